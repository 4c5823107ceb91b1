import type { APIRoute } from 'astro';
import { getLibrary } from '../site/library.ts';
import { sitemap } from '../site/sitemap.ts';

export const GET: APIRoute = async () =>
  new Response(sitemap(await getLibrary()), { headers: { 'Content-Type': 'application/xml' } });
