import { Listr, ListrDefaultRendererLogLevels } from 'listr2';
import { type AskedSource, type Ending, logLine, type Progress } from './progress.ts';

/** How often the clock at the foot moves on, in milliseconds. */
const tickMs = 250;
/** Sources named as being asked, so that the line stays one line. */
const askedNamesMax = 4;

/** Marks the sources of which something is to be said. */
const marks: Record<Exclude<Ending['outcome'], 'read'>, string> = { failed: '!', mended: '~', skipped: '-' };

/** The handle listr2 gives to a running task: what is set shows. */
interface Drawn {
  title: string;
  output: string;
}

/**
 * A list on a terminal: a row for every section, under it the sources that are being asked now and those that failed,
 * were mended or were not asked, and at the foot how many have ended. A row for every source would not fit a small
 * window; where even this does not fit, the foot stays in sight, and the whole list is printed at the end.
 */
export function liveProgress(): Progress {
  const rows = new Map<string, SectionRow>();
  const foot = { all: 0, ended: 0, since: Date.now() };
  let lists: Promise<unknown> = Promise.resolve();
  return {
    asking(sources) {
      if (sources.length === 0) return;
      const sections = [...Map.groupBy(sources, ({ section }) => section)].map(
        ([title, members]) => new SectionRow(title, members),
      );
      for (const section of sections) for (const id of section.ids) rows.set(id, section);
      foot.all += sources.length;
      lists = lists.then(() => drawList(sections, () => footLine(foot)));
    },
    started: (id) => rows.get(id)?.started(id),
    ended(id, ending) {
      foot.ended += 1;
      rows.get(id)?.ended(id, ending);
    },
    finish: async () => {
      for (const row of rows.values()) row.giveUp();
      await lists;
    },
  };
}

function footLine({ all, ended, since }: { all: number; ended: number; since: number }): string {
  return `${ended} of ${all} sources, ${Math.floor((Date.now() - since) / 1000)} s`;
}

function drawList(rows: readonly SectionRow[], foot: () => string): Promise<unknown> {
  const counting = async (_: unknown, task: Drawn): Promise<void> => {
    const clock = setInterval(() => (task.title = foot()), tickMs);
    await Promise.all(rows.map(({ done }) => done));
    clearInterval(clock);
    task.title = foot();
  };
  const tasks = rows.map((row) => ({
    title: row.title,
    task: (_: unknown, task: Drawn) => row.draw(task),
    rendererOptions: { persistentOutput: true },
  }));
  const rendererOptions = {
    collapseErrors: false,
    showErrorMessage: false,
    // Each note has a mark of its own; listr2 would put one more before the first.
    icon: { [ListrDefaultRendererLogLevels.OUTPUT]: ' ' },
  };
  return new Listr([...tasks, { title: foot(), task: counting }], {
    concurrent: true,
    exitOnError: false,
    rendererOptions,
  }).run();
}

/** What the row of one section says, and when it is done. */
class SectionRow {
  readonly #section: string;
  readonly #names: ReadonlyMap<string, string>;
  readonly #asked = new Set<string>();
  readonly #notes: string[] = [];
  readonly #end = Promise.withResolvers<void>();
  #ended = 0;
  #read = 0;
  #task: Drawn | undefined;

  constructor(section: string, sources: readonly AskedSource[]) {
    this.#section = logLine(section);
    this.#names = new Map(sources.map(({ id, name }) => [id, logLine(name)]));
  }

  get ids(): string[] {
    return [...this.#names.keys()];
  }

  get done(): Promise<void> {
    return this.#end.promise;
  }

  get title(): string {
    const all = this.#names.size;
    if (this.#ended === 0 && this.#asked.size === 0) return `${this.#section}: ${all} waiting`;
    return `${this.#section}: ${this.#read} of ${all} read`;
  }

  started(id: string): void {
    this.#asked.add(id);
    this.#show();
  }

  ended(id: string, { outcome, line }: Ending): void {
    this.#asked.delete(id);
    this.#ended += 1;
    if (outcome === 'read' || outcome === 'mended') this.#read += 1;
    if (outcome !== 'read') this.#notes.push(`${marks[outcome]} ${this.#name(id)}: ${logLine(line)}`);
    this.#show();
    if (this.#ended === this.#names.size) this.#end.resolve();
  }

  giveUp(): void {
    this.#asked.clear();
    this.#show();
    this.#end.resolve();
  }

  async draw(task: Drawn): Promise<void> {
    this.#task = task;
    this.#show();
    await this.done;
    // A failed task is how listr2 draws a cross; the notes under it say why.
    if (this.#read === 0) throw new Error(this.title);
  }

  #show(): void {
    if (!this.#task) return;
    this.#task.title = this.title;
    this.#task.output = [...this.#notes, ...this.#asking()].join('\n');
  }

  #asking(): string[] {
    const names = [...this.#asked].map((id) => this.#name(id));
    if (names.length === 0) return [];
    const others = names.length - askedNamesMax;
    return [`asking ${names.slice(0, askedNamesMax).join(', ')}${others > 0 ? ` and ${others} more` : ''}`];
  }

  #name(id: string): string {
    return this.#names.get(id) ?? id;
  }
}
