/**
 * Keeps the pages that were read last, so that they open without a network or on a bad one. It changes nothing while the
 * network answers: pages come from there, and only what it does not give within three seconds is served from what was
 * kept, which the page then says. Files with a digest in their name never change and come from here first.
 */
const shelf = 'briefing-pages-1';
const patienceMs = 3000;
const pagesMax = 14;
const scope = self.registration.scope;
const always = ['./', './offline/', './aids.json'].map((path) => new URL(path, scope).href);

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

/** The home page, the page for what is not kept, and every file with a digest that these two name. */
async function fill() {
  const cache = await caches.open(shelf);
  await cache.addAll(always);
  const files = new Set();
  for (const address of always.slice(0, 2)) {
    const html = await (await cache.match(address)).text();
    for (const [file] of html.matchAll(/[^"'(\s]*\/_astro\/[^"')\s]+/g)) files.add(new URL(file, scope).href);
  }
  await cache.addAll([...files]);
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('briefing-pages-') && name !== shelf)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const path = request.url.slice(scope.length);
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (path.startsWith('_astro/') || path === 'favicon.svg') event.respondWith(lasting(request));
  else if (path === 'aids.json') event.respondWith(fetch(request).catch(() => caches.match(request)));
});

async function page(event) {
  const { request } = event;
  const address = request.url.replace(/[?#].*$/, '');
  const answer = fetch(request).then(async (response) => {
    if (response.ok && response.type === 'basic') await keep(address, response.clone());
    return response;
  });
  event.waitUntil(answer.catch(() => undefined));
  const kept = await caches.match(address);
  if (!kept) return answer.catch(() => caches.match(new URL('./offline/', scope).href));
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
  const first = await Promise.race([answer.catch(() => undefined), late]);
  if (first) return first;
  event.waitUntil(tell(event.resultingClientId, kept.headers.get('date')));
  return kept;
}

/** A new page waits for its scripts before it hears anything, and messages to it wait as well. */
async function tell(id, date) {
  const { keptCopy } = await (await caches.match(new URL('./aids.json', scope).href)).json();
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const client = await self.clients.get(id);
    if (client)
      return client.postMessage({ when: new Date(date ?? Date.now()).toISOString(), words: keptCopy });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function keep(address, response) {
  const cache = await caches.open(shelf);
  await cache.delete(address);
  await cache.put(address, response);
  const pages = (await cache.keys()).filter(({ url }) => !always.includes(url) && !url.includes('/_astro/'));
  await Promise.all(pages.slice(0, Math.max(0, pages.length - pagesMax)).map((old) => cache.delete(old)));
}

async function lasting(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await caches.open(shelf).then((cache) => cache.put(request, response.clone()));
  return response;
}
