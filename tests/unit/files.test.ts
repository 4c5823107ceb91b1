/** Every file to take away gives the official text back, character for character, read with other code than wrote it. */
import { mkdtempDisposable, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { loadLibrary } from '../../src/content/library.ts';
import { RESERVED_SLUGS } from '../../src/content/slug.ts';
import { dataSchema } from '../../src/regulation/print/json.ts';
import { FILE_FORMATS, filesMade } from '../../src/site/files.ts';
import { libraryIndexOf } from '../../src/site/library.ts';
import { writeLibraryFiles } from '../../src/site/library-files.ts';
import { addresses } from '../../src/site/urls.ts';
import { aknLines, docxLines, epubLines, jsonLines } from '../support/file-readers.ts';
import { type SourceFile, sourceFiles } from '../support/site/built-site.ts';
import { bodyLines, comparable, type ShownLine } from '../support/site/official-text.ts';

vi.stubEnv('CACHE_FOLDER', fileURLToPath(new URL('../../.cache', import.meta.url)));

const folders = ['../fixtures/content', '../../content'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const libraries = await Promise.all(
  folders.map(async (folder) => ({
    sources: await sourceFiles(folder),
    library: (await loadLibrary(folder, addresses)).library,
  })),
);
const cases = libraries.flatMap(({ sources, library }) =>
  library.regulations.map((regulation) => ({
    slug: regulation.slug,
    regulation,
    index: libraryIndexOf(library),
    source: sources.find(({ slug }) => slug === regulation.slug),
  })),
);

async function made(ending: string, { regulation, index }: (typeof cases)[number]): Promise<string | Uint8Array> {
  const format = FILE_FORMATS.find((each) => each.ending === ending);
  if (format === undefined) throw new Error(`there is no format ${ending}`);
  return format.make(regulation, index);
}

const textOf = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);
const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** Lines by number, or in order where a format has no numbers. */
function expectSame(
  shown: readonly (Omit<ShownLine, 'line'> & { readonly line?: number })[],
  source: SourceFile | undefined,
): void {
  const official = bodyLines(source?.text ?? '');
  const same = official.map(({ line, text }, index) => {
    const shape = shown[index]?.shape ?? 'running';
    return { line: shown[index]?.line === undefined ? undefined : line, text: comparable(text, shape) };
  });
  expect(shown.map(({ line, text, shape }) => ({ line, text: comparable(text, shape) }))).toEqual(same);
}

describe.each(cases)('the text of $slug', (each) => {
  test('comes back from Akoma Ntoso', async () => {
    expectSame(aknLines(textOf(await made('akn.xml', each))), each.source);
  });

  test('comes back from the data, which is as the schema says', async () => {
    const data = dataSchema.parse(JSON.parse(textOf(await made('json', each))));
    expectSame(jsonLines(data), each.source);
  });

  test('comes back from the Word file', async () => {
    expectSame(docxLines(bytesOf(await made('docx', each))), each.source);
  });

  test('comes back from the e-book', async () => {
    expectSame(epubLines(bytesOf(await made('epub', each))), each.source);
  });

  test('is the same bytes each time', async () => {
    for (const ending of ['akn.xml', 'json', 'docx', 'epub'])
      expect(Buffer.compare(bytesOf(await made(ending, each)), bytesOf(await made(ending, each))), ending).toBe(0);
  });
});

test('which files are made follows from the size of the library, or from what somebody asks', () => {
  const endings = (count: number, asked: 'all' | 'data' | 'none' | null = null) =>
    filesMade(count, asked).map(({ ending }) => ending);
  expect(endings(50)).toEqual(FILE_FORMATS.map(({ ending }) => ending));
  expect(endings(51)).toEqual(['txt', 'md', 'json', 'akn.xml']);
  expect(endings(51, 'all')).toEqual(endings(1));
  expect(endings(1, 'data')).toEqual(endings(51));
  expect(endings(1, 'none')).toEqual([]);
});

test('no regulation can lie where the files of the whole library do', async () => {
  await using site = await mkdtempDisposable(join(tmpdir(), 'tiaowen-library-'));
  const [{ library } = expect.fail('there is no library')] = libraries;
  await writeLibraryFiles({ ...library, regulations: [], works: [] }, site.path);
  const folders = await readdir(site.path);
  expect(folders).not.toEqual([]);
  expect(folders.filter((each) => !RESERVED_SLUGS.has(each))).toEqual([]);
});
