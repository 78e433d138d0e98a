import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  failingReason,
  goneReason,
  joinReasons,
  keptReason,
  mendedReason,
  movedReason,
  pauseReason,
  staleReason,
  timeWords,
} from '../../core/coverage-reasons.ts';
import { gatekeeperReason, statusReason } from '../../io/download-reasons.ts';
import { reasonWords } from './reasons.ts';

const { reason, leadReason } = reasonWords;
const source = join(import.meta.dirname, '../..');

/** Literals that are sentences, from a capital letter to a full stop; what is thrown as an error is never printed. */
function sentencesOf(folder: string, files: RegExp): string[] {
  return readdirSync(join(source, folder))
    .filter((name) => files.test(name) && !name.includes('.test.'))
    .flatMap((name) => [
      ...readFileSync(join(source, folder, name), 'utf8').matchAll(
        /(?<!new Error\()'(\p{Lu}[^'\n]* [^'\n]*\.)'/gu,
      ),
    ])
    .map(([, sentence = '']) => sentence);
}

describe('every sentence that collecting writes has its French', () => {
  const written = [
    ...sentencesOf(
      'io',
      /^(?:address|connection-guard|download.*|host-turns|parse(?:-apart)?|transport)\.ts$/,
    ),
    ...sentencesOf('core', /^(?:coverage.*|weather-of)\.ts$/),
  ];

  it('of which there are many', () => expect(written.length).toBeGreaterThan(35));
  it.each(written)('%s', (sentence) => {
    expect(reason(sentence)).toBeDefined();
    expect(reason(sentence)).not.toBe(sentence);
  });

  it.each([200, 204, 304, 400, 401, 402, 403, 404, 407, 408, 410, 418, 429, 451, 500, 502, 503, 504, 522])(
    'an answer of %i',
    (status) => expect(reason(statusReason(status))).toMatch(new RegExp(`\\(${status}\\)\\.$`)),
  );

  it('a gatekeeper', () => {
    expect(reason(gatekeeperReason(403, () => 'challenge') ?? '')).toContain('Cloudflare');
  });

  it.each(repairsWritten())('a repair: %s', (repair) =>
    expect(reason(mendedReason([repair]) ?? '')).toMatch(/^Réparée .*\.$/),
  );
});

function repairsWritten(): string[] {
  return readdirSync(join(source, 'io'))
    .filter((name) => /^(?:feed-|json-feed)/.test(name) && !name.includes('.test.'))
    .flatMap((name) => [
      ...readFileSync(join(source, 'io', name), 'utf8').matchAll(
        /(?:notes\.add|repairs\.push|note)\((?:notes, )?['`]([^'`]+)['`]/g,
      ),
    ])
    .map(([, words = '']) => words.replace(/\$\{\w+\}/, '500'));
}

describe('what differs from case to case', () => {
  const now = new Date('2026-11-22T11:45:00Z');
  it.each<[string | undefined, string]>([
    [
      movedReason('https://news.example/new?a=1.2'),
      'A déménagé pour de bon\u00a0: inscrivez https://news.example/new?a=1.2 dans briefing.yaml.',
    ],
    [staleReason(24 * 40 + 3), 'Rien de nouveau depuis 40 jours.'],
    [failingReason(12, '2026-11-01'), 'A échoué 12 jours de suite, depuis le 1er novembre.'],
    [
      joinReasons(failingReason(3, '2026-08-20'), statusReason(403)),
      'A échoué 3 jours de suite, depuis le 20 août. L’éditeur a refusé la demande (403).',
    ],
    [
      goneReason('2026-02-03'),
      'N’est plus interrogée depuis le 3 février\u00a0: l’éditeur a retiré ce fil pour de bon (410). Trouvez sa nouvelle adresse ou retirez-la de briefing.yaml.',
    ],
    [
      pauseReason(timeWords('2026-11-22T14:05:00Z', now, 'America/Toronto')),
      'N’a pas été interrogée\u00a0: l’éditeur a demandé de ne pas revenir avant 9\u00a0h\u00a005.',
    ],
    [
      keptReason(timeWords('2026-11-23T14:40:00Z', now, 'America/Toronto')),
      'N’a pas été interrogée\u00a0: l’éditeur veut que sa réponse serve jusqu’à 9\u00a0h\u00a040 le 23 novembre.',
    ],
    ['No answer within 20 seconds.', 'Aucune réponse en 20\u00a0secondes.'],
    ['No answer within 0.3 seconds.', 'Aucune réponse en 0,3\u00a0secondes.'],
    ['The document is larger than 10 MB.', 'Le document dépasse 10\u00a0Mo.'],
    [
      'Valley Weather: The server cannot be reached. Lake St. Clair: The feed is broken beyond repair.',
      'Valley Weather\u00a0: Le serveur est injoignable. Lake St. Clair\u00a0: Le fil est brisé et ne peut pas être réparé.',
    ],
    [
      'This is the weather of Sainte-Anne, not of St. John’s.',
      'Voici la météo d’un autre lieu\u00a0: Sainte-Anne. Lieu voulu\u00a0: St. John’s.',
    ],
  ])('%s', (english, french) => expect(reason(english ?? '')).toBe(french));

  it('leaves alone what it does not know, as a whole', () => {
    expect(reason('The moon was in the way.')).toBeUndefined();
    expect(reason('The server cannot be reached. The moon was in the way.')).toBeUndefined();
    expect(reason('Mended before it could be read: the moon was put back.')).toBeUndefined();
    expect(reason('')).toBe('');
  });

  it('says why an entry leads', () => {
    expect(leadReason('newest of World')).toBe('la plus récente de la section World');
    expect(leadReason('among the newest of $1 & Co.')).toBe('parmi les plus récentes de la section $1 & Co.');
    expect(leadReason('3 sources')).toBe('3 sources');
    expect(leadReason(undefined)).toBeUndefined();
  });
});
