/** Our code and that of another checkout of it, by turns in one process: on a busy machine only their ratio means something. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findReferences } from '../../src/regulation/layers/references/index.ts';
import { readSource } from '../../src/regulation/source/read.ts';
import { parse } from '../../src/regulation/structure/parse.ts';
import type { TextFile } from '../support/corpus.ts';
import { median, timed } from './machine.ts';
import { figureTable, type Table } from './table.ts';

/** What is compared, by the names it has had all along. */
interface Code {
  readonly readSource: typeof readSource;
  readonly parse: typeof parse;
  readonly findReferences: typeof findReferences;
}

const OWN: Code = { readSource, parse, findReferences };

/** The code of the checkout that `TIAOWEN_BESIDE` names; null when it names none. */
async function codeBeside(): Promise<Code | null> {
  const folder = process.env.TIAOWEN_BESIDE;
  if (folder === undefined) return null;
  const from = (path: string): string => pathToFileURL(join(folder, 'src/regulation', path)).href;
  const source: Pick<Code, 'readSource'> = await import(from('source/read.ts'));
  const structure: Pick<Code, 'parse'> = await import(from('structure/parse.ts'));
  const references: Pick<Code, 'findReferences'> = await import(from('layers/references/index.ts'));
  return { ...source, ...structure, ...references };
}

/** Odd, so that the median is a turn that was run. */
const TURNS = 9;
/** Before code is compiled for good. */
const WARM = 2;

/** @param prepare what one turn of the code does with the files; @returns nothing where there is no other checkout to compare with */
export async function* besideTable(
  title: string,
  files: readonly TextFile[],
  prepare: (code: Code, files: readonly TextFile[]) => () => unknown,
): AsyncIterable<Table> {
  const other = await codeBeside();
  if (other === null) return;
  const works = [prepare(OWN, files), prepare(other, files)] as const;
  const times: [number, number][] = [];
  for (let turn = 0; turn < WARM + TURNS; turn += 1) {
    const [own, beside] = works.map((work) => {
      globalThis.gc?.();
      return timed(work).milliseconds;
    });
    if (turn >= WARM) times.push([own ?? 0, beside ?? 0]);
  }
  const [own, beside] = [median(times.map(([first]) => first)), median(times.map(([, second]) => second))];
  yield figureTable(`${title}，与 ${process.env.TIAOWEN_BESIDE} 轮流各 ${TURNS} 遍的中位数`, [
    { name: '这里', value: own, unit: '毫秒' },
    { name: '那里', value: beside, unit: '毫秒' },
    { name: '这里是那里的', value: own / beside, unit: '倍', atMost: 1 },
  ]);
}
