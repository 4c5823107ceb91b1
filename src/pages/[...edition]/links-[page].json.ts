import type { Regulation } from '../../regulation/regulation.ts';
import type { FileRoute } from '../../site/library.ts';
import { furtherPages } from '../../site/links/link-rows.ts';
import { LINKS, linksData } from '../../site/links/links-data.ts';

export const getStaticPaths = () => furtherPages(LINKS);

export const GET: FileRoute<{ regulation: Regulation; number: number }> = async ({ props: { regulation, number } }) =>
  Response.json(await linksData(regulation, number));
