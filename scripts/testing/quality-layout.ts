import type { Page } from 'playwright-core';

/** Checks of what stands on a page, each run inside it; every one gives its complaints, one line each. */

/** Parts of the page that reach beyond its width, so that it would scroll sideways. */
export async function sidewaysParts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (part) => part.getBoundingClientRect().right > root.clientWidth + 1);
    return ['scrolls sideways, because of ' +
      wide.slice(0, 3).map((part) => part.tagName + '.' + part.className + ' ' + part.textContent.trim().slice(0, 40)).join(' | ')];
  })()`);
}

/** Line height, paragraph, letter and word spacing as WCAG 2.2, success criterion 1.4.12, lets a reader set them. */
const readersSpacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

/** Spaces the text as a reader may, by way of the style sheet object, which no policy of the page forbids. */
export async function spaceText(page: Page): Promise<void> {
  await page.evaluate(
    `(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(readersSpacing)});
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; })()`,
  );
}

/** Boxes that cut off text of theirs. What is hidden from the eye on purpose is one pixel small and not meant. */
export async function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('body *')].filter((box) => {
    const style = getComputedStyle(box);
    const [x, y] = [style.overflowX, style.overflowY].map((way) => way === 'hidden' || way === 'clip');
    if (!(x || y) || box.clientWidth <= 1 || box.clientHeight <= 1 || box.textContent.trim() === '') return false;
    return (x && box.scrollWidth > box.clientWidth + 1) || (y && box.scrollHeight > box.clientHeight + 1);
  }).map((box) => box.tagName + '.' + box.className + ' cuts off ' + box.textContent.trim().slice(0, 60))`);
}

/** What would move for a reader who asked for less motion: running animations, and styles that allow one. */
export async function motions(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const seconds = (list) => Math.max(...list.split(',').map((time) => parseFloat(time) * (time.includes('ms') ? 0.001 : 1)));
    const styles = [...document.querySelectorAll('*')].flatMap((part) =>
      [undefined, '::before', '::after'].map((half) => [part.tagName + '.' + part.className, getComputedStyle(part, half)]));
    return [
      ...document.getAnimations().map((one) => 'runs: ' + (one.animationName ?? one.transitionProperty)),
      ...styles.filter(([, style]) => style.scrollBehavior === 'smooth').map(([name]) => name + ' scrolls smoothly'),
      ...styles.filter(([, style]) => seconds(style.transitionDuration) > 0.01).map(([name]) => name + ' has a transition'),
      ...styles.filter(([, style]) => style.animationName !== 'none' && seconds(style.animationDuration) > 0.01)
        .map(([name]) => name + ' has an animation'),
    ];
  })()`);
}

/**
 * Texts whose colour as painted is too near to what is painted behind them. For forced colours, where axe reads the
 * colour that the page had wished for.
 */
export async function paleTexts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const paint = (colour) => {
      pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
      return [...pen.getImageData(0, 0, 1, 1).data];
    };
    const light = (rgb) => rgb.slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
    const behind = (part) => {
      for (let one = part; one; one = one.parentElement) {
        const ground = paint(getComputedStyle(one).backgroundColor);
        if (ground[3] === 255) return ground;
      }
      return paint('Canvas');
    };
    const texts = [...document.querySelectorAll('body *')].filter((part) => part.checkVisibility() &&
      part.getBoundingClientRect().width > 1 && !part.closest('svg') &&
      [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''));
    return texts.flatMap((part) => {
      const [one, other] = [light(paint(getComputedStyle(part).color)), light(behind(part))];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      return contrast < 4.5 ? [contrast.toFixed(1) + ' only: ' + part.outerHTML.slice(0, 80)] : [];
    });
  })()`);
}

/** Parts that say something by a colour of their own, which a palette forced on the page has to leave alone. */
const signs = ['.sun i', '.month td > *', '.key i', '.ticks path', '.share i'];
const signsBefore = ['.week li > *', '.bars li > *'];

/** Signs that forced colours would wipe out, and how many were looked at. */
export async function wipedSigns(page: Page): Promise<{ count: number; wiped: string[] }> {
  return page.evaluate<{ count: number; wiped: string[] }>(`(() => {
    const found = [
      ...[...document.querySelectorAll(${JSON.stringify(signs.join())})].map((sign) => [sign, undefined]),
      ...[...document.querySelectorAll(${JSON.stringify(signsBefore.join())})].map((sign) => [sign, '::before']),
    ];
    return { count: found.length, wiped: found
      .filter(([sign, half]) => getComputedStyle(sign, half).forcedColorAdjust !== 'none')
      .map(([sign]) => sign.outerHTML.slice(0, 80)) };
  })()`);
}
