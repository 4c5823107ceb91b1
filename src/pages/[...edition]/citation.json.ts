import { citationData } from '../../regulation/citation.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { editionCited, editionPaths } from '../../site/editions.ts';
import type { FileRoute } from '../../site/library.ts';

export const getStaticPaths = editionPaths;

/** What citing needs beyond the page: who issued the document and its numbers as printed. Loaded when a reader cites. */
export const GET: FileRoute<{ regulation: Regulation }> = async ({ props: { regulation } }) =>
  Response.json(citationData(regulation, await editionCited(regulation)));
