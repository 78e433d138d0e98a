import type { Edition } from './edition.ts';
import { closingSentence, type ReportRow, type RunReport } from './report.ts';

const troubled = new Set<ReportRow['status']>(['failed', 'skipped', 'degraded', 'stale']);

/**
 * The report of a run as GitHub shows it under a run: what needs attention first, sections without news with their
 * reason, every source folded away. `page` is where the edition will stand.
 */
export function reportMarkdown(report: RunReport, edition: Edition | undefined, page: string): string {
  const { sources, notes, date } = report;
  const attention = sources.filter(({ status, movedTo }) => troubled.has(status) || movedTo !== undefined);
  return [
    `## ${closingSentence(report)}`,
    ...(edition ? [`[The edition of ${date}](${page})`] : []),
    ...(notes.length > 0 ? [notes.map((note) => `- ${plain(note)}`).join('\n')] : []),
    ...(attention.length > 0 ? ['### What needs attention', table(attention)] : []),
    ...quietSections(edition),
    ...(sources.length > 0
      ? [`<details><summary>All ${sources.length} sources</summary>\n\n${table(sources)}\n\n</details>`]
      : []),
  ].join('\n\n');
}

function table(rows: readonly ReportRow[]): string {
  const lines = rows.map(
    ({ section, name, status, answer, read, new: fresh, kept, ms, note = '', movedTo }) =>
      [
        plain(name),
        plain(section),
        [status, answer].filter(Boolean).join(' '),
        ...[read, fresh, kept, ms],
        plain([note, movedTo && `Moved to ${movedTo}`].filter(Boolean).join(' ')),
      ].join(' | '),
  );
  return [
    '| source | section | answer | read | new | kept | ms | note |',
    '| --- | --- | --- | --: | --: | --: | --: | --- |',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

function quietSections(edition: Edition | undefined): string[] {
  const silent = edition?.sections.filter(({ entries }) => entries.length === 0) ?? [];
  const lines = silent.map(({ title, coverage: { status, sources } }) => {
    const reasons = sources.flatMap(({ name, reason }) => (reason ? [`${name}: ${reason}`] : []));
    return `- ${plain([`${title}: ${status}.`, ...reasons].join(' '))}`;
  });
  return lines.length > 0 ? ['### Sections without entries', lines.join('\n')] : [];
}

/** Names and reasons are data: none may become a mark, an element, a mention or another column. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '')
    .replace(/[\\`*_[\]|#~@!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .trim();
}
