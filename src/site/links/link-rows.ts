import type { Edition } from '../../regulation/edition.ts';
import { RELATION_TYPE_INFO } from '../../regulation/layers/relations/types.ts';
import { citingWords, type Link, scopeOf, sentenceAround, type WordsInContext } from '../../regulation/links/link.ts';
import { editionPaths } from '../editions.ts';
import { heldEdition, indexSeenFrom, type LibraryIndex } from '../library.ts';
import { pageCount, pageParams } from '../paging.ts';
import { landingUrl } from '../urls.ts';
import { citedFrom, type LinkName, nameOfEnd, nameOfTarget } from './targets.ts';

/** Where a link goes, seen from one regulation. */
export const DIRECTIONS = {
  page: '本条之内',
  regulation: '各条之间',
  out: '引用其他法规',
  in: '被其他法规引用',
  outside: '引用未收录的法规',
} as const;

export type Direction = keyof typeof DIRECTIONS;

/** A link as a line of a table. */
export interface LinkRow extends DirectedLink {
  /** 引用, or the type of a relation. */
  readonly type: string;
  readonly from: RowEnd;
  readonly to: RowEnd;
  /** Why two passages are related. */
  readonly reason: string | null;
}

export interface RowEnd {
  readonly name: LinkName;
  /** Absent for a law outside the library. */
  readonly href?: string | undefined;
  /** The words that cite, in their sentence, or the quoted passage. */
  readonly words: WordsInContext | null;
}

/** Characters of a sentence on either side of the words that cite. */
const REACH = 40;

/** A link and where it goes, seen from one regulation. */
export interface DirectedLink {
  readonly link: Link;
  readonly direction: Direction;
}

/** All links of a regulation: those that start in it, then those that come from others. */
export function directedLinks({ slug }: Edition, { links }: LibraryIndex): readonly DirectedLink[] {
  const { outgoing = [], incoming = [] } = links.get(slug) ?? {};
  return [
    ...outgoing.map((link) => ({ link, direction: outward(link) })),
    ...incoming.map((link) => ({ link, direction: 'in' as const })),
  ];
}

/** The links of one of its divisions in the same order: those that start there, then those that come from elsewhere. */
export function divisionLinks({ slug }: Edition, eId: string, { links }: LibraryIndex): readonly DirectedLink[] {
  const { outgoing = [], incoming = [] } = links.get(slug)?.divisions.get(eId) ?? {};
  return [...outgoing, ...incoming].map((link) => ({
    link,
    direction: link.from.regulation === slug ? outward(link) : 'in',
  }));
}

/** Those links as lines of a table. */
export const linkRows = (links: readonly DirectedLink[], { slug }: Edition, index: LibraryIndex): readonly LinkRow[] =>
  links.map((directed) => rowOf(directed, slug, index));

function outward(link: Link): Direction {
  const scope = scopeOf(link);
  return scope === 'library' ? 'out' : scope;
}

function rowOf({ link, direction }: DirectedLink, slug: string, index: LibraryIndex): LinkRow {
  const from = { name: nameOfEnd(link.from, slug, index), href: urlOf([link.from], index) };
  const to = { name: nameOfTarget(link, slug, index), href: urlOf(link.to, index) };
  if (link.kind === 'relation') {
    const { type, from: one, to: other, reason } = link.relation;
    return {
      link,
      direction,
      type,
      from: { ...from, words: quoted(one.anchor.quote) },
      to: { ...to, words: quoted(other.anchor.quote) },
      reason,
    };
  }
  const source = index.regulations.get(link.from.regulation);
  const words = source ? sentenceAround(source.text, citingWords(link), REACH) : null;
  return { link, direction, type: '引用', from: { ...from, words }, to: { ...to, words: null }, reason: null };
}

const quoted = (match: string): WordsInContext => ({ before: '', match, after: '' });

function urlOf(ends: Link['to'], index: LibraryIndex): string | undefined {
  const [first] = ends;
  const regulation = heldEdition(index, first?.regulation ?? '', first?.edition);
  if (first === undefined || regulation === undefined) return undefined;
  if (first.eId === null) return landingUrl(regulation);
  return citedFrom(
    regulation,
    ends.flatMap(({ eId }) => eId ?? []),
    {},
  ).href;
}

/** The types among rows, relations in the order of their vocabulary. */
export function typesOf(rows: readonly LinkRow[]): readonly string[] {
  const present = new Set(rows.map(({ type }) => type));
  return ['引用', ...Object.keys(RELATION_TYPE_INFO)].filter((type) => present.has(type));
}

/**
 * The pages or files of every edition that follow the first where that cannot hold all its links: `links/2/`, `links-2.json`.
 * @param size links in one
 */
export async function furtherPages(size: number) {
  const paths = (await editionPaths()).map(async ({ params, props: { regulation } }) => {
    const { length } = directedLinks(regulation, await indexSeenFrom(regulation));
    return pageParams(pageCount(length, size)).flatMap(({ page, number }) =>
      page === undefined ? [] : [{ params: { ...params, page }, props: { regulation, number } }],
    );
  });
  return (await Promise.all(paths)).flat();
}
