/** What a maintainer of five hundred regulations waits for: `check`, and `digest` for one that was changed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/files/paths.ts';
import { findCorpus, scaleFiles, writeContent } from '../../support/corpus.ts';
import { commit, git } from '../../support/git.ts';
import { figureTable, type Table } from '../table.ts';

const REGULATIONS = 500;

export async function* measure(): AsyncIterable<Table> {
  const corpus = findCorpus('check');
  if (!corpus) return;
  const content = mkdtempSync(join(tmpdir(), 'tiaowen-bench-'));
  try {
    const files = scaleFiles(corpus);
    const all = Array.from({ length: REGULATIONS }, (_, at) => ({ at, ...files[at % files.length] })).flatMap(
      ({ at, slug, path, bytes }) => (slug && path && bytes ? [{ slug: `${slug}-${at}`, path, bytes }] : []),
    );
    writeContent(content, all);
    timesOf(content, 'permalinks.ts');
    git(content, 'init', '--quiet', '--initial-branch=main');
    commit(content, 'Publish', '2026-01-01');
    const check = timesOf(content, 'check.ts');
    correctOne(content, all[0]?.slug ?? '');
    const digest = timesOf(content, 'digest.ts', '--base', 'main');
    yield figureTable(
      `维护 ${all.length} 部法规，网址和原文都已登记（处理器时间：程序的加内核的；经过的时间在闲着的机器上才作数）`,
      [
        { name: 'check，处理器', value: check.processor, unit: '秒', atMost: 5 },
        { name: 'check，经过', value: check.passed, unit: '秒' },
        { name: 'digest，改了一部，处理器', value: digest.processor, unit: '秒', atMost: 10 },
        { name: 'digest，改了一部，经过', value: digest.passed, unit: '秒' },
      ],
    );
  } finally {
    rmSync(content, { recursive: true, force: true });
  }
}

interface Times {
  /** Of the command and all that it starts, the kernel's share included, in seconds: what other programs do slows it little. */
  readonly processor: number;
  readonly passed: number;
}

function timesOf(content: string, script: string, ...args: readonly string[]): Times {
  const begun = performance.now();
  const { stdout, status } = spawnSync(
    'sh',
    [
      '-c',
      '"$@" >&2; status=$?; times; exit $status',
      'sh',
      process.execPath,
      join(projectRoot, 'scripts', script),
      ...args,
    ],
    { env: { ...process.env, CONTENT_DIR: content }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  // e.g. "0m0.01s 0m0.00s\n0m3.42s 0m0.51s": the shell's own, then its children's
  const passed = (performance.now() - begun) / 1000;
  const [own, kernel] = Array.from(
    stdout
      .trim()
      .split('\n')
      .at(-1)
      ?.matchAll(/(\d+)m([\d.]+)s/g) ?? [],
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  if (status !== 0 || own === undefined || kernel === undefined) throw new Error(`${script} ended with ${status}`);
  return { processor: own + kernel, passed };
}

/** A correction on record, in the last line of the text. */
function correctOne(content: string, slug: string): void {
  const folder = join(content, 'regulations', slug);
  const lines = readFileSync(join(folder, 'source.txt'), 'utf8').trimEnd().split('\n');
  const from = lines.at(-1)?.trimEnd() ?? '';
  const to = from.replace(/.$/, '！');
  writeFileSync(join(folder, 'source.txt'), `${[...lines.slice(0, -1), to].join('\n')}\n`);
  const correction = { date: '2026-01-02', line: lines.length, from, to, authority: '公报' };
  writeFileSync(join(folder, 'regulation.yaml'), `corrections:\n  - ${JSON.stringify(correction)}\n`);
}
