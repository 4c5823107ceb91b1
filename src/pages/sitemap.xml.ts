import type { APIRoute } from 'astro';
import { pagesToRead, sitemap } from '../site/feeds.ts';
import { getLibrary } from '../site/library.ts';

export const GET: APIRoute = async () =>
  new Response(sitemap(pagesToRead(await getLibrary())), { headers: { 'Content-Type': 'application/xml' } });
