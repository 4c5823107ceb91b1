/** A site built in parts is, to the byte, the site built in one. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesBelow, projectRoot } from '../../src/files/paths.ts';
import { runScript } from '../support/site/build-site.ts';

/** Seven regulations, and one with three editions, two that cite it. */
const CONTENTS = ['content', 'editions'] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-parts-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(script: string, content: string, out: string, ...args: readonly string[]): Promise<string> {
  const path = join(folder, out);
  const env = {
    CONTENT_DIR: join(projectRoot, 'tests/fixtures', content),
    OUT_DIR: path,
    SOURCE_DATE_EPOCH: '1790000000',
  };
  expect(await runScript(script, env, args)).toMatchObject({ status: 0 });
  return path;
}

test.for(CONTENTS)('%s: of 1, 2, 3 and 8 parts', { timeout: 600_000 }, async (content) => {
  const whole = await run('build.ts', content, `${content}-whole`);
  for (const count of [1, 2, 3, 8]) {
    const parts: string[] = [];
    for (let number = 1; number <= count; number += 1)
      parts.push(await run('build.ts', content, `${content}-${number}`, '--part', `${number}/${count}`));
    const merged = await run('merge.ts', content, `${content}-merged`, ...parts.toReversed());
    expect(await filesBelow(merged)).toEqual(await filesBelow(whole));
    for (const file of await filesBelow(whole))
      expect((await readFile(join(merged, file))).equals(await readFile(join(whole, file))), file).toBe(true);
  }
});
