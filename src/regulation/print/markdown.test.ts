import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { findCorpus, readDocument } from '../../../tests/support/corpus.ts';
import { hostileArticles, regulationOf } from '../../../tests/support/hostile-text.ts';
import { composer } from '../compose/compose.ts';
import type { Inline, Shown } from '../compose/shown.ts';
import { workId } from '../edition.ts';
import type { Mark } from '../layers/marks.ts';
import { findReferences, libraryByTitle, resolveExternal, toMarks } from '../layers/references/index.ts';
import type { RegulationText } from '../model.ts';
import { parseText } from '../structure/testing.ts';
import type { Links } from './links.ts';
import { notesOf, printFootnote, printMarkdown } from './markdown.ts';

const links: Links = {
  provision: (eId) => ({ href: `https://example.org/#${eId}`, name: eId }),
  reference: ({ regulation, targets }) =>
    regulation === null ? null : { href: `https://example.org/${regulation}/?show=${targets[0]}&x=1`, name: '' },
  term: (id) => `https://example.org/${id}`,
  note: (id) => `https://example.org/#note-${id}`,
  relation: () => null,
};

/** HTML as a browser reads it; between the rows of a table it leaves the line breaks out. */
function cellTexts(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value === '\n' ? '' : node.value;
  return 'childNodes' in node ? node.childNodes.map(cellTexts).join('') : '';
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** The text a reader of Markdown finds, the words of footnotes and what is said of a table aside; HTML as a browser reads it. */
function readBack(markdown: string): string {
  const text = (node: Nodes): string => {
    switch (node.type) {
      case 'html':
        return cellTexts(parseFragment(node.value));
      case 'text':
      case 'inlineCode':
      case 'code':
        return node.value;
      case 'footnoteDefinition':
        return '';
      case 'blockquote': {
        const words = node.children.map(text).join('');
        return words.startsWith('推定：') ? '' : words;
      }
      default:
        return 'children' in node ? node.children.map(text).join('') : '';
    }
  };
  return text(parser.parse(markdown));
}

function shownText(shown: readonly Shown[]): string {
  const inline = (node: Inline): string => ('text' in node ? node.text : node.children.map(inline).join(''));
  const inlines = (nodes: readonly Inline[]): string => nodes.map(inline).join('');
  return shown
    .map((block) => {
      switch (block.type) {
        case 'notes':
          return '';
        case 'items':
          return block.items.map(shownText).join('');
        case 'table':
          return [...block.head, ...block.bodies.flat()]
            .flatMap(({ cells }) => cells.map(({ children }) => inlines(children)))
            .join('');
        default:
          return block.lines.map(({ children }) => inlines(children)).join('');
      }
    })
    .join('');
}

function divisionsOf(text: RegulationText, marks: readonly Mark[]): readonly (readonly Shown[])[] {
  return text.divisions.map(composer({ text, marks, notes: [], spans: [] }));
}

function expectSame(shown: readonly Shown[]): void {
  expect(readBack(printMarkdown(shown, { links, level: 2 }))).toBe(shownText(shown));
}

const print = (body: string, marks: (text: string) => readonly Mark[] = () => []): readonly string[] => {
  const text = parseText(regulationOf([[body]]).replace(/第1条　/, ''));
  return divisionsOf(text, marks(text.source.text)).map((shown) => printMarkdown(shown, { links, level: 1 }));
};

describe('an article', () => {
  test('is a heading, paragraphs and lists that nest', () => {
    expect(print('第一条　有下列情形的：\n（一）甲：\n1.子；\n2.丑。\n（二）乙。\n以上。')).toEqual([
      ['# 第一条', '　有下列情形的：', '- （一）甲：\n\n  - 1\\.子；\n  - 2\\.丑。\n\n- （二）乙。', '以上。'].join(
        '\n\n',
      ),
    ]);
  });

  test('leads to what it cites, and has the numbers of its notes', () => {
    const on = (text: string, words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    });
    const marks = (text: string): readonly Mark[] => [
      { ...on(text, '第二条'), kind: 'reference', data: { regulation: workId('a'), targets: ['art_2'], law: null } },
      { ...on(text, '依照第'), kind: 'note', data: { note: 'yi-zhao', number: 1, on: 'words' } },
      { ...on(text, '《乙法》'), kind: 'reference', data: { regulation: null, targets: [], law: '乙法' } },
    ];
    expect(print('第一条　依照第二条和《乙法》执行。\n第二条　略。', marks)[0]).toBe(
      '# 第一条\n\n　依照[第](<https://example.org/a/?show=art_2&x=1>)[^yi-zhao][二条](<https://example.org/a/?show=art_2&x=1>)和《乙法》执行。',
    );
  });

  test('has a table in Markdown where that can say it', () => {
    expect(print('第一条　如下：\n序号\t数额\n1\t10~20\n2\ta|b')[0]).toContain(
      '| 序号 | 数额 |\n| --- | --- |\n| 1 | 10\\~20 |\n| 2 | a\\|b |',
    );
  });

  test('and in HTML where cells are merged, saying what is presumed', () => {
    const [article = ''] = print('第一条　如下：\n行为\t档次\t罚款\n甲\t较轻\t1万元\n较重\t5万元');
    expect(article).toContain('<tr><th scope="row" rowspan="2">甲</th><td>较轻</td><td>1万元</td></tr>');
    expect(article).toContain('> 推定：');
  });
});

test('a footnote holds all of its note', () => {
  const markdown = `甲[^yi]。\n\n${printFootnote('yi', '**题**\n\n一段。\n\n- 列\n- 表')}\n\n乙。`;
  const [, footnote] = parser.parse(markdown).children;
  expect(footnote).toMatchObject({ type: 'footnoteDefinition', children: [{}, {}, { type: 'list' }] });
});

test('notes are listed in reading order, those in lists too', () => {
  const notes = (id: string): Shown => ({ type: 'notes', notes: [id] });
  expect(notesOf([notes('a'), { type: 'items', items: [[notes('b')], [notes('c')]] }])).toEqual(['a', 'b', 'c']);
});

describe('a parser reads the text back to the letter', () => {
  test.each([
    '1. 甲',
    '12) 甲',
    '- 甲',
    '+ 甲',
    '=== 甲',
    '# 甲 #',
    '> 甲',
    '| 甲 | 乙',
    '10~20 ~~删~~ **粗** __线__ `码`',
    '[甲](乙) ![丙](丁) [^1] [x]: y',
    '<script>甲</script> &amp; {甲}',
    'http://例.cn www.gov.cn a@b.cn',
    '甲\\',
    '\\\\甲',
    '$甲$ 乙!',
    '甲\t乙\t丙\n丁\t戊',
  ])('where it says %s', (line) => {
    const text = parseText(regulationOf([[line, line, `（一）${line}`, `（二）${line}`]]));
    for (const shown of divisionsOf(text, [])) expectSame(shown);
  });

  test('whatever it says, under any marks', () => {
    const places = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 20 }), fc.constantFrom('note', 'reference')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(hostileArticles({ min: 1, max: 3 }), places, (articles, drawn) => {
        const text = parseText(regulationOf(articles));
        const marks = drawn.map(([at, length, kind], i): Mark => {
          const start = at % text.source.text.length;
          const range = { start, end: start + length };
          return kind === 'note'
            ? { ...range, kind, data: { note: `n${i}`, number: i, on: 'words' } }
            : { ...range, kind: 'reference', data: { regulation: workId('a'), targets: ['art_1'], law: null } };
        });
        const apart = marks.filter(
          (mark, i) =>
            mark.kind === 'note' ||
            !marks
              .slice(0, i)
              .some((other) => other.kind === 'reference' && other.start < mark.end && mark.start < other.end),
        );
        const defined = marks.map((_, i) => printFootnote(`n${i}`, '注')).join('\n\n');
        for (const shown of divisionsOf(text, apart)) {
          const markdown = printMarkdown(shown, { links, level: 2 });
          expect(readBack(`${markdown}\n\n${defined}`)).toBe(shownText(shown));
        }
      }),
      { numRuns: 200 },
    );
  });

  const corpus = findCorpus('Markdown');
  test.skipIf(corpus === null)('of every document of the corpus, with its references', () => {
    const folder = join(corpus ?? '', 'docs');
    for (const file of readdirSync(folder)) {
      const text = readDocument(join(folder, file));
      const library = libraryByTitle([{ slug: workId('a'), text, title: text.source.title, shortTitles: [] }]);
      const marks = toMarks(resolveExternal({ slug: workId('a') }, findReferences(text).references, library));
      for (const shown of divisionsOf(text, marks)) expectSame(shown);
    }
  });
});
