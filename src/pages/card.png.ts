import type { APIRoute } from 'astro';
import { getOnly } from '../site/library.ts';
import { cardPng, siteCard } from '../site/pictures/cards.ts';

/** The Open Graph picture of pages that have none of their own. */
export const GET: APIRoute = async () => new Response(await cardPng(siteCard(await getOnly())));
