import { z } from 'astro/zod';
import { buildConnector, Client, type Dispatcher, errors } from 'undici';
import { answerSchema, type Prompt } from '../core/choose-sentences.ts';
import { userAgentOf } from './download-headers.ts';
import { megabytes, seconds } from './download-limits.ts';
import { networkReason } from './download-reasons.ts';
import type { ModelSettings } from './model-settings.ts';

/**
 * One question to an OpenAI-compatible endpoint. Its answer is untrusted text and is handed on as such; what goes
 * wrong comes back as a sentence that holds nothing of the settings and nothing the endpoint has said.
 */

export type Reply =
  | { kind: 'said'; text: string }
  /** `final`: the next question would fare the same. */
  | { kind: 'failed'; reason: string; final?: boolean };

export type Failed = Extract<Reply, { kind: 'failed' }>;

export interface Model {
  /** Asks, and gives up after `ms` or `callMs`. Never throws. Asks a second time only in another dialect. */
  ask(prompt: Prompt, ms: number): Promise<Reply>;
  /** Requests made so far. */
  calls(): number;
}

export function openModel(settings: ModelSettings): Model {
  let calls = 0;
  let write = strictRequest;
  const ask: Model['ask'] = async (prompt, ms) => {
    const deadline = performance.now() + Math.min(ms, settings.callMs);
    calls += 1;
    const answer = await post(JSON.stringify(write(settings.model, prompt)), settings, deadline);
    if ('reason' in answer) return answer;
    const { status } = answer;
    if (status === 200) return readCompletion(answer.body);
    const isDialect = status === 400 || status === 422;
    if (!isDialect || write === plainRequest || calls >= settings.callsMax)
      return statusReply(status, settings);
    write = plainRequest;
    return ask(prompt, deadline - performance.now());
  };
  return { ask, calls: () => calls };
}

/** What older and local servers understand. The answer takes about ten tokens. */
function strictRequest(model: string, prompt: Prompt): object {
  return {
    ...chat(model, prompt),
    temperature: 0,
    max_tokens: 64,
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'choice', strict: true, schema: answerSchema },
    },
  };
}

/**
 * For those who refuse that with 400: the newer models of some services know neither `max_tokens` nor a temperature of
 * another's choosing, and need room to think before they answer; some servers know no schema.
 */
function plainRequest(model: string, prompt: Prompt): object {
  return { ...chat(model, prompt), max_completion_tokens: 1_000 };
}

function chat(model: string, { rules, data }: Prompt): object {
  const messages = [
    { role: 'system', content: rules },
    { role: 'user', content: data },
  ];
  return { model, messages, stream: false };
}

const statusReasons: Record<number, string> = {
  400: 'does not understand the request',
  401: 'did not accept SUMMARY_API_KEY',
  402: 'asks for payment',
  403: 'refused the request; see what SUMMARY_API_KEY may do',
  404: 'knows no such address or model; see SUMMARY_ENDPOINT and SUMMARY_MODEL',
  410: 'is gone for good; set another SUMMARY_ENDPOINT',
  429: 'asks to be called less often',
};

/** Another question is worth a try only where the endpoint failed by itself. */
function statusReply(status: number, { key }: ModelSettings): Failed {
  const reason =
    status === 401 && key === undefined
      ? 'asks for a key: set SUMMARY_API_KEY'
      : (statusReasons[status] ?? classReason(status));
  return { kind: 'failed', reason: `The endpoint ${reason} (${status}).`, final: status < 500 };
}

function classReason(status: number): string {
  if (status >= 500) return 'failed';
  if (status >= 400) return 'refused the request';
  if (status >= 300) return 'answers from another address; write that one into SUMMARY_ENDPOINT';
  return 'answered with nothing';
}

interface Answer {
  status: number;
  body: string;
}

/** Sends one POST on a connection of its own and follows nothing. */
async function post(body: string, settings: ModelSettings, deadline: number): Promise<Answer | Failed> {
  const { address, key, bytesMax } = settings;
  const controller = new AbortController();
  const { signal } = controller;
  const timer = setTimeout(() => controller.abort(), Math.max(0, deadline - performance.now()));
  const client = new Client(address.origin, {
    // The signal also ends a connection that is still being made.
    connect: buildConnector({ allowH2: false, timeout: 0, signal, autoSelectFamily: true }),
    maxResponseSize: bytesMax,
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const response = await client.request({
      method: 'POST',
      path: address.pathname + address.search,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': userAgentOf(),
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body,
      signal,
    });
    return { status: response.statusCode, body: await bodyOf(response) };
  } catch (error) {
    return {
      kind: 'failed',
      reason: signal.aborted
        ? `There was no whole answer in time (${seconds(settings.callMs)} at most).`
        : brokenReason(error, bytesMax),
    };
  } finally {
    clearTimeout(timer);
    await client.destroy();
  }
}

/** Only a good answer is read; the text of an error may repeat what it was sent. */
async function bodyOf({ statusCode, body }: Dispatcher.ResponseData): Promise<string> {
  if (statusCode === 200) return body.text();
  // It is cut off with its connection, which is no news.
  body.on('error', () => undefined);
  return '';
}

function brokenReason(error: unknown, bytesMax: number): string {
  // A body without its last chunk is an error of parsing too.
  if (error instanceof errors.HTTPParserError) return 'The answer breaks off or is not proper HTTP.';
  if (error instanceof errors.ResponseExceededMaxSizeError)
    return `The answer is larger than ${megabytes(bytesMax)}.`;
  if (error instanceof errors.UndiciError) return 'The connection broke before the answer was complete.';
  return networkReason(error);
}

/** The part that is used of a chat completion; servers add much else. */
const completionSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string().nullish() }))
    .min(1),
});

function readCompletion(body: string): Reply {
  const choice = completionSchema.safeParse(json(body)).data?.choices[0];
  if (!choice) return { kind: 'failed', reason: 'The endpoint’s answer holds no words of a model.' };
  if (choice.finish_reason === 'length') return { kind: 'failed', reason: 'The model’s answer was cut off.' };
  return { kind: 'said', text: choice.message.content };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
