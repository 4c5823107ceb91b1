import { describe, expect, test } from 'vitest';
import { memoryIndex } from '../search/index/memory.ts';
import { firstRegulation, inventedRecords } from '../search/testing/records.ts';
import { nearestTitle, type ProofIndex, proofIndex } from './library.ts';
import { proofread } from './proofread.ts';
import { judged, plantedDraft } from './testing.ts';
import { mended } from './wording.ts';

const index: ProofIndex = proofIndex(
  memoryIndex(
    [
      ...firstRegulation(),
      ...inventedRecords({
        art_1: ['第一条　为了加强渡船管理，保障乘客的人身安全，制定本法。'],
        art_8: [
          '第八条　船东应当在三十日内，向港务机构申报停靠的时间和地点。',
          '逾期不报的，处五百元以上二千元以下罚款。',
        ],
        art_9: ['第九条　港务机构应当自收到申报之日起十日内作出是否准予停靠的决定。'],
      }),
    ],
    { documentNumbers: { 'zhiliang-tisheng-2017': '中发〔2017〕24号' } },
  ),
);

const FIRST = 'zhiliang-tisheng-2017';

const found = async (text: string) =>
  (await proofread(text, index)).findings.map(({ kind, start, end, clausula, differences, official, remarks }) => [
    kind,
    text.slice(start, end),
    clausula === null ? null : `${clausula.regulation} ${clausula.eId}`.trim(),
    ...differences.map(
      (each) =>
        `${each.kind} ${text.slice(each.start, each.end)}→${official.slice(each.officialStart, each.officialEnd)}`,
    ),
    ...remarks.map((remark) => `#${remark.kind}`),
  ]);

describe('quotations', () => {
  test.each<readonly [string, readonly (readonly (string | null)[])[]]>([
    [
      '《某法》第八条规定：“船东应当在三十日内，向港务机构申报停靠的时间和地点。”',
      [
        ['reference', '《某法》第八条', 'law art_8'],
        ['exact', '船东应当在三十日内，向港务机构申报停靠的时间和地点。', 'law art_8__para_1'],
      ],
    ],
    [
      '《某法》第八条规定：“船东应当在二十日内，向港务机构申报停靠的时间和地点。”',
      [
        ['reference', '《某法》第八条', 'law art_8'],
        ['differs', '船东应当在二十日内，向港务机构申报停靠的时间和地点。', 'law art_8__para_1', 'substituted 二→三'],
      ],
    ],
    [
      '《某法》第九条规定：“船东应当在三十日内，向港务机构申报停靠的时间和地点。”',
      [
        ['wrong-reference', '《某法》第九条', 'law art_9', '#elsewhere'],
        ['exact', '船东应当在三十日内，向港务机构申报停靠的时间和地点。', 'law art_8__para_1'],
      ],
    ],
    [
      '《某法》第八条第一款规定：“逾期不报的，处五百元以上二千元以下罚款。”',
      [
        ['wrong-reference', '《某法》第八条第一款', 'law art_8__para_1', '#elsewhere'],
        ['exact', '逾期不报的，处五百元以上二千元以下罚款。', 'law art_8__para_2'],
      ],
    ],
    [
      '《某法》第八条规定：“船东可以随时停靠而不必告诉任何人。”',
      [
        ['reference', '《某法》第八条', 'law art_8'],
        ['differs', '船东可以随时停靠而不必告诉任何人。', 'law art_8', '#absent'],
      ],
    ],
    [
      '他说：“港务机构应当自收到申报之日起十日内作出决定”。',
      [
        [
          'differs',
          '港务机构应当自收到申报之日起十日内作出决定',
          'law art_9__para_1',
          'missing →是否准予停靠的',
          '#unsourced',
        ],
      ],
    ],
    [
      '“逾期不报的，处五百元以上二千元以下罚款”（《某法》第八条第二款）',
      [
        ['exact', '逾期不报的，处五百元以上二千元以下罚款', 'law art_8__para_2'],
        ['reference', '《某法》第八条第二款', 'law art_8__para_2'],
      ],
    ],
    ['会议要求落实“港口”“码头”责任。', []],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('what stands at the place cited', () => {
  const checked = async (articles: Readonly<Record<string, readonly string[]>>, cited: string, quoted: string) => {
    const law = memoryIndex(inventedRecords(articles));
    let asked = 0;
    const find = (word: string) => {
      asked += 1;
      return law.postings.word(word);
    };
    const { findings } = await proofread(`《某法》${cited}规定：“${quoted}”`, { ...proofIndex(law), find });
    return { asked, said: findings.map(({ kind, clausula }) => `${kind} ${clausula?.eId}`) };
  };
  const REPORT = '船东应当在三十日内，向港务机构申报停靠的时间和地点。';
  const articles = {
    art_1: [`第一条　${REPORT}`],
    art_2: [`第二条　${REPORT.replace('东', '长').replace('三', '二')}`],
  };

  test('is looked up nowhere else, but around a fault', async () => {
    expect(await checked(articles, '第一条', REPORT)).toEqual({
      asked: 0,
      said: ['reference art_1', 'exact art_1__para_1'],
    });
    expect(await checked(articles, '第一条', REPORT.replace('三', '四'))).toEqual({
      asked: 6,
      said: ['reference art_1', 'differs art_1__para_1'],
    });
  });

  test.each<[string, Readonly<Record<string, readonly string[]>>, string, string, readonly string[]]>([
    [
      '',
      { art_3: [`第三条　${REPORT.replace('三', '二')}`] },
      '第一条',
      REPORT.replace('三', '二'),
      ['art_1', 'art_3'],
    ],
    [
      'with a blank',
      { art_3: ['第三条　船东应当 在二十日内，向港务机构申报停靠的时间和地点。'] },
      '第一条',
      REPORT.replace('三', '二'),
      ['art_1', 'art_3'],
    ],
    [
      'with a blank behind the fault',
      { art_3: ['第三条　船东应当在二十 日内，向港务机构申报停靠的时间和地点。'] },
      '第一条',
      REPORT.replace('三', '二'),
      ['art_1', 'art_3'],
    ],
    [
      'with another zero',
      { art_1: ['第一条　本办法自二〇二五年起施行。'], art_2: ['第二条　本办法自二○二三年起施行。'] },
      '第一条',
      '本办法自二〇二三年起施行。',
      ['art_1', 'art_2'],
    ],
    [
      'over a line',
      {
        art_1: ['第一条　船名和船号', '应当写在船头并保持清楚。'],
        art_2: ['第二条　船名与船号应当写在船头并保持清楚。'],
      },
      '第二条',
      '船名和船号应当写在船头并保持清楚',
      ['art_2', 'art_1'],
    ],
  ])('is not taken for what is right elsewhere in the law %s', async (_, others, cited, quoted, [here, there]) => {
    const { said } = await checked({ ...articles, ...others }, cited, quoted);
    expect([said[0], said[1]?.replace(/__para_\d+$/u, '')]).toEqual([`wrong-reference ${here}`, `exact ${there}`]);
  });

  test('is not settled where few letters are unlike: another place is nearer', async () => {
    const few = { art_1: ['第一条　船东须于三日申报。'], art_3: ['第三条　船东应在三日申报。'] };
    expect((await checked(few, '第一条', '船东应在五日申报')).said).toEqual([
      'wrong-reference art_1',
      'differs art_3__para_1',
    ]);
  });
});

describe('references', () => {
  test.each<readonly [string, readonly (readonly (string | null)[])[]]>([
    ['依照《某法》第八十条办理。', [['wrong-reference', '《某法》第八十条', 'law', '#no-clause']]],
    ['依照《某法》第九条第三款办理。', [['wrong-reference', '《某法》第九条第三款', 'law art_9', '#partly']]],
    ['依照《渡口管理条例》第三条办理。', [['unknown', '《渡口管理条例》第三条', null]]],
    [
      '贯彻《中共中央、国务院关于开展质量提升行动指导意见》。',
      [['wrong-reference', '《中共中央、国务院关于开展质量提升行动指导意见》', 'zhiliang-tisheng-2017', '#title']],
    ],
    [
      '贯彻《中共中央、国务院关于开展质量提升行动的指导意见》（中发〔2017〕25号）。',
      [['wrong-reference', '《中共中央、国务院关于开展质量提升行动的指导意见》', 'zhiliang-tisheng-2017', '#number']],
    ],
    ['读《红楼梦》有感。', []],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('words without marks', () => {
  test.each<readonly [string, readonly (readonly (string | null)[])[]]>([
    [
      '我局认为港务机构应当自收到申报之日起十日内作出是否准予停靠的决定，请照办。',
      [['exact', '港务机构应当自收到申报之日起十日内作出是否准予停靠的决定', 'law art_9__para_1', '#unmarked']],
    ],
    [
      '港务机构应当自接到申报之日起十日内作出是否准予停靠的决定。',
      [
        [
          'differs',
          '港务机构应当自接到申报之日起十日内作出是否准予停靠的决定。',
          'law art_9__para_1',
          'substituted 接→收',
          '#unmarked',
        ],
      ],
    ],
    // Nearly a clause of a law that the draft does not speak of: what all officials say
    ['我们要在二十日内，向港务机构申报停靠的时间和地点。', []],
    [
      '依照《某法》办理，请在二十日内，向港务机构申报停靠的时间和地点。',
      [
        ['reference', '《某法》', 'law'],
        [
          'differs',
          '在二十日内，向港务机构申报停靠的时间和地点。',
          'law art_8__para_1',
          'substituted 二→三',
          '#unmarked',
        ],
      ],
    ],
    ['今天天气很好，我们去港口看了看停着的船。', []],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('as officials write', () => {
  const SHORT = '《某法》（以下简称船法）对此有规定。';
  test.each<readonly [string, readonly (readonly (string | null)[])[]]>([
    // What is said behind the words says whose they are
    [
      '港务机构应当自收到申报之日起十日内作出是否准予停靠的决定（《某法》第八条）。',
      [
        ['exact', '港务机构应当自收到申报之日起十日内作出是否准予停靠的决定', 'law art_9__para_1', '#unmarked'],
        ['wrong-reference', '《某法》第八条', 'law art_8', '#elsewhere'],
      ],
    ],
    [
      '根据《某法》第八条，港务机构应当自收到申报之日起十日内作出是否准予停靠的决定。',
      [
        ['wrong-reference', '《某法》第八条', 'law art_8', '#elsewhere'],
        ['exact', '港务机构应当自收到申报之日起十日内作出是否准予停靠的决定。', 'law art_9__para_1', '#unmarked'],
      ],
    ],
    // The article is there, the item is not: where the words beside it stand is told, too
    [
      '《某法》第八条第二款第三项规定，逾期不报的，处五百元以上二千元以下罚款。',
      [
        ['wrong-reference', '《某法》第八条第二款第三项', 'law art_8', '#partly', '#elsewhere'],
        ['exact', '逾期不报的，处五百元以上二千元以下罚款。', 'law art_8__para_2', '#unmarked'],
      ],
    ],
    // Several quotations, short ones, of one source; one letter of a short one is wrong
    [
      '《某法》第八条要求申报“停靠的时间”、“停靠的地点”和“罚款”。',
      [
        ['reference', '《某法》第八条', 'law art_8'],
        ['exact', '停靠的时间', 'law art_8__para_1'],
      ],
    ],
    [
      '《某法》施行以来，“保障乘客的人生安全”深入人心。',
      [
        ['reference', '《某法》', 'law'],
        ['differs', '保障乘客的人生安全', 'law art_1__para_1', 'substituted 生→身'],
      ],
    ],
    // Words between marks are part of what is borrowed around them
    [
      '要开展“中国品牌日”活动，不断凝聚社会共识、营造良好氛围。',
      [['exact', '开展“中国品牌日”活动，不断凝聚社会共识、营造良好氛围', `${FIRST} art_17__para_1`, '#unmarked']],
    ],
    // A clause that goes on otherwise
    [
      '要坚持优质发展、以质取胜，更加注重以质量提升减轻经济下行和安全监管压力，真正把事办好。',
      [
        [
          'exact',
          '坚持优质发展、以质取胜，更加注重以质量提升减轻经济下行和安全监管压力',
          `${FIRST} art_2__item_1`,
          '#unmarked',
        ],
      ],
    ],
    // Short names behind words that are no part of a name; a document by its number; by its noun
    [
      `${SHORT}船东违反了船法第九条。`,
      [
        ['reference', '《某法》', 'law'],
        ['reference', '船法第九条', 'law art_9'],
      ],
    ],
    ['中发〔2017〕24号第十四条，即', [['reference', '中发〔2017〕24号第十四条', `${FIRST} art_14`]]],
    [
      '《中共中央、国务院关于开展质量提升行动的指导意见》很好，意见（十四）的要求、意见第三十五条的要求要落实。',
      [
        ['reference', '《中共中央、国务院关于开展质量提升行动的指导意见》', FIRST],
        ['reference', '（十四）', `${FIRST} art_14`],
        ['wrong-reference', '第三十五条', FIRST, '#no-clause'],
      ],
    ],
    // Signs within a title are part of it; spaces between issuers are not
    [
      '《中共中央　国务院关于开展质量提升行动的指导意见》',
      [['reference', '《中共中央　国务院关于开展质量提升行动的指导意见》', FIRST]],
    ],
    [
      '《中共中央、国务院关于开展质量提升、行动的指导意见》',
      [['wrong-reference', '《中共中央、国务院关于开展质量提升、行动的指导意见》', FIRST, '#title']],
    ],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual(expected);
  });
});

describe('form', () => {
  const FULL = '《中共中央、国务院关于开展质量提升行动的指导意见》';
  test.each<readonly [string, readonly string[], string]>([
    [`贯彻中发〔2017〕24号${FULL}。`, ['number-first'], `贯彻${FULL}（中发〔2017〕24号）。`],
    [`贯彻${FULL}（中发[2017]第24号）。`, ['brackets'], `贯彻${FULL}（中发〔2017〕24号）。`],
    [`贯彻${FULL}（中发〔2017〕24号）。`, [], ''],
    // The number is the first one's, not that of the second
    [`贯彻中发〔2017〕24号${FULL}（十三）。`, ['number-first'], `贯彻${FULL}（中发〔2017〕24号）（十三）。`],
    [`贯彻中发〔2017〕24号${FULL}和《某法》。`, ['number-first'], `贯彻${FULL}（中发〔2017〕24号）和《某法》。`],
    // A document that the library has not is cited in the same form
    ['按照某发〔2020〕3号《渡口工作方案》办理。', ['number-first'], '按照《渡口工作方案》（某发〔2020〕3号）办理。'],
    ['依照《某法》第8条、《某法》第九条办理。', ['numerals'], '依照《某法》第八条、《某法》第九条办理。'],
    ['依照《某法》第8条、《某法》第9条办理。', [], ''],
    ['依照《某法》第l条办理。', ['look-alike'], '依照《某法》第1条办理。'],
    ['依照《中华人民共和国产品质量法》第二条、《产品质量法》第三条办理。', [], ''],
  ])('%s', async (text, rules, right) => {
    const { findings } = await proofread(text, index);
    const said = findings.flatMap(({ remarks }) =>
      remarks.flatMap((remark) => (remark.kind === 'form' ? remark.rule : [])),
    );
    expect(said).toEqual(rules);
    expect(mended(text, findings)).toBe(right === '' ? text : right);
    expect(findings.some(({ kind }) => kind === 'wrong-reference')).toBe(false);
  });

  test('puts a wrong number right where it belongs', async () => {
    const text = `贯彻中发〔2017〕25号${FULL}。`;
    expect(mended(text, (await proofread(text, index)).findings)).toBe(`贯彻${FULL}（中发〔2017〕24号）。`);
  });

  test('asks for the full title before a short one, once', async () => {
    const text = `《质量提升行动指导意见》要求抓落实。${FULL}第一条又讲一遍。《质量提升行动指导意见》也是。`;
    const short = proofIndex(
      memoryIndex(
        firstRegulation().map((record) => ({
          ...record,
          division: {
            ...record.division,
            document: { ...record.division.document, shortTitles: ['质量提升行动指导意见'] },
          },
        })),
      ),
    );
    const { findings } = await proofread(text, short);
    expect(findings.map(({ remarks }) => remarks.map((remark) => (remark.kind === 'form' ? remark.rule : '')))).toEqual(
      [['short-first'], [], []],
    );
    expect(mended(text, findings)).toBe(text.replace('《质量提升行动指导意见》', FULL));
  });
});

describe('titles', () => {
  const near = (title: string) => {
    const document = nearestTitle(title, index.catalogue);
    return document === null ? null : index.catalogue.documents[document]?.slug;
  };
  test.each([
    ['中共中央、国务院关于开展质量提升行动指导意见', 'zhiliang-tisheng-2017'],
    ['中共中央、国务院关于进一步开展质量提升行动的指导意见', 'zhiliang-tisheng-2017'],
    ['中共中央、国务院关于开展质量提高行动的指导意见', 'zhiliang-tisheng-2017'],
    ['中共中央、国务院关于开展安全生产行动的指导意见', null],
    ['某某法', null],
    ['中华人民共和国产品质量法', null],
  ])('%s is nearly %s', (title, slug) => expect(near(title)).toBe(slug));
});

test('what an editor says, and what a preamble says, are no clause', async () => {
  const records = inventedRecords({ art_1: ['第一条　船东应当申报停靠的时间。'] });
  const [first] = records;
  if (first === undefined) throw new Error('no record');
  const of = (eId: string, kind: 'article' | 'note', text: string) => ({
    ...first,
    division: { ...first.division, kind, eId, label: '', name: '', url: `/law/${eId}/` },
    eId,
    name: '',
    text,
    headingLength: 0,
  });
  const other = proofIndex(
    memoryIndex([
      of('preamble', 'article', '渡船是沿河百姓出行的主要工具，事关千家万户。'),
      ...records,
      of('note-1', 'note', '这里的船东包括受委托管理渡船的人和单位。'),
    ]),
  );
  const { findings } = await proofread(
    '《某法》第一条规定：“渡船是沿河百姓出行的主要工具，事关千家万户。”《某法》规定：“这里的船东包括受委托管理渡船的人和单位。”',
    other,
  );
  expect(
    findings.map(({ kind, subject, remarks }) => [kind, subject, ...remarks.map((remark) => remark.kind)]),
  ).toEqual([
    ['wrong-reference', 'reference', 'elsewhere'],
    ['exact', 'quotation', 'preamble'],
    ['reference', 'reference'],
    ['wrong-reference', 'quotation', 'editorial'],
  ]);
});

test('words whose beginning also ends the article before are found where they stand', async () => {
  const other = proofIndex(
    memoryIndex(
      inventedRecords({
        art_1: ['第一条　渡船停靠单位应当是依法登记的渡船停靠单位。'],
        art_2: ['第二条　渡船停靠单位允许其他船东以其名义停靠，属于前款所称禁止行为。'],
      }),
    ),
  );
  const { findings } = await proofread('他说：“渡船停靠单位允许其他船东以其名义停靠，属于前款所称禁止行为。”', other);
  expect(findings.map(({ kind, clausula }) => [kind, clausula?.eId])).toEqual([['exact', 'art_2__para_1']]);
});

test('letters that a scan took for numerals are numerals, and said to be so', async () => {
  const { findings, notes } = await proofread(
    '《某法》第八条规定：“处五百元以上二千元以下罚款”。二o二一年，《某法》第l条。',
    index,
  );
  expect(notes).toEqual([{ kind: 'look-alike', count: 2 }]);
  expect(findings.map(({ kind, clausula }) => [kind, clausula?.eId])).toEqual([
    ['reference', 'art_8'],
    ['exact', 'art_8__para_2'],
    ['reference', 'art_1'],
  ]);
});

test('lines that end where the paper did are read as paragraphs', async () => {
  const text =
    '近日有群众来信反映码头附近的路灯夜里不亮，走路的人摸\n着黑上船。根据《某法》第八条的规定，“船东应当在三十\n日内，向港务机构申报停靠的时间和地点”。根据《某法》\n第九条，港务机构应当自收到申报之日起十日内作出是否准\n予停靠的决定。';
  expect((await proofread(text, index)).findings.map(({ kind, clausula }) => [kind, clausula?.eId])).toEqual([
    ['reference', 'art_8'],
    ['exact', 'art_8__para_1'],
    ['reference', 'art_9'],
    ['exact', 'art_9__para_1'],
  ]);
});

test('marks that open or close nothing are told', async () => {
  const { notes } = await proofread('甲“乙”丙”丁\n“戊', index);
  expect(notes).toEqual([{ kind: 'unbalanced', marks: [5, 8] }]);
});

test('traditional characters are read as simplified ones, and said to be so', async () => {
  const { findings, notes } = await proofread(
    '《某法》第九條規定：「港務機構應當自收到申報之日起十日內作出是否準予停靠的決定。」',
    index,
  );
  expect(notes).toEqual([{ kind: 'traditional' }]);
  expect(findings.map(({ kind, clausula }) => [kind, clausula?.eId])).toEqual([
    ['reference', 'art_9'],
    ['exact', 'art_9__para_1'],
  ]);
});

describe('drafts with faults that are known', () => {
  test.each([1, 2, 3])(
    'of the first regulation, draft %i: every fault is rightly described, every other quotation is exact',
    async (seed) => {
      const { text, planted } = plantedDraft(firstRegulation(), 40, seed);
      const { findings } = await proofread(text, index);
      const wrong = planted.flatMap((each) => {
        const said = judged(each, findings);
        return said === true ? [] : [`${each.fault} ${text.slice(each.citedStart, each.end)}: ${said}`];
      });
      expect(wrong).toEqual([]);
      expect(findings.filter(({ subject }) => subject === 'borrowing')).toEqual([]);
      expect(new Set(planted.map(({ fault }) => fault)).size).toBeGreaterThan(4);
    },
  );

  test('work that is no longer wanted ends', async () => {
    const { text } = plantedDraft(firstRegulation(), 10, 4);
    const control = new AbortController();
    const done: number[] = [];
    const work = proofread(text, index, {
      signal: control.signal,
      onProgress: (share) => {
        done.push(share);
        if (done.length === 3) control.abort();
      },
    });
    await expect(work).rejects.toThrow();
    expect(done).toHaveLength(3);
  });
});
