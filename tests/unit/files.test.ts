/** Every file to take away gives the official text back, character for character, read with other code than wrote it. */
import { createHash } from 'node:crypto';
import { mkdtempDisposable, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { loadLibrary } from '../../src/content/library.ts';
import { RESERVED_SLUGS } from '../../src/content/slug.ts';
import { importFile } from '../../src/importing/import.ts';
import { dataSchema } from '../../src/regulation/print/json.ts';
import { FILE_FORMATS, filesMade } from '../../src/site/files.ts';
import { libraryIndexOf } from '../../src/site/library.ts';
import { writeLibraryFiles } from '../../src/site/library-files.ts';
import { addresses } from '../../src/site/urls.ts';
import {
  aknLines,
  danglingLinks,
  docxLines,
  epubLines,
  epubPages,
  htmlTables,
  jsonLines,
} from '../support/file-readers.ts';
import {
  attribute,
  type Element,
  elementsOf,
  type SourceFile,
  sourceFiles,
  textOf as textOfElement,
} from '../support/site/built-site.ts';
import { bodyLines, comparable, officialLines, type ShownLine } from '../support/site/official-text.ts';

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

/**
 * Of a source, header and body, what an import keeps: a title goes into the header, blanks and signs between cells are the importer's, what
 * cannot be seen is taken out.
 */
function importedLines(source: string): readonly string[] {
  const tight = (text: string): string => comparable(text.replaceAll('&nbsp;', ''), 'row').replace(UNSEEN, '');
  const title = tight(/法规标题：(.*)/u.exec(source)?.[1] ?? '');
  const lines = bodyLines(source).flatMap(({ text }) => text.split(/[\u2028\u2029]/u).map(tight));
  return lines.filter((line, index) => index > 2 || !title.includes(line.replace(/^关于印发|的通知$/gu, '')));
}

const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2028\u2029\ufeff]/gu;

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

  test('comes back from the Word file when it is imported, and its tables do', async () => {
    const imported = await importFile(bytesOf(await made('docx', each)), { file: 'a.docx' });
    if (!imported.ok) return expect.fail(imported.diagnostics.map(({ message }) => message).join('\n'));
    expect(importedLines(imported.text)).toEqual(importedLines(each.source?.text ?? ''));
    const tables = imported.tables.map(({ rows }) =>
      rows.map((row) => row.map(({ text, rowspan, colspan }) => [text, rowspan, colspan])),
    );
    expect(tables).toEqual(htmlTables(textOf(await made('html', each))));
  });

  test('comes back from the e-book', async () => {
    expectSame(epubLines(bytesOf(await made('epub', each))), each.source);
  });

  test('comes back from the single page', async () => {
    expectSame(officialLines(textOf(await made('html', each))), each.source);
  });

  test('leads from the single page and the e-book to what is there', async () => {
    const html = textOf(await made('html', each));
    expect(danglingLinks(new Map([['', html]]))).toEqual([]);
    expect(danglingLinks(epubPages(bytesOf(await made('epub', each))))).toEqual([]);
  });

  test('is the same bytes each time', async () => {
    for (const ending of ['akn.xml', 'json', 'docx', 'epub', 'html'])
      expect(Buffer.compare(bytesOf(await made(ending, each)), bytesOf(await made(ending, each))), ending).toBe(0);
  });
});

test('the single page fetches nothing, and says so itself', async () => {
  for (const each of cases) {
    const html = textOf(await made('html', each));
    const all = [...elementsOf(html)];
    const [script, ...others] = all.filter(({ tagName }) => tagName === 'script');
    const styles = all.filter(({ tagName }) => tagName === 'style');
    expect(others).toEqual([]);
    expect(styles).toHaveLength(1);
    expect(all.filter((element) => FETCHING.some((name) => attribute(element, name) !== undefined))).toEqual([]);
    const policy = all.find((element) => attribute(element, 'http-equiv') === 'content-security-policy');
    const [style] = styles;
    expect(attribute(policy ?? expect.fail('no policy'), 'content')).toBe(
      `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`,
    );
    expect(() => new Function(textOfElement(script ?? expect.fail('no script')))).not.toThrow();
  }
});

const FETCHING = ['src', 'srcset', 'style', 'data', 'poster', 'onclick', 'onload'];

const hashOf = (element: Element | undefined): string =>
  `'sha256-${createHash('sha256')
    .update(textOfElement(element ?? expect.fail('no element')))
    .digest('base64')}'`;

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
