import type { APIRoute } from 'astro';
import type { CitationData } from '../../browser/cite-dialog.ts';
import { citationData } from '../../site/citation-data.ts';
import { getLibrary } from '../../site/library.ts';

/** What citing needs beyond the page: who issued the document and its numbers as printed. Loaded when a reader cites. */
export async function getStaticPaths() {
  const { regulations } = await getLibrary();
  return regulations.map((regulation) => ({
    params: { slug: regulation.slug },
    props: { data: citationData(regulation) },
  }));
}

export const GET: APIRoute<{ data: CitationData }> = ({ props }) => Response.json(props.data);
