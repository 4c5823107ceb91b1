import type { APIRoute } from 'astro';
import { absoluteUrl, assetUrl } from '../site/urls.ts';

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(assetUrl('sitemap.xml'))}\n`);
