import { z } from 'astro/zod';
import type { KnownIssue } from '../core/source-issues.ts';
import { readBody } from './download-body.ts';
import { userAgentOf } from './download-headers.ts';
import { downloadLimits } from './download-limits.ts';
import { startWatch } from './download-watch.ts';
import { send } from './transport.ts';

/** Where and as whom GitHub's REST API is asked. */
export interface GitHubAccess {
  /** `https://api.github.com`, or that of a server of one's own: `GITHUB_API_URL`. */
  api: string;
  /** `owner/name` */
  repository: string;
  token: string;
}

/** What GitHub said when it refused, in a sentence. */
export class GitHubError extends Error {}

const issueSchema = z.object({
  number: z.int(),
  body: z.string().nullable(),
  user: z.object({ login: z.string() }).nullable(),
  pull_request: z.unknown().optional(),
});

/** Who opens issues with the token of a workflow: what others write under a marker of ours is not ours to close. */
const ourLogin = 'github-actions[bot]';
const pageSize = 100;
const pagesMax = 10;

/** Open issues that we have opened (https://docs.github.com/rest/issues/issues#list-repository-issues). Throws GitHubError. */
export async function openIssues(access: GitHubAccess): Promise<KnownIssue[]> {
  const found: KnownIssue[] = [];
  for (let page = 1; page <= pagesMax; page++) {
    const path = `issues?state=open&per_page=${pageSize}&page=${page}`;
    const issues = z.array(issueSchema).parse(await ask(access, 'GET', path));
    for (const { number, body, user, pull_request: pull } of issues)
      if (user?.login === ourLogin && pull === undefined) found.push({ number, body: body ?? '' });
    if (issues.length < pageSize) break;
  }
  return found;
}

/** Opens an issue; gives its number. Throws GitHubError. */
export async function openIssue(
  access: GitHubAccess,
  issue: { title: string; body: string },
): Promise<number> {
  return z.object({ number: z.int() }).parse(await ask(access, 'POST', 'issues', issue)).number;
}

/** Says why, then closes. Throws GitHubError. */
export async function closeIssue(access: GitHubAccess, number: number, comment: string): Promise<void> {
  await ask(access, 'POST', `issues/${number}/comments`, { body: comment });
  await ask(access, 'PATCH', `issues/${number}`, { state: 'closed', state_reason: 'completed' });
}

async function ask(
  { api, repository, token }: GitHubAccess,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  value?: unknown,
): Promise<unknown> {
  const watch = startWatch(downloadLimits);
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': userAgentOf(),
    'x-github-api-version': '2022-11-28',
    ...(value !== undefined && { 'content-type': 'application/json' }),
  };
  const url = new URL(`${api.replace(/\/$/, '')}/repos/${repository}/${path}`);
  try {
    const body = value === undefined ? {} : { body: JSON.stringify(value) };
    const answer = await watch.guard(() => send(url, { method, headers, watch, ...body }));
    if ('reason' in answer) throw new GitHubError(`GitHub could not be asked: ${answer.reason}`);
    const read = await watch.guard(() => readBody(answer, downloadLimits, watch));
    if (answer.status === 410 || answer.status === 404)
      throw new GitHubError('This repository has no issues, or the workflow may not write them.');
    if (answer.status >= 300) throw new GitHubError(`GitHub refused (${answer.status}).`);
    if ('reason' in read) throw new GitHubError(`GitHub’s answer could not be read: ${read.reason}`);
    return JSON.parse(Buffer.from(read.bytes).toString()) as unknown;
  } finally {
    watch.end();
  }
}
