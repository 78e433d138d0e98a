import { isRecent } from './archive.ts';
import { cardImage, smallPng } from './card-image.ts';
import { editionCard, generalCard, generalCardName } from './card-text.ts';
import { changedDays, readArchive } from './editions.ts';
import { readEdition } from './files.ts';
import { briefing, t } from './publication.ts';
import { inkOf, inks } from './weekdays.ts';

/** Every card ever promised, but for those that are kept, with what it shows. */
export async function cardPaths() {
  const archive = await readArchive();
  const ofDays = (await changedDays((to, date) => to.card(date))).map(({ date, cacheKey }) => ({
    params: { name: date },
    props: { card: isRecent(archive, date) ? date : formerCard },
    cacheKey,
  }));
  return [...ofDays, { params: { name: generalCardName }, props: { card: generalCardName } }];
}

/** What an address shows whose edition is no longer recent: that of the publication, as a small file. */
const formerCard = 'former';

let former: ReturnType<typeof cardImage> | undefined;

/** The card of a date, or that of the publication. Drawing one takes about 30 ms. */
export async function drawCard(card: string): ReturnType<typeof cardImage> {
  if (card !== generalCardName && card !== formerCard)
    return cardImage(card, editionCard(readEdition(card), briefing.title, t), inkOf(card));
  // One ink for good, or the card would be another file every morning.
  const general = generalCard(briefing.title, briefing.description);
  if (card === generalCardName) return cardImage(card, general, inks[0]);
  former ??= cardImage(card, general, inks[0], smallPng);
  return former;
}
