import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCorpus, readDocument } from '../../../tests/support/corpus.ts';
import { parseBody } from '../structure/testing.ts';
import { type Descent, lineageOf } from './lineage.ts';
import { compareEditions, comparisonReport } from './report.ts';

/** `第二条 ← 第一条、第三条 merged`, and what is gone after a dash. */
function told(old: string, next: string): readonly string[] {
  const { articles, deleted } = lineageOf(parseBody(old), parseBody(next));
  return [...articles.map(descent), ...deleted.map(({ label }) => `- ${label}`)];
}

const descent = ({ label, from, kind }: Descent): string =>
  `${label} ← ${from.map((each) => each.label).join('、')} ${kind}`;

const FERRY = [
  '第一条　为了加强渡口管理，保障乘客安全，制定本办法。',
  '第二条　渡口经营人应当在渡口明显位置公布渡运时间、收费标准和乘船须知。',
  '第三条　渡船载客不得超过核定人数。船员应当拒绝携带易燃物品的乘客登船。',
  '第四条　遇有大风、浓雾等恶劣天气，渡口应当停止渡运，并向乡镇人民政府报告。',
  '第五条　违反本办法第三条规定，超过核定人数载客的，由交通运输部门责令改正，处一千元以上五千元以下罚款。',
  '第六条　本办法自2020年1月1日起施行。',
];

const text = (...articles: readonly string[]): string => articles.join('\n');

describe('where an article comes from', () => {
  test('nothing changed, typing apart', () => {
    const retyped = FERRY.map((article) => article.replaceAll('，', ', ').replaceAll('。', '．').replace('　', ' '));
    expect(told(text(...FERRY), text(...retyped)).every((each) => each.endsWith(' unchanged'))).toBe(true);
  });

  test('an article put in moves those behind it, cited numbers and all', () => {
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = FERRY;
    const added = '第三条　渡口应当配备救生衣和急救药品，每月检查一次并作出记录。';
    const moved = [c.replace('第三条', '第四条'), d.replace('第四条', '第五条')];
    const fine = e.replace('第五条', '第六条').replace('第三条', '第四条');
    expect(told(text(...FERRY), text(a, b, added, ...moved, fine, f.replace('第六条', '第七条')))).toEqual([
      '第一条 ← 第一条 unchanged',
      '第二条 ← 第二条 unchanged',
      '第三条 ←  new',
      '第四条 ← 第三条 renumbered-unchanged',
      '第五条 ← 第四条 renumbered-unchanged',
      '第六条 ← 第五条 renumbered-changed',
      '第七条 ← 第六条 renumbered-unchanged',
    ]);
  });

  test.each<readonly [what: string, next: readonly string[], expected: readonly string[]]>([
    [
      'a sentence that becomes an article of its own splits its article',
      ['第一条　渡船载客不得超过核定人数。', '第二条　船员应当拒绝携带易燃物品的乘客登船。'],
      ['第一条 ← 第三条 split', '第二条 ← 第三条 split'],
    ],
    [
      'two articles put together are merged',
      [
        '第一条　渡口经营人应当公布渡运时间、收费标准和乘船须知。遇有大风、浓雾等恶劣天气，应当停止渡运，并向乡镇人民政府报告。',
      ],
      ['第一条 ← 第二条、第四条 merged'],
    ],
    [
      'a rule and the penalty that repeats its words are two things',
      [
        '第一条　渡船载客不得超过核定人数。船员应当拒绝携带易燃物品的乘客登船。',
        '第二条　违反本办法第一条规定，超过核定人数载客的，处五千元以上一万元以下罚款。',
      ],
      ['第一条 ← 第三条 renumbered-unchanged', '第二条 ← 第五条 renumbered-changed'],
    ],
    [
      'the commencement comes from the commencement',
      ['第一条　本办法自2024年7月1日起施行。2012年公布的渡运须知同时废止。'],
      ['第一条 ← 第六条 renumbered-changed'],
    ],
    [
      'shared phrases make no kinship',
      ['第一条　违反本办法规定，情节严重的，责令改正，处一千元以上五千元以下罚款；构成犯罪的，依法追究刑事责任。'],
      ['第一条 ←  new'],
    ],
  ])('%s', (_, next, expected) => {
    const [, ...rest] = FERRY;
    const got = told(text('第一条　为了加强渡口管理，保障乘客安全，制定本办法。', ...rest), text(...next));
    expect(got.filter((each) => !each.startsWith('-'))).toEqual(expected);
  });

  test('an article rewritten in its place is changed; one without a successor is deleted', () => {
    const [a = '', b = '', , , , f = ''] = FERRY;
    const rewritten = '第三条　渡运安全由船长负责，乘客应当听从船员指挥，不得在渡船上嬉闹。';
    expect(
      told(
        text(a, b, '第三条　乘客应当听从指挥，不得嬉闹。', f.replace('六', '四')),
        text(a, b, rewritten, f.replace('六', '四')),
      ),
    ).toContain('第三条 ← 第三条 changed');
    expect(told(text(...FERRY), text(a, b, f.replace('六', '三')))).toEqual([
      '第一条 ← 第一条 unchanged',
      '第二条 ← 第二条 unchanged',
      '第三条 ← 第六条 renumbered-unchanged',
      '- 第三条',
      '- 第四条',
      '- 第五条',
    ]);
  });
});

test('one that was taken out beside another that speaks alike has passed nothing on', () => {
  const [a = '', b = '', c = ''] = FERRY;
  const captain = '渡船的船长应当持有有效的适任证书，并在开航前检查救生、消防设备，作好记录，记录保存二年。';
  const crew = '渡船的船员应当持有有效的适任证书，并在开航前检查救生、消防设备，听从船长指挥。';
  expect(
    told(
      text(a, b, c, `第四条　${captain}`, `第五条　${crew}`),
      text(a, b, c, `第四条　${captain.replace('二年', '三年')}`),
    ),
  ).toEqual([
    '第一条 ← 第一条 unchanged',
    '第二条 ← 第二条 unchanged',
    '第三条 ← 第三条 unchanged',
    '第四条 ← 第四条 changed',
    '- 第五条',
  ]);
});

describe('an article that nothing else explains', () => {
  const [a = '', b = '', , , , f = ''] = FERRY;
  const last = (number: string): string => f.replace('第六条', `第${number}条`);
  const trial = (who: string, what: string, where: string): string =>
    `${who}可以根据渡运改革的需要，决定就渡口布局等方面的特定事项，${where}暂时调整或者暂时停止适用${what}的部分规定。`;

  test.each<readonly [what: string, old: readonly string[], next: readonly string[], expected: readonly string[]]>([
    [
      'is new where it repeats for another what still stands in the article that passed on',
      [`第三条　${trial('省人民政府', '本省渡运规章', '在一定期限内在部分渡口')}`, '第四条　渡口应当配备救生衣。'],
      [
        `第三条　${trial('省人民政府', '本省渡运规章', '在规定期限和范围内').replace('就渡口布局等方面的特定事项', '就特定事项')}实践证明可行的，由省人民政府及时修改有关规章；条件尚不成熟的，可以延长期限，或者恢复施行。`,
        '第四条　渡口应当配备救生衣。',
        `第五条　${trial('市人民政府', '本市渡运规则', '在规定期限和范围内')}`,
      ],
      ['第三条 ← 第三条 changed', '第四条 ← 第四条 unchanged', '第五条 ←  new'],
    ],
    [
      'comes from the article beside it, when it holds the phrases that one has left out',
      [
        '第三条　渡运应当遵守水上交通规则，以保障乘客安全为中心，坚持统一调度、坚持船长负责、坚持政府监管、坚持文明服务优质服务，推进渡口设施标准化。',
      ],
      [
        '第三条　渡运应当坚持政府监管，坚持统一调度、船长负责，健全水上交通指挥体系，依靠沿岸乡镇和村民委员会开展渡口巡查，把渡运各项工作纳入法治轨道。',
        '第四条　渡运应当以保障乘客安全为中心，推进渡口设施标准化，贯彻便民利民要求，方便两岸往来。',
      ],
      ['第三条 ← 第三条 split', '第四条 ← 第三条 split'],
    ],
    [
      'is new beside an article whose words it has not',
      ['第三条　渡船载客不得超过核定人数，船员应当拒绝携带易燃物品的乘客登船。'],
      [
        '第三条　渡船载客不得超过核定人数，船员应当劝离醉酒的乘客。',
        '第四条　渡口经营人应当投保承运人责任险，并每年向乡镇人民政府报送保险凭证。',
      ],
      ['第三条 ← 第三条 changed', '第四条 ←  new'],
    ],
  ])('%s', (_, old, next, expected) => {
    const [before, after] = [old, next].map((articles) => ['六', '七', '八'][articles.length - 1] ?? '');
    const got = told(text(a, b, ...old, last(before ?? '')), text(a, b, ...next, last(after ?? '')));
    expect(got.filter((each) => !/^第[一二六七八]条/u.test(each))).toEqual(expected);
  });
});

describe('always', () => {
  const subjects = ['灯塔', '水闸', '苗圃', '邮亭', '戏台', '茶山', '盐田', '驿道', '石桥', '窑场', '藏书楼', '气象站'];
  const verbs = ['应当建立巡查登记制度', '每年秋季组织一次清点', '不得擅自改变原有用途', '可以接受社会捐助并公示'];
  const body = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...subjects), fc.constantFrom(...verbs)), {
      minLength: 2,
      maxLength: 12,
      selector: ([s]) => s,
    })
    .map((pairs) => pairs.map(([subject, verb]) => `${subject}管理单位${verb}，并将${subject}的情况报送备案。`));
  const numbered = (sentences: readonly string[]): string =>
    sentences
      .map((sentence, i) => `第${'一二三四五六七八九十'.charAt(i) || (i === 10 ? '十一' : '十二')}条　${sentence}`)
      .join('\n');

  test('a text comes from itself unchanged', () => {
    fc.assert(
      fc.property(body, (sentences) => {
        expect(told(numbered(sentences), numbered(sentences)).every((each) => each.endsWith('unchanged'))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('shuffled articles find themselves, and what is taken out is what is deleted', () => {
    fc.assert(
      fc.property(
        body.chain((sentences) =>
          fc.tuple(fc.constant(sentences), fc.shuffledSubarray([...sentences], { minLength: 1 })),
        ),
        ([sentences, kept]) => {
          const { articles, deleted } = lineageOf(parseBody(numbered(sentences)), parseBody(numbered(kept)));
          const numbers = new Map(sentences.map((sentence, i) => [sentence, `art_${i + 1}`]));
          expect(articles.map(({ from }) => from.map(({ eId }) => eId))).toEqual(
            kept.map((sentence) => [numbers.get(sentence)]),
          );
          expect(deleted).toHaveLength(sentences.length - kept.length);
        },
      ),
      { numRuns: 40 },
    );
  });
});

const corpus = findCorpus('真实法规的版本沿革') ?? '';

interface Truth {
  readonly articles: readonly {
    readonly new: string;
    readonly from: readonly string[];
    readonly kind: string;
    readonly doubtful?: boolean;
    readonly kind_doubtful?: boolean;
  }[];
  readonly deleted: readonly { readonly old: string; readonly doubtful?: boolean }[];
}

describe.skipIf(corpus === '')('on pairs of published editions', () => {
  test('at least 995 in 1000 articles come from where readers say, 97 in 100 of each pair, and what is gone is told exactly', () => {
    const rates = pairsOf(`${corpus}/versions/pairs`).map(({ name, folder }) => {
      const truth: Truth = JSON.parse(readFileSync(`${folder}/truth.json`, 'utf8'));
      const { articles, deleted } = comparisonReport(
        compareEditions(readDocument(`${folder}/old.txt`), readDocument(`${folder}/new.txt`), null),
      );
      const found = new Map(articles.map((article) => [article.new, article]));
      const scored = truth.articles.filter(({ doubtful }) => doubtful !== true);
      const wrong = scored.filter(({ new: label, from, kind, kind_doubtful: kindDoubtful }) => {
        const got = found.get(label);
        return got === undefined || got.from.join() !== from.join() || (got.kind !== kind && kindDoubtful !== true);
      });
      const doubted = truth.deleted.flatMap(({ old, doubtful }) => (doubtful === true ? [old] : []));
      const gone = truth.deleted.flatMap(({ old }) => (doubted.includes(old) ? [] : [old]));
      expect(
        deleted.filter((old) => !doubted.includes(old)),
        name,
      ).toEqual(gone);
      return { name, scored: scored.length, wrong: wrong.length };
    });
    const sum = (key: 'scored' | 'wrong'): number => rates.reduce((total, rate) => total + rate[key], 0);
    expect(rates.filter(({ scored, wrong }) => wrong > scored * 0.03)).toEqual([]);
    expect(sum('wrong') / sum('scored')).toBeLessThanOrEqual(0.005);
  });
});

/** Pairs of statutes; those of policy documents name their articles in another way. */
const pairsOf = (folder: string): readonly { readonly name: string; readonly folder: string }[] =>
  readdirSync(folder)
    .filter((name) => !name.includes('policy'))
    .map((name) => ({ name, folder: `${folder}/${name}` }));
