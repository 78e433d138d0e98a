import type { APIRoute } from 'astro';
import { answer } from '../site/answer.ts';
import { provenanceText } from '../site/provenance.ts';

export const GET: APIRoute = () => answer(provenanceText(process.env), 'application/json');
