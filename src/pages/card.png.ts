import type { APIRoute } from 'astro';
import { cardPng, SITE_CARD } from '../site/pictures/cards.ts';

/** The Open Graph picture of pages that have none of their own. */
export const GET: APIRoute = async () => new Response(await cardPng(SITE_CARD));
