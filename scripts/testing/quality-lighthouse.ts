import chromium from '@sparticuz/chromium';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export interface Scores {
  /** 0 to 100, by category; performance is the median of the runs, of the others the least. */
  scores: Record<(typeof categories)[number], number>;
  /** What cost a point, with Lighthouse's own words. */
  complaints: string[];
}

const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

/** Audits that speak of the server or its tools, which a loopback server without TLS does not stand for. */
const skipAudits = ['uses-http2', 'redirects-http'];

/**
 * Lighthouse on a page as a phone sees it, in a browser of its own. Throttling is simulated from one unthrottled visit,
 * so that the figures depend little on this machine; what other work on it still disturbs, the median evens out.
 */
export async function lighthouseScores(url: string, runs: number): Promise<Scores> {
  const chrome = await launch({ chromePath: await chromium.executablePath(), chromeFlags: flags });
  try {
    const found: Scores[] = [];
    for (let run = 0; run < runs; run += 1) found.push(await visit(url, chrome.port));
    return together(found);
  } finally {
    chrome.kill();
  }
}

async function visit(url: string, port: number): Promise<Scores> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: [...categories],
    skipAudits,
  });
  if (!result) throw new Error(`Lighthouse says nothing of ${url}.`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`Lighthouse could not look at ${url}: ${lhr.runtimeError.message}`);
  const score = (name: string): number => Math.round((lhr.categories[name]?.score ?? 0) * 100);
  const weighed = categories.flatMap((name) => lhr.categories[name]?.auditRefs ?? []);
  const complaints = weighed
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => lhr.audits[id])
    .filter((audit) => audit?.score !== null && (audit?.score ?? 1) < 0.99)
    .map((audit) => `${audit?.id}: ${audit?.title} ${audit?.displayValue ?? ''}`);
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    complaints,
  };
}

function together(found: readonly Scores[]): Scores {
  const sorted = (name: (typeof categories)[number]): number[] =>
    found.map(({ scores }) => scores[name]).sort((a, b) => a - b);
  return {
    scores: {
      performance: sorted('performance')[found.length >> 1] ?? 0,
      accessibility: sorted('accessibility')[0] ?? 0,
      'best-practices': sorted('best-practices')[0] ?? 0,
      seo: sorted('seo')[0] ?? 0,
    },
    complaints: [...new Set(found.flatMap(({ complaints }) => complaints))],
  };
}
