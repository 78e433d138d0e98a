import type { APIRoute } from 'astro';
import { href } from '../site/href.ts';

/** Everything may be read (RFC 9309). Crawlers ask for it at the root of a domain only; below a path it does no harm. */
export const GET: APIRoute = ({ site }) => {
  const sitemap = new URL(href.file('sitemap-index.xml'), site).href;
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`);
};
