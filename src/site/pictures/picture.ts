import type { Edition } from '../../regulation/edition.ts';
import type { Provision, RegulationText } from '../../regulation/model.ts';
import { titleOf, titleText } from '../../regulation/names.ts';
import { piecesBelow, subtree } from '../../regulation/provisions.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { type ReadingPage, readingOrder } from '../outline.ts';
import { divisionUrl, provisionUrl } from '../urls.ts';

/** 结构图: a regulation as rows in the order of its text, and the ties between them. */
export interface Picture {
  /** What one row stands for: 条, or in long statutes the 章 (the innermost container). */
  readonly unit: '条' | '章';
  readonly rows: readonly PictureRow[];
  readonly ties: readonly Tie[];
}

export interface PictureRow {
  /** `group` is a heading over the rows that follow. */
  readonly kind: 'group' | 'row';
  readonly eId: string;
  readonly name: string;
  readonly href: string;
  /** Characters of official text in it, white space left out; 0 for a group. */
  readonly length: number;
  /** Articles in it. */
  readonly articles: number;
  /** Editors' notes on it. */
  readonly notes: number;
}

/** Two rows that are tied, by their indexes; `from` stands above. */
export interface Tie {
  readonly from: number;
  readonly to: number;
  /** How many relations and references there are between them, in either direction. */
  readonly count: number;
}

type Picturable = Pick<Regulation, keyof Edition | 'text' | 'notes' | 'relations' | 'references'>;

/** Up to here every article has a row of its own: as many as stay legible on one printed page. */
const MOST_ARTICLES = 80;

export function pictureOf(regulation: Picturable): Picture {
  const pages = readingOrder(regulation.text);
  const byChapter = pages.length > MOST_ARTICLES && pages.some(({ division }) => division.path.length > 0);
  const cells = byChapter ? chapterCells(pages) : pages.map((page): RowPages => ({ pages: [page], container: null }));
  const { rows, rowOfDivision } = rowsOf(regulation, cells);
  return { unit: byChapter ? '章' : '条', rows, ties: tiesOf(regulation, rowOfDivision) };
}

/** What becomes a row: a page, or a container with its pages. */
interface RowPages {
  readonly pages: readonly ReadingPage[];
  readonly container: Provision | null;
}

/** Pages gathered by their 章; pages outside any container stand alone. */
function chapterCells(pages: readonly ReadingPage[]): readonly RowPages[] {
  const cells: { pages: ReadingPage[]; container: Provision | null }[] = [];
  for (const page of pages) {
    const container = chapterOf(page);
    const last = cells.at(-1);
    if (container !== null && last?.container === container) last.pages.push(page);
    else cells.push({ pages: [page], container });
  }
  return cells;
}

/** The 章 a page stands in; where there is none, its innermost container. */
function chapterOf({ division: { path } }: ReadingPage): Provision | null {
  return path.findLast(({ kind }) => kind === 'chapter') ?? path.at(-1) ?? null;
}

function rowsOf(regulation: Picturable, cells: readonly RowPages[]) {
  const { text, notes } = regulation;
  const notesIn = Map.groupBy(notes, ({ division }) => division);
  const rows: PictureRow[] = [];
  const rowOfDivision = new Map<string, number>();
  const named = new Set<Provision>();
  for (const { pages, container } of cells) {
    const [first] = pages;
    if (first === undefined) continue;
    const { path } = first.division;
    const above = container === null ? path : path.slice(0, path.indexOf(container));
    for (const group of above.filter((each) => !named.has(each))) {
      named.add(group);
      const name = titleText(titleOf(group, text.source));
      const href = provisionUrl(regulation, group.eId);
      rows.push({ kind: 'group', eId: group.eId, name, href, length: 0, articles: 0, notes: 0 });
    }
    for (const { division } of pages) rowOfDivision.set(division.eId, rows.length);
    rows.push({
      kind: 'row',
      eId: container?.eId ?? first.division.eId,
      name: container ? titleText(titleOf(container, text.source)) : titleText(first.title),
      href: container ? provisionUrl(regulation, container.eId) : divisionUrl(regulation, first.division.eId),
      length: pages.reduce((sum, { division }) => sum + lengthOf(division.provision, text), 0),
      articles: pages.filter(({ division }) => division.role === 'unit').length,
      notes: pages.reduce((sum, { division }) => sum + (notesIn.get(division.eId)?.length ?? 0), 0),
    });
  }
  return { rows, rowOfDivision };
}

function lengthOf(provision: Provision, text: RegulationText): number {
  const words = piecesBelow(provision).map(({ start, end }) => text.source.text.slice(start, end).replace(/\s/g, ''));
  return words.reduce((sum, { length }) => sum + length, 0);
}

/** Relations and references between different rows, both directions counted together. */
function tiesOf({ slug, text, relations, references }: Picturable, rowOfDivision: ReadonlyMap<string, number>): Tie[] {
  const rowOf = rowFinder(text, rowOfDivision);
  const pairs: [number | undefined, number | undefined][] = [
    ...relations.map(({ from, to }): [number | undefined, number | undefined] => [
      rowOfDivision.get(from.division),
      rowOfDivision.get(to.division),
    ]),
    ...references
      .filter(({ regulation }) => regulation === slug)
      .flatMap(({ from, targets }) => {
        const rows = new Set(targets.map(rowOf));
        return [...rows].map((row): [number | undefined, number | undefined] => [rowOf(from), row]);
      }),
  ];
  const ties = new Map<string, Tie>();
  for (const [a, b] of pairs) {
    if (a === undefined || b === undefined || a === b) continue;
    const [from, to] = a < b ? [a, b] : [b, a];
    const key = `${from}-${to}`;
    ties.set(key, { from, to, count: (ties.get(key)?.count ?? 0) + 1 });
  }
  return [...ties.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The row of a provision: that of its page, or of the container itself. A container that spans several rows has none. */
function rowFinder(text: RegulationText, rowOfDivision: ReadonlyMap<string, number>) {
  const rows = new Map<string, number>();
  for (const { eId, shown, path } of text.divisions) {
    const row = rowOfDivision.get(eId);
    if (row === undefined) continue;
    for (const { eId: shownId } of shown.flatMap(subtree)) rows.set(shownId, row);
    for (const container of path) {
      const known = rows.get(container.eId);
      if (known === undefined) rows.set(container.eId, row);
      else if (known !== row) rows.set(container.eId, SEVERAL);
    }
  }
  return (eId: string): number | undefined => {
    const row = rows.get(eId);
    return row === SEVERAL ? undefined : row;
  };
}

const SEVERAL = -1;
