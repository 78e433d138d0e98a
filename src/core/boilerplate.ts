/** Text that publishers put beside the story: it tells nothing and is not printed. One row a habit. */
const rows: readonly RegExp[] = [
  // WordPress adds the first of these to every entry of a feed, in the language of the site.
  /\bThe post .{1,300}? (?:appeared first on|first appeared on) .{1,120}$/su,
  /\bL[’']article .{1,300}? est apparu en premier sur .{1,120}$/su,
  /\bThis (?:article|story|post) (?:was )?(?:originally|first) (?:published|appeared) (?:on|in|at) .{1,120}$/su,
  // A capital letter tells the invitation from a sentence about reading.
  /(?:\[?(?:…|\.\.\.)\]?\s*)?\b(?:(?:Read|READ) (?:more|MORE|on|the full (?:story|article|post))|Continue reading|Keep reading|Learn more|Lire la suite|En savoir plus)\b[^.!?]{0,120}[.…»›→>\s]*$/u,
  /\b(?:Comments|Commentaires)\s*$/u,
];

/** How often the end of a text is looked at again: boilerplate comes in layers (“Continue reading … The post …”). */
const layersMax = 3;

/** A text without the boilerplate at its end. */
export function withoutBoilerplate(text: string): string {
  let result = text.trim();
  for (let layer = 0; layer < layersMax; layer += 1) {
    const before = result;
    for (const row of rows) result = result.replace(row, '').trim();
    if (result === before) break;
  }
  return result;
}
