import type { APIRoute } from 'astro';
import { sitemap } from '../site/feeds.ts';
import { getLibrary } from '../site/library.ts';

export const GET: APIRoute = async () =>
  new Response(sitemap(await getLibrary()), { headers: { 'Content-Type': 'application/xml' } });
