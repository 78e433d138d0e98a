import Parser from 'rss-parser';
import { checkAtom } from './feed-validator-atom.ts';
import { checkJson } from './feed-validator-json.ts';
import { checkRss } from './feed-validator-rss.ts';
import { readXml } from './feed-validator-xml.ts';

/**
 * Those rules of the W3C feed validator that concern what our feeds hold, under the names and levels it gives them
 * (https://validator.w3.org/feed/docs/). Enclosures, images, podcasts and what only a server can do wrong are left out:
 * an element that our feeds never hold is an UndefinedElement here. JSON Feed has no validator of the W3C; its faults
 * go under the name of the like fault, or under InvalidJsonFeed.
 */
export const feedRules = {
  SAXError: 'error',
  InvalidJsonFeed: 'error',
  NotUTF8: 'warning',
  InvalidRSSVersion: 'error',
  MissingNamespace: 'error',
  UnknownNamespace: 'warning',
  ReservedPrefix: 'warning',
  UndefinedElement: 'error',
  DuplicateElement: 'error',
  MissingElement: 'error',
  MissingTitle: 'error',
  MissingLink: 'error',
  MissingDescription: 'error',
  MisplacedItem: 'warning',
  MisplacedMetadata: 'error',
  NotBlank: 'warning',
  UnexpectedWhitespace: 'error',
  BadCharacters: 'warning',
  ContainsHTML: 'warning',
  InvalidTextType: 'error',
  InvalidLanguage: 'error',
  InvalidPositiveInteger: 'error',
  InvalidContact: 'error',
  DuplicateSemantics: 'warning',
  DuplicateItemSemantics: 'warning',
  InvalidRFC2822Date: 'error',
  IncorrectDOW: 'error',
  ProblematicalRFC822Date: 'warning',
  InvalidRFC3339Date: 'error',
  ImplausibleDate: 'warning',
  DuplicateUpdated: 'warning',
  InvalidFullLink: 'error',
  InvalidTAG: 'error',
  NonCanonicalURI: 'warning',
  MissingHref: 'error',
  AtomLinkNotEmpty: 'warning',
  UnregisteredAtomLinkRel: 'warning',
  InvalidMIMEType: 'error',
  DuplicateAtomLink: 'error',
  MissingAtomSelfLink: 'warning',
  MissingSelf: 'warning',
  SelfDoesntMatchLocation: 'warning',
  MissingCurrentInArchive: 'warning',
  FeedHistoryRelInEntry: 'warning',
  MissingGuid: 'warning',
  InvalidBooleanAttribute: 'error',
  InvalidHttpGUID: 'error',
  NotSufficientlyUnique: 'warning',
  DuplicateEntries: 'warning',
  ItemMustContainTitleOrDescription: 'error',
  NeedDescriptionBeforeContent: 'warning',
  MissingContentOrAlternate: 'error',
  MissingTextualContent: 'warning',
  NotHtml: 'warning',
  SecurityRisk: 'warning',
  SecurityRiskAttr: 'warning',
  DangerousStyleAttr: 'warning',
  ContainsRelRef: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;

export type FeedRule = keyof typeof feedRules;
export type Report = (rule: FeedRule, where: string) => void;

/** Where a feed was fetched, and when: no date in it may lie after that. */
export interface Fetched {
  location: string;
  now: string;
}

/** All faults of a feed as `level rule: where`, in the order in which they were found; empty for a sound one. */
export async function feedFaults(text: string, fetched: Fetched): Promise<string[]> {
  const found: string[] = [];
  const report: Report = (rule, where) => void found.push(`${feedRules[rule]} ${rule}: ${where}`);
  if (text.startsWith('{')) checkJson(text, fetched, report);
  else if (await isWellFormed(text)) checkXml(text, fetched, report);
  else report('SAXError', 'the document');
  return found;
}

/** The parser of rss-parser is strict where ours below is not. */
async function isWellFormed(xml: string): Promise<boolean> {
  return new Parser().parseString(xml).then(
    () => true,
    (error: unknown) => !/Line: \d+/.test(String(error)),
  );
}

function checkXml(xml: string, fetched: Fetched, report: Report): void {
  if (!/^<\?xml version="1.0" encoding="utf-8"\?>/i.test(xml)) report('NotUTF8', 'the declaration');
  const root = readXml(xml, report);
  if (root.name === 'rss') checkRss(root, fetched, report);
  else if (root.name === 'feed') checkAtom(root, fetched, report);
  else report('UndefinedElement', root.name);
}
