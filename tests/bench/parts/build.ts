/** Check, conversion, index and whole build by the commands a maintainer runs: the first regulation, and the 10,023 articles of the scale corpus. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLibrary } from '../../../src/content/library.ts';
import { pathsFromEnvironment } from '../../../src/files/paths.ts';
import { indexLibrary } from '../../../src/search/index/build.ts';
import { isLarge } from '../../../src/site/config.ts';
import { addresses } from '../../../src/site/urls.ts';
import { copyOwnContent, findCorpus, scaleFiles, writeContent } from '../../support/corpus.ts';
import { newSite, run } from '../scripts.ts';
import { type Figure, figureTable, type Table } from '../table.ts';

export async function* measure(): AsyncIterable<Table> {
  yield figureTable('第一部法规', await inFolder(copyOwnContent, { check: 2 }));
  const corpus = findCorpus('build');
  if (corpus) {
    const limits = { check: 15, index: 20, total: 60, files: 20, gigabytes: 2.5 };
    yield figureTable('10,023 条', await inFolder((content) => writeContent(content, scaleFiles(corpus)), limits));
  }
}

interface Limits {
  readonly check?: number;
  readonly index?: number;
  readonly total?: number;
  /** Per cent of the processor's time that the files to take away add. */
  readonly files?: number;
  readonly gigabytes?: number;
}

/** Measures what is built from a content folder; whatever was made for it is removed again. */
async function inFolder(fill: (content: string) => void, limits: Limits): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tiaowen-bench-'));
  const env = { CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, 'dist'), ...newSite() };
  const { generated } = pathsFromEnvironment(env);
  try {
    fill(env.CONTENT_DIR);
    const check = await run('check.ts', env);
    const conversion = await run('convert.ts', env);
    const { library } = await loadLibrary(env.CONTENT_DIR, addresses);
    const index = await indexLibrary(library, addresses, join(folder, 'index'), isLarge(library.regulations.length));
    await rm(generated, { recursive: true });
    const build = await run('build.ts', env);
    const bare = await run('build.ts', { ...env, FILES: 'none' });
    return [
      { name: '检查', value: check.elapsed, unit: '秒', ...atMost(limits.check) },
      { name: '转换', value: conversion.elapsed, unit: '秒' },
      { name: '转换，处理器时间', value: conversion.seconds, unit: '秒' },
      { name: `索引（${index.records} 段）`, value: index.seconds, unit: '秒', ...atMost(limits.index) },
      { name: '转换、网页和索引', value: build.elapsed, unit: '秒', ...atMost(limits.total) },
      { name: '转换、网页和索引，处理器时间', value: build.seconds, unit: '秒' },
      {
        name: '其中可带走的文件所加',
        value: (build.seconds / bare.seconds - 1) * 100,
        unit: '%',
        ...atMost(limits.files),
      },
      { name: '内存峰值（全部进程）', value: build.bytes / 1e9, unit: 'GB', ...atMost(limits.gigabytes) },
    ];
  } finally {
    await rm(generated, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

const atMost = (limit: number | undefined): Pick<Figure, 'atMost'> => (limit === undefined ? {} : { atMost: limit });
