import type { Regulation } from '../../regulation/regulation.ts';
import { editionPaths } from '../../site/editions.ts';
import type { FileRoute } from '../../site/library.ts';
import { linksData } from '../../site/links/links-data.ts';

export const getStaticPaths = editionPaths;

export const GET: FileRoute<{ regulation: Regulation }> = async ({ props: { regulation } }) =>
  Response.json(await linksData(regulation, 1));
