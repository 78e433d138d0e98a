import type { APIRoute } from 'astro';
import { answer } from '../site/answer.ts';
import { t } from '../site/publication.ts';

/** What the reading aids say. */
export const GET: APIRoute = () => answer(JSON.stringify(t.aids), 'application/json');
