import { sha256 } from '@noble/hashes/sha2.js';
import { themeScript } from './theme-script.ts';

/** As `script-src` names a script that stands in the page (CSP Level 3, 2.3.1). */
const themeHash = `'sha256-${Buffer.from(sha256(new TextEncoder().encode(themeScript))).toString('base64')}'`;

/**
 * What a page may load: no script but our own files and the one line that knows the theme, no other origin, whatever a
 * feed may hold. Styles stand in the page itself, but for those of paper and of reading aids, and their attributes carry
 * numbers. Without `connect-src` tools that look for robots.txt from within a page call it broken.
 */
export function contentPolicy(): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${themeHash}`,
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
