/** A PDF with a text layer: letters in their places, put together to lines, paragraphs and tables. */
import type { Met, Pages } from '../blocks.ts';
import { inOneColumn } from './columns.ts';
import { type PdfLine, pdfLinesOf } from './lines.ts';
import { type Glyph, type Operators, type Page, pdfPageOf } from './page.ts';
import { characterOfRadical } from './radicals.ts';
import { type Flow, reflow } from './reflow.ts';
import { joinTables, type PdfTable, tablesOf } from './tables.ts';

export interface UnreadTable {
  readonly page: number;
  readonly lines: readonly string[];
}

export type PdfReading =
  | { readonly kind: 'read'; readonly pages: Pages; readonly tables: readonly UnreadTable[] }
  | { readonly kind: 'scan'; readonly pages: number }
  | { readonly kind: 'letters'; readonly unknown: number; readonly all: number; readonly page: number }
  | { readonly kind: 'encrypted' | 'damaged' };

export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const drawn = await drawnPages(bytes);
  if (!Array.isArray(drawn)) return { kind: drawn };
  const met: Met[] = [];
  const pages = drawn.map((page) => inOneColumn(withoutRadicals(page, met)));
  const problem = unreadable(pages);
  if (problem !== null) return problem;
  for (const { aslant } of pages) if (aslant.trim() !== '') met.push({ kind: 'page-furniture', text: aslant });
  const tables = pages.flatMap((page, i) => tablesOf(page, i + 1));
  const flow = flowOf(pages, tables, met);
  const { blocks, met: doubtful } = reflow(flow.parts);
  const images = pages.reduce((sum, page) => sum + page.images, 0);
  if (images > 0) met.push(...Array.from({ length: images }, (): Met => ({ kind: 'image', text: '' })));
  return { kind: 'read', pages: { blocks, met: [...met, ...doubtful], metadata: {} }, tables: flow.unread };
}

/** Regulations have some hundred pages. */
const MOST_PAGES = 3000;

async function drawnPages(bytes: Uint8Array): Promise<Page[] | 'encrypted' | 'damaged'> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const operators: Operators = pdfjs.OPS;
  const resources = await resourceFolder();
  const task = pdfjs.getDocument({
    // The reader takes the bytes away, and wants no Buffer
    data: new Uint8Array(bytes),
    cMapUrl: `${resources}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${resources}standard_fonts/`,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages: Page[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      pages.push(pdfPageOf(await page.getOperatorList(), operators, page.view));
      page.cleanup();
    }
    return pages;
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged';
  } finally {
    await task.destroy();
  }
}

/** Where the tables of Chinese encodings lie; a browser is given them otherwise. */
async function resourceFolder(): Promise<string> {
  const { createRequire } = await import('node:module');
  return createRequire(import.meta.url)
    .resolve('pdfjs-dist/package.json')
    .replace(/package\.json$/, '');
}

/**
 * Latin letters, digits and signs, never as wide as Chinese ones are: but for a few, and those that Chinese fonts have at full width. A font
 * that does not say which letter a code is, as printers of PDF write them, shows 。 and is read as `2`.
 */
const NARROW = /^[[\u0021-\u007e\u00a1-\u024f]--[%@MWmÆæŒœ¤§¨°±·×÷àáèéêìíòóùúüāēěīōūǎǐǒǔǖǘǚǜ]]$/v;

/** What stands for a letter that nobody knows, in Unicode. */
const UNKNOWN = '\ufffd';

function withoutRadicals(page: Page, met: Met[]): Page {
  const glyphs = page.glyphs.map((glyph): Glyph => {
    const mapped = [...glyph.text].map((character) => {
      const known = characterOfRadical(character);
      if (known !== null) met.push({ kind: 'radical', text: `${character}→${known}` });
      return known ?? character;
    });
    // Blanks of full width are written by whichever code has their glyph: em quad, em space
    const text = mapped
      .join('')
      .replace(/[\u2001\u2003]/g, '　')
      .replace(/[\u00a0\u2000\u2002\u2004-\u2008]/g, ' ');
    // A letter that is seen and not known is never left out in silence, nor taken for the one that has its code
    const isUnknown =
      (text === '' && glyph.width > 0) ||
      /^\p{Cc}$/u.test(text) ||
      (NARROW.test(text) && Math.abs(glyph.width / glyph.size - 1) < 0.01);
    if (isUnknown) met.push({ kind: 'unreadable', text: UNKNOWN });
    return { ...glyph, text: isUnknown ? UNKNOWN : text };
  });
  return { ...page, glyphs };
}

// Letters, marks and signs that a regulation can have
const KNOWN =
  /[\p{Script=Han}\p{Script=Latin}\p{Script=Greek}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Nd}\p{No}\p{Nl}\p{P}\p{S}\p{Z}\u200b]/u;
const PRIVATE = /[\ue000-\uf8ff\ufffd\u{f0000}-\u{10ffff}]|(?!\s)\p{Cc}/u;
/** Of all letters, those that may be unknown: bullets of a symbol font, a seal. */
const MOST_UNKNOWN = 0.01;
const FEWEST_LETTERS = 20;

/** Why a PDF is none that can be read; null where it can. */
function unreadable(pages: readonly Page[]): Extract<PdfReading, { kind: 'scan' | 'letters' }> | null {
  const letters = pages.map(({ glyphs }) => glyphs.filter(({ text }) => text !== ' '));
  const all = letters.reduce((sum, { length }) => sum + length, 0);
  const images = pages.reduce((sum, page) => sum + page.images, 0);
  const behind = pages.reduce((sum, page) => sum + page.invisible, 0);
  if (all < FEWEST_LETTERS * pages.length && (images > 0 || behind > 0 || all === 0))
    return { kind: 'scan', pages: pages.length };
  const isUnknown = ({ text }: Glyph): boolean => text === '' || PRIVATE.test(text) || !KNOWN.test(text);
  const unknown = letters.map((ofPage) => ofPage.filter(isUnknown).length);
  const sum = unknown.reduce((total, count) => total + count, 0);
  const han = letters.flat().filter(({ text }) => /\p{Script=Han}/u.test(text)).length;
  // Codes that were taken for letters are of every script but ours
  if (sum > all * MOST_UNKNOWN || han < all * 0.1)
    return {
      kind: 'letters',
      unknown: Math.max(sum, han < all * 0.1 ? all - han : 0),
      all,
      page:
        Math.max(
          0,
          unknown.findIndex((count) => count > 0),
        ) + 1,
    };
  return null;
}

function flowOf(
  pages: readonly Page[],
  tables: readonly PdfTable[],
  met: Met[],
): { readonly parts: readonly Flow[]; readonly unread: readonly UnreadTable[] } {
  const lines = pages.map(({ glyphs }, i) =>
    pdfLinesOf(
      outside(
        glyphs,
        tables.filter(({ page }) => page === i + 1),
      ),
      i + 1,
    ),
  );
  const body = withoutRunning(lines, pages, met);
  const parts: Flow[] = [];
  const unread: UnreadTable[] = [];
  let together: PdfTable[] = [];
  const closeTable = (): void => {
    const [first] = together;
    if (first === undefined) return;
    const table = joinTables(together);
    if (table === null) unread.push({ page: first.page, lines: ['框线围不成格子'] });
    else parts.push({ kind: 'table', block: table });
    together = [];
  };
  for (const [i, ofPage] of body.entries()) {
    const own = tables.filter(({ page }) => page === i + 1);
    const placed = [
      ...ofPage.map((line) => ({ y: line.y, line, table: null })),
      ...own.map((table) => ({ y: table.top, line: null, table })),
    ].toSorted((a, b) => b.y - a.y);
    for (const { line, table } of placed) {
      if (line !== null) {
        closeTable();
        parts.push({ kind: 'line', line });
        continue;
      }
      const last = together.at(-1);
      if (last !== undefined && !(last.page === table.page - 1 && sameColumns(last, table))) closeTable();
      together.push(table);
    }
  }
  closeTable();
  unread.push(...unruled(parts));
  return { parts, unread };
}

function outside(glyphs: readonly Glyph[], tables: readonly PdfTable[]): readonly Glyph[] {
  return glyphs.filter(
    ({ x, y, width, size }) =>
      !tables.some(
        ({ left, right, top, bottom }) =>
          x + width / 2 > left && x + width / 2 < right && y + size * 0.3 < top && y + size * 0.3 > bottom,
      ),
  );
}

const sameColumns = (a: PdfTable, b: PdfTable): boolean =>
  a.edges.length === b.edges.length && a.edges.every((edge, i) => Math.abs(edge - (b.edges[i] ?? 0)) < 4);

/** Of the height of a page, where running heads and page numbers stand. */
const MARGIN = 0.14;
/** Of the pages, those that have a running head: left and right pages may have their own. */
const RUNNING = 0.4;
const NUMBER_ONLY =
  /^[-—–－·•\s　]*(?:第?\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／]\s*(?:共?\s*)?\d{1,4}\s*页?)?[-—–－·•\s　]*$/;

/** Running heads come on several pages, page numbers stand alone at an edge. */
function withoutRunning(
  lines: readonly (readonly PdfLine[])[],
  pages: readonly Page[],
  met: Met[],
): readonly (readonly PdfLine[])[] {
  const keyOf = ({ text, y }: PdfLine): string =>
    `${text.replace(/\d+/g, '#').replace(/\s+/g, '')}@${Math.round(y / 6)}`;
  const isAtEdge = ({ y, page }: PdfLine): boolean => {
    const height = pages[page - 1]?.height ?? 0;
    return y < height * MARGIN || y > height * (1 - MARGIN);
  };
  const counts = new Map<string, number>();
  for (const line of lines.flat()) if (isAtEdge(line)) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  return lines.map((ofPage) =>
    ofPage.filter((line, i) => {
      const isEnd = i <= 1 || i >= ofPage.length - 2;
      const isNumber = isEnd && isAtEdge(line) && NUMBER_ONLY.test(line.text);
      const isRunning =
        isAtEdge(line) && pages.length > 1 && (counts.get(keyOf(line)) ?? 0) >= Math.max(2, pages.length * RUNNING);
      if (!isNumber && !isRunning) return true;
      met.push({ kind: 'page-furniture', text: line.text });
      return false;
    }),
  );
}

/** Lines with wide blanks in the same places, one under the other: a table that no lines rule. */
function unruled(parts: readonly Flow[]): readonly UnreadTable[] {
  const found: UnreadTable[] = [];
  let run: PdfLine[] = [];
  const close = (): void => {
    const [first] = run;
    if (run.length >= 4 && first !== undefined) found.push({ page: first.page, lines: run.map(({ text }) => text) });
    run = [];
  };
  for (const part of parts) {
    if (
      part.kind === 'line' &&
      part.line.gap >= 2.5 &&
      (part.line.text.match(/　{2,}/g)?.length ?? 0) >= 1 &&
      !/^[\p{Script=Han}　]{1,12}$/u.test(part.line.text)
    )
      run.push(part.line);
    else close();
  }
  close();
  return found;
}
