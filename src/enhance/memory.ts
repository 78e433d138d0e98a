/** What this browser keeps for the reader, and nobody else sees. Where it keeps nothing, all works until the page goes. */

export function recall(name: string): string {
  try {
    return localStorage.getItem(`briefing-${name}`) ?? '';
  } catch {
    return '';
  }
}

export function remember(name: string, value: string): void {
  try {
    if (value) localStorage.setItem(`briefing-${name}`, value);
    else localStorage.removeItem(`briefing-${name}`);
  } catch {
    // A browser may refuse to keep anything.
  }
}
