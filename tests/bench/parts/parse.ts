/** Parsing alone: the 4 MB of the scale corpus, the 民法典, lines of 10 MB, and how time and memory grow. */
import type { SourceText } from '../../../src/regulation/source/source-text.ts';
import { parse } from '../../../src/regulation/structure/parse.ts';
import { civilCode, findCorpus, scaleFiles, sourceOf } from '../../support/corpus.ts';
import { besideTable } from '../beside.ts';
import { median, timed, timesOf } from '../machine.ts';
import { figureTable, rounded, type Table } from '../table.ts';

const RUNS = 5;

export async function* measure(): AsyncIterable<Table> {
  const corpus = findCorpus('parse');
  if (corpus) {
    const files = scaleFiles(corpus);
    const scale = files.map(sourceOf);
    const first = timed(() => scale.map(parse)).milliseconds;
    const again = median(timesOf(RUNS, () => scale.map(parse)));
    const reading = median(timesOf(RUNS, () => files.map(sourceOf)));
    const code = sourceOf(civilCode(corpus));
    const megabytes = scale.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
    yield figureTable(`解析 ${scale.length} 部法规（${rounded(megabytes)} MB）`, [
      { name: '全部，第一遍（未预热）', value: first / 1000, unit: '秒', atMost: 1.5 },
      { name: `全部，其后 ${RUNS} 遍的中位数`, value: again / 1000, unit: '秒', atMost: 1.5 },
      { name: '是读入（解码、分行、查字符）同样文件的', value: again / reading, unit: '倍', atMost: 10 },
      {
        name: '民法典（1,260 条），中位数',
        value: median(timesOf(RUNS, () => parse(code))),
        unit: '毫秒',
        atMost: 100,
      },
    ]);
    yield* besideTable('解析', files, ({ readSource, parse }, own) => {
      const sources = own.flatMap(({ slug, bytes }) => readSource(bytes, slug).source ?? []);
      return () => sources.map(parse);
    });
    yield growthTable(code);
  }
  yield hostileTable();
}

/** The same articles two, four and eight times: what is linear doubles with the text. */
function growthTable(code: SourceText): Table {
  const body = code.text.slice(code.lines[0]?.start ?? 0);
  const rows = [1, 2, 4, 8].map((times) => {
    const source = bodyOf(Array.from({ length: times }, () => body).join('\n'));
    const milliseconds = median(timesOf(3, () => parse(source)));
    return { times, milliseconds, bytes: retainedBytes(() => parse(source)) };
  });
  const [single] = rows;
  const share = (value: number, base: number | undefined, times: number) => rounded(value / (base ?? value) / times);
  return {
    title: '随长度增长（民法典重复若干遍；“每遍”为 1 即线性）',
    rows: [
      ['遍数', '毫秒', '每遍时间', '内存 MB', '每遍内存'],
      ...rows.map(({ times, milliseconds, bytes }) => [
        String(times),
        rounded(milliseconds),
        share(milliseconds, single?.milliseconds, times),
        rounded(bytes / 1e6),
        share(bytes, single?.bytes, times),
      ]),
    ],
  };
}

/** Bytes on the heap that the value keeps alive. */
function retainedBytes(make: () => unknown): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const kept = make();
  globalThis.gc?.();
  const after = process.memoryUsage().heapUsed;
  // Still needed here, so still alive there
  return kept === undefined ? 0 : after - before;
}

const HOSTILE_BYTES = 10_000_000;
const HOSTILE = ['甲', '第', '（', '一', '“', '“”', '1.', '—', 'a|', '第一条', '《', '年', ' ', '　', '\t'] as const;

/** One line that repeats something, half as long and whole: a pattern that blows up takes four times as long, or hours. */
function hostileTable(): Table {
  const seconds = (unit: string, bytes: number) => {
    const source = bodyOf(`第一条　甲。\n第二条　乙${unit.repeat(bytes / Buffer.byteLength(unit))}丙`);
    return timed(() => parse(source)).milliseconds / 1000;
  };
  const rows = HOSTILE.map((unit) => {
    const [half, whole] = [seconds(unit, HOSTILE_BYTES / 2), seconds(unit, HOSTILE_BYTES)];
    return [JSON.stringify(unit), rounded(half), rounded(whole), rounded(whole / half)];
  });
  return { title: '一行敌意文本（线性则为 2 倍）', rows: [['重复', '5 MB（秒）', '10 MB（秒）', '倍'], ...rows] };
}

function bodyOf(body: string): SourceText {
  const header = '法规标题：某法\n颁布时间：20200102\n颁布主体：某部\n通过会议：\n法规正文：\n';
  return sourceOf({ slug: 'source.txt', bytes: Buffer.from(header + body) });
}
