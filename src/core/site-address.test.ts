import { describe, expect, it } from 'vitest';
import { siteAddress } from './site-address.ts';

const rows = [
  { name: 'nothing known: the local preview', env: {}, site: 'http://localhost:4321', base: '/' },
  {
    name: 'SITE_URL at a root',
    env: { SITE_URL: 'https://example.org/' },
    site: 'https://example.org',
    base: '/',
  },
  {
    name: 'SITE_URL with a path, which becomes the base',
    env: { SITE_URL: 'https://example.org/morning/news/' },
    site: 'https://example.org',
    base: '/morning/news',
  },
  {
    name: 'a repository, served under its name',
    env: { GITHUB_REPOSITORY: 'Ada/morning', GITHUB_REPOSITORY_OWNER: 'Ada' },
    site: 'https://ada.github.io',
    base: '/morning',
  },
  {
    name: 'the repository of a user site, served at the root whatever its capitals',
    env: { GITHUB_REPOSITORY: 'Ada/ada.GitHub.io' },
    site: 'https://ada.github.io',
    base: '/',
  },
  {
    name: 'a configured address wins over the repository',
    env: { GITHUB_REPOSITORY: 'Ada/morning' },
    configured: 'https://news.example',
    site: 'https://news.example',
    base: '/',
  },
  {
    name: 'SITE_URL wins over everything',
    env: { SITE_URL: 'http://127.0.0.1:8080/x', GITHUB_REPOSITORY: 'Ada/morning' },
    configured: 'https://news.example',
    site: 'http://127.0.0.1:8080',
    base: '/x',
  },
  { name: 'an empty SITE_URL is none', env: { SITE_URL: '' }, site: 'http://localhost:4321', base: '/' },
];

describe('siteAddress', () => {
  it.each(rows)('$name', ({ env, configured, site, base }) => {
    expect(siteAddress(env, configured)).toEqual({ site, base });
  });

  it.each(['example.org', 'ftp://example.org', 'javascript:alert(1)'])(
    'refuses %s and says what to write',
    (SITE_URL) => {
      expect(() => siteAddress({ SITE_URL })).toThrow(/write a web address/);
    },
  );
});
