/** Text set in two columns, as gazettes have it: the right one is put below the left one, so that lines follow each other as they are read. */
import { middle } from './lines.ts';
import type { Glyph, Page, RuledLine } from './page.ts';

/** Fewer lines side by side are a signature or a table. */
const FEWEST_ROWS = 10;
/** Of all lines, those that may go across: a title, a table. */
const MOST_ACROSS = 0.25;

export function inOneColumn(page: Page): Page {
  const letters = page.glyphs.filter(({ text }) => text.trim() !== '');
  const size = middle(letters.map((glyph) => glyph.size));
  const rows = rowsOf(letters, size);
  const gutter = gutterOf(rows, size);
  if (gutter === null) return page;
  let unfolded = page;
  // From below, so that what is above has its place still
  for (const { top, bottom } of bandsOf(rows, gutter, size).toReversed())
    unfolded = unfold(unfolded, gutter, top, bottom);
  return unfolded;
}

type GlyphRow = readonly Glyph[];

/** From the top of the page. */
function rowsOf(letters: readonly Glyph[], size: number): readonly GlyphRow[] {
  const rows: Glyph[][] = [];
  for (const glyph of letters.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && row[0].y - glyph.y < size * 0.5) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows;
}

interface Gutter {
  readonly x: number;
  /** From the beginning of the left column to that of the right one. */
  readonly shift: number;
}

const endOf = ({ x, width }: Glyph): number => x + width;

/** Null where lines go across the page. */
function gutterOf(rows: readonly GlyphRow[], size: number): Gutter | null {
  const letters = rows.flat();
  const left = Math.min(...letters.map(({ x }) => x));
  const right = Math.max(...letters.map(endOf));
  const steps = Array.from({ length: 41 }, (_, i) => left + (right - left) * (0.4 + i * 0.005));
  const [best] = steps
    .map((x) => ({ x, across: rows.filter((row) => isAcross(row, x, size)).length }))
    .toSorted((a, b) => a.across - b.across || Math.abs(a.x - (left + right) / 2) - Math.abs(b.x - (left + right) / 2));
  if (best === undefined || best.across > rows.length * MOST_ACROSS) return null;
  const both = rows.filter((row) => !isAcross(row, best.x, size) && isOnBoth(row, best.x));
  if (both.length < FEWEST_ROWS || both.length < rows.length * 0.5) return null;
  const ends = both.map((row) => Math.max(...row.filter(({ x }) => x < best.x).map(endOf)));
  const starts = both.map((row) => Math.min(...row.filter(({ x }) => x >= best.x).map(({ x }) => x)));
  // Columns of text are full, those of a table are not
  const edge = Math.max(...ends);
  if (ends.filter((end) => edge - end < size * 1.5).length < both.length * 0.4) return null;
  return { x: best.x, shift: Math.min(...starts) - left };
}

const isOnBoth = (row: GlyphRow, x: number): boolean =>
  row.some((glyph) => glyph.x < x) && row.some((glyph) => glyph.x >= x);

/** A letter lies on it, or nearly. */
const isAcross = (row: GlyphRow, x: number, size: number): boolean =>
  row.some((glyph) => glyph.x < x + size * 0.3 && endOf(glyph) > x - size * 0.3);

interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Where lines stand side by side, from the top. */
function bandsOf(rows: readonly GlyphRow[], { x }: Gutter, size: number): readonly Band[] {
  const bands: GlyphRow[][] = [[]];
  for (const row of rows)
    if (isAcross(row, x, size)) bands.push([]);
    else bands.at(-1)?.push(row);
  return bands
    .filter((band) => band.filter((row) => isOnBoth(row, x)).length >= 2)
    .map((band) => {
      const heights = band.flatMap((row) => row.map(({ y }) => y));
      return { top: Math.max(...heights) + size * 1.2, bottom: Math.min(...heights) - size * 0.5 };
    });
}

/** The left column and all above it move up by the height of the band; the right one moves below the left one. */
function unfold(page: Page, { x, shift }: Gutter, top: number, bottom: number): Page {
  const isRight = (at: number, y: number): boolean => at >= x && y <= top && y >= bottom;
  const up = (y: number): number => (y >= bottom ? top - bottom : 0);
  return {
    ...page,
    height: page.height + top - bottom,
    glyphs: page.glyphs.map((glyph) =>
      isRight(glyph.x, glyph.y) ? { ...glyph, x: glyph.x - shift } : { ...glyph, y: glyph.y + up(glyph.y) },
    ),
    rules: page.rules.map((rule): RuledLine => {
      if (isRight(rule.x0, rule.y0)) return { ...rule, x0: rule.x0 - shift, x1: rule.x1 - shift };
      return { ...rule, y0: rule.y0 + up(rule.y0), y1: rule.y1 + up(rule.y0) };
    }),
  };
}
