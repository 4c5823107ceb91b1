import { fragment, noteId, relationId } from '../../regulation/addresses.ts';
import type { Edition } from '../../regulation/edition.ts';
import { eIdToFileName } from '../../regulation/eid.ts';
import type { PlacedEnd, PlacedRelation } from '../../regulation/layers/relations/relation.ts';
import { RELATION_TYPE_INFO, RELATION_TYPES } from '../../regulation/layers/relations/types.ts';
import type { DivisionLinks } from '../../regulation/links/graph.ts';
import {
  citingWords,
  type Link,
  type ReferenceLink,
  type RelationLink,
  sentenceAround,
  type WordsInContext,
} from '../../regulation/links/link.ts';
import { nameOf } from '../../regulation/names.ts';
import type { Links } from '../../regulation/print/links.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { heldEdition, type LibraryIndex } from '../library.ts';
import { listPageUrl, pageHolding, ROWS } from '../paging.ts';
import {
  absoluteUrl,
  addresses,
  divisionLinksUrl,
  fullTextUrl,
  landingUrl,
  linksUrl,
  provisionUrl,
  termUrl,
} from '../urls.ts';
import {
  AS_IN_FORCE,
  citedBy,
  citedFrom,
  type LinkName,
  nameOfEnd,
  nameOfTarget,
  placeInForce,
  type TextPage,
} from './targets.ts';

/** The links of an article of one direction and type. */
export interface LinkGroup<Entry> {
  /** 本条引用, 引用本条, 落实目标的任务. */
  readonly title: string;
  /** Of all links, also those that are not listed. */
  readonly count: number;
  readonly entries: readonly Entry[];
  /** Entries that are left to the page of all links. */
  readonly rest: number;
}

export interface CitingEntry {
  readonly name: LinkName;
  /** Absent for a law outside the library. */
  readonly href?: string | undefined;
  /** The provision of this article that is cited; empty for the article itself. */
  readonly at: string;
  /** The sentence that cites. */
  readonly excerpt: WordsInContext;
  /** Sentences that cite the same. */
  readonly times: number;
  /** Which edition is meant, where that is not plain: 按现行文本; 现为第十一条, with where that is read. */
  readonly asOf: { readonly words: string; readonly href?: string | undefined } | null;
}

export interface RelatedEntry {
  readonly id: string;
  readonly name: LinkName;
  readonly href: string;
  /** The quote at the other end. */
  readonly other: string;
  /** The one in this article, and in words what it has to do with the other: 由此落实“own”; empty where both are the same words. */
  readonly own: RelatedWords | null;
  readonly reason: string;
}

/** What stands before and after a quote. */
export interface RelatedWords {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

export interface ArticleLinks {
  readonly citing: readonly LinkGroup<CitingEntry>[];
  readonly related: readonly LinkGroup<RelatedEntry>[];
}

/** A page must stay light however often its article is cited: the rest stands on the page of all links. */
const MOST = 20;
/** The same of relations, of all types together: each has its two quotes and its reason. */
const MOST_RELATIONS = 30;
/** Characters of a sentence on either side of the words that cite. */
const REACH = 28;

const NO_LINKS: DivisionLinks = { outgoing: [], incoming: [] };

/**
 * Whether an article has a list of its own, page by page, of everything that cites it: it has more links than stand below it, and the
 * list of all links of its regulation is too long to look for them there.
 */
export function hasOwnList({ slug }: Edition, division: string, index: LibraryIndex): boolean {
  const links = index.links.get(slug);
  const { outgoing, incoming } = links?.divisions.get(division) ?? NO_LINKS;
  const all = links ? links.outgoing.length + links.incoming.length : 0;
  return all > ROWS && outgoing.length + incoming.length > MOST;
}

/** Where all links of an article are listed. */
export const allLinksUrl = (edition: Edition, division: string, index: LibraryIndex): string =>
  hasOwnList(edition, division, index) ? divisionLinksUrl(edition, division) : linksUrl(edition);

/** What an article cites, what cites it, and what it is related to; groups without links are left out. */
export function articleLinks(regulation: Regulation, division: string, index: LibraryIndex): ArticleLinks {
  const links = index.links.get(regulation.slug)?.divisions.get(division) ?? NO_LINKS;
  const { outgoing, incoming } = links;
  const cites = outgoing
    .filter(isReference)
    .map((link) => ({ link, entry: () => citedEntry(link, regulation, division, index) }));
  const cited = incoming
    .filter(isReference)
    .map((link) => ({ link, entry: () => citingEntry(link, regulation, division, index) }));
  return {
    citing: [
      gather('本条引用', cites, ({ to, reference }) => to.map(endKey).join(' ') || `${reference.law}`),
      gather(
        '引用本条',
        cited,
        ({ from, to, inForce }) =>
          `${endKey(from)} ${inForce.filter((end) => end.division === division).map(endKey)} ${to[0]?.edition}`,
      ),
    ].filter(({ count }) => count > 0),
    related: relatedGroups(regulation, links, index),
  };
}

const isReference = (link: Link): link is ReferenceLink => link.kind === 'reference';
const isRelation = (link: Link): link is RelationLink => link.kind === 'relation';
const endKey = ({ regulation, edition = '', eId }: Link['from']): string => `${regulation} ${edition} ${eId ?? ''}`;

interface CitingLink {
  readonly link: ReferenceLink;
  readonly entry: () => Omit<CitingEntry, 'times'>;
}

/** One entry for links of the same key, with the first of their sentences. */
function gather(
  title: string,
  candidates: readonly CitingLink[],
  keyOf: (link: ReferenceLink) => string,
): LinkGroup<CitingEntry> {
  const same = [...Map.groupBy(candidates, ({ link }) => keyOf(link)).values()];
  return {
    title,
    count: candidates.length,
    entries: same
      .slice(0, MOST)
      .flatMap(([first, ...others]) => (first ? [{ ...first.entry(), times: others.length + 1 }] : [])),
    rest: Math.max(0, same.length - MOST),
  };
}

function citedEntry(link: ReferenceLink, { slug, text }: Regulation, division: string, index: LibraryIndex) {
  const [first] = link.to;
  const target = heldEdition(index, first?.regulation ?? '', first?.edition);
  const page = first?.edition === undefined ? { slug, division: eIdToFileName(division) } : {};
  const targets = link.to.flatMap(({ eId }) => eId ?? []);
  return {
    name: nameOfTarget(link, slug, index),
    href: target && citedFrom(target, targets, page).href,
    at: '',
    excerpt: sentenceAround(text, citingWords(link), REACH),
    asOf: link.reference.isAssumed ? { words: AS_IN_FORCE } : first === undefined ? null : inForceOf(first, index),
  };
}

/** Where what is cited of another edition is read now. */
function inForceOf(end: Link['from'], index: LibraryIndex): CitingEntry['asOf'] {
  const now = placeInForce(end, index);
  if (now === null) return null;
  return now === 'gone' ? { words: '现行文本没有对应的条文' } : { words: `现为${now.name}`, href: now.href };
}

function citingEntry(link: ReferenceLink, regulation: Regulation, division: string, index: LibraryIndex) {
  const source = index.regulations.get(link.from.regulation) ?? regulation;
  const own = (end: Link['from']): boolean => end.regulation === regulation.slug && end.division === division;
  const place = link.inForce.findIndex(own);
  const [cited, asCited] = [link.inForce[place], link.to[Math.min(place, link.to.length - 1)]];
  const at = cited?.eId && cited.eId !== division ? nameOf(regulation.text, cited.eId) : '';
  const earlier = asCited?.edition === undefined ? null : nameOfEnd(asCited, '', index).clause;
  return {
    name: nameOfEnd(link.from, regulation.slug, index),
    href: link.from.eId === null ? landingUrl(source) : provisionUrl(source, link.from.eId),
    at: earlier ?? (at === nameOf(regulation.text, division) ? '' : at),
    excerpt: sentenceAround(source.text, citingWords(link), REACH),
    asOf: link.reference.isAssumed ? { words: AS_IN_FORCE } : null,
  };
}

/** One end of a relation in an article. */
interface ListedRelation {
  readonly link: RelationLink;
  readonly end: 'from' | 'to';
}

/** By type, and of each type those that start here first. */
function relationEnds({ outgoing, incoming }: DivisionLinks): readonly ListedRelation[] {
  const order = ({ link: { relation }, end }: ListedRelation) =>
    RELATION_TYPES.indexOf(relation.type) * 2 + (end === 'to' ? 1 : 0);
  return [
    ...outgoing.filter(isRelation).map((link) => ({ link, end: 'from' as const })),
    ...incoming.filter(isRelation).map((link) => ({ link, end: 'to' as const })),
  ].toSorted((a, b) => order(a) - order(b));
}

/** Where the sign in the text leads: to the relation's entry below it, or on the page of all links. */
export function relationEntryUrl(edition: Edition, id: string, end: 'from' | 'to', index: LibraryIndex): string {
  const links = index.links.get(edition.slug);
  const link = links?.outgoing.find((each) => isRelation(each) && each.relation.id === id);
  const division = (end === 'from' ? link?.from : link?.to[0])?.division ?? '';
  const listed = relationEnds(links?.divisions.get(division) ?? NO_LINKS).slice(0, MOST_RELATIONS);
  const isListed = listed.some((each) => each.link === link);
  const page = pageHolding(links && link ? links.outgoing.indexOf(link) : 0, ROWS);
  return (isListed ? '' : listPageUrl(linksUrl(edition), page)) + fragment(relationId(id));
}

/** A relation as it reads from one of its ends. */
interface RelationSide {
  /** What the other end is to this one: 落实目标的任务. */
  readonly label: string;
  readonly other: PlacedEnd;
}

function relationSide({ type, from, to }: PlacedRelation, end: 'from' | 'to'): RelationSide {
  const { fromLabel, toLabel } = RELATION_TYPE_INFO[type];
  return end === 'from' ? { label: fromLabel, other: to } : { label: toLabel, other: from };
}

/** e.g. 落实本条“提高质量”, 由本条“建立制度”落实, 与本条“质量”相关 */
function ownWords({ type, from, to }: PlacedRelation, end: 'from' | 'to'): RelatedWords | null {
  const quote = (end === 'from' ? from : to).anchor.quote;
  if (from.anchor.quote === to.anchor.quote) return null;
  const { verb } = RELATION_TYPE_INFO[type];
  if (verb === undefined) return { before: '与本条', quote, after: '相关' };
  return end === 'from' ? { before: `${verb}本条`, quote, after: '' } : { before: '由本条', quote, after: verb };
}

function relatedGroups(
  regulation: Regulation,
  links: DivisionLinks,
  index: LibraryIndex,
): readonly LinkGroup<RelatedEntry>[] {
  const ends = relationEnds(links).map((each, position) => ({
    ...each,
    isListed: position < MOST_RELATIONS,
    side: relationSide(each.link.relation, each.end),
  }));
  return Array.from(
    Map.groupBy(ends, ({ side }) => side.label),
    ([title, members]) => {
      const listed = members.filter(({ isListed }) => isListed);
      return {
        title,
        count: members.length,
        rest: members.length - listed.length,
        entries: listed.map(({ link: { relation, from, to }, end, side }) => ({
          id: relation.id,
          name: nameOfEnd(end === 'from' ? to[0] : from, regulation.slug, index),
          href: provisionUrl(regulation, side.other.place.provision.eId),
          other: side.other.anchor.quote,
          own: ownWords(relation, end),
          reason: relation.reason,
        })),
      };
    },
  );
}

/** Where the words of a regulation lead, seen from a page that shows them. The page of an article holds its notes; others lead to them. */
export function textLinks(regulation: Regulation, place: TextPage, index: LibraryIndex): Links {
  const { slug, text } = regulation;
  return {
    provision: (eId) => ({ href: fragment(eId), name: nameOf(text, eId) }),
    reference: (cited) => citedBy(cited, place, index),
    term: termUrl,
    note: (id) => {
      if (place.division !== undefined) return fragment(noteId(id));
      const note = index.notes.get(slug)?.get(id);
      if (!note) throw new Error(`${slug} 没有注释 ${id}`);
      return addresses.note(regulation, note);
    },
    relation: ({ relation, end }) =>
      regulation.relations.some(({ id }) => id === relation)
        ? relationEntryUrl(regulation, relation, end, index)
        : null,
  };
}

/** The same as seen from nowhere on the site: a file is read anywhere, so every address is whole. */
export function wholeLinks(regulation: Regulation, index: LibraryIndex): Links {
  const links = textLinks(regulation, {}, index);
  const page = absoluteUrl(fullTextUrl(regulation));
  return {
    provision: (eId) => ({ ...links.provision(eId), href: absoluteUrl(provisionUrl(regulation, eId)) }),
    reference: (cited) => {
      const link = links.reference(cited);
      return link && { ...link, href: absoluteUrl(link.href) };
    },
    term: (id) => absoluteUrl(links.term(id)),
    note: (id) => absoluteUrl(links.note(id)),
    relation: (relation) => {
      const href = links.relation(relation);
      return href === null || !href.startsWith('#') ? href && absoluteUrl(href) : page + href;
    },
  };
}
