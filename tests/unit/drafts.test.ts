/** Drafts as officials write them, two pages each, quoting and citing the invented regulations of the fixtures: all that is wrong in them, and nothing else, needs attention. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/content/library.ts';
import { projectRoot } from '../../src/files/paths.ts';
import { type ProofIndex, proofIndex } from '../../src/proofreading/library.ts';
import { proofread } from '../../src/proofreading/proofread.ts';
import { needsAttention, rightWords } from '../../src/proofreading/wording.ts';
import { openLibrary } from '../../src/search/index/memory.ts';
import { timesOf } from '../../src/search/index/times.ts';
import { addresses } from '../../src/site/urls.ts';

const FIXTURES = join(projectRoot, 'tests/fixtures');

let index: ProofIndex;
beforeAll(async () => {
  const [content, editions] = await Promise.all(
    ['content', 'editions'].map((folder) => loadLibrary(join(FIXTURES, folder), addresses, undefined, '2026-11-29')),
  );
  if (!content || !editions) throw new Error('no fixtures');
  const library = {
    ...content.library,
    regulations: [...content.library.regulations, ...editions.library.regulations],
    works: [...content.library.works, ...editions.library.works],
  };
  index = proofIndex(openLibrary(library, addresses), timesOf(library, addresses));
});

/** Kind, the words of the draft, and what they should be. */
type Said = readonly [string, string, string];

describe.each<readonly [string, number, readonly Said[]]>([
  [
    'tongzhi.txt',
    20,
    [
      [
        'differs',
        '用水单位应当建立用水台账，记录用水量、水质和循环利用情况，保存期限不少于2年。',
        '用水单位应当建立用水台账，记录用水量、水质和循环利用情况，保存期限不少于３年。',
      ],
      [
        'differs',
        '测试结果应当在三十日内报送区水行政主管部门；未按照本条例第四条规定建立台账的，不得以测试结果替代。',
        '测试结果应当在三十日内报送区水行政主管部门；未按照本条例第四条规定建立台账的，不得以测试结果代替。',
      ],
      ['wrong-reference', '《条例》第六条之一', '《条例》第五条之一'],
    ],
  ],
  [
    'qingshi.txt',
    23,
    [
      ['superseded', '《青岚市渡口管理条例》第六条', '《青岚市渡口管理条例》第七条'],
      ['differs', '渡工应当经培训合格，持证上岗。', '渡工应当年满十八周岁，经培训合格，持证上岗。'],
      ['superseded', '《青岚市渡工管理办法》第二条', ''],
      ['superseded', '《青岚市渡口管理条例》第六条', ''],
      ['superseded', '第十条', ''],
      ['superseded', '渡口之间的距离不得少于八百米', ''],
    ],
  ],
  [
    'fuhan.txt',
    20,
    [
      [
        'reference',
        '《云溪市村级炊事用火管理办法》第一条',
        '《云溪市村级炊事用火管理办法》（云府办〔2023〕18号）第一条',
      ],
      ['differs', '可燃物与明火保持两米以上的距离', '可燃物与明火保持两米以上距离'],
      ['reference', '《云溪市村级炊事用火管理办法》第3条', '《云溪市村级炊事用火管理办法》第三条'],
      ['differs', '本办法自印发之日起施行，有效期三年。', '本办法自印发之日起施行，有效期五年。'],
      ['differs', '每周开放时间不少于二十五小时', '每周开放时间不少于25小时'],
      ['wrong-reference', '《关于推进乡村阅览室的指导意见》', '《关于推进乡村阅览室建设的指导意见》'],
      ['wrong-reference', '《云溪市节约用水条例》第十二条', ''],
      ['unknown', '《餐饮业油烟排放办法》第八条', ''],
    ],
  ],
])('%s', (file, count, expected) => {
  test(`has ${count} places, ${expected.length} of them need attention`, async () => {
    const text = await readFile(join(FIXTURES, 'drafts', file), 'utf8');
    const { findings, notes } = await proofread(text, index);
    const wrong = findings.filter(needsAttention);
    expect(wrong.map((each) => [each.kind, text.slice(each.start, each.end), rightWords(each, text)])).toEqual(
      expected,
    );
    expect(findings.length).toBe(count);
    expect(notes).toEqual([]);
  });
});
