/** Chrome falls silent in utterances of more than some fifteen seconds, which are about as many characters. */
export const pieceCharactersMax = 180;

/** A text in pieces of at most `most` characters, cut between sentences where that is possible, else between words. */
export function speechPieces(text: string, most = pieceCharactersMax): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const head = rest.slice(0, most + 1);
    const sentence = Math.max(...['. ', '! ', '? ', '… '].map((end) => head.lastIndexOf(end) + 1));
    const word = head.lastIndexOf(' ');
    const cut = sentence > most / 3 ? sentence : word > 0 ? word : most;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest ? [...pieces, rest] : pieces;
}
