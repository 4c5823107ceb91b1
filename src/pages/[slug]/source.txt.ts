import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { getLibrary } from '../../site/library.ts';

export const getStaticPaths = (async () => {
  const { regulations } = await getLibrary();
  return regulations.map(({ slug }) => ({ params: { slug } }));
}) satisfies GetStaticPaths;

/** The official text as it is stored, in whatever encoding: what readers verify against. */
export const GET: APIRoute = async ({ params }) =>
  new Response(await readFile(join(import.meta.env.CONTENT_FOLDER, 'regulations', params.slug ?? '', 'source.txt')));
