import type { Provision, RegulationText } from '../../regulation/model.ts';
import { type Title, titleOf } from '../../regulation/names.ts';
import type { ReadingPage } from './reading-order.ts';

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
export function outline(pages: readonly ReadingPage[], source: Pick<RegulationText['source'], 'text'>): OutlineEntry[] {
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
