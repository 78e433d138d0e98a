import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FeedServer, startFeedServer } from '../../scripts/testing/feed-server.ts';
import { tellHub } from './websub.ts';

/** One word to a hub over real HTTP. */

let hub: FeedServer;
let bodies: string[];
const topic = 'https://news.example/rss.xml?a=1&b=ü';
const options = { allowHosts: ['127.0.0.1'], pauseMaxMs: 20 };

beforeEach(async () => {
  hub = await startFeedServer();
  bodies = [];
});
afterEach(() => hub.close());

/** Answers with these in turn, the last for ever, and keeps what was sent. */
function answers(...statuses: (number | [number, Record<string, string>])[]): void {
  hub.set('/', ({ nth }) => ({
    handler: (request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        bodies.push(body);
        const next = statuses[Math.min(nth, statuses.length) - 1] ?? 204;
        const [status, headers] = Array.isArray(next) ? next : [next, {}];
        response.writeHead(status, headers).end();
      });
    },
  }));
}

const tell = (more = {}) => tellHub(`${hub.origin}/`, topic, { ...options, ...more });

it.each([200, 202, 204])('takes %s for a yes', async (status) => {
  answers(status);
  expect(await tell()).toBeUndefined();
  expect(hub.log).toHaveLength(1);
  expect(hub.log[0]).toMatchObject({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(Object.fromEntries(new URLSearchParams(bodies[0]))).toEqual({
    'hub.mode': 'publish',
    'hub.url': topic,
  });
});

it.each([429, 500, 503])('asks once more after %s', async (status) => {
  answers(status, 204);
  expect(await tell()).toBeUndefined();
  expect(hub.log).toHaveLength(2);
});

it('gives up after the second no, and waits no longer than it may', async () => {
  answers([503, { 'retry-after': '3600' }]);
  expect(await tell()).toBe('The hub refused (503).');
  expect(hub.log).toHaveLength(2);
});

it('takes a plain no for the last word', async () => {
  answers(403);
  expect(await tell()).toBe('The hub refused (403).');
  expect(hub.log).toHaveLength(1);
});

it('follows nothing, and says where the hub is now', async () => {
  answers([301, { location: '/elsewhere' }]);
  expect(await tell()).toBe(`The hub has moved to ${hub.origin}/elsewhere (301).`);
  expect(hub.log).toHaveLength(1);
});

it('asks once more where the connection breaks or nobody answers', async () => {
  hub.set('/', { cut: 'reset', raw: (socket) => void socket.resetAndDestroy() });
  expect(await tell()).toBe('The connection broke before the answer was complete.');
  hub.set('/', { stall: 'headers' });
  expect(await tell({ limits: { totalMs: 60 } })).toBe('No answer within 0.06 seconds.');
  expect(hub.log).toHaveLength(4);
  await expect.poll(() => hub.connections()).toBe(0);
});

it('never speaks to a private host that is not allowed', async () => {
  answers(204);
  expect(await tell({ allowHosts: [] })).toContain('private network');
  expect(await tellHub('http://user:word@hub.example/', topic, options)).toBe(
    'The address holds a user name or a password.',
  );
  expect(hub.log).toEqual([]);
});
