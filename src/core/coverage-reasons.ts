/** The sentences that tell what a source did: plain words for readers of an edition, of a report and of a log. */

/** Longer reasons are cut: an edition and a month of health stay small whatever a publisher does. */
export const reasonCharsMax = 600;

/** Sentences that are there, one after another, cut to `reasonCharsMax`; undefined where there is none. */
export function joinReasons(...parts: readonly (string | undefined)[]): string | undefined {
  const text = parts.filter(Boolean).join(' ');
  return text.length > reasonCharsMax
    ? `${text.slice(0, reasonCharsMax - 2).trimEnd()} …`
    : text || undefined;
}

/** What an owner has to write after a permanent redirect (RFC 9110 15.4.2 and 15.4.9). */
export function movedReason(address: string | undefined): string | undefined {
  return address && `Moved for good: write ${address} in briefing.yaml.`;
}

export function mendedReason(repairs: readonly string[]): string | undefined {
  return repairs.length > 0 ? `Mended before it could be read: ${repairs.join('; ')}.` : undefined;
}

export function staleReason(silentHours: number): string {
  return `Nothing new for ${Math.floor(silentHours / 24)} days.`;
}

/** Failures are counted in words from this day in a row on: two bad mornings happen to everybody. */
export const failingDaysMin = 3;

/** `Failed on 3 days in a row, since 20 November.`; undefined for the first days. `days` includes today. */
export function failingReason(days: number, since: string): string | undefined {
  return days >= failingDaysMin ? `Failed on ${days} days in a row, since ${dayWords(since)}.` : undefined;
}

/** After 410 (RFC 9110 15.5.11). `since` is the date of that answer. */
export function goneReason(since: string | undefined): string {
  return (
    `Not asked any more${since ? ` since ${dayWords(since)}` : ''}: the publisher has taken this feed away ` +
    'for good (410). Find its new address, or take it out of briefing.yaml.'
  );
}

/** After Retry-After (RFC 9110 10.2.3). `until` is a time in words. */
export function pauseReason(until: string): string {
  return `Not asked: the publisher asked not to be called again before ${until}.`;
}

/** While an answer is fresh (RFC 9111 4.2; `ttl` of RSS 2.0). `until` is a time in words. */
export function keptReason(until: string): string {
  return `Not asked: the publisher wants its answer kept until ${until}.`;
}

/** Where another machine was to ask and what it heard never came. */
export function lostReason({ share, of }: { share: number; of: number }): string {
  return `It is not known what this source answered, because share ${share} of ${of} of this run did not arrive.`;
}

/** Where another machine asked, and what it heard is more than it can hand over. */
export const notHandedOverReason =
  'What this source answered is too long or too strange to be handed from one machine to another.';

/** `2026-11-20` → `20 November` */
export function dayWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(date),
  );
}

/** An instant as people of a time zone say it at `now`: `09:40`, or `09:40 on 23 November` on another day. */
export function timeWords(instant: string, now: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone });
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone });
  const then = new Date(instant);
  const words = day.format(then);
  return `${clock.format(then)}${words === day.format(now) ? '' : ` on ${words}`}`;
}
