import type { Regulation } from '../../regulation/regulation.ts';
import { editionPaths } from '../../site/editions.ts';
import type { FileRoute } from '../../site/library.ts';
import { codeSheet, sheetCount } from '../../site/pictures/code-sheets.ts';

interface Props {
  readonly regulation: Regulation;
  readonly number: number;
}

export async function getStaticPaths() {
  return (await editionPaths()).flatMap(({ params: { edition }, props: { regulation } }) =>
    Array.from({ length: sheetCount(regulation) }, (_, index) => ({
      params: { edition, sheet: String(index + 1) },
      props: { regulation, number: index + 1 },
    })),
  );
}

/** The codes on the paper of an edition's pages, in files beside them: only who prints a page needs them. */
export const GET: FileRoute<Props> = ({ props: { regulation, number } }) =>
  new Response(codeSheet(regulation, number), { headers: { 'content-type': 'image/svg+xml' } });
