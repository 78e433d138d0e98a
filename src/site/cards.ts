import { cardImage } from './card-image.ts';
import { editionCard, generalCard, generalCardName } from './card-text.ts';
import { readArchive, readPageKeys } from './editions.ts';
import { readEdition } from './files.ts';
import { briefing, t } from './publication.ts';
import { inkOf, inks } from './weekdays.ts';

/**
 * Editions with a card of their own: those that people share. A card takes about 30 ms, ten years would take minutes
 * where nothing is kept between builds. The address of an older card goes on for ever and shows the general one.
 */
export const drawnEditionsMax = 400;

/** Every card ever promised, with the edition it shows; none for the general one. */
export async function cardPaths() {
  const { days } = await readArchive();
  const keys = await readPageKeys();
  const firstDrawn = days.length - drawnEditionsMax;
  const ofDays = days.map(({ date }, index) => ({
    params: { name: date },
    props: { drawnDate: index >= firstDrawn ? date : undefined },
    cacheKey: `${index >= firstDrawn} ${keys.day(date)}`,
  }));
  return [...ofDays, { params: { name: generalCardName }, props: { drawnDate: undefined } }];
}

let general: ReturnType<typeof cardImage> | undefined;

/** The card of an edition; the general one where `date` is undefined. */
export async function drawCard(date: string | undefined): ReturnType<typeof cardImage> {
  if (date) return cardImage(date, editionCard(readEdition(date), briefing.title, t), inkOf(date));
  // One ink for good, or the card would be another file every morning.
  general ??= cardImage(generalCardName, generalCard(briefing.title, briefing.description), inks[0]);
  return general;
}
