import type { Page } from 'playwright-core';

/** One stop of the Tab key. */
interface Stop {
  /** The place among all parts that the keyboard has to reach, -1 for one that was not expected. */
  place: number;
  name: string;
  outlined: boolean;
  inSight: boolean;
}

/** Marks what the keyboard has to reach: everything interactive that is shown, of a group of radio buttons the chosen one. */
const findParts = `(() => {
  const parts = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], audio[controls]')];
  window.qualityParts = parts.filter((part) =>
    !part.disabled && part.tabIndex >= 0 && part.type !== 'hidden' &&
    part.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
    !(part.type === 'radio' && !part.checked &&
      [...document.getElementsByName(part.name)].some((other) => other.checked)));
  return window.qualityParts.length;
})()`;

const lookAtFocus = `(() => {
  const part = document.activeElement;
  if (!part || part === document.body) return undefined;
  const painted = part.type === 'radio' || part.type === 'checkbox' ? [part, part.closest('label') ?? part] : [part];
  const outlined = painted.some((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  });
  // An inline link over two lines has a rectangle a line, and a point between them belongs to neither.
  const inSight = painted.some((one) => [...one.getClientRects()].some((box) =>
    [0.15, 0.5, 0.85].some((across) => {
      const hit = document.elementFromPoint(box.left + box.width * across, box.top + box.height / 2);
      return hit !== null && (one.contains(hit) || hit.contains(one) && hit.tagName !== 'NAV');
    })));
  return { place: window.qualityParts.indexOf(part), outlined, inSight,
    name: part.tagName + '.' + part.className + ' ' + (part.textContent.trim() || part.getAttribute('aria-label') || part.value || '').slice(0, 40) };
})()`;

/**
 * Walks through the page with the Tab key alone and complains of what it did not reach, of what shows no sign that it
 * is reached, and of what is under something else at that moment.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const count = await page.evaluate<number>(findParts);
  const stops: Stop[] = [];
  for (let presses = 0; presses < count + 5; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop | undefined>(lookAtFocus);
    if (!stop || (stops.length > 0 && stop.place === stops[0]?.place)) break;
    stops.push(stop);
  }
  const reached = new Set(stops.map(({ place }) => place));
  const missed = Array.from({ length: count }, (_, place) => place).filter((place) => !reached.has(place));
  const names = await page.evaluate<string[]>(
    `${JSON.stringify(missed)}.map((place) => window.qualityParts[place].outerHTML.slice(0, 120))`,
  );
  return [
    ...names.map((name) => `is not reached: ${name}`),
    ...stops.filter(({ outlined }) => !outlined).map(({ name }) => `shows no focus: ${name}`),
    ...stops.filter(({ inSight }) => !inSight).map(({ name }) => `is hidden when focused: ${name}`),
  ];
}
