/** The optional corpus of real documents, which is no part of the project: the folder `TIAOWEN_CORPUS` names, else one beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RegulationText } from '../../src/regulation/model.ts';
import { readSource } from '../../src/regulation/source/read.ts';
import { parse } from '../../src/regulation/structure/parse.ts';

const folder = resolve(process.env.TIAOWEN_CORPUS ?? '../shared/corpus');

/** Why what needs the corpus cannot be tried here; null when it can. */
export const corpusMissing = (): string | null =>
  existsSync(join(folder, 'docs')) ? null : `没有测试语料 ${folder}，可用 TIAOWEN_CORPUS 指定`;

/** The corpus's folder; null where it is not at hand, which is said, with what is left out without it. */
export function findCorpus(what: string): string | null {
  const missing = corpusMissing();
  if (missing === null) return folder;
  console.log(`${what}：${missing}，跳过用到它的部分\n`);
  return null;
}

/** A document of the corpus, read and parsed. */
export function readDocument(file: string): RegulationText {
  const { source } = readSource(readFileSync(file), file);
  if (source === null) throw new Error(`${file} cannot be read`);
  return parse(source);
}

/** Makes a content folder of the corpus: `regulations/d01/source.txt` of `D01_….txt` and so on. */
export async function copyCorpus(corpus: string, content: string): Promise<void> {
  const documents = join(corpus, 'docs');
  for (const file of await readdir(documents)) {
    const target = join(content, 'regulations', file.slice(0, file.indexOf('_')).toLowerCase());
    await mkdir(target, { recursive: true });
    await copyFile(join(documents, file), join(target, 'source.txt'));
  }
}
