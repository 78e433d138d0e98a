import type { CardText } from './card-text.ts';
import { hexOfOklch } from './oklch.ts';
import type { Ink } from './weekdays.ts';

/** The size that networks ask for, in pixels: 1.91 to 1 (Open Graph). */
export const cardSize = { width: 1200, height: 630 };

/** An element as satori reads it. */
export interface Box {
  type: 'div';
  props: { style: Record<string, string | number>; children: Box[] | string };
}

function box(style: Record<string, string | number>, children: Box[] | string): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}

const display = { fontFamily: 'Besley, Besley Extended' };

/** The tear-off sheet of a day, or the nameplate of the publication, in one ink on its light paper. */
export function cardLayout(card: CardText, { hue, chroma }: Ink): Box {
  const paper = hexOfOklch(0.982, 0.006, hue);
  const text = hexOfOklch(0.26, 0.02, hue);
  const muted = hexOfOklch(0.46, 0.018, hue);
  const ink = hexOfOklch(0.47, chroma, hue);
  const sheet = {
    ...cardSize,
    boxSizing: 'border-box',
    flexDirection: 'column',
    justifyContent: 'space-between',
    padding: '52px 64px 56px',
    backgroundColor: paper,
    color: text,
    fontFamily: 'Atkinson, Atkinson Extended',
  };
  return box(sheet, [
    card.numeral === undefined ? nameplate(card, ink) : dateline(card, card.numeral, ink, muted),
    box(
      { flexDirection: 'column', borderTop: `6px solid ${ink}`, paddingTop: 22, width: '100%' },
      card.lines.map((line) =>
        box(
          {
            display: 'block',
            fontSize: 36,
            lineHeight: 1.45,
            lineClamp: linesOf(card),
            wordBreak: 'break-word',
          },
          line,
        ),
      ),
    ),
  ]);
}

/** Headlines take a line each; a sentence that stands alone may take three. */
function linesOf({ lines }: CardText): number {
  return lines.length > 1 ? 1 : 3;
}

function dateline(card: CardText, numeral: string, ink: string, muted: string): Box {
  return box({ flexDirection: 'column' }, [
    box({ justifyContent: 'space-between', alignItems: 'baseline', fontSize: 36, lineHeight: 1.2 }, [
      box({ ...display, display: 'block', fontWeight: 600, lineClamp: 1, maxWidth: 780 }, card.name),
      box({ color: muted }, card.count),
    ]),
    box({ alignItems: 'flex-end', marginTop: 4 }, [
      box(
        { ...display, fontSize: 300, fontWeight: 800, lineHeight: 0.92, letterSpacing: -12, color: ink },
        numeral,
      ),
      box({ flexDirection: 'column', marginLeft: 40, marginBottom: 30 }, [
        box({ ...display, fontSize: 76, fontWeight: 600, lineHeight: 1.15, letterSpacing: -1 }, card.upper),
        box({ ...display, fontSize: 44, fontWeight: 400, lineHeight: 1.3, color: muted }, card.lower),
      ]),
    ]),
  ]);
}

function nameplate({ upper }: CardText, ink: string): Box {
  const style = {
    ...display,
    display: 'block',
    fontSize: upper.length > 24 ? 104 : 128,
    fontWeight: 800,
    lineHeight: 1.05,
    letterSpacing: -3,
    lineClamp: 3,
    color: ink,
  };
  return box(style, upper);
}
