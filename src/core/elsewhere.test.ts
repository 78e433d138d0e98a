import { expect, it } from 'vitest';
import { exampleDistinct } from '../../scripts/testing/examples.ts';
import { addAlso } from './dedupe.ts';
import { mergeElsewhere, printedElsewhere } from './elsewhere.ts';

it('names what another section prints, once for every section that found it', () => {
  const main = exampleDistinct({ source: 'wire' }, 'world');
  const own = exampleDistinct({ source: 'second', url: 'https://second.example/1' }, 'world');
  for (const other of [
    own,
    exampleDistinct({ source: 'courier', url: 'https://courier.example/2' }, 'local'),
    exampleDistinct({ source: 'post', url: 'https://post.example/3' }, 'local'),
  ])
    addAlso(main, other, 'same headline');
  const filled = [
    { section: { id: 'world' }, chosen: [main] },
    { section: { id: 'local' }, chosen: [] },
  ];
  expect([...printedElsewhere(filled)]).toEqual([['local', [{ id: main.candidate.id, section: 'world' }]]]);
});

it('keeps what an earlier run named', () => {
  const [a, b] = [
    { id: 'ea', section: 'world' },
    { id: 'eb', section: 'world' },
  ];
  expect(mergeElsewhere([b], [a, b])).toEqual({ elsewhere: [b, a] });
  expect(mergeElsewhere([a], undefined)).toEqual({ elsewhere: [a] });
  expect(mergeElsewhere(undefined, [])).toEqual({});
});
