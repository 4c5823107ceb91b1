import { mkdir, mkdtempDisposable, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { loadLibrary } from '../content/library.ts';
import { projectRoot } from '../files/paths.ts';
import { subtree } from '../regulation/provisions.ts';
import { allEditions, type Library } from '../regulation/regulation.ts';
import { type ArchivedWork, writeArchive, writeLibraryData } from './library-files.ts';
import { addresses } from './urls.ts';

const read = async (folder: string) =>
  (await loadLibrary(join(projectRoot, 'tests/fixtures', folder), addresses)).library;
/** A work of three editions, and regulations with tables and annexes. */
const [library, others] = [await read('editions'), await read('content')];
const editions = allEditions(library);

/** The files of a library, in a site that has one file of each regulation. */
async function written(site: string, of: Library = library): Promise<string> {
  for (const { slug } of of.regulations) {
    await mkdir(join(site, slug, 'files'), { recursive: true });
    await writeFile(join(site, slug, 'files', `${slug}.txt`), `${slug} 的文本`);
  }
  await writeLibraryData(of, site);
  const slugs = of.regulations.map(({ slug }) => slug);
  await writeArchive(
    join(site, 'files/library.zip'),
    slugs.map((slug) => ({ slug, folder: join(site, slug) })),
  );
  return join(site, 'files');
}

test.for([library, others])('every provision of every edition is a line, its words as printed', async (each) => {
  await using site = await mkdtempDisposable(join(tmpdir(), 'tiaowen-library-files-'));
  const lines = (await readFile(join(await written(site.path, each), 'provisions.ndjson'), 'utf8'))
    .trimEnd()
    .split('\n');
  const records = lines.map((line) => JSON.parse(line));
  const expected = allEditions(each).flatMap(({ slug, metadata, text }) =>
    text.provisions
      .flatMap(subtree)
      .filter(({ pieces }) => pieces.length > 0)
      .map(({ eId, pieces }) => ({
        work: slug,
        edition: metadata.issuedOn,
        eId,
        text: pieces
          .filter(({ role }) => role === 'text' || role === 'row')
          .map(({ start, end }) => text.source.text.slice(start, end))
          .join('')
          .trim(),
      })),
  );
  expect(allEditions(each).length).toBeGreaterThan(2);
  expect(records.map(({ work, edition, eId, text }) => ({ work, edition, eId, text }))).toEqual(expected);
});

test('the database finds every part of three characters and more that a plain search finds', async () => {
  await using site = await mkdtempDisposable(join(tmpdir(), 'tiaowen-library-files-'));
  const database = new DatabaseSync(join(await written(site.path), 'library.sqlite'), { readOnly: true });
  const all = database.prepare('SELECT id, heading, text FROM provision').all();
  const find = database.prepare('SELECT rowid AS id FROM provision_text WHERE provision_text MATCH ? ORDER BY rowid');
  const texts = all.map(({ text }) => String(text)).filter((text) => text.length > 12);
  expect(texts.length).toBeGreaterThan(20);
  for (const [index, text] of texts.entries()) {
    const part = text.slice(index % 5, (index % 5) + 3 + (index % 6));
    const plain = all.filter((row) => [row.heading, row.text].some((words) => String(words).includes(part)));
    expect(
      find.all(`"${part}"`).map(({ id }) => id),
      part,
    ).toEqual(plain.map(({ id }) => id));
  }
  expect(database.prepare('SELECT count(*) AS n FROM edition').get()?.n).toBe(editions.length);
  database.close();
});

test('the archive holds the files as they are, and all is the same to the byte each time', async () => {
  await using first = await mkdtempDisposable(join(tmpdir(), 'tiaowen-library-files-'));
  await using second = await mkdtempDisposable(join(tmpdir(), 'tiaowen-library-files-'));
  const folders = [await written(first.path), await written(second.path)];
  const [slug = ''] = library.regulations.map((each) => each.slug);
  const archive = unzipSync(await readFile(join(folders[0] ?? '', 'library.zip')));
  expect(Object.keys(archive)).toEqual(library.regulations.map((each) => `${each.slug}/${each.slug}.txt`));
  expect(strFromU8(archive[`${slug}/${slug}.txt`] ?? new Uint8Array())).toBe(`${slug} 的文本`);
  for (const name of ['library.zip', 'library.sqlite', 'provisions.ndjson']) {
    const [one, other] = await Promise.all(folders.map((folder) => readFile(join(folder, name))));
    expect(Buffer.compare(one ?? Buffer.of(), other ?? Buffer.of(1)), name).toBe(0);
  }
});

test('the archive waits for works that are not there yet, and a work that is missing is an error', async () => {
  await using site = await mkdtempDisposable(join(tmpdir(), 'tiaowen-library-files-'));
  const whole = await readFile(join(await written(site.path), 'library.zip'));
  const [first, last] = [library.regulations[0]?.slug ?? '', library.regulations.at(-1)?.slug ?? ''];
  expect(last).not.toBe(first);
  const [file, later] = [join(site.path, 'again.zip'), join(site.path, 'later')];
  await rename(join(site.path, last), later);
  // It comes only when it is asked for
  const works = async function* (): AsyncGenerator<ArchivedWork> {
    for (const { slug } of library.regulations) {
      if (slug === last) await rename(later, join(site.path, last));
      yield { slug, folder: join(site.path, slug) };
    }
  };
  await writeArchive(file, works());
  expect(await readFile(file)).toEqual(whole);
  await rename(join(site.path, first), later);
  await expect(writeArchive(file, [{ slug: first, folder: join(site.path, first) }])).rejects.toThrow('ENOENT');
});
