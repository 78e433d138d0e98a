import type { Browser, Page } from 'playwright-core';

/** What a real browser makes of pages that hold script payloads. */

const frameHost = 'http://fragments.example';
const framesAtOnce = 60;
/** For what a browser does in its own time: loading, failing to load, animating. */
const settleMs = 100;
const frameMs = 2_000;

/** What a reader or a page may set off. Links that lead elsewhere are not followed. */
const setOff = `(root) => {
  for (const element of root.querySelectorAll('*')) {
    for (const type of ['mouseover', 'mouseenter', 'focus', 'blur', 'input', 'change', 'toggle', 'keydown', 'scroll'])
      element.dispatchEvent(new Event(type));
    const link = element.closest('a, area');
    if (!link || !/^https?:/.test(link.href)) element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
}`;

/** Pastes each fragment raw into a page of its own, as a careless program would; gives the places of those that ran a script. */
export async function findFiring(browser: Browser, fragments: readonly string[]): Promise<number[]> {
  const page = await browser.newPage();
  await page.route('**', (route) => {
    const nth = new RegExp(`^${frameHost}/(\\d+)$`).exec(route.request().url())?.[1];
    if (nth !== undefined)
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: frameOf(Number(nth), fragments),
      });
    return route.request().url() === `${frameHost}/`
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Fragments</title>' })
      : route.abort();
  });
  const fired = new Set<number>();
  for (let start = 0; start < fragments.length; start += framesAtOnce) {
    const count = Math.min(framesAtOnce, fragments.length - start);
    await page.goto(`${frameHost}/`);
    const found = await page.evaluate<number[]>(`(async () => {
      window.ran = new Set();
      // Without the right to leave the page or to open another.
      const frames = await Promise.all(Array.from({ length: ${count} }, (_, nth) => new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.sandbox = 'allow-scripts allow-same-origin allow-forms';
        frame.onload = () => resolve(frame);
        frame.src = '/' + (${start} + nth);
        setTimeout(resolve, ${frameMs}, frame);
        document.body.append(frame);
      })));
      const pause = () => new Promise((resolve) => setTimeout(resolve, ${settleMs}));
      await pause();
      for (const frame of frames) try { (${setOff})(frame.contentDocument) } catch {}
      await pause();
      return [...window.ran];
    })()`);
    for (const nth of found) fired.add(nth);
  }
  await page.close();
  return [...fired].sort((a, b) => a - b);
}

function frameOf(nth: number, fragments: readonly string[]): string {
  const listen = `for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { parent.ran.add(${nth}) }`;
  return `<!doctype html><title>Fragment</title><script>${listen}</script><h3>${fragments[nth]}</h3><p>The tide.</p>`;
}

/** Elements as `parent > element [attributes]`, links as they resolve, and entries by their words. */
export interface Seen {
  shapes: string[];
  links: string[];
  entries: SeenEntry[];
}

export interface SeenEntry {
  title: string;
  url: string;
  summary?: string;
  also: { title: string; url: string }[];
}

/** The language of a text is told by the text, so `lang` and `dir` may be there or not. */
const shapesOf = `(root) => [...new Set([...root.querySelectorAll('*')].map((element) =>
  (element.parentNode?.nodeName ?? '') + ' > ' + element.nodeName + ' [' + element.getAttributeNames().filter((name) => !['lang', 'dir'].includes(name)).sort().join(' ') + ']'))]`;

/** What the page that is open consists of, by the browser's own reading. */
export async function look(page: Page): Promise<Seen> {
  return page.evaluate<Seen>(`({
    shapes: (${shapesOf})(document),
    links: [...document.querySelectorAll('[href], [src]')].map((element) => element.href || element.src),
    entries: [...document.querySelectorAll('li.entry')].map((entry) => ({
      title: entry.querySelector('h3 a').textContent.trim(),
      url: entry.querySelector('h3 a').getAttribute('href'),
      ...(entry.querySelector('.summary') && { summary: entry.querySelector('.summary').textContent }),
      also: [...entry.querySelectorAll('.also a:not([href^="/stories/"])')].map((other) => ({ title: other.textContent, url: other.getAttribute('href') })),
    })),
  })`);
}

/** A feed of the site, its XML and the HTML inside; rejects where it is not well-formed. */
export async function lookAtFeed(page: Page, xml: string): Promise<Omit<Seen, 'entries'>> {
  return page.evaluate<Omit<Seen, 'entries'>>(`((xml) => {
    const feed = new DOMParser().parseFromString(xml, 'application/xml');
    const fault = feed.querySelector('parsererror');
    if (fault) throw new Error(fault.textContent);
    const html = [...feed.querySelectorAll('encoded, item > description, content[type=html]')].map((content) =>
      new DOMParser().parseFromString(content.textContent, 'text/html'));
    return {
      shapes: [...new Set([feed, ...html].flatMap(${shapesOf}))],
      links: html.flatMap((document) => [...document.querySelectorAll('[href], [src]')].map(({ href, src }) => href || src)),
    };
  })(${JSON.stringify(xml)})`);
}

/** The shapes of a fragment pasted raw into a list of entries. */
export async function lookAtFragment(page: Page, fragment: string): Promise<string[]> {
  const entry = `<ol><li class="entry"><h3 id="x"><a href="https://quay.example/" data-host="x">${fragment}</a></h3></li></ol>`;
  return page.evaluate<string[]>(
    `(${shapesOf})(new DOMParser().parseFromString(${JSON.stringify(entry)}, 'text/html').querySelector('li'))`,
  );
}

/** Lets everything happen on the open page that a reader could set off without leaving it, until the next frame. */
export async function touchEverything(page: Page): Promise<void> {
  await page.evaluate(`(${setOff})(document)`);
  await page.evaluate('new Promise(requestAnimationFrame)');
}
