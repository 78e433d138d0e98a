import { addresses } from '../core/addresses.ts';

/** The one helper for every internal link: it knows the base path, so nothing else joins addresses. */
export const href = addresses(import.meta.env.BASE_URL);
