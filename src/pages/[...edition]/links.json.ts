import type { APIRoute } from 'astro';
import type { LinkEnd } from '../../regulation/links/link.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { editionPaths } from '../../site/editions.ts';
import { heldEdition, indexSeenFrom } from '../../site/library.ts';
import { type LinkRow, linkRows } from '../../site/links/link-rows.ts';
import { absoluteUrl, landingUrl, provisionUrl } from '../../site/urls.ts';

export const getStaticPaths = editionPaths;

/** All links of a regulation for programs: both ends by eId and address, the words that make the link, and why. */
export const GET: APIRoute<{ regulation: Regulation }> = async ({ props: { regulation } }) => {
  const index = await indexSeenFrom(regulation);
  const endOf = ({ regulation: slug, edition, eId }: LinkEnd) => {
    const target = heldEdition(index, slug, edition);
    const url = target && (eId === null ? landingUrl(target) : provisionUrl(target, eId));
    return { regulation: slug, edition, eId, url: url && absoluteUrl(url) };
  };
  const entryOf = ({ link, direction, type, from, to, reason }: LinkRow) => ({
    type,
    direction,
    ...(link.kind === 'relation'
      ? { id: link.relation.id }
      : { law: link.reference.law, isAssumed: link.reference.isAssumed }),
    from: { ...endOf(link.from), name: from.name.clause, text: from.words?.match },
    to: { name: to.name.clause, text: to.words?.match, targets: link.to.map(endOf) },
    reason: reason ?? undefined,
  });
  const { slug, date, metadata } = regulation;
  const links = linkRows(regulation, index).map(entryOf);
  return Response.json({
    regulation: slug,
    ...(date === null ? {} : { edition: date }),
    title: metadata.title,
    url: absoluteUrl(landingUrl(regulation)),
    links,
  });
};
