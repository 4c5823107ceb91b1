import type { APIRoute } from 'astro';
import { fileName } from '../../../regulation/addresses.ts';
import { allEditions, type Regulation } from '../../../regulation/regulation.ts';
import { getLibrary, indexSeenFrom } from '../../../site/library.ts';
import { wholeMarkdown } from '../../../site/markdown.ts';

export async function getStaticPaths() {
  return allEditions(await getLibrary()).map((regulation) => ({
    params: { slug: regulation.slug, file: fileName(regulation) },
    props: { regulation },
  }));
}

/** The whole text as Markdown, by the regulation's name: a file to take away. */
export const GET: APIRoute<{ regulation: Regulation }> = async ({ props: { regulation } }) =>
  new Response(wholeMarkdown(regulation, await indexSeenFrom(regulation)));
