import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../../src/files/paths.ts';
import { readSource } from '../../src/regulation/source/read.ts';
import type { SourceText } from '../../src/regulation/source/source-text.ts';

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
