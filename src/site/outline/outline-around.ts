import type { Division } from '../../regulation/model.ts';
import type { OutlineEntry } from './outline.ts';

/** The outline as a page of it sees it: on each level what is at hand, and of what holds the page the level within. */
export interface Level {
  readonly entries: readonly { readonly entry: OutlineEntry; readonly inside: Level | null }[];
  /** Whether there is more on this level before and after them. */
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
}

/** Entries shown on either side. A page must not carry a whole table of contents: 1,260 pages would each list 1,260. */
const REACH = 8;

export function outlineAround(entries: readonly OutlineEntry[], { path, eId }: Pick<Division, 'path' | 'eId'>): Level {
  const way = [...path.map((container) => container.eId), eId];
  return levelOn(way, entries);
}

function levelOn([here, ...way]: readonly string[], entries: readonly OutlineEntry[]): Level {
  const at = entries.findIndex((entry) => eIdOf(entry) === here);
  const [from, to] = [Math.max(at - REACH, 0), at + REACH + 1];
  return {
    entries: entries.slice(from, to).map((entry) => ({
      entry,
      inside: entry.type === 'group' && entry.eId === here ? levelOn(way, entry.entries) : null,
    })),
    moreBefore: from > 0,
    moreAfter: to < entries.length,
  };
}

const eIdOf = (entry: OutlineEntry): string => (entry.type === 'group' ? entry.eId : entry.page.division.eId);
