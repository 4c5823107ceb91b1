/**
 * The files to take away, made of real documents and opened by the programs they are meant for: the standard's schema, the e-book
 * checker, LibreOffice.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadLibrary } from '../../src/content/library.ts';
import { importFile } from '../../src/importing/import.ts';
import { dataSchema } from '../../src/regulation/print/json.ts';
import { FILE_FORMATS, officialTexts } from '../../src/site/files.ts';
import { libraryIndexOf } from '../../src/site/library.ts';
import { addresses } from '../../src/site/urls.ts';
import { copyCorpus, corpusMissing, findCorpus, scaleFiles } from '../support/corpus.ts';
import {
  aknLines,
  aknProblems,
  aknUnchecked,
  danglingLinks,
  docxLines,
  epubLines,
  epubPages,
  htmlTables,
  importedLines,
  jsonLines,
} from '../support/file-readers.ts';
import { projectRoot } from '../support/site/build-site.ts';
import { type SourceFile, sourceFiles } from '../support/site/built-site.ts';
import { bodyLines, comparable, officialLines, type ShownLine } from '../support/site/official-text.ts';
import { trialName } from '../support/verdict.ts';

vi.stubEnv('CACHE_FOLDER', join(projectRoot, '.cache'));

const corpus = findCorpus('带得走的文件');
const LARGEST = 12;

/** Short texts that are hard to read, where they lie beside the corpus. */
function hardCases(corpus: string): readonly { readonly slug: string; readonly bytes: Uint8Array }[] {
  const folder = join(corpus, '../cases');
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({ slug: `case-${file.slice(0, 2)}`, bytes: readFileSync(join(folder, file)) }));
}

let folder: string;
let sources: readonly SourceFile[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-files-'));
  if (corpus === null) return;
  const content = join(folder, 'content');
  await copyCorpus(corpus, content);
  const largest = scaleFiles(corpus).toSorted((a, b) => b.bytes.length - a.bytes.length);
  for (const { slug, bytes } of [...largest.slice(0, LARGEST), ...hardCases(corpus)]) {
    await mkdir(join(content, 'regulations', slug), { recursive: true });
    await writeFile(join(content, 'regulations', slug, 'source.txt'), bytes);
  }
  sources = await sourceFiles(content);
  const { library } = await loadLibrary(content, addresses);
  const index = libraryIndexOf(library);
  await mkdir(join(folder, 'made'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ texts: officialTexts(library), files: {} }));
  for (const regulation of library.regulations)
    for (const { ending, make } of FILE_FORMATS.filter((format) => format.ending !== 'txt'))
      await writeFile(join(folder, 'made', `${regulation.slug}.${ending}`), await make(regulation, index));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const made = (ending: string): readonly string[] =>
  readdirSync(join(folder, 'made'))
    .filter((file) => file.slice(file.indexOf('.') + 1) === ending)
    .map((file) => join(folder, 'made', file));

const without = (missing: string | null) => describe.skipIf(corpus === null || missing !== null);
const why = (missing: string | null): string | null => corpusMissing() ?? missing;

type Shown = Omit<ShownLine, 'line'> & { readonly line?: number };

without(null)(trialName('what is taken away of real documents', why(null)), () => {
  test.each([
    ['akn.xml', (file: string): readonly Shown[] => aknLines(readFileSync(file, 'utf8'))],
    ['json', (file: string) => jsonLines(dataSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))],
    ['docx', (file: string) => docxLines(readFileSync(file))],
    ['epub', (file: string) => epubLines(readFileSync(file))],
    ['html', (file: string) => officialLines(readFileSync(file, 'utf8'))],
  ] as const)('is the official text in %s', (ending, read) => {
    expect(made(ending)).toHaveLength(sources.length);
    for (const { slug, text } of sources) {
      const shown = read(join(folder, 'made', `${slug}.${ending}`));
      const official = bodyLines(text).map(({ text: line }, index) =>
        comparable(line, shown[index]?.shape ?? 'running'),
      );
      expect(
        shown.map((line) => comparable(line.text, line.shape)),
        slug,
      ).toEqual(official);
    }
  });
});

without(null)(trialName('the Word files, imported again', why(null)), () => {
  test('give text and tables back', async () => {
    for (const { slug, text } of sources) {
      const bytes = readFileSync(join(folder, 'made', `${slug}.docx`));
      const imported = await importFile(bytes, { file: `${slug}.docx` });
      if (!imported.ok) return expect.fail(`${slug}：${imported.diagnostics.map(({ message }) => message).join('')}`);
      expect(importedLines(imported.text), slug).toEqual(importedLines(text));
      const tables = imported.tables.map(({ rows }) =>
        rows.map((row) => row.map(({ text: words, rowspan, colspan }) => [words, rowspan, colspan])),
      );
      expect(tables, slug).toEqual(htmlTables(readFileSync(join(folder, 'made', `${slug}.html`), 'utf8')));
    }
  });
});

without(null)(trialName('the links of what is taken away', why(null)), () => {
  test('lead to what is there', () => {
    for (const file of made('html'))
      expect(danglingLinks(new Map([['', readFileSync(file, 'utf8')]])), file).toEqual([]);
    for (const file of made('epub')) expect(danglingLinks(epubPages(readFileSync(file))), file).toEqual([]);
  });
});

const runs = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).error === undefined;

const noPython = runs('python3', '--version') ? null : '没有 python3';

without(noPython)(trialName('verify.py on the files of real documents', why(noPython)), () => {
  test('finds the official text in every one', () => {
    const files = FILE_FORMATS.filter(({ ending }) => ending !== 'txt').flatMap(({ ending }) => made(ending));
    const script = join(projectRoot, 'src/site/verify.py');
    const { stdout, stderr } = spawnSync('python3', [script, join(folder, 'manifest.json'), ...files], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('一致 '))).toEqual([]);
    expect({ stderr, count: lines.length }).toEqual({ stderr: '', count: files.length });
  });
});

const noSchema = aknUnchecked();

without(noSchema)(trialName('Akoma Ntoso by the schema of OASIS', why(noSchema)), () => {
  test('is valid', () => {
    expect(aknProblems(made('akn.xml'))).toEqual([]);
  });
});

/** A program that runs for seconds need not be compiled well. */
const QUICK = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

const checker = ['/usr/share/java/epubcheck.jar', '/usr/bin/epubcheck'].find(existsSync);
const noChecker = checker === undefined || !runs('java', '-version') ? '没有 epubcheck' : null;

without(noChecker)(trialName('the e-books by epubcheck', why(noChecker)), () => {
  test('have neither errors nor warnings', { timeout: 30 * 60_000 }, () => {
    const complaints = made('epub').flatMap((file) => {
      const { stdout, stderr } = spawnSync('java', [...QUICK, '-jar', checker ?? '', file], { encoding: 'utf8' });
      return /No errors or warnings detected/.test(stdout) ? [] : [`${file}：${stdout}${stderr}`];
    });
    expect(complaints).toEqual([]);
  });
});

const noOffice = runs('soffice', '--version') ? null : '没有 LibreOffice';

without(noOffice)(trialName('the Word files in LibreOffice', why(noOffice)), () => {
  test('open and print', () => {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'printed'), ...made('docx')];
    spawnSync('soffice', args);
    const printed = readdirSync(join(folder, 'printed')).filter((file) => file.endsWith('.pdf'));
    expect(printed).toHaveLength(sources.length);
  });
});
