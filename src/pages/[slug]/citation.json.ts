import type { APIRoute } from 'astro';
import { citationData } from '../../regulation/citation.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { regulationPaths } from '../../site/library.ts';

export const getStaticPaths = regulationPaths;

/** What citing needs beyond the page: who issued the document and its numbers as printed. Loaded when a reader cites. */
export const GET: APIRoute<{ regulation: Regulation }> = ({ props: { regulation } }) =>
  Response.json(citationData(regulation));
