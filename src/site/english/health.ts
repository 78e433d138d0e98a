import type { SourceStatus } from '../../core/edition.ts';
import type { Trouble } from '../source-health-troubles.ts';
import { capital, count, inWords, stop } from './grammar.ts';

/** What happened, in a few words, and what its owner can do about it. */
interface TroubleWords {
  what: string;
  advice: string;
}

const notRead = 'Could not be read.';

/** The words of the source-health page. */
export const healthWords = {
  skipToSources: 'Skip to source health',
  ofSources: (all: number) => `of ${count(all, 'source')}`,
  answeredThen: (weekday: string) => `answered on ${weekday}.`,
  needAttention: (sources: number) =>
    sources === 0 ? 'All is well.' : `${sources} ${sources === 1 ? 'needs' : 'need'} attention.`,
  readOn: (day: string, clock: string) =>
    `${stop(`Read on ${day} at ${clock}`)} A source that fails never holds up the others.`,
  answeredAndKept: (answered: number, kept: number) =>
    `${answered} answered, ${count(kept, 'story', 'stories')} kept`,
  didNotAnswer: (sources: number) => `${sources} did not`,
  attentionHeading: (sources: number) =>
    `${capital(inWords(sources))} ${sources === 1 ? 'needs' : 'need'} attention`,
  since: 'Since',
  sinceAtLeast: (day: string) => `${day} or longer`,
  newestEntry: 'Newest entry',
  newestUnknown: 'unknown',
  tryThis: 'Try this',

  troubles: {
    moved: {
      what: 'Moved.',
      advice: 'In briefing.yaml, give it its new address:',
    },
    gone: {
      what: 'Gone for good.',
      advice:
        'Look for another feed at the foot of the publisher’s site and write its address into briefing.yaml. If there is none, take the source out.',
    },
    wait: {
      what: 'Asked us to wait.',
      advice: 'Nothing to do. It is left alone for as long as it asked, and then read again.',
    },
    notAsked: { what: 'Was not asked.', advice: 'Nothing to do. A later run asks it again.' },
    refused: {
      what: notRead,
      advice:
        'Some publishers turn away programs that they do not know. Ask them to let this one in, or give it another name by a line under this source in briefing.yaml, such as',
    },
    password: {
      what: notRead,
      advice:
        'It is not open to everyone. Ask the publisher for a feed without a password, or name another source.',
    },
    withheld: {
      what: notRead,
      advice: 'It is withheld by law where the briefing is collected. Name another source.',
    },
    missing: {
      what: notRead,
      advice:
        'The feed has probably moved. Look for “RSS” at the foot of the publisher’s site and write that address into briefing.yaml.',
    },
    page: {
      what: notRead,
      advice:
        'The address has become a web page. Look for “RSS” at the foot of the publisher’s site and write that address into briefing.yaml.',
    },
    notFeed: {
      what: notRead,
      advice:
        'Something else than a feed stands at this address. Look for “RSS” at the foot of the publisher’s site and write that address into briefing.yaml.',
    },
    broken: {
      what: notRead,
      advice: 'Tell the publisher that the feed is damaged. It is read again as soon as it is mended.',
    },
    large: {
      what: notRead,
      advice: 'Look for a smaller feed of the same publisher, such as one for a single subject.',
    },
    name: {
      what: notRead,
      advice:
        'The name of the server has vanished. Check the spelling of the address in briefing.yaml; if it is right, the publisher has moved or ended.',
    },
    certificate: {
      what: notRead,
      advice:
        'Tell the publisher: their visitors see a warning too. It is read again as soon as the certificate is in order.',
    },
    address: {
      what: notRead,
      advice:
        'Correct this source in briefing.yaml. A host of your own network is read only if network.allowHosts names it.',
    },
    unreachable: {
      what: notRead,
      advice:
        'See whether the publisher’s site opens in a browser. If it does, look there for another address of the feed; if not, it may come back by itself.',
    },
    failed: {
      what: notRead,
      advice: 'Open its address in a browser. If no feed appears there, look for another one.',
    },
    stale: {
      what: 'Long without news.',
      advice:
        'Perhaps the feed was given up. See whether the publisher’s own site still appears; if it does, look for a newer feed there, if not, name another source.',
    },
    degraded: {
      what: 'Damaged.',
      advice:
        'Tell the publisher. The document was mended before it was read, so some entries may be missing.',
    },
  } satisfies Record<Trouble, TroubleWords> as Record<Trouble, TroubleWords>,
  stillRead: 'It is still read, but by a detour that may end.',
  probablyPassing: (good: number, days: number) =>
    `Nothing yet. It answered on ${good} of the last ${count(days, 'day')}, so the next run will probably read it.`,

  allSources: 'All sources',
  inOrder: (first: string, last: string) =>
    `In the order of the briefing. Ticks run from ${first} on the left to ${last} on the right; a gap is a day without a record.`,
  tickMeanings: {
    ok: 'new entries',
    quiet: 'nothing new',
    degraded: 'damaged, but read',
    stale: 'long without news',
    failed: 'could not be read',
    skipped: 'not asked',
  } satisfies Record<SourceStatus, string> as Record<SourceStatus, string>,
  ticks: (days: number, parts: readonly (readonly [meaning: string, days: number])[]) =>
    parts.length === 0
      ? `Last ${count(days, 'day')}: nothing recorded`
      : `Last ${count(days, 'day')}: ${parts.map(([meaning, on]) => `${meaning} on ${on}`).join(', ')}`,
  tableCaption: 'All sources, by section',
  columns: {
    source: 'Source',
    ticks: 'Last 30 days',
    newest: 'Newest entry',
    kept: 'Kept that day',
    response: 'Response',
  },
  keptLabel: ' kept',
  seconds: (milliseconds: number) =>
    milliseconds < 100 ? 'under 0.1 s' : `${(milliseconds / 1000).toFixed(1)} s`,
  sourcesDescription: 'Which sources answered, which did not, and why.',
};
