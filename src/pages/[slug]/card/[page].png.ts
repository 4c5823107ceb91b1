import type { APIRoute, GetStaticPaths } from 'astro';
import { cardsOf } from '../../../site/cards.ts';
import { type Card, cardPng } from '../../../site/images/card.ts';
import { getLibrary } from '../../../site/library.ts';

export const getStaticPaths = (async () =>
  cardsOf(await getLibrary()).map(({ card, ...params }) => ({ params, props: { card } }))) satisfies GetStaticPaths;

/** The Open Graph picture of a page. */
export const GET: APIRoute<{ card: Card }> = async ({ props: { card } }) => new Response(await cardPng(card));
