import PQueue from 'p-queue';
import { download } from './download.ts';
import type { Download, DownloadOptions, DownloadRequest } from './download.ts';

export interface SourceRequest extends DownloadRequest {
  /** The id of the source. */
  id: string;
}

export interface DownloadAllOptions extends DownloadOptions {
  /** Downloads in flight at the same time, all hosts together. */
  parallelMax?: number;
}

export type DownloadEvent =
  { kind: 'started'; id: string } | { kind: 'finished'; id: string; download: Download };

const parallelMaxDefault = 8;

/**
 * Downloads every source once: hosts side by side, the sources of one host one after the other. A source that waits
 * for its host takes no place from others. Redirects count to the host of the first address.
 * The answers come in the order of the requests. Throws only for two requests with the same id.
 */
export async function downloadAll(
  requests: readonly SourceRequest[],
  { parallelMax = parallelMaxDefault, ...options }: DownloadAllOptions,
  onEvent: (event: DownloadEvent) => void = () => undefined,
): Promise<Map<string, Download>> {
  const ids = requests.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Error('Two download requests have the same id.');

  const everywhere = new PQueue({ concurrency: parallelMax });
  const hosts = new Map<string, PQueue>();
  const downloadOne = async ({ id, ...request }: SourceRequest): Promise<[string, Download]> => {
    onEvent({ kind: 'started', id });
    const answer = await download(request, options);
    onEvent({ kind: 'finished', id, download: answer });
    return [id, answer];
  };
  return new Map(
    await Promise.all(
      requests.map((request) =>
        hostQueue(hosts, request.url).add(() => everywhere.add(() => downloadOne(request))),
      ),
    ),
  );
}

function hostQueue(hosts: Map<string, PQueue>, url: string): PQueue {
  const host = URL.canParse(url) ? new URL(url).hostname : url;
  const queue = hosts.get(host) ?? new PQueue({ concurrency: 1 });
  hosts.set(host, queue);
  return queue;
}
