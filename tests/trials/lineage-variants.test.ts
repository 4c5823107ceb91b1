/** Real statutes amended by program: what was taken out, put in, moved, cut in two, put together and reworded is told apart. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineageOf } from '../../src/regulation/lineage/lineage.ts';
import type { RegulationText } from '../../src/regulation/model.ts';
import { formatNumeral } from '../../src/regulation/numerals.ts';
import { articleWords } from '../../src/regulation/provisions.ts';
import { parse } from '../../src/regulation/structure/parse.ts';
import { parseBody } from '../../src/regulation/structure/testing.ts';
import { corpusMissing, findCorpus, scaleFiles, sourceOf } from '../support/corpus.ts';
import { trialName } from '../support/verdict.ts';

/** The lines of an article, without its label. */
type Article = readonly string[];

const label = (index: number): string => `第${formatNumeral(index + 1)}条`;
const textOf = (articles: readonly Article[]): RegulationText =>
  parseBody(articles.map((lines, index) => `${label(index)}　${lines.join('\n')}`).join('\n'), '试验管理条例');

function articlesOf(text: RegulationText): readonly Article[] {
  return text.divisions
    .filter(({ role, eId }) => role === 'unit' && !eId.startsWith('att_'))
    .map(({ eId }) =>
      articleWords(text, eId)
        .split('\n')
        .filter((line) => line !== ''),
    );
}

interface Amended {
  readonly lines: Article;
  /** Indexes in the edition before. */
  readonly from: readonly number[];
}

type Deed = 'keep' | 'delete' | 'split' | 'merge' | 'reword' | 'insert' | 'move';
const DEEDS: readonly Deed[] = [
  ...Array<Deed>(14).fill('keep'),
  'delete',
  'delete',
  'split',
  'merge',
  'reword',
  'reword',
  'reword',
  'reword',
  'insert',
  'move',
];
const WORDS = [
  ['应当', '必须'],
  ['部门', '机构'],
  ['可以', '有权'],
  ['负责', '承担'],
  ['管理', '监管'],
] as const;
const LONG = 25;

const reworded = (line: string): string => WORDS.reduce((text, [from, to]) => text.replace(from, to), line);
const isLong = (article: Article | undefined): boolean => (article?.join('').length ?? 0) > LONG;

/** One deed an article; the first and the last stay. */
function amended(old: readonly Article[], deeds: readonly Deed[], others: readonly Article[]): readonly Amended[] {
  const result: Amended[] = [];
  let moving: Amended | null = null;
  for (let at = 0; at < old.length; at++) {
    const lines = old[at] ?? [];
    const own = { lines, from: [at] };
    const deed = at === 0 || at >= old.length - 2 ? 'keep' : deeds[at % deeds.length];
    const [first = '', ...rest] = lines;
    if (deed === 'delete') continue;
    if (deed === 'split' && isLong([first]) && isLong(rest) && !lines.some((line) => line.startsWith('（')))
      result.push({ lines: [first], from: [at] }, { lines: rest, from: [at] });
    else if (deed === 'merge' && isLong(lines) && isLong(old[at + 1])) {
      result.push({ lines: [...lines, ...(old[at + 1] ?? [])], from: [at, at + 1] });
      at++;
    } else if (deed === 'reword') result.push({ lines: lines.map(reworded), from: [at] });
    else if (deed === 'move' && moving === null) moving = own;
    else result.push(own);
    const strange = others[at];
    if (deed === 'insert' && isLong(strange)) result.push({ lines: strange ?? [], from: [] });
    if (moving !== null && deed === 'insert') {
      result.push(moving);
      moving = null;
    }
  }
  return moving === null ? result : [...result.slice(0, -1), moving, ...result.slice(-1)];
}

const corpus = findCorpus('照程序修改的真实法规');

describe.skipIf(corpus === null)(trialName('statutes amended by program', corpusMissing()), () => {
  test('are led from where they come: at least 995 in 1000 articles, and what was taken out in 19 of 20 laws', () => {
    const laws = (corpus === null ? [] : scaleFiles(corpus))
      .map((file) => parse(sourceOf(file)))
      .filter(({ scheme }) => scheme === 'statute')
      .map(articlesOf)
      .filter(({ length }) => length >= 20 && length <= 120);
    const counts = { articles: 0, right: 0, laws: 0, deletedRight: 0 };
    const chosen = laws.filter((_, index) => index % 4 === 0);
    const deeds = fc.sample(fc.array(fc.constantFrom(...DEEDS), { minLength: 120, maxLength: 120 }), {
      seed: 16,
      numRuns: chosen.length,
    });
    for (const [index, old] of chosen.entries()) {
      const next = amended(old, deeds[index] ?? [], (laws[(index * 4 + 37) % laws.length] ?? []).slice(1, -1));
      const [before, after] = [textOf(old), textOf(next.map(({ lines }) => lines))];
      const { articles, deleted } = lineageOf(before, after);
      // A line that reads as the head of something else makes another text of it
      if (articles.length !== next.length) continue;
      const told = articles.map(({ from }) => from.map((source) => source.label).join());
      counts.articles += next.length;
      counts.right += next.filter(({ from }, n) => told[n] === from.map(label).join()).length;
      const kept = new Set(next.flatMap(({ from }) => from));
      const gone = old.flatMap((_, o) => (kept.has(o) ? [] : [label(o)]));
      counts.laws++;
      if (gone.join() === deleted.map((each) => each.label).join()) counts.deletedRight++;
    }
    expect(counts.laws).toBeGreaterThan(30);
    expect(counts.right / counts.articles).toBeGreaterThanOrEqual(0.995);
    expect(counts.deletedRight / counts.laws).toBeGreaterThanOrEqual(0.95);
  }, 300_000);

  test('and copies that are typed otherwise are unchanged', () => {
    for (const file of (corpus === null ? [] : scaleFiles(corpus)).filter((_, index) => index % 5 === 0)) {
      const text = parse(sourceOf(file));
      const retyped = articlesOf(text).map((lines) =>
        lines.map((line) =>
          line.replaceAll('，', ', ').replaceAll('；', ';').replaceAll('“', '"').replaceAll('”', '"'),
        ),
      );
      const [before, after] = [textOf(articlesOf(text)), textOf(retyped)];
      const { articles } = lineageOf(before, after);
      if (after.divisions.length === before.divisions.length)
        expect(
          articles.filter(({ kind }) => kind !== 'unchanged'),
          file.slug,
        ).toEqual([]);
    }
  }, 300_000);
});
