/** Official files again: `check --all` imports every original of the content, and of what real files become. */
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpusMissing, findCorpus } from '../support/corpus.ts';
import { projectRoot, runScript } from '../support/site/build-site.ts';
import { trialName } from '../support/verdict.ts';

const corpus = findCorpus('官方文件');
const originals = join(corpus ?? '', 'importing/files');
const files = corpus !== null && existsSync(originals) ? readdirSync(originals) : [];

/** The errors of `check --all`, but for addresses and texts that are not on record yet. */
async function errorsIn(content: string): Promise<readonly string[]> {
  const { stdout, stderr } = await runScript('check.ts', { CONTENT_DIR: content }, ['--all', '--format', 'json']);
  expect(stderr).toBe('');
  const report: { files: readonly { file: string; problems: readonly { severity: string; code: string }[] }[] } =
    JSON.parse(stdout);
  return report.files.flatMap(({ file, problems }) =>
    problems.filter(({ severity }) => severity === 'error').map(({ code }) => `${code} ${file}`),
  );
}

test('the texts of the library are what their originals give', async () => {
  expect(await errorsIn(join(projectRoot, 'content'))).toEqual([]);
});

describe(
  trialName('官方文件收进内容文件夹', files.length === 0 ? (corpusMissing() ?? '语料里没有官方文件') : null),
  () => {
    let content: string;
    beforeAll(async () => {
      content = await mkdtemp(join(tmpdir(), 'tiaowen-originals-'));
    });
    afterAll(() => rm(content, { recursive: true, force: true }));

    test.skipIf(files.length === 0)(
      'every file becomes a regulation without a further touch, and is proved again',
      async () => {
        for (const [i, file] of files.entries()) {
          const args = ['regulation', join(originals, file), '--slug', `guanfang-${i}`, '--title', '官方文件办法'];
          const titled = file.startsWith('x02') ? args : args.slice(0, 4);
          const { status, stderr } = await runScript('new.ts', { CONTENT_DIR: content }, titled);
          expect(status, `${file}: ${stderr}`).toBe(0);
        }
        expect(await errorsIn(content)).toEqual([]);
      },
    );
  },
);
