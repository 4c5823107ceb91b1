/** Every file to take away gives the official text back, character for character, read with other code than wrote it. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, mkdtempDisposable, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { loadLibrary } from '../../src/content/library.ts';
import { RESERVED_SLUGS } from '../../src/content/slug.ts';
import { importFile } from '../../src/importing/import.ts';
import { fileName } from '../../src/regulation/addresses.ts';
import { dataJsonSchema, type RegulationData } from '../../src/regulation/print/json.ts';
import { allEditions } from '../../src/regulation/regulation.ts';
import { FILE_FORMATS, filesMade } from '../../src/site/files.ts';
import { libraryIndexOf } from '../../src/site/library.ts';
import { writeLibraryData } from '../../src/site/library-files.ts';
import { filesChosen, pictureFiles } from '../../src/site/shape.ts';
import { addresses } from '../../src/site/urls.ts';
import {
  aknLines,
  aknProblems,
  aknUnchecked,
  danglingLinks,
  docxLines,
  elementsNamed,
  epubLines,
  epubPages,
  htmlTables,
  importedLines,
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
import { trialName } from '../support/verdict.ts';

vi.stubEnv('CACHE_FOLDER', fileURLToPath(new URL('../../.cache', import.meta.url)));

/** Two regulations of one title, with what file names, XML and queries would stumble over, and nothing known of either. */
const awkward = await mkdtemp(join(tmpdir(), 'tiaowen-awkward-'));
const columns = Array.from({ length: 40 }, (_, index) => `列${index + 1}`);
for (const [slug, ...lines] of [
  ['jia', '第一条　𠮷林的“甲/乙”：C:\\丙 & \'丁\' "戊" {己} %_庚；\u3000]]> --', `第二条　${'长'.repeat(10_000)}。`],
  ['yi', '第一条　同名的另一部。', columns.join('|'), columns.map(() => '𠮷').join('|')],
] as const) {
  const header = `法规标题：关于“甲/乙”和'丙\\丁' & "戊"的办法\n颁布时间：\n颁布主体：\n通过会议：\n法规正文：\n`;
  await mkdir(join(awkward, 'regulations', slug), { recursive: true });
  await writeFile(join(awkward, 'regulations', slug, 'source.txt'), `${header}${lines.join('\n')}\n`);
}
afterAll(() => rm(awkward, { recursive: true, force: true }));

/** What files could stumble over; of metadata nothing but the title. */
const ODD: Readonly<Record<string, readonly string[]>> = {
  'guai-timing': [
    `关于"引号"/斜杠\\与<尖括号>&'单引号'的办法`,
    '第一条　扩展区汉字𠮷野家、𪚥、𰻝，表情👩‍🚀，]]>与_Toc12、rIdABCDEFGHIJKLMNOPQRSTU照录。',
    `第二条　${'长'.repeat(10_000)}。`,
    '第三条　下表很宽。',
    '附表',
    '宽表',
    ...['列', '值', '量'].map((word) => Array.from({ length: 30 }, (_, column) => `${word}${column}`).join('|')),
  ],
  'tong-ming-a': ['同名办法', '第一条　甲。', '第二条　照第一条办理。'],
  'tong-ming-b': ['同名办法', '第一条　乙。', '第二条　照第一条办理。'],
};

const odd = await mkdtempDisposable(join(tmpdir(), 'tiaowen-odd-'));
for (const [slug, [title = '', ...body]] of Object.entries(ODD)) {
  await mkdir(join(odd.path, 'regulations', slug), { recursive: true });
  await writeFile(
    join(odd.path, 'regulations', slug, 'source.txt'),
    `法规标题：${title}\n颁布时间：\n颁布主体：\n通过会议：\n法规正文：\n${body.join('\n')}\n`,
  );
}
afterAll(() => odd.remove());

const folders = [
  ...['../fixtures/content', '../fixtures/editions', '../../content'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  ),
  awkward,
  odd.path,
];
const libraries = await Promise.all(
  folders.map(async (folder) => ({
    sources: await sourceFiles(folder),
    library: (await loadLibrary(folder, addresses)).library,
  })),
);
const cases = libraries.flatMap(({ sources, library }) =>
  allEditions(library).map((regulation) => ({
    name: fileName(regulation),
    regulation,
    index: libraryIndexOf(library),
    source: sources.find(
      ({ slug, edition }) => slug === regulation.slug && (edition === null || edition === regulation.metadata.issuedOn),
    ),
  })),
);

/** As whoever takes the data would, by the schema as it is published. */
const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const isValid = ajv.compile<RegulationData>(dataJsonSchema('https://tiaowen.example/files/schema.json'));

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

describe.each(cases)('the text of $name', (each) => {
  test('comes back from Akoma Ntoso', async () => {
    expectSame(aknLines(textOf(await made('akn.xml', each))), each.source);
  });

  test('comes back from the data, which is as the schema says', async () => {
    const data = JSON.parse(textOf(await made('json', each)));
    expect(isValid(data) ? [] : isValid.errors).toEqual([]);
    expectSame(jsonLines(data), each.source);
  });

  test('comes back from the Word file', async () => {
    expectSame(docxLines(bytesOf(await made('docx', each))), each.source);
  });

  test('comes back from the Word file without notes, which has none', async () => {
    const file = bytesOf(await made('text.docx', each));
    expectSame(docxLines(file), each.source);
    expect(strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array())).not.toContain('endnoteReference');
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

const unchecked = aknUnchecked();

test.skipIf(unchecked !== null)(
  trialName('Akoma Ntoso is valid by the schema of OASIS, with editions and without', unchecked),
  async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'tiaowen-akn-'));
    const files = await Promise.all(
      cases.map(async (each) => {
        const file = join(folder.path, `${each.name}.xml`);
        await writeFile(file, await made('akn.xml', each));
        return file;
      }),
    );
    expect(aknProblems(files)).toEqual([]);
  },
);

/** The ferry rules: of 2012, amended in 2019 and to be again in 2026. */
const ferry = (date: string) =>
  cases.find(({ regulation }) => regulation.slug === 'dukou-tiaoli' && regulation.metadata.issuedOn === date) ??
  expect.fail(`there is no edition of ${date}`);

test('Akoma Ntoso tells of each event that led to an edition, and what was done to which article', async () => {
  const first = fromXml(textOf(await made('akn.xml', ferry('2012-05-20'))));
  expect(elementsNamed(first, 'act').map(({ attributes }) => attributes.contains)).toEqual(['originalVersion']);
  expect(elementsNamed(first, 'textualMod')).toEqual([]);
  const amended = fromXml(textOf(await made('akn.xml', ferry('2019-09-26'))));
  expect(elementsNamed(amended, 'act').map(({ attributes }) => attributes.contains)).toEqual(['singleVersion']);
  expect(
    elementsNamed(amended, 'eventRef').map(({ attributes: { date, type, source } }) => [date, type, source]),
  ).toEqual([
    ['2012-05-20', 'generation', '#original'],
    ['2012-07-01', 'generation', '#original'],
    ['2019-09-26', 'amendment', '#decision-2'],
    ['2020-01-01', 'amendment', '#decision-2'],
  ]);
  expect(
    elementsNamed(amended, 'textualMod').map((element) => [
      element.attributes.type,
      ...element.children.flatMap((child) =>
        child.type === 'element' ? [`${child.name} ${child.attributes.href}`] : [],
      ),
    ]),
  ).toEqual([
    ['substitution', ...to(3, 3)],
    ['substitution', ...to(5, 5)],
    ['insertion', 'source #decision-2', 'destination #art_6', 'new #art_6'],
    ['renumbering', ...to(6, 7)],
    ['substitution', ...to(6, 7)],
    ['renumbering', ...to(7, 8)],
    ['renumbering', ...to(8, 9)],
    ['substitution', ...to(8, 9)],
    ['renumbering', ...to(9, 10)],
    ['substitution', ...to(9, 10)],
    ['repeal', 'source #decision-2', `destination ${OLD}#art_10`, `old ${OLD}#art_10`],
  ]);
});

/** The first edition, as an expression. */
const OLD = '/akn/cn/act/2012-05-20/dukou-tiaoli/zho@2012-05-20';

const to = (old: number, next: number): readonly string[] => [
  'source #decision-2',
  `destination #art_${next}`,
  `old ${OLD}#art_${old}`,
  `new #art_${next}`,
];

test('the data tells of every edition and of where each article came from', async () => {
  const data: RegulationData = JSON.parse(textOf(await made('json', ferry('2012-05-20'))));
  expect(data.editions.map(({ date }) => date)).toEqual(['2012-05-20', '2019-09-26', '2026-06-30']);
  expect(data.lineage.map(({ from, to, decision }) => [from, to, decision?.date])).toEqual([
    ['2012-05-20', '2019-09-26', '2019-09-26'],
    ['2019-09-26', '2026-06-30', '2026-06-30'],
  ]);
  const [amended = expect.fail('there is no lineage')] = data.lineage;
  expect(amended.articles.find(({ label }) => label === '第七条')).toEqual({
    eId: 'art_7',
    label: '第七条',
    from: [{ eId: 'art_6', label: '第六条' }],
    kind: 'renumbered-changed',
  });
  expect(amended.deleted).toEqual([{ eId: 'art_10', label: '第十条' }]);
  expect(amended.instructions.map(({ n, operation, applied }) => [n, operation, applied])).toContainEqual([
    '六',
    'delete-article',
    true,
  ]);
});

test('what is not known is left out of the data, not invented', async () => {
  const each = cases.find(({ name }) => name === 'jia') ?? expect.fail('the awkward regulation was not read');
  const data: RegulationData = JSON.parse(textOf(await made('json', each)));
  expect(data).toMatchObject({ edition: null, issuers: [], shortTitles: [], editions: [], lineage: [] });
  const unknown = ['issuedOn', 'effectiveOn', 'status', 'documentNumber', 'kind'];
  for (const name of unknown) expect(data).not.toHaveProperty(name);
  const akn = fromXml(textOf(await made('akn.xml', each)));
  expect(elementsNamed(akn, 'lifecycle')).toEqual([]);
  const dates = elementsNamed(akn, 'FRBRdate').map(({ attributes }) => attributes.date);
  expect(new Set(dates)).toEqual(new Set(['0001-01-01']));
});

test('what is not known of a regulation is left out of its files, not invented', async () => {
  const each = cases.find(({ regulation }) => regulation.slug === 'tong-ming-a') ?? expect.fail('no such case');
  const [docx, epub] = [unzipSync(bytesOf(await made('docx', each))), unzipSync(bytesOf(await made('epub', each)))];
  expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array())).not.toMatch(/EditorialIssuer|EditorialNumber/);
  expect(strFromU8(epub['EPUB/package.opf'] ?? new Uint8Array())).not.toMatch(/dc:date|dc:creator/);
  expect(textOf(await made('html', each))).not.toMatch(/class="(?:issuers|number)"|dataEdition|data-edition/);
});

test('which files are made follows from the size of the library, or from what somebody asks', () => {
  const endings = (count: number, asked: 'all' | 'data' | 'none' | null = null) =>
    filesMade(filesChosen(count, asked)).map(({ ending }) => ending);
  expect(endings(50)).toEqual(FILE_FORMATS.map(({ ending }) => ending));
  expect(endings(51)).toEqual(['txt', 'md', 'json', 'akn.xml']);
  expect(endings(51, 'all')).toEqual(endings(1));
  expect(endings(1, 'data')).toEqual(endings(51));
  expect(endings(1, 'none')).toEqual([]);
});

test.for([
  ['all', 'every page', ['svg', 'png']],
  ['data', 'every regulation', ['svg', 'png']],
  ['all', 'the site', ['svg']],
  ['none', 'every page', []],
] as const)('of files %s, where bitmaps are drawn of %s, pictures are files in %j', ([files, drawn, formats]) => {
  expect(pictureFiles({ files, drawn })).toEqual(formats);
});

test('no regulation can lie where the files of the whole library do', async () => {
  await using site = await mkdtempDisposable(join(tmpdir(), 'tiaowen-library-'));
  const [{ library } = expect.fail('there is no library')] = libraries;
  await writeLibraryData({ ...library, regulations: [], works: [] }, site.path);
  const folders = await readdir(site.path);
  expect(folders).not.toEqual([]);
  expect(folders.filter((each) => !RESERVED_SLUGS.has(each))).toEqual([]);
});
