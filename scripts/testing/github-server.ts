import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Issue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  user: { login: string };
  comments: string[];
}

export interface GitHubServer {
  /** What `GITHUB_API_URL` is set to. */
  url: string;
  issues: Issue[];
  /** Answers everything with this status, where it is set. */
  refuse: (status: number | undefined) => void;
  close: () => Promise<void>;
}

/** The part of GitHub's REST API that knows issues, on loopback. */
export async function startGitHubServer(repository: string): Promise<GitHubServer> {
  const issues: Issue[] = [];
  let refusal: number | undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const [status, value] =
        refusal !== undefined || request.headers.authorization !== 'Bearer token'
          ? [refusal ?? 401, { message: 'no' }]
          : answer(request.method ?? '', request.url ?? '', body && JSON.parse(body));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    });
  });
  const answer = (method: string, path: string, value: Record<string, string>): [number, unknown] => {
    const match = new RegExp(`^/repos/${repository}/issues(?:/(\\d+)(/comments)?)?(?:\\?(.*))?$`).exec(path);
    if (!match) return [404, { message: 'Not Found' }];
    const issue = issues.find(({ number }) => number === Number(match[1]));
    if (method === 'GET') {
      const query = new URLSearchParams(match[3]);
      const [page, size] = [Number(query.get('page')), Number(query.get('per_page'))];
      return [200, issues.filter(({ state }) => state === 'open').slice((page - 1) * size, page * size)];
    }
    if (match[2]) return [201, { id: issue?.comments.push(value['body'] ?? '') }];
    if (method === 'PATCH' && issue) return [200, Object.assign(issue, { state: value['state'] })];
    const opened: Issue = {
      number: issues.length + 1,
      title: value['title'] ?? '',
      body: value['body'] ?? '',
      state: 'open',
      user: { login: 'github-actions[bot]' },
      comments: [],
    };
    issues.push(opened);
    return [201, opened];
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    issues,
    refuse: (status) => (refusal = status),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
