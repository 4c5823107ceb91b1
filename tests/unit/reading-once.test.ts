/**
 * What a check costs grows with the library and no faster: Git is asked as often for many regulations as for few, and a file is read once
 * for what it says and once, with all that nothing reads, for marks of a conflict.
 */
import { relative } from 'node:path';
import { expect, vi } from 'vitest';
import { check } from '../../src/content/check/check.ts';
import { register } from '../../src/content/permalinks/register.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, commit, git, note, statute, test } from '../support/content-folder.ts';

const seen = vi.hoisted(() => ({ git: 0, read: [] as string[] }));

vi.mock('../../src/content/history/run-git.ts', async (original) => {
  const { runGit, ...others } = await original<typeof import('../../src/content/history/run-git.ts')>();
  return {
    ...others,
    runGit: (...args: Parameters<typeof runGit>) => {
      seen.git += 1;
      return runGit(...args);
    },
  };
});

vi.mock('node:fs/promises', async (original) => {
  const { readFile, ...others } = await original<typeof import('node:fs/promises')>();
  return {
    ...others,
    readFile: (...args: Parameters<typeof readFile>) => {
      seen.read.push(String(args[0]));
      return readFile(...args);
    },
  };
});

vi.mock('node:fs', async (original) => {
  const { readFileSync, ...others } = await original<typeof import('node:fs')>();
  return {
    ...others,
    readFileSync: (...args: Parameters<typeof readFileSync>) => {
      seen.read.push(String(args[0]));
      return readFileSync(...args);
    },
  };
});

/** Publishes so many regulations, each with a note, and checks them. */
async function costOf(content: ContentFolder, regulations: number) {
  for (let at = 0; at < regulations; at += 1) {
    const title = `节水试行办法之${'甲'.repeat(at + 1)}`;
    await content.put(
      `regulations/law-${at}/source.txt`,
      statute('第一条　节约用水。', '第二条　不得浪费。').replace('节水试行办法', title),
    );
    await content.put(`regulations/law-${at}/notes/shui.md`, note('art_1', '用水'));
  }
  const options = { content: content.path, addresses, published: publishedAddresses };
  await register(options);
  git(content.path, 'init', '--quiet', '--initial-branch=main');
  commit(content.path, 'Publish', '2026-01-01');
  Object.assign(seen, { git: 0, read: [] });
  const { problems } = await check({ ...options, reviewedBefore: '2000-01-01' });
  expect(problems).toEqual([]);
  return { git: seen.git, read: seen.read.map((path) => relative(content.path, path)) };
}

test('a check asks Git a constant number of times and reads no file more often than it needs', async ({ content }) => {
  const few = await costOf(content, 2);
  await content.remove('.git');
  const many = await costOf(content, 12);
  expect(many.git).toBe(few.git);
  expect(few.git).toBeGreaterThan(0);
  expect(Math.max(...[...Map.groupBy(many.read, (file) => file).values()].map(({ length }) => length))).toBe(2);
  // Its text, its note, its addresses and its record; the rest is the library’s
  expect(many.read.length - few.read.length).toBe((12 - 2) * 4 * 2);
});
