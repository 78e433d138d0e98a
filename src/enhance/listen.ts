import { showBar } from './bar.ts';
import { button, element } from './elements.ts';
import { speechPieces } from './speech-pieces.ts';
import { words } from './words.ts';

/** One stretch of the script of an edition: `src/site/listen.ts`. */
interface Spoken {
  id?: string;
  text: string;
  lang?: string;
}

const pauseMs = 350;

/** Reads the edition aloud with the voice of the device, from its script, and marks the entry that is being read. */
export async function listen(): Promise<void> {
  const trigger = document.querySelector<HTMLElement>('[data-listen]');
  const [t, script] = await Promise.all([words(), scriptOf(trigger?.dataset['listen'] ?? '')]);
  const says = element('p', {}, t.listening);
  if (!('speechSynthesis' in window)) {
    says.textContent = t.noVoice;
    await showBar([says], t.noVoice, undefined, () => trigger?.focus());
    return;
  }
  const voice = speechSynthesis;
  let at = 0;
  // Utterances of a stretch that was left end late; only those of the newest turn go on.
  let turn = 0;

  const stop = (): void => {
    turn += 1;
    voice.cancel();
    mark(undefined);
    trigger?.focus();
  };
  const speak = (place: number): void => {
    turn += 1;
    const mine = turn;
    voice.cancel();
    voice.resume();
    pauseButton.textContent = t.pause;
    at = Math.max(0, place);
    const part = script[at];
    if (!part) return void document.querySelector<HTMLElement>('.bar button:last-child')?.click();
    mark(part.id);
    const pieces = speechPieces(part.text);
    const next = (index: number): void => {
      if (mine !== turn) return;
      const piece = pieces[index];
      if (piece === undefined) return void setTimeout(() => mine === turn && speak(at + 1), pauseMs);
      const utterance = new SpeechSynthesisUtterance(piece);
      utterance.lang = part.lang ?? document.documentElement.lang;
      utterance.onend = () => next(index + 1);
      utterance.onerror = () => next(index + 1);
      voice.speak(utterance);
    };
    next(0);
  };
  const pauseButton = button(t.pause, () => {
    const isPaused = pauseButton.textContent === t.resume;
    if (isPaused) voice.resume();
    else voice.pause();
    pauseButton.textContent = isPaused ? t.pause : t.resume;
  });
  const bar = await showBar(
    [says, button(t.back, () => speak(at - 1)), pauseButton, button(t.forward, () => speak(at + 1))],
    t.listening,
    undefined,
    stop,
  );
  bar.querySelector<HTMLElement>('button:last-child')!.textContent = t.stop;
  pauseButton.focus();
  addEventListener('pagehide', () => voice.cancel(), { once: true });
  speak(0);
}

/** The text of an edition and, beside it, the marks of its stretches (`src/site/listen.ts`). */
async function scriptOf(address: string): Promise<Spoken[]> {
  const [marks, text] = await Promise.all([
    fetch(address).then((answer) => answer.json() as Promise<[length: number, id?: string, lang?: string][]>),
    fetch(address.replace(/json$/, 'txt')).then((answer) => answer.text()),
  ]);
  let at = 0;
  return marks.map(([length, id, lang]) => {
    const from = at;
    at += length + 2;
    return { text: text.slice(from, from + length), ...(id && { id }), ...(lang && { lang }) };
  });
}

/** The entry that is read now, and no other, is marked and in sight. */
function mark(id: string | undefined): void {
  for (const row of document.querySelectorAll('.entry[aria-current="true"]'))
    row.removeAttribute('aria-current');
  const row = id && document.getElementById(id)?.closest('.entry');
  if (!row) return;
  row.setAttribute('aria-current', 'true');
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  row.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
}
