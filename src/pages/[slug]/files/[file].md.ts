import type { APIRoute } from 'astro';
import type { Regulation } from '../../../regulation/regulation.ts';
import { getLibrary, getLibraryIndex } from '../../../site/library.ts';
import { wholeMarkdown } from '../../../site/markdown.ts';

export async function getStaticPaths() {
  const { regulations } = await getLibrary();
  return regulations.map((regulation) => ({
    params: { slug: regulation.slug, file: regulation.slug },
    props: { regulation },
  }));
}

/** The whole text as Markdown, by the regulation's name: a file to take away. */
export const GET: APIRoute<{ regulation: Regulation }> = async ({ props: { regulation } }) =>
  new Response(wholeMarkdown(regulation, await getLibraryIndex()));
