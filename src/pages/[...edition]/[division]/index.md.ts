import { eIdToFileName } from '../../../regulation/eid.ts';
import { titleText } from '../../../regulation/names.ts';
import type { Regulation } from '../../../regulation/regulation.ts';
import { editionPaths } from '../../../site/editions.ts';
import { type FileRoute, indexSeenFrom } from '../../../site/library.ts';
import { articleMarkdown } from '../../../site/markdown.ts';
import { type ReadingPage, readingOrder } from '../../../site/outline.ts';

interface Props {
  readonly regulation: Regulation;
  readonly page: ReadingPage;
}

export async function getStaticPaths() {
  return (await editionPaths()).flatMap(({ params: { edition }, props: { regulation } }) =>
    readingOrder(regulation.text).map((page) => ({
      params: { edition, division: eIdToFileName(page.division.eId) },
      props: { regulation, page },
    })),
  );
}

/** The page of an article as Markdown, beside it. */
export const GET: FileRoute<Props> = async ({ props: { regulation, page } }) => {
  const { division, title } = page;
  const index = await indexSeenFrom(regulation);
  return new Response(articleMarkdown(regulation, { division, title: titleText(title) }, index));
};
