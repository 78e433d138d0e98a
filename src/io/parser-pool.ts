import { availableParallelism } from 'node:os';
import { type Parser, startParser } from './parse-apart.ts';

/** Beside the process that downloads, more would only take each other's time. */
const parsersMax = Math.min(availableParallelism(), 3);
/** So many documents in a row are read before another process would be ready. */
const inRowMax = 40;

export interface PoolOptions {
  max?: number;
  start?: () => Parser;
  /** Whether languages will be asked for: one parser then learns them as soon as it has nothing to read. */
  learns?: boolean;
}

/**
 * Several parsers that share the documents of a run; as many are started as there is work for. Documents are answered in
 * any order.
 */
export function startParsers({
  max = parsersMax,
  start = startParser,
  learns = false,
}: PoolOptions = {}): Parser {
  const parsers: { parser: Parser; waiting: number }[] = [];
  let mayLearn = learns;
  const another = (): (typeof parsers)[number] => {
    const one = { parser: start(), waiting: 0 };
    parsers.push(one);
    return one;
  };
  const languages: Parser['languages'] = (told) => (parsers[0] ?? another()).parser.languages(told);
  const learn = (): void => {
    if (!mayLearn || parsers[0]?.waiting !== 0) return;
    mayLearn = false;
    void languages([]);
  };
  /** The one with the least to do, or a new one where that has too much. */
  const free = (): (typeof parsers)[number] => {
    const [first, ...others] = parsers;
    if (!first) return another();
    const least = others.reduce((one, other) => (other.waiting < one.waiting ? other : one), first);
    return least.waiting >= inRowMax && parsers.length < max ? another() : least;
  };
  const withFree = async <T>(work: (parser: Parser) => Promise<T>): Promise<T> => {
    const one = free();
    one.waiting += 1;
    return work(one.parser).finally(() => {
      one.waiting -= 1;
      learn();
    });
  };
  return {
    prepare: (documents = 1) => {
      const wanted = Math.min(max, Math.max(1, Math.ceil(documents / inRowMax)));
      while (parsers.length < wanted) another();
      for (const { parser } of parsers.slice(0, wanted)) parser.prepare();
      // Many documents come before it would have done so, and there is time enough when they have been read.
      if (documents <= inRowMax) learn();
    },
    parse: (document) => withFree((parser) => parser.parse(document)),
    read: (document, context) => withFree((parser) => parser.read(document, context)),
    languages,
    close: async () => {
      await Promise.all(parsers.splice(0).map(({ parser }) => parser.close()));
    },
  };
}
