import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import {
  chmod,
  cp,
  mkdir,
  mkdtempDisposable,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base, expect, onTestFinished, vi } from 'vitest';
import { filesBelow } from '../files/paths.ts';
import { builtFiles } from './finish.ts';
import { openStore, programHash, type Store } from './store.ts';

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's dependencies from this pattern
  folder: async ({}, use) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'tiaowen-store-'));
    await use(folder.path);
  },
});

async function put(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function pagesIn(folder: string): Promise<string> {
  const pages = join(folder, 'pages');
  await put(join(pages, 'index.html'), '<p>节约用水</p>');
  await put(join(pages, 'art-1/index.html'), '');
  await put(
    join(pages, 'files/law.docx'),
    Uint8Array.from({ length: 70_000 }, (_, at) => at % 251),
  );
  return pages;
}

/** As a build does it, in two steps. */
async function keepFolder(store: Store, key: string, pages: string) {
  const file = `${pages}.packed`;
  const { packed, ...kept } = await store.pack(pages, file);
  return { ...kept, isKept: packed !== null && (await store.keep(key, packed)) };
}

test('what is taken is what was kept, to the byte', async ({ folder }) => {
  const pages = await pagesIn(folder);
  const store = await openStore(join(folder, 'store'), 'v1');
  expect(store.isOfOther).toBe(false);
  expect(await store.take('law', join(folder, 'again'), join(folder, 'earlier'))).toBe('missing');
  const kept = await keepFolder(store, 'law', pages);
  expect(kept).toMatchObject({ files: await builtFiles(pages), isKept: true });
  const again = await openStore(join(folder, 'store'), 'v1');
  expect(await again.take('law', join(folder, 'again'), join(folder, 'earlier'))).toMatchObject({
    files: kept.files,
    areInEarlier: false,
  });
  expect(await builtFiles(join(folder, 'again'))).toEqual(kept.files);
});

/** What has become of an earlier site, and whether it still is what was kept. */
const EARLIER: readonly (readonly [what: string, isSame: boolean, change: (folder: string) => unknown])[] = [
  ['nothing', true, () => {}],
  ['it was sealed', true, (folder) => writeFile(join(folder, 'offline.json'), '{}')],
  ['a file has other words', false, (folder) => writeFile(join(folder, 'index.html'), '<p>节约用电</p>')],
  ['a file has other words of the same length and time', false, (folder) => reworded(join(folder, 'index.html'))],
  ['a file is gone', false, (folder) => rm(join(folder, 'art-1/index.html'))],
  ['a file is new', false, (folder) => writeFile(join(folder, 'index.html.br'), 'of a precompressed site')],
  ['a folder is new', false, (folder) => put(join(folder, 'art-2/offline.json'), '{}')],
  ['a file is a link', false, (folder) => linked(join(folder, 'index.html'))],
  [
    'a file is a folder',
    false,
    (folder) => rm(join(folder, 'index.html')).then(() => mkdir(join(folder, 'index.html'))),
  ],
  ['a file cannot be written', false, (folder) => chmod(join(folder, 'index.html'), 0o444)],
  ['others may write into a folder', false, (folder) => chmod(join(folder, 'art-1'), 0o777)],
  ['others may write into it itself', false, (folder) => chmod(folder, 0o777)],
  ['it is a link itself', false, linked],
  ['it is gone', false, (folder) => rm(folder, { recursive: true })],
  ['it is a file', false, (folder) => rm(folder, { recursive: true }).then(() => writeFile(folder, ''))],
];

async function reworded(file: string): Promise<void> {
  const { atime, mtime } = await stat(file);
  await writeFile(file, (await readFile(file, 'utf8')).replace('水', '电'));
  await utimes(file, atime, mtime);
}

async function linked(path: string): Promise<void> {
  await rename(path, `${path}-elsewhere`);
  await symlink(`${path}-elsewhere`, path);
  if (path.endsWith('index.html')) await rename(`${path}-elsewhere`, join(dirname(path), '../elsewhere'));
}

test.for(EARLIER)(
  'what an earlier site has is not written again if it is the same: %s',
  async ([, isSame, change], { folder }) => {
    const earlier = join(folder, 'earlier');
    const pages = await pagesIn(folder);
    const store = await openStore(join(folder, 'store'), 'v1');
    const { files } = await keepFolder(store, 'law', pages);
    await cp(pages, earlier, { recursive: true });
    // In whole seconds, which can be written back
    await utimes(join(earlier, 'index.html'), 1_000, 1_000);
    const before = await store.take('law', join(folder, 'again/0'), earlier);
    expect(before).toMatchObject({ areInEarlier: true });
    await change(earlier);
    // Not knowing how it stood, and knowing
    for (const stamp of [null, typeof before === 'string' ? null : before.stamp]) {
      const again = join(folder, 'again/law');
      expect(await store.take('law', again, earlier, stamp)).toMatchObject({ files, areInEarlier: isSame });
      expect(await builtFiles(again).catch(() => 'nothing')).toEqual(isSame ? 'nothing' : files);
      await rm(again, { recursive: true, force: true });
    }
  },
);

test('what stands as it stood is not read, what may be another is', async ({ folder }) => {
  const pages = await pagesIn(join(folder, 'site'));
  const store = await openStore(join(folder, 'store'), 'v1');
  const { stamp } = await keepFolder(store, 'law', pages);
  const moved = join(folder, 'moved');
  await rename(pages, moved);
  // The same file by what the file system tells, and another of which it tells the same
  await keepFolder(
    store,
    'other',
    await pagesIn(join(folder, 'site')).then((again) => reworded(join(again, 'index.html')).then(() => again)),
  );
  const read = vi.spyOn(fs, 'readFileSync');
  syncBuiltinESMExports();
  onTestFinished(() => {
    read.mockRestore();
    syncBuiltinESMExports();
  });
  for (const [key, given, areInEarlier, reads] of [
    ['law', stamp, true, 0],
    ['law', null, true, 3],
    ['law', `${stamp}0`, true, 3],
    ['other', stamp, false, 3],
  ] as const) {
    read.mockClear();
    expect(await store.take(key, join(folder, 'again/law'), moved, given)).toMatchObject({ areInEarlier });
    expect(read.mock.calls.filter(([path]) => String(path).startsWith(moved)).length, `${key} ${given}`).toBe(reads);
    await rm(join(folder, 'again/law'), { recursive: true, force: true });
  }
  // Now it would be written with other rights
  await chmod(join(folder, 'again'), 0o700);
  expect(await store.take('law', join(folder, 'again/law'), moved, stamp)).toMatchObject({ areInEarlier: false });
});

test('what is damaged anywhere, cut short or empty is not taken, and leaves nothing behind', async ({ folder }) => {
  const store = await openStore(join(folder, 'store'), 'v1');
  await keepFolder(store, 'law', await pagesIn(folder));
  const file = join(folder, 'store/v1/law');
  const whole = await readFile(file);
  const flipped = [0, 31, 32, 40, Math.floor(whole.length / 2), whole.length - 1].map((at) => {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  });
  const cut = [0, 1, 32, 33, whole.length - 1].map((length) => whole.subarray(0, length));
  for (const bytes of [...flipped, ...cut, Buffer.concat([whole, Buffer.from('x')])]) {
    await writeFile(file, bytes);
    expect(await store.take('law', join(folder, 'again'), join(folder, 'earlier'))).toBe('damaged');
  }
  expect(await readdir(folder)).not.toContain('again');
  await keepFolder(store, 'law', join(folder, 'pages'));
  expect(await store.take('law', join(folder, 'again'), join(folder, 'earlier'))).toMatchObject({
    files: await builtFiles(join(folder, 'pages')),
  });
});

test('bytes that are no folder are kept, too, and not taken when damaged anywhere', async ({ folder }) => {
  const store = await openStore(join(folder, 'store'), 'v1');
  expect(await store.bytes.take('section')).toBe(null);
  for (const bytes of [Buffer.from(''), Buffer.alloc(3_000_000, '节约用水'), randomBytes(70_000)]) {
    await store.bytes.keep('section', bytes);
    expect(bytes.equals((await store.bytes.take('section')) ?? Buffer.from('missing'))).toBe(true);
  }
  const file = join(folder, 'store/v1/section');
  const whole = await readFile(file);
  for (const at of [0, 31, 32, 36, 40, whole.length - 1]) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    for (const damaged of [bytes, whole.subarray(0, at)]) {
      await writeFile(file, damaged);
      expect(await store.bytes.take('section'), String(at)).toBe(null);
    }
  }
  // A file stands where the folder of the version would be made
  await writeFile(join(folder, 'occupied'), '');
  await (await openStore(join(folder, 'occupied'), 'v1')).bytes.keep('section', whole);
});

test('what another version kept is not looked at, and goes when this one has built', async ({ folder }) => {
  const pages = await pagesIn(folder);
  await keepFolder(await openStore(join(folder, 'store'), 'v1'), 'law', pages);
  const store = await openStore(join(folder, 'store'), 'v2');
  expect(store.isOfOther).toBe(true);
  expect(await store.take('law', join(folder, 'again'), join(folder, 'earlier'))).toBe('missing');
  await keepFolder(store, 'law', pages);
  await store.tidy();
  expect(await filesBelow(join(folder, 'store'))).toEqual(['v2/law']);
});

test('what no build has asked for in a week goes; what is taken stays', async ({ folder }) => {
  const pages = await pagesIn(folder);
  const store = await openStore(join(folder, 'store'), 'v1');
  const old = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
  for (const key of ['asked', 'unasked']) {
    await keepFolder(store, key, pages);
    await utimes(join(folder, 'store/v1', key), old, old);
  }
  for (const key of ['asked-bytes', 'unasked-bytes']) {
    await store.bytes.keep(key, Buffer.from(key));
    await utimes(join(folder, 'store/v1', key), old, old);
  }
  await store.take('asked', join(folder, 'again'), join(folder, 'earlier'));
  await store.bytes.take('asked-bytes');
  await store.tidy();
  expect(await filesBelow(join(folder, 'store'))).toEqual(['v1/asked', 'v1/asked-bytes']);
});

test('what cannot be kept is told, and nothing half written is left', async ({ folder }) => {
  const pages = await pagesIn(folder);
  await writeFile(join(folder, 'store'), '');
  const store = await openStore(join(folder, 'store'), 'v1');
  expect(await keepFolder(store, 'law', pages)).toMatchObject({ files: await builtFiles(pages), isKept: false });
  await store.tidy();
  expect((await stat(join(folder, 'store'))).size).toBe(0);
});

test('every file that pages are made with changes the version; tests do not', async ({ folder }) => {
  const files = [
    'src/pages/index.astro',
    'src/styles/first.css',
    'src/site/urls.ts',
    'public/icon.svg',
    'package.json',
    'package-lock.json',
    'node_modules/.package-lock.json',
    'astro.config.mjs',
    'tsconfig.json',
    'scripts/build-pages.ts',
    'scripts/render-pages.ts',
    'scripts/command-line/made-pages.ts',
  ];
  for (const file of files) await put(join(folder, file), 'a');
  const versions = [await programHash(folder)];
  for (const file of [...files, 'src/new.ts']) {
    await put(join(folder, file), 'b');
    versions.push(await programHash(folder));
  }
  expect(new Set(versions).size).toBe(files.length + 2);
  await put(join(folder, 'src/site/urls.test.ts'), 'a');
  expect(await programHash(folder)).toBe(versions.at(-1));
});
