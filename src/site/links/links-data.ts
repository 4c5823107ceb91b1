import type { LinkEnd } from '../../regulation/links/link.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { heldEdition, indexSeenFrom } from '../library.ts';
import { pageCount, rangeOf } from '../paging.ts';
import { absoluteUrl, landingUrl, linksDataUrl, provisionUrl } from '../urls.ts';
import { directedLinks, type LinkRow, linkRows } from './link-rows.ts';

/** Links in one file: about 80 kB compressed. */
export const LINKS = 2_000;

/** The links of a regulation for programs: both ends by eId and address, the words that make the link, and why. */
export async function linksData(regulation: Regulation, number: number) {
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
  const links = directedLinks(regulation, index);
  const count = pageCount(links.length, LINKS);
  return {
    regulation: slug,
    ...(date === null ? {} : { edition: date }),
    title: metadata.title,
    url: absoluteUrl(landingUrl(regulation)),
    // Only of those that take several
    ...(count > 1 ? { total: links.length } : {}),
    ...(number < count ? { next: absoluteUrl(linksDataUrl(regulation, number + 1)) } : {}),
    links: linkRows(links.slice(...rangeOf(number, LINKS)), regulation, index).map(entryOf),
  };
}
