/** The page for what was not kept lists what was, newest edition first. */
const list = document.querySelector<HTMLElement>('[data-kept-pages]');
if (list && 'caches' in window) void showKept(list);

async function showKept(root: HTMLElement): Promise<void> {
  const addresses = new Set<string>();
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys())
      if (/\/\d{4}\/\d\d\/\d\d\/$/.test(url)) addresses.add(url);
  const dayOf = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'full',
    timeZone: 'UTC',
  });
  for (const url of [...addresses].toSorted().toReversed()) {
    const [year, month, day] = url.split('/').slice(-4);
    const link = document.createElement('a');
    link.href = url;
    link.textContent = dayOf.format(new Date(`${year}-${month}-${day}T00:00:00Z`));
    const item = document.createElement('li');
    item.append(link);
    root.append(item);
  }
}
