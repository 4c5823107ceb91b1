import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composer } from '../../src/regulation/compose/compose.ts';
import { type Note, type NotesLayer, placeNotes } from '../../src/regulation/layers/notes/note.ts';
import type { RegulationText } from '../../src/regulation/model.ts';
import { printMdx } from '../../src/regulation/print/mdx.ts';
import { allBlocks, type TextBlock } from '../../src/regulation/provisions.ts';
import { readSource } from '../../src/regulation/source/read.ts';
import { parse } from '../../src/regulation/structure/parse.ts';
import { evaluateMdx, isMdxElement, type MdxContent, type MdxElement } from '../../src/site/astro/generated.ts';
import { hostileArticles, regulationOf } from '../support/hostile-text.ts';
import { sourceFiles } from '../support/site/built-site.ts';
import { bodyLines, comparable, type OfficialLine, type ShownLine } from '../support/site/official-text.ts';

/** What the elements of MDX are told. */
interface Told {
  readonly line?: unknown;
  readonly note?: unknown;
  readonly number?: unknown;
  readonly notes?: unknown;
  readonly part?: unknown;
}

const COMPONENTS = [
  'Heading',
  'Paragraph',
  'Items',
  'Item',
  'Table',
  'Head',
  'Body',
  'Row',
  'Cell',
  'Lines',
  'Line',
  'Label',
  'Separator',
  'NoteMark',
  'Notes',
  'Sentences',
];

/** The text of every element that has a `line`. */
function* sourceLines(content: MdxContent): Generator<ShownLine> {
  if (Array.isArray(content)) for (const child of content) yield* sourceLines(child);
  if (!isMdxElement(content)) return;
  const { name, props }: { name: string; props: MdxElement['props'] & Told } = content;
  if (!COMPONENTS.includes(name)) throw new Error(`意外的元素 <${name}>`);
  const shape = name === 'Row' ? 'row' : 'running';
  if (typeof props.line === 'number') yield { line: props.line, text: textOf(props.children), shape };
  else yield* sourceLines(props.children);
}

function textOf(content: MdxContent): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('');
  return isMdxElement(content) ? textOf(content.props.children) : '';
}

function parsed(source: string): RegulationText {
  const reading = readSource(new TextEncoder().encode(source), 'source.txt');
  if (!reading.source) throw new Error(JSON.stringify(reading.diagnostics));
  return parse(reading.source);
}

/** Model → MDX → what is shown, every division in order. */
function shown(text: RegulationText, { notes, marks }: Pick<NotesLayer, 'notes' | 'marks'>): readonly MdxContent[] {
  const compose = composer({ text, marks, notes, spans: [] });
  const origin = (eId: string) => ({ sourceFile: 'source.txt', eId });
  return evaluateMdx(text.divisions.map((division) => printMdx(compose(division), origin(division.eId))));
}

/** The official lines of what is shown, elements of one line joined. */
function linesOf(divisions: readonly MdxContent[]): readonly ShownLine[] {
  const lines = new Map<number, ShownLine>();
  for (const { line, text, shape } of divisions.flatMap((division) => [...sourceLines(division)]))
    lines.set(line, { line, text: (lines.get(line)?.text ?? '') + text, shape });
  return [...lines.values()];
}

/** What is shown is what the source has: of table rows the cells' text. */
function expectSame(shown: readonly ShownLine[], official: readonly OfficialLine[]): void {
  const shapes = new Map(shown.map(({ line, shape }) => [line, shape]));
  const same = ({ line, text }: OfficialLine) => ({ line, text: comparable(text, shapes.get(line) ?? 'running') });
  expect(shown.map(same)).toEqual(official.map(same));
}

const throughMdx = (source: string): readonly ShownLine[] => linesOf(shown(parsed(source), { notes: [], marks: [] }));

const fixtures = await sourceFiles(fileURLToPath(new URL('../fixtures/content', import.meta.url)));

describe('every line of a source', () => {
  test.each(fixtures)('comes back from $slug', ({ text }) => {
    expectSame(throughMdx(text), bodyLines(text));
  });

  test('comes back character for character, whatever it says', () => {
    fc.assert(
      fc.property(hostileArticles({ min: 1, max: 3 }), (articles) => {
        const source = regulationOf(articles);
        expectSame(throughMdx(source), bodyLines(source));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '{process.exit()}',
    '<script>process.exit()</script>',
    "import x from 'y'",
    'export const x = process.exit()',
    'export default () => process.exit()',
    '{/* 注释',
    '*/} <Paragraph line={99}>伪造</Paragraph>',
    '{`{process.exit()}`}',
    '<></>',
    '1. 不是列表',
    '    不是代码',
    '```js',
    '10~20与~删除~',
    '“引号” "quotes" -- ...',
  ])('is text and never runs: %s', (line) => {
    const source = regulationOf([['开头', line], [line]]);
    expectSame(throughMdx(source), bodyLines(source));
  });
});

test.each([0, 1, 99, 100, 101, 200, 201])('of %i documents each says its own', (count) => {
  const documents = Array.from({ length: count }, (_, index) => `<Paragraph line={1}>${index}</Paragraph>\n`);
  expect(evaluateMdx(documents).map(textOf)).toEqual(documents.map((_, index) => String(index)));
});

/** What a reader meets of notes, in order: the number of a note in the text, and the notes themselves. */
type Met = { readonly number: unknown; readonly id: unknown } | { readonly notes: string };

function* notesMet(content: MdxContent, insideLine = false): Generator<Met> {
  if (Array.isArray(content)) for (const child of content) yield* notesMet(child, insideLine);
  if (!isMdxElement(content)) return;
  const { name, props }: { name: string; props: MdxElement['props'] & Told } = content;
  if (name === 'Notes' && insideLine) throw new Error('注释打断了正文');
  if (name === 'Notes') yield { notes: String(props.notes) };
  yield* notesMet(props.children, insideLine || typeof props.line === 'number');
  // The number stands after the words, once
  if (name === 'NoteMark' && (props.part ?? 'last') === 'last') yield { number: props.number, id: props.note };
}

/** A note on a stretch of a block, cut between characters; its context is all the rest of the block. */
function noteOn(block: TextBlock, id: string, [from, to]: readonly [number, number]): Note {
  const characters = [...block.text];
  const start = Math.min(from, to) % characters.length;
  const end = start + 1 + (Math.max(from, to) % (characters.length - start));
  const part = (first: number, last?: number) => characters.slice(first, last).join('');
  const context = { prefix: part(0, start) || undefined, suffix: part(end) || undefined };
  return {
    id,
    file: `${id}.md`,
    anchor: { kind: 'quote', eId: block.provision.eId, quote: part(start, end), ...context },
    origin: { file: `${id}.md`, line: 1, column: 1 },
    type: '背景',
    title: null,
    authority: '编者',
    sources: [],
    added: '2026-01-01',
    reviewed: '2026-01-01',
    reviewedOrigin: { line: 1, column: 1 },
    outcomes: [],
    outcomesOrigin: { line: 1, column: 1 },
    body: '正文',
    bodyLine: 1,
  };
}

describe('notes on any words, however they overlap', () => {
  const places = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 24 });

  test('leave every line as it is, and each is met once, in order, after its number and never within a sentence', () => {
    let met = 0;
    fc.assert(
      fc.property(hostileArticles({ min: 1, max: 3 }), places, (articles, picks) => {
        const source = regulationOf(articles);
        const text = parsed(source);
        const blocks = allBlocks(text);
        const notes = picks.flatMap(([at, from, to], index) => {
          const block = blocks[at % blocks.length];
          return block ? [noteOn(block, `n${index}`, [from, to])] : [];
        });
        const layer = placeNotes(text, notes);
        const divisions = shown(text, layer);
        expectSame(linesOf(divisions), bodyLines(source));
        for (const [index, division] of divisions.entries()) {
          const expected = layer.notes.filter((note) => note.division === text.divisions[index]?.eId);
          const order = [...notesMet(division)];
          const numbers = order.filter((each) => 'number' in each);
          expect(numbers).toEqual(expected.map(({ id, number }) => ({ id, number })));
          expect(numbers.map(({ number }) => number)).toEqual(expected.map((_, place) => place + 1));
          const shownNotes = order.flatMap((each) => ('notes' in each ? each.notes.split(' ') : []));
          expect(shownNotes).toEqual(expected.map(({ id }) => id));
          for (const id of shownNotes) {
            const number = order.findIndex((each) => 'id' in each && each.id === id);
            const note = order.findIndex((each) => 'notes' in each && each.notes.split(' ').includes(id));
            expect(number).toBeLessThan(note);
          }
          met += expected.length;
        }
      }),
      {
        numRuns: 300,
        // Of two notes in a row of a table the later ends between cells, where nothing is shown: both are seen to end with the cell
        examples: [
          [
            [['!', '{变量}\u200b\t   &\u00ad\t……', '{process.exit()}']],
            [
              [1488479770, 1774388988, 1841815167],
              [981385066, 250978801, 517268704],
              [0, 0, 0],
            ],
          ],
          // One begins between cells, and both go on in the next row
          [
            [['甲\t乙\t丙', '丁\t戊\t己']],
            [
              [1, 1, 4],
              [1, 2, 4],
            ],
          ],
        ],
      },
    );
    // Equal blocks of one article cannot be told apart; most can
    expect(met).toBeGreaterThan(300);
  });
});
