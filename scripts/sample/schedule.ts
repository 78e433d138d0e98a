/**
 * Which invented source misbehaves, how, and on which mornings. Everything else a source does stands in its
 * document: old news, undated entries, a date or a title that is changed afterwards.
 */

export type Misbehaviour =
  /** Begins to answer and falls silent. */
  | { kind: 'stalls' }
  /** Answers with an error status; without Retry-After, which would hold for all publishers: they share one host. */
  | { kind: 'answers'; status: 410 | 500 | 503 }
  /** Sends every other address of the source to this one, for good. */
  | { kind: 'moved'; to: string }
  /** Answers 200 with a page for people. */
  | { kind: 'web page' }
  /** Answers properly, with nothing from this autumn: the server has nothing to do. */
  | { kind: 'stale' };

export interface ScheduleRow {
  /** Id of a source in `sample/briefing.yaml`. */
  source: string;
  /** First day, UTC; from the beginning where absent. */
  from?: string;
  /** Last day, UTC; for ever where absent. */
  until?: string;
  misbehaviour: Misbehaviour;
}

/** The mornings of the demo and the time at which each is gathered: 06:45 in Toronto. */
export const sampleMornings: readonly string[] = [16, 17, 18, 19, 20, 21, 22].map(
  (day) => `2026-11-${day}T11:45:00Z`,
);

export const schedule: readonly ScheduleRow[] = [
  // One morning only: each costs the collector its whole patience.
  { source: 'capitol-dispatch', from: '2026-11-18', until: '2026-11-18', misbehaviour: { kind: 'stalls' } },
  // The weather comes from the backup then.
  ...['weather-city', 'weather-alerts'].map((source): ScheduleRow => ({
    source,
    from: '2026-11-19',
    until: '2026-11-19',
    misbehaviour: { kind: 'answers', status: 500 },
  })),
  { source: 'world-health-briefs', misbehaviour: { kind: 'answers', status: 500 } },
  {
    source: 'open-blueprint',
    from: '2026-11-18',
    until: '2026-11-19',
    misbehaviour: { kind: 'answers', status: 503 },
  },
  { source: 'privacy-lantern', from: '2026-11-19', misbehaviour: { kind: 'answers', status: 410 } },
  { source: 'lab-notes', misbehaviour: { kind: 'moved', to: '/feeds/lab-notes.xml' } },
  { source: 'committee-watch', misbehaviour: { kind: 'web page' } },
  { source: 'enterprise-quarterly', misbehaviour: { kind: 'stale' } },
];

/** What a source does wrong at an instant (ISO 8601, UTC); undefined where it behaves. */
export function misbehaviourOf(source: string, now: string): Misbehaviour | undefined {
  const day = now.slice(0, 10);
  return schedule.find(
    (row) => row.source === source && (row.from ?? day) <= day && day <= (row.until ?? day),
  )?.misbehaviour;
}
