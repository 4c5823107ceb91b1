import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { regulationPaths } from '../../site/regulation-paths.ts';

export const getStaticPaths = regulationPaths;

/** The official text as it is stored, in whatever encoding: what readers verify against. */
export const GET: APIRoute = async ({ params }) =>
  new Response(await readFile(join(import.meta.env.CONTENT_FOLDER, 'regulations', params.slug ?? '', 'source.txt')));
