import { readBriefing } from './files.ts';
import { stringsFor } from './strings.ts';

/** The owner’s briefing and the words of the interface in its language: the same for every page. */
export const briefing = readBriefing();
export const t = stringsFor(briefing.language);
/** Whether the build was told that no edition has come for a morning and a half (`npm run build`). */
export const isLate = process.env['BRIEFING_LATE'] === 'true';
