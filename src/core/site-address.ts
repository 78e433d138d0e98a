/** Where the site will stand: its origin, and the path every address begins with (`/` or `/repo`). */
export interface SiteAddress {
  site: string;
  base: string;
}

export const localAddress = 'http://localhost:4321';

/**
 * Works out the address of the site, so that nobody edits it by hand after making a copy of the project.
 * First of: `SITE_URL` (may hold a path, which becomes the base); `site` of briefing.yaml, which names a domain of one's
 * own; what GitHub Actions tells about the repository, by the rules of GitHub Pages (`owner.github.io` is served at
 * the root, any other repository under its name); the local preview. Throws on a `SITE_URL` that is no web address.
 */
export function siteAddress(env: Record<string, string | undefined>, configured?: string): SiteAddress {
  return split(env['SITE_URL'] || configured || pagesAddress(env) || localAddress);
}

function pagesAddress(env: Record<string, string | undefined>): string | undefined {
  const [ownerInName, repository] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const owner = env['GITHUB_REPOSITORY_OWNER'] || ownerInName;
  if (!owner || !repository) return undefined;
  const host = `${owner.toLowerCase()}.github.io`;
  return repository.toLowerCase() === host ? `https://${host}/` : `https://${host}/${repository}`;
}

function split(address: string): SiteAddress {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new Error(`SITE_URL is “${address}”: write a web address such as https://example.org/news`);
  const url = new URL(address);
  return { site: url.origin, base: url.pathname.replace(/\/+$/, '') || '/' };
}
