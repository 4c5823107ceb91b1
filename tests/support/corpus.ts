/** The optional corpus of real documents, which is no part of the project: the folder `TIAOWEN_CORPUS` names, else one beside the project. */

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { projectRoot } from '../../src/files/paths.ts';
import type { RegulationText } from '../../src/regulation/model.ts';
import { readSource } from '../../src/regulation/source/read.ts';
import type { SourceText } from '../../src/regulation/source/source-text.ts';
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

export interface TextFile {
  /** `s001`: its name as a slug. */
  readonly slug: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The 212 regulations of 10,023 articles. */
export function scaleFiles(from: string): readonly TextFile[] {
  const folder = join(from, 'scale');
  return readdirSync(folder)
    .toSorted()
    .map((file) => textFile(basename(file, '.txt').toLowerCase(), join(folder, file)));
}

export function civilCode(from: string): TextFile {
  return textFile('minfadian', join(from, 'docs', 'D01_民法典.txt'));
}

function textFile(slug: string, path: string): TextFile {
  return { slug, path, bytes: readFileSync(path) };
}

export function sourceOf({ slug, bytes }: Pick<TextFile, 'slug' | 'bytes'>): SourceText {
  const { source } = readSource(bytes, slug);
  if (source === null) throw new Error(`${slug} cannot be read`);
  return source;
}

/** A content folder like the project's own, without what was generated from it. */
export function copyOwnContent(folder: string): void {
  const own = join(projectRoot, 'content');
  cpSync(own, folder, { recursive: true, filter: (path) => path !== join(own, 'generated') });
}

/** A content folder of these regulations and nothing else. */
export function writeContent(folder: string, files: readonly TextFile[]): void {
  for (const { slug, bytes } of files) {
    mkdirSync(join(folder, 'regulations', slug), { recursive: true });
    writeFileSync(join(folder, 'regulations', slug, 'source.txt'), bytes);
  }
}
