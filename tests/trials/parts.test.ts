/** A site built in parts is, to the byte, the site built in one. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesBelow, projectRoot } from '../../src/files/paths.ts';
import { formatNumeral } from '../../src/regulation/numerals.ts';
import { statute } from '../support/content-folder.ts';
import { runScript } from '../support/site/build-site.ts';

/** Seven regulations, of which eight parts leave one without any; and one with three editions, with two that cite it. */
const CONTENTS = [
  ['content', [1, 2, 3, 8]],
  ['editions', [3]],
] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-parts-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** @param content its folder */
async function run(script: string, content: string, out: string, ...args: readonly string[]): Promise<string> {
  const path = join(folder, out);
  const env = {
    CONTENT_DIR: content,
    OUT_DIR: path,
    SOURCE_DATE_EPOCH: '1790000000',
  };
  expect(await runScript(script, env, args)).toMatchObject({ status: 0 });
  return path;
}

/** Builds a content whole and in so many parts, all of them from nothing, and merges these. */
async function compare(content: string, counts: readonly number[]): Promise<void> {
  const whole = await run('build.ts', content, 'whole', '--fresh');
  for (const count of counts) {
    const parts: string[] = [];
    for (let number = 1; number <= count; number += 1)
      parts.push(await run('build.ts', content, `${number}`, '--fresh', '--part', `${number}/${count}`));
    const merged = await run('merge.ts', content, 'merged', ...parts.toReversed());
    expect(await filesBelow(merged)).toEqual(await filesBelow(whole));
    for (const file of await filesBelow(whole))
      expect((await readFile(join(merged, file))).equals(await readFile(join(whole, file))), file).toBe(true);
  }
}

test.for(CONTENTS)('%s: of %j parts', { timeout: 1_800_000 }, ([content, counts]) =>
  compare(join(projectRoot, 'tests/fixtures', content), counts),
);

test('so many pages that several processes make them are those that each part makes alone', async () => {
  const content = join(folder, 'content');
  for (const name of ['甲', '乙', '丙']) {
    const articles = Array.from({ length: 300 }, (_, index) => {
      const number = formatNumeral(index + 1);
      const chapter = index % 30 === 0 ? [`第${formatNumeral(index / 30 + 1)}章　检定`] : [];
      return [...chapter, `第${number}条　${name}类水表第${number}项检定，依照前条办理。`];
    }).flat();
    await mkdir(join(content, 'regulations', `shui-biao-${name.codePointAt(0)}`), { recursive: true });
    await writeFile(
      join(content, 'regulations', `shui-biao-${name.codePointAt(0)}`, 'source.txt'),
      statute(...articles).replace('节水试行办法', `${name}类水表检定办法`),
    );
  }
  await compare(content, [3]);
});
