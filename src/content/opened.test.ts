import { join } from 'node:path';
import { expect } from 'vitest';
import { statute, test } from '../../tests/support/content-folder.ts';
import { projectRoot } from '../files/paths.ts';
import { addresses } from '../site/urls.ts';
import { loadLibrary } from './library.ts';
import { loadHeader, loadRegulation } from './load-regulation.ts';
import { openedRegulations } from './opened.ts';
import { findRegulationFolders } from './regulation-folders.ts';

const titled = (title: string, ...articles: readonly string[]) =>
  statute(...articles).replace('节水试行办法', `${title}管理办法`);

/** What is known of a library as it is opened: its pages, and what is wrong with it. */
async function known(content: string, { read }: ReturnType<typeof openedRegulations>) {
  const { slugs } = await findRegulationFolders(content);
  const { load, whole } = await read(slugs);
  const { library, diagnostics } = await loadLibrary(content, addresses, load);
  const pages = library.regulations.map(({ slug, text }) => [slug, text.divisions.length] as const);
  return { library, whole: [...whole], pages: Object.fromEntries(pages), codes: diagnostics.map(({ code }) => code) };
}

test('what was opened is read, with what it cites, in whichever edition; of others only what names them', async ({
  content,
}) => {
  await content.put('regulations/a/source.txt', titled('甲', '第一条　依照《乙管理办法》第二条。'));
  await content.put('regulations/b/source.txt', titled('乙', '第一条　乙。', '第二条　依照《丙管理办法》第一条。'));
  await content.put('regulations/c/source.txt', titled('丙', '第一条　丙。', '<<<<<<< HEAD'));
  await content.put('regulations/c/notes/wrong.md', '不是注释');
  const opened = openedRegulations(content.path);
  const before = await known(content.path, opened);
  expect(before).toMatchObject({ whole: [], pages: { a: 0, b: 0, c: 0 }, codes: [] });
  expect(before.library.regulations.map(({ metadata }) => metadata.title)).toEqual(
    ['甲', '乙', '丙'].map((name) => `${name}管理办法`),
  );

  expect([opened.open('a'), opened.open('a')]).toEqual([true, false]);
  const { library, ...after } = await known(content.path, opened);
  expect(after).toEqual({ whole: ['a', 'b'], pages: { a: 1, b: 2, c: 0 }, codes: [] });
  expect(library.regulations[0]?.references).toMatchObject([{ regulation: 'b', targets: ['art_2'] }]);
  // Nobody sees where that leads before the page is opened
  expect(library.regulations[1]?.references).toMatchObject([{ law: '丙管理办法', regulation: null }]);

  opened.open('c');
  expect((await known(content.path, opened)).codes).toContain('conflict-marker');
});

test('a regulation that nothing names is wrong before it is opened', async ({ content }) => {
  await content.put('regulations/a/source.txt', titled('甲', '第一条　甲。').replace('颁布主体：某部\n', ''));
  await content.put('regulations/b/source.txt', titled('乙', '第一条　乙。'));
  await content.put('regulations/b/regulation.yaml', 'issuedOn: 去年\n');
  expect((await known(content.path, openedRegulations(content.path))).codes).toEqual([
    'header-missing',
    'value-invalid',
  ]);
});

test('a header is read again when its folder is said to have changed', async ({ content }) => {
  const opened = openedRegulations(content.path);
  await content.put('regulations/a/source.txt', titled('甲', '第一条　甲。'));
  const title = async () => (await known(content.path, opened)).library.regulations[0]?.metadata.title;
  expect(await title()).toBe('甲管理办法');
  await content.put('regulations/a/source.txt', titled('新', '第一条　甲。'));
  opened.changed('a');
  expect(await title()).toBe('新管理办法');
});

test('what names a work is the same whether all of it is read or its headers', async () => {
  const content = join(projectRoot, 'tests/fixtures/editions');
  const { slugs } = await findRegulationFolders(content);
  expect(slugs.length).toBeGreaterThan(1);
  for (const slug of slugs) {
    const [whole, header] = [await loadRegulation(content, slug), await loadHeader(content, slug)];
    const names = ({ value }: typeof whole) =>
      value?.editions.map(({ slug: work, date, metadata, text: { source } }) => [
        work,
        date,
        metadata,
        { ...source, text: '', lines: [] },
      ]);
    expect(names(header)).toEqual(names(whole));
    const above = ({ value }: typeof whole) =>
      value?.editions.map(
        ({ text: { source } }) => source.text.slice(0, source.lines[source.firstBodyLine - 1]?.start).length,
      );
    expect(header.value?.editions.map(({ text: { source } }) => source.text.length)).toEqual(above(whole));
    expect(header.value?.passages.length).toBe(whole.value?.passages.length);
    expect(header.diagnostics).toEqual([]);
  }
});
