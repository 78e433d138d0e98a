/** What an address serves that is no page. `type` is a media type without its character set, which is always UTF-8. */
export function answer(text: string, type: string): Response {
  return new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}
