/** References: the score by kind on what was checked by reading, and the speed on the scale corpus after parsing. */

import { findReferences } from '../../../src/regulation/layers/references/index.ts';
import { parse } from '../../../src/regulation/structure/parse.ts';
import { civilCode, findCorpus, scaleFiles, sourceOf } from '../../support/corpus.ts';
import { checkedOutcome, hardOutcomes, score } from '../../support/references/outcomes.ts';
import { besideTable } from '../beside.ts';
import { median, timed, timesOf } from '../machine.ts';
import { figureTable, type Table } from '../table.ts';

const RUNS = 5;

export async function* measure(): AsyncIterable<Table> {
  const corpus = findCorpus('references');
  if (!corpus) return;
  const { truth, found } = checkedOutcome(corpus);
  const { kinds, recall, precision } = score(truth, found);
  yield {
    title: '已核对的引用，按种类',
    rows: [
      ['种类', '应有', '正确'],
      ...kinds.map(({ kind, expected, right }) => [kind, String(expected), String(right)]),
    ],
  };
  const hard = hardOutcomes(corpus);
  const empty = hard.filter(({ isEmpty }) => isEmpty);
  yield figureTable('引用的准确', [
    { name: `召回率（${truth.length} 处）`, value: 100 * recall, unit: '%', atLeast: 99 },
    { name: `精确率（找到 ${found.length} 处）`, value: 100 * precision, unit: '%', atLeast: 99 },
    { name: `难句正确（共 ${hard.length} 句）`, value: count(hard), unit: '个', atLeast: 23 },
    { name: `无引用的句子未加链接（共 ${empty.length} 句）`, value: count(empty), unit: '个', atLeast: empty.length },
  ]);

  const files = scaleFiles(corpus);
  const scale = files.map((file) => parse(sourceOf(file)));
  const code = parse(sourceOf(civilCode(corpus)));
  const find = () => scale.reduce((sum, text) => sum + findReferences(text).references.length, 0);
  const first = timed(find);
  yield figureTable(`引用的速度（解析之后，${scale.length} 部法规，${first.value} 处）`, [
    { name: '全部，第一遍（未预热）', value: first.milliseconds / 1000, unit: '秒', atMost: 3 },
    { name: `全部，其后 ${RUNS} 遍的中位数`, value: median(timesOf(RUNS, find)) / 1000, unit: '秒', atMost: 3 },
    { name: '民法典，中位数', value: median(timesOf(RUNS, () => findReferences(code))), unit: '毫秒' },
  ]);
  yield* besideTable('引用', files, ({ readSource, parse, findReferences }, own) => {
    const texts = own.flatMap(({ slug, bytes }) => readSource(bytes, slug).source ?? []).map(parse);
    return () => texts.map(findReferences);
  });
}

const count = (outcomes: readonly { readonly isRight: boolean }[]): number =>
  outcomes.filter(({ isRight }) => isRight).length;
