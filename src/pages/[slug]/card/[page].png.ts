import type { GetStaticPaths } from 'astro';
import { type FileRoute, getLibrary, ownPaths } from '../../../site/library.ts';
import { type Card, cardPng, cardsOf } from '../../../site/pictures/cards.ts';

export const getStaticPaths = (async () =>
  ownPaths(
    cardsOf(await getLibrary()).map(({ card, ...params }) => ({ params, props: { card } })),
  )) satisfies GetStaticPaths;

/** The Open Graph picture of a page. */
export const GET: FileRoute<{ card: Card }> = async ({ props: { card } }) => new Response(await cardPng(card));
