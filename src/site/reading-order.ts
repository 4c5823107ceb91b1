import type { Division, Provision, RegulationText } from '../regulation/model.ts';
import { openingOf, type Title, titleOf } from './titles.ts';

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

/** What stands around a page. */
export interface Surroundings {
  readonly previous: ReadingPage | null;
  readonly next: ReadingPage | null;
  /** The pages at hand: those of the same container nearest to this one, itself included, in order. */
  readonly neighbours: readonly ReadingPage[];
  /** Whether the container has more pages before and after them. */
  readonly moreBefore: boolean;
  readonly moreAfter: boolean;
}

/** Neighbours shown on either side. A page must not carry a whole table of contents: 1,260 pages would each list 1,260. */
const REACH = 8;

export function surroundings(pages: readonly ReadingPage[], index: number): Surroundings {
  const container = containerOf(pages[index]);
  const isBeside = (at: number) => at in pages && containerOf(pages[at]) === container;
  let first = index;
  let last = index;
  while (first > index - REACH && isBeside(first - 1)) first--;
  while (last < index + REACH && isBeside(last + 1)) last++;
  return {
    previous: pages[index - 1] ?? null,
    next: pages[index + 1] ?? null,
    neighbours: pages.slice(first, last + 1),
    moreBefore: isBeside(first - 1),
    moreAfter: isBeside(last + 1),
  };
}

const containerOf = (page: ReadingPage | undefined): Provision | undefined => page?.division.path.at(-1);
