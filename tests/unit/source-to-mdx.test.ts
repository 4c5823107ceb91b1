import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composer } from '../../src/regulation/compose/compose.ts';
import { readSource } from '../../src/regulation/source/read.ts';
import { parse } from '../../src/regulation/structure/parse.ts';
import { evaluateMdx } from '../../src/site/mdx-engine.ts';
import { hostileArticles, regulationOf } from '../support/hostile-text.ts';
import { sourceFiles } from '../support/site/built-site.ts';
import { bodyLines, comparable, type OfficialLine } from '../support/site/official-text.ts';

/** An element as MDX hands it to its runtime. */
interface Rendered {
  readonly type: unknown;
  readonly props: { readonly line?: unknown; readonly children?: unknown };
}

const Fragment = Symbol('fragment');
const jsx = (type: unknown, props: unknown): Rendered => ({ type, props: { ...(props ?? {}) } });

const COMPONENTS = [
  'Heading',
  'Paragraph',
  'Items',
  'Item',
  'Table',
  'Row',
  'Cell',
  'Lines',
  'Line',
  'Label',
  'Separator',
];
const components = Object.fromEntries(COMPONENTS.map((name) => [name, name]));

/** Compiles MDX by the engine of the site and runs it. */
const render = (mdx: string): unknown => evaluateMdx(mdx, { Fragment, jsx })({ components });

/** The text of every element that has a `line`. */
function* sourceLines(node: unknown): Generator<OfficialLine> {
  if (Array.isArray(node)) for (const child of node) yield* sourceLines(child);
  if (!isRendered(node)) return;
  const { type, props } = node;
  if (type !== Fragment && !COMPONENTS.includes(String(type))) throw new Error(`意外的元素 <${String(type)}>`);
  if (typeof props.line === 'number') yield { line: props.line, text: textOf(props.children) };
  else yield* sourceLines(props.children);
}

function textOf(node: unknown): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(textOf).join('');
  return isRendered(node) ? textOf(node.props.children) : '';
}

function isRendered(node: unknown): node is Rendered {
  return typeof node === 'object' && node !== null && 'type' in node && 'props' in node;
}

/** Source file → model → MDX → text, every division in order, elements of one line joined. */
function throughMdx(source: string): OfficialLine[] {
  const reading = readSource(new TextEncoder().encode(source), 'source.txt');
  if (!reading.source) throw new Error(JSON.stringify(reading.diagnostics));
  const text = parse(reading.source);
  const compose = composer({ text, marks: [], notes: [] }, 'source.txt');
  const lines = new Map<number, string>();
  for (const division of text.divisions) {
    for (const { line, text: shown } of sourceLines(render(compose(division)))) {
      lines.set(line, (lines.get(line) ?? '') + shown);
    }
  }
  return [...lines].map(([line, shown]) => ({ line, text: comparable(shown, 'running') }));
}

const fixtures = await sourceFiles(fileURLToPath(new URL('../fixtures/content', import.meta.url)));

describe('every line of a source', () => {
  test.each(fixtures)('comes back from $slug', ({ text }) => {
    expect(throughMdx(text)).toEqual(bodyLines(text));
  });

  test('comes back character for character, whatever it says', () => {
    fc.assert(
      fc.property(hostileArticles({ min: 1, max: 3 }), (articles) => {
        const source = regulationOf(articles);
        expect(throughMdx(source)).toEqual(bodyLines(source));
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
    expect(throughMdx(source)).toEqual(bodyLines(source));
  });
});
