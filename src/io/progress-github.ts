import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ReportRow } from '../core/report.ts';
import { logLine } from './progress.ts';

/** GitHub shows this many warnings of a step and drops the rest without a word. */
const annotationsMax = 10;

/** What an annotation has to know of a source. */
export type AnnotatedSource = Pick<ReportRow, 'source' | 'name' | 'status' | 'note' | 'movedTo'>;

interface Wanting {
  source: string;
  name: string;
  title: string;
  text: string;
}

/**
 * One `::warning` of GitHub Actions for every source that failed or has moved for good, at its line of the briefing:
 * shown on the page of the run. `file` is the briefing's path from the root of the repository, `yaml` its text.
 * Escaping as in actions/toolkit, command.ts.
 */
export function sourceAnnotations(
  sources: readonly AnnotatedSource[],
  { file, yaml }: { file: string; yaml: string },
): string[] {
  const wanting = sources.flatMap(wantingOf);
  const lines = sourceLines(yaml);
  const shown = wanting.length > annotationsMax ? wanting.slice(0, annotationsMax - 1) : wanting;
  const others = wanting.slice(shown.length).map(({ name }) => logLine(name));
  const annotations = shown.map(({ source, title, text }) =>
    annotation({ file, line: lines.get(source), title: logLine(title) }, text),
  );
  if (others.length > 0)
    annotations.push(annotation({ file, title: `${others.length} more need attention` }, others.join(', ')));
  return annotations;
}

function wantingOf({ source, name, status, note = '', movedTo }: AnnotatedSource): Wanting[] {
  if (status === 'failed') return [{ source, name, title: `${name} could not be read`, text: note }];
  if (movedTo === undefined) return [];
  return [{ source, name, title: `${name} has moved`, text: `Write its new address: ${movedTo}` }];
}

/** One warning on the page of the run: at a line of a file, or without a place. */
export function annotation(properties: Record<string, string | number | undefined>, text: string): string {
  const list = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapedProperty(String(value))}`],
  );
  return `::warning ${list.join(',')}::${escaped(logLine(text))}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The line, counted from 1, on which the `id` of each source stands. */
function sourceLines(yaml: string): Map<string, number> {
  const counter = new LineCounter();
  const sections = parseDocument(yaml, { lineCounter: counter }).get('sections');
  const lines = new Map<string, number>();
  for (const section of isSeq(sections) ? sections.items : [])
    for (const key of ['sources', 'backups']) {
      const sources = isMap(section) ? section.get(key) : undefined;
      for (const source of isSeq(sources) ? sources.items : []) {
        const id = isMap(source) ? source.get('id', true) : undefined;
        if (isScalar(id) && id.range) lines.set(String(id.value), counter.linePos(id.range[0]).line);
      }
    }
  return lines;
}
