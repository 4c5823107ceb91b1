import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateMdx, isMdxElement, type MdxContent, type MdxElement } from '../../site/astro/generated.ts';
import { composer } from '../compose/compose.ts';
import { workId } from '../edition.ts';
import type { Mark } from '../layers/marks.ts';
import { readSource } from '../source/read.ts';
import { parse } from '../structure/parse.ts';
import { escapeAttribute, escapeText, printMdx } from './mdx.ts';

/** Composed blocks of every division, without the comment at the head; marks over a quote, where given. */
function compose(body: string, quoted: Record<string, (range: { start: number; end: number }) => Mark> = {}): string[] {
  const text = `法规标题：试行办法\n颁布时间：20200102\n颁布主体：某部\n通过会议：\n法规正文：\n${body}`;
  const { source } = readSource(new TextEncoder().encode(text), 'source.txt');
  if (!source) throw new Error('unreadable fixture');
  const regulation = parse(source);
  const marks = Object.entries(quoted).map(([quote, mark]) => {
    const start = source.text.indexOf(quote);
    return mark({ start, end: start + quote.length });
  });
  const shown = composer({ text: regulation, marks, notes: [], spans: [] });
  return regulation.divisions.map((division) =>
    printMdx(shown(division), { sourceFile: 'source.txt', eId: division.eId }).replace(/^\{\/\*[\s\S]*?\*\/\}\n\n/, ''),
  );
}

test('relations that end in one sentence have one mark there, with the ends of all', () => {
  const relation = (id: string) => (range: { start: number; end: number }) =>
    ({ kind: 'relation', ...range, data: { ends: [{ relation: id, end: 'from' }] } }) as const;
  const quoted = { 节水: relation('a'), 节水器具: relation('b'), 计量: relation('c'), 水价: relation('d') };
  expect(compose('第一条　推广节水器具，健全计量。完善水价。\n', quoted)[0]?.split('\n')[2]).toBe(
    '<Paragraph eId="art_1__para_1" line={6}><Sentences eId="art_1__para_1" count={2} /><Separator>　</Separator>推广节水器具，健全<RelationMark ends="from:a from:b from:c">计量</RelationMark>。完善<RelationMark ends="from:d">水价</RelationMark>。</Paragraph>',
  );
});

test('an article of a statute: label, separator, items in one list', () => {
  expect(compose('第一条　有下列情形之一的，可以试行：\n（一）甲；\n（二）乙。\n本条不溯及既往。\n')).toEqual([
    [
      '<Heading eId="art_1" line={6}><Label>第一条</Label></Heading>',
      '<Paragraph eId="art_1__para_1" line={6}><Separator>　</Separator>有下列情形之一的，可以试行：</Paragraph>',
      '<Items>',
      '<Item>',
      '<Paragraph eId="art_1__para_1__item_1" line={7}><Label>（一）</Label>甲；</Paragraph>',
      '</Item>',
      '<Item>',
      '<Paragraph eId="art_1__para_1__item_2" line={8}><Label>（二）</Label>乙。</Paragraph>',
      '</Item>',
      '</Items>',
      '<Paragraph eId="art_1__para_2" line={9}>本条不溯及既往。</Paragraph>\n',
    ].join('\n\n'),
  ]);
});

test('what stands below an item stands in it: paragraphs, tables and items of its own', () => {
  const [article = ''] = compose('第一条　包括：\n（一）甲：\n1.子；\n2.丑。\n甲的说明。\na\tb\tc\n（二）乙。\n');
  const outline = [...article.matchAll(/<(\/?)(Items|Item|Paragraph|Table)\b/g)].map(
    ([, end, name]) => `${end}${name}`,
  );
  expect(outline.join(' ')).toBe(
    'Paragraph /Paragraph Items Item Paragraph /Paragraph Items Item Paragraph /Paragraph /Item Item Paragraph /Paragraph /Item /Items ' +
      'Paragraph /Paragraph Table /Table /Item Item Paragraph /Paragraph /Item /Items',
  );
});

test('a preamble that prints its title is headed by it', () => {
  const [preamble = ''] = compose('序　　言\n甲。\n第一章　总则\n第一条　乙。\n');
  expect(preamble).toContain('<Heading eId="preamble" line={6}>序　　言</Heading>');
});

test('marks of several layers over one line: notes outside, links inside, crossing ones in parts', () => {
  const [article] = compose('第一条　依照第二条规定执行。\n第二条　略。\n', {
    照第二: (range) => ({ ...range, kind: 'note', data: { note: 'ming', number: 1, on: 'words' } }),
    第二条: (range) => ({
      ...range,
      kind: 'reference',
      data: { targets: ['art_2'], regulation: workId('a'), law: null },
    }),
  });
  expect(article).toContain(
    '依<NoteMark note="ming" number={1}>照<Reference regulation="a" targets="art_2" part="first">第二</Reference></NoteMark>' +
      '<Reference regulation="a" targets="art_2" part="last">条</Reference>规定执行。',
  );
});

test('a term inside a reference is no link of its own', () => {
  const [article] = compose('第一条　依照《标准化法》推进标准化。\n', {
    '《标准化法》': (range) => ({
      ...range,
      kind: 'reference',
      data: { targets: [], regulation: null, law: '标准化法' },
    }),
    标准化法: ({ start }) => ({ start, end: start + 3, kind: 'term', data: { term: 'biaozhunhua' } }),
    '标准化。': ({ start }) => ({ start, end: start + 3, kind: 'term', data: { term: 'biaozhunhua' } }),
  });
  expect(article).toContain(
    '依照<Reference law="标准化法">《标准化法》</Reference>推进<Term term="biaozhunhua">标准化</Term>。',
  );
});

test('a table has its head, its cells with what they span, and no borders', () => {
  const divisions = compose('第一条　标准如下：\n| 类别 | 数额 | 期限 |\n| 甲 | 10~20 | 三天 |\n| 30 | 两天 |\n').join(
    '',
  );
  expect(divisions).toContain(
    [
      '<Table eId="art_1__para_1__table_1" merged="presumed">',
      '<Head>',
      '<Row line={7}><Cell scope="col">类别</Cell><Cell scope="col">数额</Cell><Cell scope="col">期限</Cell></Row>',
      '</Head>',
      '<Body>',
      '<Row line={8}><Cell rows={2} scope="row" merged="presumed">甲</Cell><Cell>10\\~20</Cell><Cell>三天</Cell></Row>',
      '<Row line={9}><Cell>30</Cell><Cell>两天</Cell></Row>',
      '</Body>',
      '</Table>',
    ].join('\n\n'),
  );
});

test('what is said of a border is said of the cell before it', () => {
  const divisions = compose('第一条　标准如下：\n| 甲 | 乙 | 丙 |\n| 丁 | 戊 | 己 |\n', {
    '| 丙': (range) => ({ ...range, kind: 'note', data: { note: 'bing', number: 1, on: 'words' } }),
    ' 戊 |': (range) => ({ ...range, kind: 'note', data: { note: 'wu', number: 2, on: 'words' } }),
    '己 |': (range) => ({
      ...range,
      start: range.start + 2,
      kind: 'note',
      data: { note: 'ji', number: 3, on: 'words' },
    }),
  }).join('');
  expect(divisions).toContain('<Cell><NoteMark note="bing" number={1}>丙</NoteMark></Cell>');
  expect(divisions).toContain('<Cell><NoteMark note="wu" number={2}>戊</NoteMark></Cell>');
  expect(divisions).toContain('<Cell><NoteMark note="ji" number={3}>己</NoteMark></Cell>');
});

test('a paragraph of a thousand references is broken within their tags, nowhere in its text', () => {
  const names = Array.from({ length: 1000 }, (_, i) => `〔${i}〕`);
  const reference = (range: { start: number; end: number }): Mark => ({
    ...range,
    kind: 'reference',
    data: { regulation: workId('a'), targets: ['art_1'], law: null },
  });
  const [article = ''] = compose(
    `第一条　依照${names.join('、')}执行。\n`,
    Object.fromEntries(names.map((name) => [name, reference])),
  );
  const references = (line: string): number => line.split('<Reference').length - 1;
  expect(references(article)).toBe(1000);
  expect(Math.max(...article.split('\n').map(references))).toBeLessThan(100);
  expect(article.replaceAll('<Reference\n', '<Reference ').split('\n')).toHaveLength(4);
});

/** The text an MDX paragraph shows: `<Paragraph>…</Paragraph>` compiled by the site's own engine, run and read back. */
function readBack(mdx: string): { text: string; tags: string[] } {
  const tags: string[] = [];
  const textOf = (content: MdxContent): string => {
    if (Array.isArray(content)) return content.map(textOf).join('');
    if (!isMdxElement(content)) return String(content ?? '');
    tags.push(content.name);
    const { children, label = '' } = content.props as MdxElement['props'] & { label?: string };
    return label + textOf(children);
  };
  return { text: textOf(evaluateMdx([`<Paragraph>${mdx}</Paragraph>\n`])[0]), tags };
}

describe('text written as MDX', () => {
  test.each([
    ['an expression', '{process.exit()}'],
    ['a script', '<script>alert(1)</script>'],
    ['a comment of MDX', '{/* 注释 */}'],
    ['an import', "import x from 'y'"],
    ['an export', 'export const a = 1'],
    ['a closing tag of ours', '</Paragraph><Paragraph>'],
    ['emphasis', '*甲*、**乙**、_丙_、__丁__'],
    ['strikethrough and ranges', '10~20 ~~删~~ 3~5'],
    ['numbers that look like a list', '1. 甲 2） 乙 - 丙 + 丁'],
    ['headings and quotes', '# 甲 > 乙'],
    ['links and images', '[甲](乙) ![丙](丁) [^1] <https://例.cn>'],
    ['bare addresses', 'http://www.gov.cn/a_b www.gov.cn a@b.cn mailto:a@b.cn'],
    ['a table', '| 甲 | 乙 |'],
    ['character references', '&amp; &#65; &nbsp;'],
    ['backslashes', '\\ \\* \\\\'],
    ['code', '`甲` ```乙'],
    ['quotes and dashes', `"甲" '乙' -- --- ... “丙”——`],
    ['blanks at the ends and doubled', '  甲  乙  '],
    ['full-width and no-break blanks', '　甲\u00a0乙\u2002丙　'],
    ['a tab', '\t甲\t乙\t'],
    ['joiners, emoji and rare characters', '👨‍👩‍👧 𠮷 𬭊 \ufeff\u200b'],
  ])('%s comes back as it stands', (_name, text) => {
    expect(readBack(escapeText(text))).toEqual({ text, tags: ['Paragraph'] });
  });

  const hostile = fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...'{}<>*_~#|\\&[]"\'`!()-+=.:/@ \t　\u00a0，。（）“”——123') },
        {
          weight: 2,
          arbitrary: fc.constantFrom('第', '条', '质量', '𠮷', '👩‍🔬', '10~20', '1. ', 'http://', 'www.', '&lt;'),
        },
        fc.string({ unit: 'grapheme', maxLength: 2 }).filter((s) => !/[\n\r\0]/.test(s)),
      ),
      { minLength: 1, maxLength: 24 },
    )
    .map((parts) => parts.join(''));

  test('any text comes back as it stands', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(readBack(escapeText(text))).toEqual({ text, tags: ['Paragraph'] });
      }),
      { numRuns: 400 },
    );
  });
});

test('any attribute value comes back as it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const { text } = readBack(`<Paragraph label="${escapeAttribute(value)}" />`);
      expect(text).toBe(value);
    }),
  );
});
