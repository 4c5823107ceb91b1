import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesBelow } from '../files/paths.ts';
import type { Library } from '../regulation/regulation.ts';
import { markPart, mergeParts, readPart, slugsIn } from './parts.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-parts-'));
});
afterEach(() => rm(folder, { recursive: true }));

const SAME = { version: '1', day: '2026-01-01', commit: 'c', content: 'h', texts: [] };

const TEXT = {
  work: 'jieshui-tiaoli',
  edition: '2024-03-15',
  title: '节水条例',
  source: 's',
  text: 't',
  original: 'o',
};

async function part(
  number: number,
  count: number,
  files: Readonly<Record<string, string>>,
  other: Partial<typeof SAME> = {},
) {
  const path = join(folder, `part-${number}-${Object.values(other).join('')}`);
  for (const [name, text] of Object.entries({ 'index.html': 'home', ...files })) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  await markPart(path, { number, count, ...SAME, ...other });
  return path;
}

async function merged(...folders: readonly string[]): Promise<string> {
  const out = join(folder, 'out');
  await rm(out, { recursive: true, force: true });
  await mkdir(out);
  await mergeParts(folders, out);
  return out;
}

describe('parts are put together', () => {
  test('whatever their order: what all have once, and of each what it has alone', async () => {
    const parts = [await part(1, 2, { 'a/index.html': 'a' }), await part(2, 2, { 'b/index.html': 'b' })];
    for (const order of [parts, parts.toReversed()]) {
      const out = await merged(...order);
      expect(await filesBelow(out)).toEqual(['a/index.html', 'b/index.html', 'index.html']);
      expect(await readFile(join(out, 'b/index.html'), 'utf8')).toBe('b');
    }
  });

  test('what is known of a text comes through whole, with an official file and without', async () => {
    const { original, ...withoutOriginal } = TEXT;
    const texts = [TEXT, { ...withoutOriginal, edition: null }];
    const path = join(folder, 'alone');
    await mkdir(path);
    await markPart(path, { number: 1, count: 1, ...SAME, texts });
    expect(await mergeParts([path], join(folder, 'whole'))).toMatchObject({ texts });
  });

  test('unless one is missing, given twice, or of another whole', async () => {
    const [one, two] = [await part(1, 2, {}), await part(2, 2, {})];
    await expect(merged(one)).rejects.toThrow('缺第 2 份（共 2 份）');
    await expect(merged(one, two, two)).rejects.toThrow('第 2 份给了不止一次');
    await expect(merged(one, await part(2, 3, {}, { version: '1' }))).rejects.toThrow('份数不同');
    await expect(merged(one, await part(2, 2, {}, { day: '2026-01-02' }))).rejects.toThrow('构建所依据的日期不同');
    await expect(merged(one, await part(2, 2, {}, { commit: 'd' }))).rejects.toThrow('提交不同');
    await expect(merged(one, await part(2, 2, {}, { content: 'i' }))).rejects.toThrow('内容不同');
    await expect(merged(one, await part(2, 2, {}, { version: '2' }))).rejects.toThrow('条文的版本不同');
  });

  test('unless something was lost or changed on the way', async () => {
    const one = await part(1, 1, { 'a/index.html': 'a' });
    await writeFile(join(one, 'a/index.html'), 'b');
    await expect(merged(one)).rejects.toThrow('a/index.html 缺失或与构建时不同');
    await rm(join(one, 'a/index.html'));
    await expect(merged(one)).rejects.toThrow('a/index.html 缺失或与构建时不同');
    await writeFile(join(one, 'tiaowen-part.json'), '{"number": 1');
    await expect(merged(one)).rejects.toThrow('不是一份构建');
    await expect(merged(join(folder, 'nowhere'))).rejects.toThrow('不是一份构建');
  });

  test('unless they say different things of the same', async () => {
    await expect(merged(await part(1, 2, { x: '1' }), await part(2, 2, { x: '2' }))).rejects.toThrow('x 在');
  });
});

test.each(['0/2', '3/2', '1', '1/0', '1/1000', 'a/b', '1/2/3', '-1/2', '1.5/2', '300/300'])(
  '%s is no part',
  (written) => {
    expect(() => readPart(written)).toThrow('看不懂');
  },
);

test('the regulations are dealt out: each in one part, and none much longer than others', () => {
  const lengths = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 8 }), (all, count) => {
      const regulations = all.map((length, index) => ({
        slug: `s${index}`,
        text: { source: { text: '字'.repeat(length) } },
      }));
      const library = { regulations, works: [] } as unknown as Library;
      const parts = Array.from({ length: count }, (_, index) => slugsIn(library, { number: index + 1, count }));
      expect(parts.flatMap((slugs) => [...slugs]).sort()).toEqual(regulations.map(({ slug }) => slug).sort());
      const sizes = parts.map((slugs) =>
        regulations.reduce((sum, { slug }, index) => sum + (slugs.has(slug) ? (all[index] ?? 0) : 0), 0),
      );
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(Math.max(...all));
    }),
  );
});
