/** Where citations and links lead, and what that is called, as seen from the page that shows them. */
import { fragment, pageOf, showQuery } from '../../regulation/addresses.ts';
import { eIdToFileName } from '../../regulation/eid.ts';
import type { ReferenceMark } from '../../regulation/layers/marks.ts';
import type { Link, LinkEnd } from '../../regulation/links/link.ts';
import { type Stretch, stretchesOf } from '../../regulation/links/stretches.ts';
import { nameOf, namesOf, nameWithHeading, stretchesName, titleOf, workName } from '../../regulation/names.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { counterpart, editionName } from '../../regulation/work.ts';
import { heldEdition, type LibraryIndex } from '../library.ts';
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
  /** Of which edition that is, where it is not plain. */
  readonly asOf?: string | undefined;
}

type Target = Pick<Regulation, 'slug' | 'date' | 'text' | 'metadata'>;

/** What of the library tells which edition a link means. */
export type WorksIndex = Pick<LibraryIndex, 'regulations' | 'works'>;

/** Where a citation leads, and what is said of the edition it leads to. Null where the library does not hold it. */
export function citedBy(
  { regulation: slug, targets, edition, isAssumed }: ReferenceMark['data'],
  place: TextPage,
  index: WorksIndex,
): Cited | null {
  const held = slug === null ? undefined : heldEdition(index, slug, edition);
  if (held === undefined) return null;
  const cited = citedFrom(held, targets, edition === undefined ? place : {}, editionIn(held, index));
  return { ...cited, asOf: isAssumed ? AS_IN_FORCE : asOf(held, targets, edition, index) };
}

/** Where the edition that is cited is not held, or its time not known. */
export const AS_IN_FORCE = '按现行文本';

/** 2015年修正，现为第十一条 */
function asOf(held: Target, targets: readonly string[], edition: string | undefined, index: WorksIndex) {
  if (edition === undefined) return undefined;
  const now = placeInForce({ regulation: held.slug, edition, eId: targets[0] ?? null, division: null }, index);
  const name = editionIn(held, index);
  if (now === null) return name;
  if (now === 'gone') return `${name}，现已删去`;
  return now.name === nameOf(held.text, targets[0] ?? '') ? name : `${name}，现为${now.name}`;
}

/** 2015年修正, of an edition that is not the one in force. */
function editionIn({ slug, date }: Target, { works }: WorksIndex): string | undefined {
  const work = works.get(slug);
  const edition = date === null ? undefined : work?.editions.find((each) => each.date === date);
  return work && edition && editionName(work, edition);
}

/** Where a provision of another edition is read in the one in force, by lineage; null for a whole work, and in that edition itself. */
export function placeInForce(
  { regulation: slug, edition, eId }: LinkEnd,
  index: WorksIndex,
): { readonly name: string; readonly href: string } | 'gone' | null {
  const work = index.works.get(slug);
  const cited = edition === undefined ? undefined : heldEdition(index, slug, edition);
  if (work === undefined || cited === undefined || eId === null) return null;
  const there = counterpart(work, cited, eId, work.current);
  if (there === null) return 'gone';
  return { name: nameOf(work.current.text, there), href: provisionUrl(work.current, there) };
}

export function citedFrom(regulation: Target, targets: readonly string[], place: TextPage, edition?: string): Cited {
  const { text, metadata } = regulation;
  const document = workName(metadata.title) + (edition === undefined ? '' : `（${edition}）`);
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
export function nameOfEnd(end: LinkEnd, seenFrom: string, index: WorksIndex): LinkName {
  const regulation = heldEdition(index, end.regulation, end.edition);
  if (regulation === undefined) return NO_NAME;
  const { text } = regulation;
  const clause = end.eId === null ? '' : nameOf(text, end.eId);
  const division = text.byEId.get(end.division ?? '');
  const isOwn = end.regulation === seenFrom && end.edition === undefined;
  return {
    clause: clause === '' || !isOwn ? documentName(regulation, end, index) + clause : clause,
    heading: division === undefined ? '' : titleOf(division, text.source).heading,
  };
}

/** The name of all that a link leads to: a range by its ends, a law outside the library by its title. */
export function nameOfTarget(link: Link, seenFrom: string, index: WorksIndex): LinkName {
  const [first, ...others] = link.to;
  if (first === undefined)
    return link.kind === 'reference' ? { clause: workName(link.reference.law ?? ''), heading: '' } : NO_NAME;
  const regulation = heldEdition(index, first.regulation, first.edition);
  if (others.length === 0 || regulation === undefined) return nameOfEnd(first, seenFrom, index);
  const eIds = link.to.flatMap(({ eId }) => eId ?? []);
  const isOwn = first.regulation === seenFrom && first.edition === undefined;
  const within = isOwn ? '' : documentName(regulation, first, index);
  return { ...NO_NAME, clause: within + stretchesName(namesOf(regulation.text), stretchesOf(regulation.text, eIds)) };
}

/** 《…法》, 《…法》（2015年修正） of an edition that is not the one in force. */
function documentName(regulation: Target, { edition }: LinkEnd, index: WorksIndex): string {
  const name = edition === undefined ? undefined : editionIn(regulation, index);
  return workName(regulation.metadata.title) + (name === undefined ? '' : `（${name}）`);
}
