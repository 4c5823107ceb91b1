/** A draft held against a work in its editions: what it quotes and cites of another time, and what that is today. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/content/library.ts';
import { projectRoot } from '../../src/files/paths.ts';
import { type ProofIndex, proofIndex } from '../../src/proofreading/library.ts';
import { proofread } from '../../src/proofreading/proofread.ts';
import { mended, sentencesOf } from '../../src/proofreading/wording.ts';
import { openLibrary } from '../../src/search/index/memory.ts';
import { timesOf } from '../../src/search/index/times.ts';
import { addresses } from '../../src/site/urls.ts';

/** Ferry rules of 2012, as amended in 2019, and as they will be from 2036 on. */
let index: ProofIndex;
beforeAll(async () => {
  const { library } = await loadLibrary(
    join(projectRoot, 'tests/fixtures/editions'),
    addresses,
    undefined,
    '2026-11-29',
  );
  index = proofIndex(openLibrary(library, addresses), timesOf(library, addresses));
});

const RULES = '《青岚市渡口管理条例》';
const OF_2012 = `这是2012年公布的版本`;
const OF_2026 = `这是2026年修正的版本`;

async function found(draft: string) {
  const { findings } = await proofread(draft, index);
  return {
    findings: findings.map((finding) => [
      finding.kind,
      `${finding.clausula?.edition?.date ?? ''} ${finding.clausula?.eId}`.trim(),
      sentencesOf(finding).join(''),
    ]),
    mended: mended(draft, findings),
  };
}

describe('what is quoted', () => {
  test('of an earlier edition is told so, and held against what it is today', async () => {
    const draft = `${RULES}第三条规定：“市交通行政部门主管全市渡口工作。”`;
    expect(await found(draft)).toEqual({
      findings: [
        ['reference', 'art_3', expect.stringContaining('第三条')],
        ['differs', 'art_3__para_1', `与${RULES}第三条第一款有1处不同。${OF_2012}的文字，现在是${RULES}第三条。`],
      ],
      mended: draft.replace('行政', '运输'),
    });
  });

  test('of the edition that the draft names is exact', async () => {
    expect(await found(`${RULES}（2012年）第三条规定：“市交通行政部门主管全市渡口工作。”`)).toMatchObject({
      findings: [
        ['reference', '2012-05-20', `库中有${RULES}（2012年公布）。${OF_2012}，不是现行版本。`],
        ['superseded', '2012-05-20 art_3', `${OF_2012}的条文，现在是${RULES}第三条。`],
        ['exact', '2012-05-20 art_3__para_1', expect.stringContaining('逐字一致')],
      ],
    });
  });

  test('and named with its year is not complained of where it is the same today', async () => {
    expect(await found(`${RULES}（2012年）第一条规定：“为了加强渡口管理，保障乘客安全，制定本条例。”`)).toMatchObject({
      findings: [
        ['reference', '2012-05-20', expect.any(String)],
        ['reference', '2012-05-20 art_1', expect.any(String)],
        ['exact', expect.any(String), expect.any(String)],
      ],
    });
  });

  test('of an article that is gone is not of any in force', async () => {
    expect(await found(`${RULES}第十条规定：“渡口之间的距离不得少于八百米。”`)).toMatchObject({
      findings: [
        ['superseded', 'art_10', `${OF_2012}的条文，现行版本没有。`],
        ['superseded', '2012-05-20 art_10__para_1', `${OF_2012}的文字，现行版本没有。`],
      ],
    });
  });

  test('of an edition that is not yet law is told so, and nothing is cut from it', async () => {
    const draft = `${RULES}第四条规定：“设置渡口应当具备下列条件：（一）水流平缓、水深足够；（二）有坚固的码头；（三）配备救生、消防设备；”`;
    expect(await found(draft)).toEqual({
      findings: [
        [
          'reference',
          'art_4',
          expect.stringContaining('已有2026年修正，尚未施行：2036年1月1日起文字有改动，是第四条。'),
        ],
        ['superseded', '2026-06-30 art_4__para_1', `${OF_2026}的文字，2036年1月1日起才施行，现在是${RULES}第四条。`],
      ],
      mended: draft,
    });
  });
});

describe('what a draft is mended to', () => {
  test.each([
    ['what is right by the name of an earlier edition', `依照原${RULES}第六条办理。`, null],
    ['what is the same today by the year of an earlier edition', `${RULES}（2012年）第一条第一款已经施行。`, null],
    [
      'a paragraph of an article that bears another number today',
      `${RULES}第六条第一款规定：“渡工应当经培训合格，持证上岗。”`,
      '第六条第一款',
    ],
  ])('keeps %s', async (_, draft, kept) => {
    const { mended } = await found(draft);
    if (kept === null) expect(mended).toBe(draft);
    else expect(mended).toContain(kept);
  });

  test('leaves no year of an edition before a number of today', async () => {
    const { findings, mended } = await found(`依照${RULES}（2012年）第六条办理。`);
    expect(findings).toContainEqual(['superseded', '2012-05-20 art_6', expect.stringContaining('第七条')]);
    expect(mended).toBe(`依照${RULES}第七条办理。`);
  });
});

describe('an article', () => {
  test('that bore another number before is given the one of today, and so are its words', async () => {
    const draft = `${RULES}第六条规定：“渡工应当经培训合格，持证上岗。”`;
    expect(await found(draft)).toEqual({
      findings: [
        ['superseded', 'art_6', `${OF_2012}的条文，现在是${RULES}第七条。`],
        ['differs', 'art_7__para_1', expect.stringContaining('有1处不同')],
      ],
      mended: `${RULES}第七条规定：“渡工应当年满十八周岁，经培训合格，持证上岗。”`,
    });
  });

  test('that an amendment not yet in force will renumber is there, and that is said', async () => {
    expect(await found(`依照${RULES}第九条办理。`)).toMatchObject({
      findings: [['reference', 'art_9', expect.stringContaining('2036年1月1日起改为第十条。')]],
    });
  });

  test('that only an edition not yet in force has is superseded before its time', async () => {
    expect(await found(`依照${RULES}第十二条办理。`)).toMatchObject({
      findings: [
        ['superseded', '2026-06-30 art_12', `${OF_2026}的条文，2036年1月1日起才施行，现在是${RULES}第十一条。`],
      ],
    });
  });

  test('of a year that has no edition is of none', async () => {
    expect(await found(`依照${RULES}（2015年修正）第三条办理。`)).toMatchObject({
      findings: [
        ['wrong-reference', '', '库中没有它2015年的版本，有2012年公布、2019年修正、2026年修正的。'],
        ['reference', 'art_3', expect.any(String)],
      ],
    });
  });

  test('of rules that are repealed is superseded; what a quotation cites is its own affair', async () => {
    expect(await found(`《青岚市渡工管理办法》第二条：“渡工依照${RULES}第六条的规定持证上岗。”`)).toMatchObject({
      findings: [
        ['superseded', 'art_2', '这部法规已于2022年1月1日废止，见《青岚市渡工管理规定》。'],
        ['exact', 'art_2__para_1', expect.any(String)],
      ],
    });
  });

  test('that is said to be of before may be so', async () => {
    expect(await found(`依照原${RULES}第十条设置，原《青岚市渡工管理办法》第二条同。`)).toMatchObject({
      findings: [
        [
          'reference',
          '2012-05-20 art_10',
          `${RULES}（2012年公布）第十条：渡口之间的距离不得少于八百米。${OF_2012}的条文，现行版本没有。`,
        ],
        ['reference', 'art_2', expect.stringContaining('已于2022年1月1日废止')],
      ],
    });
  });
});
