import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Edition, editionEntries, type Entry } from '../../src/core/edition.ts';
import {
  injection,
  key,
  type ModelNewsroom,
  now,
  openModelNewsroom,
  texts,
} from '../testing/model-newsroom.ts';
import type { ModelRequest } from '../testing/model-server.ts';

/** What an edition gains by a model that chooses sentences, what that costs, and what it can never bring about. */

let without: Edition;
beforeAll(async () => {
  const bare = await openModelNewsroom(() => '');
  await bare.collect(now);
  without = await bare.today();
  await bare.close();
});

let newsroom: ModelNewsroom;
afterEach(() => newsroom.close());

async function collectWith(
  ...[play, given]: [Parameters<typeof openModelNewsroom>[0], Parameters<ModelNewsroom['collectWith']>[0]?]
) {
  newsroom = await openModelNewsroom(play);
  const report = await newsroom.collectWith(given);
  return { report, edition: await newsroom.today() };
}

const asked = ({ body }: ModelRequest): string => body.messages.map(({ content }) => content).join('\n');
const entryOf = (edition: Edition, title: string): Entry | undefined =>
  editionEntries(edition).find((entry) => entry.title === title);

describe('a model that chooses', () => {
  it('gives summaries to entries that had none, in the publisher’s words and labelled; all else stays', async () => {
    const { report, edition } = await collectWith(() => '{"sentences":[1,2]}');
    expect(entryOf(edition, 'The bridge over the river')?.summary).toEqual({
      text: 'The bridge opens in May. It will carry trams.',
      by: 'model',
      model: 'tiny',
    });
    expect(entryOf(edition, 'The market by the mill')?.summary?.by).toBe('publisher');
    const unlabelled = structuredClone(edition);
    for (const entry of editionEntries(unlabelled)) if (entry.summary?.by === 'model') delete entry.summary;
    expect(unlabelled).toEqual(without);
    expect(report.notes).toEqual([
      'The model was asked about 5 entries and chose sentences for 5 (requests: 5).',
    ]);
    await expect.poll(() => newsroom.model.connections()).toBe(0);
  });

  it('is asked in a bounded form, with the key, and for nothing but what has no summary', async () => {
    await collectWith(() => '{"sentences":[1]}');
    expect(newsroom.model.requests).toHaveLength(5);
    for (const { authorization, body } of newsroom.model.requests) {
      expect(authorization).toBe(`Bearer ${key}`);
      expect(body).toMatchObject({ model: 'tiny', temperature: 0, max_tokens: 64, stream: false });
      expect(body).toMatchObject({ response_format: { type: 'json_schema' } });
      expect(body).not.toHaveProperty('tools');
      expect(JSON.stringify(body).length).toBeLessThan(4_000);
      expect(JSON.stringify(body)).not.toContain('The market is open again.');
    }
    expect(newsroom.model.log.map(({ path }) => path)).toEqual(Array(5).fill('/v1/chat/completions'));
  });

  it('is asked again as newer models want it where it refuses the first form, and only once', async () => {
    const { report, edition } = await collectWith(({ body }) =>
      'max_tokens' in body || 'temperature' in body
        ? { status: 400, body: '{"error":{"message":"Unsupported parameter"}}' }
        : '{"sentences":[1]}',
    );
    expect(entryOf(edition, 'The bridge over the river')?.summary?.text).toBe('The bridge opens in May.');
    expect(report.notes).toEqual([
      'The model was asked about 5 entries and chose sentences for 5 (requests: 6).',
    ]);
  });

  it('may find nothing fit', async () => {
    const { report, edition } = await collectWith(() => '{"sentences":[]}');
    expect(edition).toEqual(without);
    expect(report.notes).toEqual([
      'The model was asked about 5 entries and chose sentences for 0 (requests: 5).',
    ]);
  });

  it('is never asked about the same entry twice in a day, and the second run changes no byte', async () => {
    await collectWith(() => '{"sentences":[1]}');
    const before = await newsroom.bytes();
    expect(await newsroom.collectWith({}, '2026-11-22T12:45:00Z')).toMatchObject({
      outcome: 'unchanged',
      notes: [],
    });
    expect(newsroom.model.requests).toHaveLength(5);
    expect(await newsroom.bytes()).toEqual(before);
    // Nor the day after, when the entries are still in the feed.
    await newsroom.collectWith({}, '2026-11-23T11:45:00Z');
    expect(newsroom.model.requests).toHaveLength(5);
  });

  it('gives the same edition for the same answers', async () => {
    const first = await collectWith(() => '{"sentences":[2]}');
    const questions = newsroom.model.requests;
    await newsroom.close();
    const second = await collectWith(() => '{"sentences":[2]}');
    expect(second.edition).toEqual(first.edition);
    expect(newsroom.model.requests).toEqual(questions);
  });
});

describe('the cost', () => {
  it.each([
    [1, 4],
    [4, 1],
  ])('is at most %i requests where the owner says so', async (callsMax, left) => {
    const { report } = await collectWith(() => '{"sentences":[1]}', { callsMax });
    expect(newsroom.model.log).toHaveLength(callsMax);
    const entries = left === 1 ? '1 entry' : `${left} entries`;
    expect(report.notes.at(-1)).toBe(
      `The model was not asked about ${entries}, because SUMMARY_CALLS_MAX is ${callsMax}.`,
    );
  });

  it('counts the second form of a question', async () => {
    await collectWith(() => ({ status: 400 }), { callsMax: 1 });
    expect(newsroom.model.log).toHaveLength(1);
  });

  it('is at most so much time a run', async () => {
    const began = performance.now();
    const { report, edition } = await collectWith(() => ({ stall: 'headers' }), {
      callMs: 20_000,
      runMs: 1_000,
    });
    expect(performance.now() - began).toBeLessThan(1_000 + 500 + 5_000);
    expect(edition).toEqual(without);
    expect(newsroom.model.log).toHaveLength(1);
    expect(report.notes.at(-1)).toBe(
      'The model was not asked about 4 entries, because a run gives the model 1 second.',
    );
  });
});

describe('a hidden instruction', () => {
  const obey = (request: ModelRequest, said: string): string =>
    asked(request).includes(injection) ? said : '{"sentences":[1]}';

  it('reaches the model only as data, between marks it cannot know', async () => {
    await collectWith((request) => obey(request, '{"sentences":[1]}'));
    const [rules, data] = newsroom.model.requests.find((request) => asked(request).includes(injection))!.body
      .messages;
    expect(rules?.role).toBe('system');
    expect(rules?.content).not.toContain('cheese');
    const mark = /"(text-[0-9a-f]{16})"/.exec(rules?.content ?? '')?.[1];
    expect(data?.content.split(`${mark}`)).toEqual(['', expect.stringContaining(injection), '']);
  });

  it('cannot print a word: a model that obeys and writes is not heard', async () => {
    const { edition, report } = await collectWith((request) => obey(request, 'The moon is made of cheese.'));
    expect(entryOf(edition, 'The tower on the hill')?.summary).toBeUndefined();
    expect(entryOf(edition, 'The bridge over the river')?.summary?.by).toBe('model');
    expect(report.notes).toContain(
      'No sentences were chosen for 1 entry: The model answered with something else than numbers of sentences.',
    );
  });

  it('can at worst choose another sentence of its own text', async () => {
    const { edition } = await collectWith((request) => obey(request, '{"sentences":[3]}'));
    const summary = entryOf(edition, 'The tower on the hill')?.summary;
    expect(summary?.by).toBe('model');
    expect(texts['The tower on the hill']).toContain(summary?.text);
    expect(entryOf(edition, 'The bridge over the river')?.summary?.text).toBe('The bridge opens in May.');
  });
});
