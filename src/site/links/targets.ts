/** Where citations and links lead, and what that is called, as seen from the page that shows them. */
import { fragment, pageOf, showQuery } from '../../regulation/addresses.ts';
import { eIdToFileName } from '../../regulation/eid.ts';
import type { Link, LinkEnd } from '../../regulation/links/link.ts';
import { type Stretch, stretchesOf } from '../../regulation/links/stretches.ts';
import { nameOf, namesOf, nameWithHeading, stretchesName, titleOf, workName } from '../../regulation/names.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import type { LibraryIndex } from '../library.ts';
import { divisionUrl, fullTextUrl, landingUrl, provisionUrl } from '../urls.ts';

/** The page that shows a text, by the parameters of its address. */
export interface TextPage {
  readonly slug?: string | undefined;
  /** The division the page shows as addresses write it, `art-12`; absent for the whole text. */
  readonly division?: string | undefined;
}

/** What a citation leads to, as seen from a page. */
export interface Cited {
  readonly href: string;
  /** 第十条第二款, 第三条至第七条, 第二章　罚则, 《…法》第八条. */
  readonly name: string;
  /** The page where the first of several can be read by itself, when they lead to the whole text. */
  readonly excerpt?: string | undefined;
}

type Target = Pick<Regulation, 'slug' | 'date' | 'text' | 'metadata'>;

export function citedFrom(regulation: Target, targets: readonly string[], place: TextPage): Cited {
  const { text, metadata } = regulation;
  const document = workName(metadata.title);
  const [first, ...others] = targets;
  if (first === undefined) return { href: landingUrl(regulation), name: document };
  const within = regulation.slug === place.slug ? '' : document;
  if (others.length > 0) {
    const stretches = stretchesOf(text, targets);
    return {
      ...several(regulation, first, targets, stretches, place),
      name: within + stretchesName(namesOf(text), stretches),
    };
  }
  const page = pageOf(text, first);
  return {
    href: isOn(place, regulation, page) ? fragment(first) : provisionUrl(regulation, first),
    // 章 and 节 are known by their headings
    name: within + (page === null ? nameWithHeading(text, first) : nameOf(text, first)),
  };
}

/**
 * Several targets are shown together, on the page that holds them all: `/law/full/?show=art_3..art_7#art_3`. Without scripts one lands at
 * the first.
 */
function several(
  regulation: Target,
  first: string,
  targets: readonly string[],
  stretches: readonly Stretch[],
  place: TextPage,
): Pick<Cited, 'href' | 'excerpt'> {
  const { text } = regulation;
  const pages = new Set(targets.map((eId) => pageOf(text, eId)));
  const [page = null] = pages.size === 1 ? pages : [];
  const here = isOn(place, regulation, page);
  const path = here ? '' : page === null ? fullTextUrl(regulation) : divisionUrl(regulation, page);
  const href = path + showQuery(stretches) + fragment(first);
  const firstPage = pageOf(text, first);
  return here || page !== null || firstPage === null ? { href } : { href, excerpt: divisionUrl(regulation, firstPage) };
}

/** Whether the page that shows a division is the one being read; the whole text is it for all of them. */
function isOn(place: TextPage, { slug }: Target, page: string | null): boolean {
  if (place.slug !== slug) return false;
  return place.division === undefined || (page !== null && place.division === eIdToFileName(page));
}

/** What an end of a link is called in a list. */
export interface LinkName {
  /** 第十条第二款, 《…法》第八条. */
  readonly clause: string;
  /** Of the article it belongs to: 加快标准提档升级. Empty where it has none. */
  readonly heading: string;
}

const NO_NAME: LinkName = { clause: '', heading: '' };

/** The name of one end, as seen from a regulation. */
export function nameOfEnd(
  end: LinkEnd,
  seenFrom: string,
  { regulations }: Pick<LibraryIndex, 'regulations'>,
): LinkName {
  const regulation = regulations.get(end.regulation);
  if (regulation === undefined) return NO_NAME;
  const { text, metadata } = regulation;
  const clause = end.eId === null ? '' : nameOf(text, end.eId);
  const division = text.byEId.get(end.division ?? '');
  return {
    clause: clause === '' || end.regulation !== seenFrom ? workName(metadata.title) + clause : clause,
    heading: division === undefined ? '' : titleOf(division, text.source).heading,
  };
}

/** The name of all that a link leads to: a range by its ends, a law outside the library by its title. */
export function nameOfTarget(link: Link, seenFrom: string, index: Pick<LibraryIndex, 'regulations'>): LinkName {
  const [first, ...others] = link.to;
  if (first === undefined)
    return link.kind === 'reference' ? { clause: workName(link.reference.law ?? ''), heading: '' } : NO_NAME;
  const regulation = index.regulations.get(first.regulation);
  if (others.length === 0 || regulation === undefined) return nameOfEnd(first, seenFrom, index);
  const eIds = link.to.flatMap(({ eId }) => eId ?? []);
  const within = first.regulation === seenFrom ? '' : workName(regulation.metadata.title);
  return { ...NO_NAME, clause: within + stretchesName(namesOf(regulation.text), stretchesOf(regulation.text, eIds)) };
}
