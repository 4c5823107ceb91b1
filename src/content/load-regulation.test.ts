/** What was read once is taken over where nothing in the folder has changed, and only there. */
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { note, statute, test } from '../../tests/support/content-folder.ts';
import type { KeptBytes } from '../files/kept-bytes.ts';
import { projectRoot } from '../files/paths.ts';
import { keptRegulations, loadRegulation } from './load-regulation.ts';
import { findRegulationFolders } from './regulation-folders.ts';

/** How regulations are read with what is kept, which of them were read for it, and what is kept. */
function reader(load: typeof loadRegulation = loadRegulation) {
  const kept = new Map<string, Uint8Array>();
  const read: string[] = [];
  const bytes: KeptBytes = {
    take: async (key) => kept.get(key) ?? null,
    keep: async (key, written) => void kept.set(key, written),
  };
  const loadKept = keptRegulations(bytes, (content, slug) => {
    read.push(slug);
    return load(content, slug);
  });
  return { kept, read, load: loadKept };
}

test('what is taken over is what is read, of every regulation of ours', async () => {
  const content = join(projectRoot, 'content');
  const { load, read } = reader();
  const { slugs } = await findRegulationFolders(content);
  for (const slug of [...slugs, ...slugs])
    expect(await load(content, slug)).toEqual(await loadRegulation(content, slug));
  expect(read).toEqual(slugs);
});

test('a regulation is read again when anything in its folder is another', async ({ content }) => {
  const { load, read } = reader();
  const codes = async (slug: string) => (await load(content.path, slug)).diagnostics.map(({ code }) => code);
  await content.put('regulations/a/source.txt', statute('第一条　甲。'));
  expect(await codes('a')).toEqual([]);
  await content.put('regulations/a/notes/n.md', note('art_1', '甲'));
  expect((await load(content.path, 'a')).value?.editions[0]?.notes).toHaveLength(1);
  await content.put('regulations/a/stray.tmp', '');
  expect(await codes('a')).toEqual(['stray-file']);
  await content.remove('regulations/a/stray.tmp');
  await content.remove('regulations/a/notes/n.md');
  expect(await codes('a')).toEqual([]);
  expect(read).toEqual(['a', 'a', 'a', 'a']);
  await content.remove('regulations/a/notes');
  expect(await codes('a')).toEqual([]);
  expect(read).toHaveLength(4);
  // All that is said of a file says where it is
  await cp(join(content.path, 'regulations/a'), join(content.path, 'regulations/b'), { recursive: true });
  expect((await load(content.path, 'b')).value?.editions[0]?.slug).toBe('b');
  expect(read).toHaveLength(5);
});

test('what is wrong is read again', async ({ content }) => {
  const { load, read } = reader();
  await content.put('regulations/a/source.txt', statute('第一条　甲。'));
  await content.put('regulations/a/notes/n.md', note('art_1', '乙'));
  for (const _ of [1, 2])
    expect((await load(content.path, 'a')).diagnostics).toMatchObject([{ code: 'anchor-not-found' }]);
  expect(read).toEqual(['a', 'a']);
});

test('what is read through a link is read again', async ({ content }) => {
  const { load, read } = reader();
  await content.put('elsewhere/2020-01-02/source.txt', statute('第一条　甲。'));
  await content.put('regulations/a/source.txt', statute('第一条　乙。'));
  await symlink(join(content.path, 'elsewhere'), join(content.path, 'regulations/a/editions'));
  for (const _ of [1, 2]) await load(content.path, 'a');
  expect(read).toEqual(['a', 'a']);
});

test('what was saved while it was read is not kept as if it had been there before', async ({ content }) => {
  await content.put('regulations/a/source.txt', statute('第一条　甲。'));
  const saving = reader(async (folder, slug) => {
    await content.put('regulations/a/source.txt', statute('第一条　乙。'));
    return loadRegulation(folder, slug);
  });
  await saving.load(content.path, 'a');
  expect(saving.kept.size).toBe(0);
});
