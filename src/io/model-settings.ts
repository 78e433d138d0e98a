import { legalText, tidyLines } from '../core/text-characters.ts';

/** The model that may choose sentences, and what it may cost at most. Times are milliseconds. */
export interface ModelSettings {
  /** Where chats are completed. */
  address: URL;
  /** The model as its endpoint calls it. */
  model: string;
  /** The model as readers see it. */
  label: string;
  key?: string;
  /** Requests a run. */
  callsMax: number;
  callMs: number;
  runMs: number;
  /** The largest answer, bytes. */
  bytesMax: number;
}

export const modelLimits = {
  callsMax: 12,
  callMs: 20_000,
  runMs: 90_000,
  bytesMax: 1024 * 1024,
} as const satisfies Partial<ModelSettings>;

/** What the environment says of a model: its settings, or why there are none although something is set. */
export interface ModelSetup {
  settings?: ModelSettings;
  /** Why a model that was named is not asked; without the values, which may be secret. */
  problem?: string;
}

const labelCharsMax = 60;
/** More a morning would be a mistake in the number rather than a wish. */
const callsOfOwnerMax = 100;

/**
 * Reads `SUMMARY_ENDPOINT`, `SUMMARY_MODEL`, `SUMMARY_API_KEY` and `SUMMARY_CALLS_MAX`. Without endpoint and model there
 * is neither settings nor problem: that is the usual case. An empty value counts as none, because that is what GitHub
 * Actions makes of a variable that is not set.
 */
export function readModelSetup(env: Readonly<Record<string, string | undefined>>): ModelSetup {
  const value = (name: string): string => env[name]?.trim() ?? '';
  const [endpoint, model, key] = [
    value('SUMMARY_ENDPOINT'),
    value('SUMMARY_MODEL'),
    value('SUMMARY_API_KEY'),
  ];
  if (!endpoint && !model) return {};
  const address = chatAddress(endpoint);
  const label = labelOf(model);
  const callsMax = Number(value('SUMMARY_CALLS_MAX') || modelLimits.callsMax);
  const problem =
    (!endpoint && 'SUMMARY_MODEL is set, but SUMMARY_ENDPOINT is not') ||
    (!address && 'SUMMARY_ENDPOINT is not a web address, such as http://localhost:11434/v1') ||
    ((address?.username || address?.password) &&
      'SUMMARY_ENDPOINT holds a name or a password: a key belongs into SUMMARY_API_KEY') ||
    (!label && 'SUMMARY_ENDPOINT is set, but SUMMARY_MODEL is not') ||
    (!/^[\x21-\x7e]*$/.test(key) && 'SUMMARY_API_KEY holds characters that no key has') ||
    (!isCallCount(callsMax) && `SUMMARY_CALLS_MAX is not a whole number from 0 to ${callsOfOwnerMax}`);
  if (problem || !address) return { problem: `${problem}. No model was asked.` };
  if (callsMax === 0) return {};
  return { settings: { ...modelLimits, address, model, label, ...(key && { key }), callsMax } };
}

function isCallCount(count: number): boolean {
  return Number.isInteger(count) && count >= 0 && count <= callsOfOwnerMax;
}

/** `https://api.example/v1` → `https://api.example/v1/chat/completions`; the whole address may be written too. */
function chatAddress(endpoint: string): URL | undefined {
  if (!/^https?:\/\//i.test(endpoint) || !URL.canParse(endpoint)) return undefined;
  const address = new URL(endpoint);
  const base = address.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  address.pathname = `${base}/chat/completions`;
  address.hash = '';
  return address;
}

/** Local servers call a model by the path of its file; readers need not know the owner's folders. */
function labelOf(model: string): string {
  const name = /^(?:[\\/.~]|[a-z]:[\\/])/i.test(model) ? (model.split(/[\\/]/).at(-1) ?? '') : model;
  const line = tidyLines(legalText(name)).replaceAll('\n', ' ');
  return [...line].slice(0, labelCharsMax).join('');
}
