import { setTimeout as pause } from 'node:timers/promises';
import { isAllowed, judgeAddress } from './address.ts';
import { userAgentOf } from './download-headers.ts';
import { downloadLimits, type DownloadLimits } from './download-limits.ts';
import { retryInstant } from './download-reasons.ts';
import { startWatch } from './download-watch.ts';
import { askNameServer, type Lookup } from './name-lookup.ts';
import { send } from './transport.ts';

export interface HubOptions {
  /** Private or loopback hosts that may be asked, by name. */
  allowHosts: readonly string[];
  /** Our own site, named in the User-Agent. */
  site?: string;
  limits?: Partial<DownloadLimits>;
  lookup?: Lookup;
  /** The longest pause before the second attempt, in milliseconds, whatever the hub asks for. */
  pauseMaxMs?: number;
}

/** What a hub is asked to wait at most: this step must never hold up a morning. */
const pauseMaxMsDefault = 20_000;
const usualPauseMs = 2_000;

type Attempt = { reason?: undefined } | { reason: string; again: boolean; waitMs?: number };

/**
 * Tells a hub that a feed has changed, so that it fetches it and passes it on. WebSub leaves the form to publisher and
 * hub (https://www.w3.org/TR/websub/#publishing); hubs take that of PubSubHubbub 0.4: a form with `hub.mode=publish`
 * and `hub.url`. Any 2xx is a yes. A busy hub is asked once more, after the pause it names. Gives undefined where the
 * hub knows, else a plain sentence; nothing is thrown, nothing followed.
 */
export async function tellHub(hub: string, topic: string, options: HubOptions): Promise<string | undefined> {
  const { allowHosts, pauseMaxMs = pauseMaxMsDefault } = options;
  const judged = judgeAddress(hub, { allowHosts });
  if ('reason' in judged) return judged.reason;
  const first = await attempt(judged.url, topic, options);
  if (first.reason === undefined || !first.again) return first.reason;
  await pause(Math.min(first.waitMs ?? usualPauseMs, pauseMaxMs));
  return (await attempt(judged.url, topic, options)).reason;
}

async function attempt(hub: URL, topic: string, options: HubOptions): Promise<Attempt> {
  const { allowHosts, site, limits, lookup = askNameServer } = options;
  const watch = startWatch({ ...downloadLimits, ...limits });
  const guard = isAllowed(hub, allowHosts) ? {} : { guard: lookup };
  const headers = {
    'user-agent': userAgentOf(site),
    'content-type': 'application/x-www-form-urlencoded',
  };
  const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': topic }).toString();
  try {
    const answer = await watch.guard(() => send(hub, { headers, watch, body, ...guard }));
    if ('reason' in answer) return { reason: answer.reason, again: true };
    const { status, header } = answer;
    if (status >= 200 && status < 300) return {};
    const location = header('location');
    if (status >= 300 && status < 400 && location && URL.canParse(location, hub))
      return { reason: `The hub has moved to ${new URL(location, hub).href} (${status}).`, again: false };
    const now = new Date();
    const until = retryInstant(header('retry-after'), now, downloadLimits.retryAfterMaxMs);
    return {
      reason: `The hub refused (${status}).`,
      again: status >= 500 || status === 429,
      ...(until && { waitMs: Date.parse(until) - now.getTime() }),
    };
  } finally {
    watch.end();
  }
}
