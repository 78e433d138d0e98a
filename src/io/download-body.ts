import { pipeline } from 'node:stream';
import type { Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { megabytes } from './download-limits.ts';
import type { DownloadLimits } from './download-limits.ts';
import { PlainError } from './download-reasons.ts';
import type { Watch } from './download-watch.ts';
import type { Answer } from './transport.ts';

/** What can be unpacked. Anything layered is a bomb or a fault. */
export const acceptEncoding = 'gzip, br';

type Bytes = AsyncIterable<Uint8Array>;

const unpackers: Record<string, ((packed: Bytes) => Bytes) | undefined> = {
  '': (plain) => plain,
  identity: (plain) => plain,
  gzip: (packed) => unpack(packed, createGunzip()),
  // RFC 9110 8.4.1.3
  'x-gzip': (packed) => unpack(packed, createGunzip()),
  br: (packed) => unpack(packed, createBrotliDecompress()),
};

function unpack(packed: Bytes, unpacker: Duplex): Bytes {
  // Who reads the result meets every error there.
  return pipeline(packed, unpacker, () => undefined);
}

/**
 * The whole body of an answer, unpacked; a partial document is never handed on. Rejects with what the network or the
 * unpacking did, or with a `PlainError` for a packing that was not asked for and for a body that is too large, as it
 * came or unpacked.
 */
export async function readBody(
  answer: Answer,
  { wireBytesMax, bytesMax }: DownloadLimits,
  watch: Watch,
): Promise<{ bytes: Uint8Array }> {
  const unpacked = unpackers[answer.header('content-encoding')?.trim().toLowerCase() ?? ''];
  if (!unpacked) throw new PlainError('The answer is packed in a way that was not asked for.');

  const wire = capped(watched(answer.body, watch), wireBytesMax, 'The answer');
  const chunks: Uint8Array[] = [];
  for await (const chunk of capped(unpacked(wire), bytesMax, 'The document')) chunks.push(chunk);
  // Memory of its own, because a small Buffer shares it with others and could not be handed to another process.
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes };
}

async function* watched(bytes: Bytes, watch: Watch): Bytes {
  watch.listen();
  for await (const chunk of bytes) {
    watch.listen();
    yield chunk;
  }
}

async function* capped(bytes: Bytes, most: number, what: string): Bytes {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > most) throw new PlainError(`${what} is larger than ${megabytes(most)}.`);
    yield chunk;
  }
}
