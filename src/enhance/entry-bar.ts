import { showBar } from './bar.ts';
import { button, element } from './elements.ts';
import { openPanel } from './panel.ts';
import { muteSource, sourceOf } from './mute.ts';
import { words } from './words.ts';

/** Share, copy, mute: what can be done with one entry. Stands behind the entry in the order of the keyboard. */
export async function showEntryBar(row: HTMLElement): Promise<void> {
  const t = await words();
  const url = row.querySelector<HTMLAnchorElement>('.who a')?.href ?? location.href;
  const title = row.querySelector('h3')?.textContent?.trim() ?? '';
  const said = element('p', { role: 'status' }, title);
  const copy = button(t.copyLink, () => {
    navigator.clipboard.writeText(url).then(
      () => (said.textContent = t.copied),
      () => (said.textContent = `${t.copyFailed} ${url}`),
    );
  });
  const share = button(t.share, () => void navigator.share({ title, url }).catch(() => undefined));
  const source = sourceOf(row);
  await showBar(
    [
      said,
      ...('share' in navigator ? [share] : []),
      ...('clipboard' in navigator ? [copy] : []),
      ...(source
        ? [
            button(
              t.muteSource.replace('{source}', () => source),
              () => void muteSource(source).then(() => close()),
            ),
          ]
        : []),
      button(t.readingAids, () => void openPanel()),
    ],
    title,
    row,
  );
  function close(): void {
    document.querySelector('.bar')?.remove();
  }
}
