/**
 * What a page may load: no script but our own files, no other origin, whatever a feed may hold. Styles stand in the page
 * itself, but for those of paper, and their attributes carry numbers. Without `connect-src` tools that look for robots.txt from within a page
 * call it broken. The search reads its index by WebAssembly, which no other page may.
 */
export function contentPolicy(page: 'page' | 'search'): string {
  return [
    "default-src 'none'",
    page === 'search' ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
