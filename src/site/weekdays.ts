/**
 * Seven inks, one a weekday, Monday first. Lightness is fixed in tokens.css, so that contrast is the same every
 * day. Two hues reach the edge of sRGB and take less chroma. `paper` are the sRGB values of the two papers, for
 * browsers that colour their own frame.
 */
export const inks = [
  { hue: 155, chroma: 0.105, paper: { light: '#f6faf7', dark: '#121914' } },
  { hue: 205, chroma: 0.09, paper: { light: '#f5fafb', dark: '#10191a' } },
  { hue: 252, chroma: 0.105, paper: { light: '#f6f9fd', dark: '#13181d' } },
  { hue: 300, chroma: 0.105, paper: { light: '#faf8fd', dark: '#18161d' } },
  { hue: 355, chroma: 0.105, paper: { light: '#fdf7f9', dark: '#1d1517' } },
  { hue: 38, chroma: 0.105, paper: { light: '#fdf8f6', dark: '#1d1513' } },
  { hue: 70, chroma: 0.09, paper: { light: '#fcf8f5', dark: '#1b1610' } },
] as const;

export type Ink = (typeof inks)[number];

/** 0 Monday … 6 Sunday. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export function inkOf(date: string): Ink {
  return inks[weekdayOf(date)] ?? inks[0];
}

/** The custom properties that ink an element: `--h:155;--c:.105`. */
export function inkStyle({ hue, chroma }: Ink): string {
  return `--h:${hue};--c:${chroma}`;
}
