import { text } from 'node:stream/consumers';
import { answer } from './feed-route.ts';
import { type FeedServer, type Route, startFeedServer } from './feed-server.ts';

/** What a model was asked, as it arrived. */
export interface ModelRequest {
  authorization: string | undefined;
  body: Record<string, unknown> & { messages: { role: string; content: string }[] };
}

export interface ModelServer extends Pick<FeedServer, 'log' | 'connections' | 'close'> {
  /** What an owner writes into SUMMARY_ENDPOINT. */
  endpoint: string;
  /** Every question in the order of arrival; `log` also has what else was asked for. */
  requests: ModelRequest[];
}

/** How a model answers: with words, or with a route of its own. */
export type Playing = string | Route;

/**
 * A real HTTP server on loopback that plays an OpenAI-compatible endpoint, an honest one or any other:
 *
 *     const server = await startModelServer(() => '{"sentences":[1]}');
 */
export async function startModelServer(play: (request: ModelRequest) => Playing): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const server = await startFeedServer();
  server.set('/v1/chat/completions', {
    handler: (request, response) => {
      const record = server.log.at(-1)!;
      void text(request).then((body) => {
        const asked = { authorization: request.headers.authorization, body: JSON.parse(body) };
        requests.push(asked);
        const playing = play(asked);
        const route = typeof playing === 'string' ? { body: completion(playing) } : playing;
        return answer(
          { ...route, headers: { 'content-type': 'application/json', ...route.headers } },
          record,
          request,
          response,
        );
      });
    },
  });
  const { log, connections, close } = server;
  return { endpoint: `${server.origin}/v1`, requests, log, connections, close };
}

/** A chat completion with these words, as such servers write it. */
export function completion(said: string | null, finish = 'stop'): string {
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_795_000_000,
    model: 'another-name',
    choices: [{ index: 0, message: { role: 'assistant', content: said }, finish_reason: finish }],
    usage: { prompt_tokens: 300, completion_tokens: 9, total_tokens: 309 },
  });
}
