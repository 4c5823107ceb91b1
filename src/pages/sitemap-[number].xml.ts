import type { APIRoute } from 'astro';
import { pagesToRead, sitemapNumbers, sitemapPart } from '../site/feeds.ts';
import { getLibrary, ownPaths } from '../site/library.ts';

export const getStaticPaths = async () =>
  ownPaths(sitemapNumbers(pagesToRead(await getLibrary())).map((number) => ({ params: { number: String(number) } })));

export const GET: APIRoute = async ({ params: { number } }) =>
  new Response(sitemapPart(pagesToRead(await getLibrary()), Number(number)), {
    headers: { 'Content-Type': 'application/xml' },
  });
