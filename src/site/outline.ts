import type { Division, Provision, RegulationText } from '../regulation/model.ts';
import { openingOf, type Title, titleOf } from '../regulation/names.ts';

/** A page of a regulation as lists and links show it. */
export interface ReadingPage {
  readonly division: Division;
  readonly title: Title;
  /** The first words of the text, for pages without a heading. */
  readonly opening: string;
}

/** The pages of a regulation in the order of the text: its divisions without the frames. */
export function readingOrder(text: Pick<RegulationText, 'divisions' | 'source'>): readonly ReadingPage[] {
  return text.divisions
    .filter((division) => division.role !== 'frame')
    .map((division) => ({
      division,
      title: pageTitle(division, text.source),
      opening: openingOf(division.provision, text.source, OPENING_LENGTH),
    }));
}

const OPENING_LENGTH = 24;

/** The text of an attachment without numbers is called by the attachment's own title. */
function pageTitle({ provision, path }: Division, source: RegulationText['source']): Title {
  const above = path.at(-1);
  return titleOf(provision.kind === 'body' && above?.kind === 'attachment' ? above : provision, source);
}

/** The table of contents as a tree: containers (编 章 节, 一、) and the pages in them. */
export type OutlineEntry = OutlineGroup | OutlinePage;

export interface OutlineGroup {
  readonly type: 'group';
  readonly eId: string;
  readonly title: Title;
  readonly entries: readonly OutlineEntry[];
  /** Pages in it at any depth. */
  readonly size: number;
}

export interface OutlinePage {
  readonly type: 'page';
  readonly page: ReadingPage;
}

/** Pages in order, gathered under their containers; neighbours under one container share a group. */
export function outlineOf(
  pages: readonly ReadingPage[],
  source: Pick<RegulationText['source'], 'text'>,
): OutlineEntry[] {
  return gather(pages, 0, source);
}

function gather(pages: readonly ReadingPage[], depth: number, source: Pick<RegulationText['source'], 'text'>) {
  const entries: OutlineEntry[] = [];
  let from = 0;
  while (from < pages.length) {
    const container = pages[from]?.division.path[depth];
    let to = from + 1;
    while (to < pages.length && container && pages[to]?.division.path[depth] === container) to++;
    entries.push(...(container ? [group(container, pages.slice(from, to), depth, source)] : pageEntries(pages[from])));
    from = to;
  }
  return entries;
}

function group(
  container: Provision,
  pages: readonly ReadingPage[],
  depth: number,
  source: Pick<RegulationText['source'], 'text'>,
): OutlineGroup {
  return {
    type: 'group',
    eId: container.eId,
    title: titleOf(container, source),
    entries: gather(pages, depth + 1, source),
    size: pages.length,
  };
}

const pageEntries = (page: ReadingPage | undefined): OutlinePage[] => (page ? [{ type: 'page', page }] : []);

/** An outline of articles longer than this helps nobody find one. */
const FEW = 40;

/** The outline without its articles: containers two levels deep, and what stands outside of them; few articles without containers stay. */
export function sectionsOf(entries: readonly OutlineEntry[]): readonly OutlineEntry[] {
  const areSections = entries.length <= FEW && entries.every(({ type }) => type === 'page');
  return entries.flatMap((entry) => {
    if (entry.type === 'page') return areSections || entry.page.division.role === 'page' ? entry : [];
    const within = entry.entries.flatMap((each) => (each.type === 'group' ? { ...each, entries: [] } : []));
    return { ...entry, entries: within };
  });
}

/** The outline as a page of it sees it: on each level what is at hand, and of what holds the page the level within. */
export interface OutlineLevel {
  readonly entries: readonly { readonly entry: OutlineEntry; readonly inside: OutlineLevel | null }[];
  /** Whether there is more on this level before and after them. */
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
}

/**
 * Entries shown on either side. A page must not carry a whole table of contents: 1,260 pages would each list 1,260. Of a large library
 * fewer: what each page repeats of its neighbours was a quarter of it.
 */
export const REACH = { small: 8, large: 3 } as const;

export function outlineAround(
  entries: readonly OutlineEntry[],
  { path, eId }: Pick<Division, 'path' | 'eId'>,
  reach: number,
): OutlineLevel {
  const way = [...path.map((container) => container.eId), eId];
  return levelOn(way, entries, reach);
}

function levelOn([here, ...way]: readonly string[], entries: readonly OutlineEntry[], reach: number): OutlineLevel {
  const at = entries.findIndex((entry) => eIdOf(entry) === here);
  const [from, to] = [Math.max(at - reach, 0), at + reach + 1];
  return {
    entries: entries.slice(from, to).map((entry) => ({
      entry,
      inside: entry.type === 'group' && entry.eId === here ? levelOn(way, entry.entries, reach) : null,
    })),
    moreBefore: from > 0,
    moreAfter: to < entries.length,
  };
}

const eIdOf = (entry: OutlineEntry): string => (entry.type === 'group' ? entry.eId : entry.page.division.eId);
