import type { Regulation } from '../../regulation/regulation.ts';
import { editionPaths } from '../../site/editions.ts';
import { sourceBytes } from '../../site/files.ts';
import type { FileRoute } from '../../site/library.ts';

export const getStaticPaths = editionPaths;

/** The official text as it is stored, in whatever encoding: what readers verify against. */
export const GET: FileRoute<{ regulation: Regulation }> = async ({ props: { regulation } }) =>
  new Response(new Uint8Array(await sourceBytes(regulation)));
