import type { Arranged } from '../../src/core/arrange.ts';
import {
  numbersIn,
  promptOf,
  type Question,
  questionsOf,
  summaryFrom,
} from '../../src/core/choose-sentences.ts';
import type { Edition, Summary } from '../../src/core/edition.ts';
import { seconds } from '../../src/io/download-limits.ts';
import { type Failed, type Model, openModel } from '../../src/io/model.ts';
import type { ModelSettings } from '../../src/io/model-settings.ts';

/** After so many failures in a row the model is left alone for this run. */
const failuresMax = 3;

/** Asks a model about the entries of an edition that have no summary. Gives what it chose, and how that went in words. */
export async function askModel(
  edition: Edition,
  { brought, input }: Arranged,
  settings: ModelSettings,
): Promise<{ chosen: ReadonlyMap<string, Summary>; notes: string[] }> {
  const offered = brought.flatMap(({ fresh }) => fresh);
  const choosing = await choose(questionsOf(edition, offered, input.earlier), settings);
  return { chosen: choosing.chosen, notes: notesOf(choosing) };
}

/** How asking the model went. */
interface Choosing {
  chosen: Map<string, Summary>;
  asked: number;
  calls: number;
  /** The reasons of the questions that came to nothing. */
  failures: string[];
  /** Questions that were not asked, and why. */
  left: number;
  stop: string;
}

/** Asks one question after the other, as long as the calls, the time and the hope of an answer last. */
async function choose(questions: readonly Question[], settings: ModelSettings): Promise<Choosing> {
  const model = openModel(settings);
  const end = performance.now() + settings.runMs;
  const chosen = new Map<string, Summary>();
  const failures: string[] = [];
  let asked = 0;
  let inRow = 0;
  let stop = '';
  for (const question of questions) {
    const leftMs = end - performance.now();
    stop ||= limitReached(model, settings, leftMs);
    if (stop) break;
    asked += 1;
    const summary = await answerTo(question, model, settings.label, leftMs);
    if (summary && 'reason' in summary) {
      failures.push(summary.reason);
      inRow += 1;
      if (summary.final) stop = 'the next one would have failed alike';
      else if (inRow === failuresMax) stop = `${failuresMax} in a row had failed`;
    } else {
      inRow = 0;
      if (summary) chosen.set(question.candidate.id, summary);
    }
  }
  return { chosen, asked, calls: model.calls(), failures, left: questions.length - asked, stop };
}

function limitReached(model: Model, { callsMax, runMs }: ModelSettings, leftMs: number): string {
  if (model.calls() >= callsMax) return `SUMMARY_CALLS_MAX is ${callsMax}`;
  return leftMs <= 0 ? `a run gives the model ${seconds(runMs)}` : '';
}

/** What the model chose; undefined where it found nothing fit. */
async function answerTo(
  question: Question,
  model: Model,
  label: string,
  leftMs: number,
): Promise<Summary | Failed | undefined> {
  const reply = await model.ask(promptOf(question), leftMs);
  if (reply.kind === 'failed') return reply;
  const numbers = numbersIn(reply.text);
  const summary = numbers && summaryFrom(question, numbers, label);
  if (summary === undefined)
    return { kind: 'failed', reason: 'The model answered with something else than numbers of sentences.' };
  return summary === 'none' ? undefined : summary;
}

/** One line for what came of it, one for each kind of failure, one for what was not asked. */
function notesOf({ chosen, asked, calls, failures, left, stop }: Choosing): string[] {
  const kinds = new Map<string, number>();
  for (const reason of failures) kinds.set(reason, (kinds.get(reason) ?? 0) + 1);
  return [
    ...(asked > 0
      ? [
          `The model was asked about ${entries(asked)} and chose sentences for ${chosen.size} (requests: ${calls}).`,
        ]
      : []),
    ...[...kinds].map(([reason, count]) => `No sentences were chosen for ${entries(count)}: ${reason}`),
    ...(left > 0 ? [`The model was not asked about ${entries(left)}, because ${stop}.`] : []),
  ];
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}
