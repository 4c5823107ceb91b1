import type { APIRoute } from 'astro';
import script from '../site/verify.py?raw';

/** The script that takes the official text out of any file and compares it with the manifest. */
export const GET: APIRoute = () =>
  new Response(script, { headers: { 'content-type': 'text/x-python; charset=utf-8' } });
