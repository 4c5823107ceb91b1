/** What a maintainer of five hundred regulations waits for: `check`, and `digest` for one that was changed. Time on the processor. */
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
    secondsOf(content, 'permalinks.ts');
    git(content, 'init', '--quiet', '--initial-branch=main');
    commit(content, 'Publish', '2026-01-01');
    const check = secondsOf(content, 'check.ts');
    correctOne(content, all[0]?.slug ?? '');
    const digest = secondsOf(content, 'digest.ts', '--base', 'main');
    yield figureTable(`维护 ${all.length} 部法规，网址和原文都已登记（处理器时间）`, [
      { name: 'check', value: check, unit: '秒', atMost: 5 },
      { name: 'digest，改了一部', value: digest, unit: '秒', atMost: 10 },
    ]);
  } finally {
    rmSync(content, { recursive: true, force: true });
  }
}

/** Of the command and all that it starts, the kernel's share left out: what other programs do slows it little. */
function secondsOf(content: string, script: string, ...args: readonly string[]): number {
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
  const [, minutes, seconds] = /\n(\d+)m([\d.]+)s/.exec(stdout) ?? [];
  if (status !== 0 || seconds === undefined) throw new Error(`${script} ended with ${status}`);
  return Number(minutes) * 60 + Number(seconds);
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
