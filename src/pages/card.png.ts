import type { APIRoute } from 'astro';
import { SITE_CARD } from '../site/cards.ts';
import { cardPng } from '../site/images/card.ts';

/** The Open Graph picture of pages that have none of their own. */
export const GET: APIRoute = async () => new Response(await cardPng(SITE_CARD));
