import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allBlocks } from '../provisions.ts';
import { parseBody } from '../structure/testing.ts';
import { sampleText } from '../testing.ts';
import { type Anchor, openingWords, resolveAnchor, resolveQuote } from './anchor.ts';
import { anchorDiagnostic } from './anchor-diagnostic.ts';

const text = sampleText([
  { heading: '加强质量监管', paragraphs: ['加强监管，加强执法。', '建立追溯制度。'] },
  { heading: '完善标准体系', paragraphs: ['标准免费公开，标准定期复审。'] },
]);

function quoted(anchor: Omit<Extract<Anchor, { kind: 'quote' }>, 'kind'>): string {
  const resolution = resolveQuote(text, { kind: 'quote', ...anchor });
  if (!resolution.ok) return resolution.failure.reason;
  const { provision, range } = resolution.place;
  return `${provision.eId} ${range.start}–${range.end} ${text.source.text.slice(range.start, range.end)}`;
}

describe('a quote finds its one place', () => {
  test.each([
    ['in a paragraph', { eId: 'art_1__para_1', quote: '加强执法' }, 'art_1__para_1 15–19 加强执法'],
    ['in a paragraph, looked for in the whole article', { eId: 'art_1', quote: '追溯' }, 'art_1__para_2 23–25 追溯'],
    ['in a heading', { eId: 'art_2', quote: '标准体系' }, 'art_2 34–38 标准体系'],
    ['in a heading with its label', { eId: 'art_2', quote: '（2）完善' }, 'art_2 29–34 （2）完善'],
    ['told apart by what stands before', { eId: 'art_1', quote: '加强', prefix: '，' }, 'art_1__para_1 15–17 加强'],
    ['told apart by what stands after', { eId: 'art_1', quote: '加强', suffix: '监管' }, 'art_1__para_1 10–12 加强'],
  ])('%s', (_, anchor, expected) => {
    expect(quoted(anchor)).toBe(expected);
  });
});

describe('a quote is never attached to a guess', () => {
  test.each([
    ['an eId that the document lacks', { eId: 'art_9', quote: '标准' }, 'unknown-eid'],
    ['words that stand several times in another article', { eId: 'art_1', quote: '标准' }, 'not-found'],
    ['words that stand once, in another article', { eId: 'art_1', quote: '免费公开' }, 'moved'],
    ['the same where the article is gone', { eId: 'art_9', quote: '免费公开' }, 'moved'],
    [
      'words that stand once elsewhere, but not with what stood around them',
      { eId: 'art_1', quote: '免费公开', prefix: '一律' },
      'not-found',
    ],
    ['words that stand nowhere', { eId: 'art_1', quote: '宇宙' }, 'not-found'],
    ['words that stand twice', { eId: 'art_2', quote: '标准' }, 'ambiguous'],
    ['overlapping occurrences count', { eId: 'art_1__para_1', quote: '加强' }, 'ambiguous'],
    ['a context that differs', { eId: 'art_1', quote: '追溯', prefix: '完善' }, 'context-differs'],
    ['the end of one paragraph and the start of the next', { eId: 'art_1', quote: '执法。建立' }, 'across-blocks'],
    ['the same with the line break', { eId: 'art_1', quote: '执法。\n建立' }, 'across-blocks'],
    ['an empty quote', { eId: 'art_1', quote: '' }, 'not-found'],
  ])('%s', (_, anchor, reason) => {
    expect(quoted(anchor)).toBe(reason);
  });
});

test('a whole article and the whole regulation can be meant', () => {
  expect(resolveAnchor(text, { kind: 'regulation' })).toEqual({ ok: true, place: { kind: 'regulation' } });
  const article = resolveAnchor(text, { kind: 'provision', eId: 'art_2' });
  expect(article.ok && article.place.kind === 'provision' && article.place.provision.eId).toBe('art_2');
  expect(resolveAnchor(text, { kind: 'provision', eId: 'art_22' })).toMatchObject({
    ok: false,
    failure: { reason: 'unknown-eid', suggestions: ['art_2', 'art_1'] },
  });
});

describe('the message says what was found, what the text says now, and what to do', () => {
  const message = (anchor: Anchor): string => {
    const resolution = resolveAnchor(text, anchor);
    if (resolution.ok) return '';
    const origin = { file: 'regulations/sample/notes/a.md', line: 3, column: 10 };
    const {
      file,
      line,
      column,
      code,
      message: what,
      hint,
    } = anchorDiagnostic(text, anchor, resolution.failure, origin);
    return `${file}:${line}:${column} ${code}\n${what}\n${hint}`;
  };
  test.each<[string, Anchor]>([
    ['an unknown eId', { kind: 'provision', eId: 'art_1_para_2' }],
    ['a changed text', { kind: 'quote', eId: 'art_2', quote: '标准收费公开' }],
    ['a text that moved', { kind: 'quote', eId: 'art_2', quote: '追溯制度' }],
    ['a text of which several are left', { kind: 'quote', eId: 'art_1', quote: '标准' }],
    ['a text that another article has in other words', { kind: 'quote', eId: 'art_1', quote: '标准收费公开' }],
    ['a lost text', { kind: 'quote', eId: 'art_2', quote: '海绵城市' }],
    ['an ambiguous quote', { kind: 'quote', eId: 'art_2', quote: '标准' }],
    ['a context that differs', { kind: 'quote', eId: 'art_1', quote: '追溯', prefix: '完善' }],
    ['a quote across paragraphs', { kind: 'quote', eId: 'art_1', quote: '执法。建立' }],
  ])('%s', (_, anchor) => {
    expect(message(anchor)).toMatchSnapshot();
  });
});

test.each([
  ['an annex', '第一条　甲。\n附件1　检测机构名录\n检测机构由省级部门公布。\n', 'att_2', '检测机构名录', 'att_1'],
  [
    'an article of an annex',
    '第一条　甲。\n附件1　规程\n第一条　检测。\n第二条　计量。\n',
    'att_1__art_3',
    '计量',
    'att_1__art_2',
  ],
  [
    'a 目',
    '第一条　包括：\n（一）设备：\n1. 检测设备；\n2. 计量设备。\n',
    'art_1__para_1__item_1__subitem_3',
    '计量',
    'art_1__para_1__item_1__subitem_2',
  ],
  ['a 分编', '第一分编　通则\n第一条　甲。\n第二分编　所有权\n第二条　乙。\n', 'subpart_3', '所有权', 'subpart_2'],
])('%s that has another number now is found by what it begins with', (_, body, eId, opening, to) => {
  const resolution = resolveAnchor(parseBody(body), { kind: 'provision', eId, opening });
  expect(resolution).toMatchObject({ ok: false, failure: { reason: 'opening-moved', to: { eId: to } } });
});

describe('provisions that begin alike', () => {
  const alike = '国家建立健全统一权威的节约用水管理和监督检查制度，';
  const text = parseBody(
    `第一条　${alike}由甲负责。\n第二条　${alike}由乙负责。\n第三条　${alike}\n第四条　废止。\n第五条　废止。\n`,
  );
  const opening = (eId: string) => {
    const provision = text.byEId.get(eId);
    return provision ? openingWords(text, provision) : '';
  };

  test('are told apart by openings as long as it takes', () => {
    expect(['art_1', 'art_2', 'art_3', 'art_4'].map(opening)).toEqual([
      `${alike}由甲`,
      `${alike}由乙`,
      alike,
      '废止。',
    ]);
    for (const eId of ['art_1', 'art_2', 'art_3', 'art_4'])
      expect(resolveAnchor(text, { kind: 'provision', eId, opening: opening(eId) })).toMatchObject({
        ok: true,
        place: { provision: { eId } },
      });
  });

  test('are not taken for each other where the opening is too short to tell', () => {
    const anchor = { kind: 'provision', eId: 'art_2', opening: alike.slice(0, 20) } as const;
    const resolution = resolveAnchor(text, anchor);
    const origin = { file: 'notes/a.md', line: 3, column: 10 };
    expect(resolution.ok ? null : anchorDiagnostic(text, anchor, resolution.failure, origin)).toMatchInlineSnapshot(`
      {
        "code": "anchor-opening-ambiguous",
        "column": 10,
        "file": "notes/a.md",
        "hint": "所指若是 art_2，把 opening 改为“国家建立健全统一权威的节约用水管理和监督检查制度，由乙”；所指若是 art_1，把 opening 改为“国家建立健全统一权威的节约用水管理和监督检查制度，由甲”；所指若是 art_3，把 opening 改为“国家建立健全统一权威的节约用水管理和监督检查制度，”。",
        "line": 3,
        "message": "以“国家建立健全统一权威的节约用水管理和监督”开头的有 3 条：art_2、art_1、art_3。",
        "severity": "error",
      }
    `);
    // The article came to stand before one that begins as it did
    expect(resolveAnchor(text, { kind: 'provision', eId: 'art_4', opening: `${alike}由乙` })).toMatchObject({
      failure: { reason: 'opening-moved', to: { eId: 'art_2' } },
    });
  });

  test('and have one heading are told apart by what stands below it', () => {
    const policy = parseBody('一、总体要求\n（一）指导思想。甲。\n二、任务\n（一）指导思想。乙。\n');
    const [first, second] = [...policy.byEId.values()].filter(({ kind }) => kind === 'article');
    expect([first, second].map((each) => each && openingWords(policy, each))).toEqual([
      '指导思想。　甲',
      '指导思想。　乙',
    ]);
  });
});

describe('laws', () => {
  const words = fc.string({
    unit: fc.constantFrom('质', '量', '标', '。', '𠀀', '1', ' '),
    minLength: 1,
    maxLength: 12,
  });
  const regulation = fc
    .array(fc.record({ heading: words, paragraphs: fc.array(words, { maxLength: 3 }) }), { minLength: 1, maxLength: 3 })
    .map(sampleText);

  test('a quote that resolves reads the same in the source and occurs once in its provision', () => {
    fc.assert(
      fc.property(regulation, words, fc.nat(), (sample, quote, pick) => {
        const eIds = [...sample.byEId.keys()];
        const eId = eIds[pick % eIds.length] ?? '';
        const resolution = resolveQuote(sample, { kind: 'quote', eId, quote });
        const holders = allBlocks(sample).filter(
          ({ provision }) => provision.eId === eId || provision.eId.startsWith(`${eId}__`),
        );
        const count = holders.reduce((sum, block) => sum + countOverlapping(block.text, quote), 0);
        expect(resolution.ok).toBe(count === 1);
        if (!resolution.ok) return;
        const { range } = resolution.place;
        expect(sample.source.text.slice(range.start, range.end)).toBe(quote);
      }),
    );
  });

  test('any stretch of a block can be anchored with all that stands around it as context', () => {
    fc.assert(
      fc.property(regulation, fc.nat(), fc.nat(), fc.nat(), (sample, pick, from, length) => {
        const blocks = allBlocks(sample);
        const block = blocks[pick % blocks.length];
        if (block === undefined) return;
        const start = from % block.text.length;
        const end = Math.min(block.text.length, start + 1 + (length % block.text.length));
        const resolution = resolveQuote(sample, {
          kind: 'quote',
          eId: block.provision.eId,
          quote: block.text.slice(start, end),
          prefix: block.text.slice(0, start),
          suffix: block.text.slice(end),
        });
        const own = blocks.filter((other) => other.provision.eId.startsWith(block.provision.eId));
        if (own.filter((other) => other.text.includes(block.text)).length > 1) return;
        expect(resolution).toMatchObject({
          ok: true,
          place: { range: { start: block.start + start, end: block.start + end } },
        });
      }),
    );
  });
});

function countOverlapping(text: string, part: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.startsWith(part, i)) count++;
  return count;
}
