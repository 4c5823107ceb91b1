import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { docx, plain } from '../importing/testing.ts';
import { loadRegulation } from './load-regulation.ts';
import { storeInbox } from './new/inbox.ts';
import { readOfficial, storeRegulation } from './new/regulation.ts';
import { recordOriginal } from './original.ts';

const root = await mkdtemp(join(tmpdir(), 'original-'));
afterAll(() => rm(root, { recursive: true, force: true }));

const LINES = ['渡船条例', '第一条　为了安全，制定本条例。', '第二条　渡船应当登记。'];
const word = (lines: readonly string[]): Uint8Array => docx(lines.map((line) => plain(line)).join(''));

let content = '';
let folder = '';
beforeEach(async () => {
  content = await mkdtemp(join(root, 'content-'));
  folder = join(content, 'regulations/duchuan');
  const { candidate } = await readOfficial(word(LINES), '渡船.docx', [], { part: undefined, title: undefined });
  if (!candidate.ok) throw new Error('no text');
  await storeRegulation(content, 'duchuan', candidate);
});

const codes = async (reimport: 'changed' | 'always' = 'changed') =>
  (await loadRegulation(content, 'duchuan', reimport)).diagnostics
    .filter(({ code }) => code.startsWith('original'))
    .map(({ code, file, line }) => `${code} ${file}:${line}`);

const change = async (name: string, edit: (text: string) => string): Promise<void> =>
  writeFile(join(folder, name), edit(await readFile(join(folder, name), 'utf8')));

describe('the original of a text', () => {
  test('is kept beside it, and proves it', async () => {
    expect(new Uint8Array(await readFile(join(folder, 'original.docx')))).toEqual(word(LINES));
    expect(await codes()).toEqual([]);
    expect(await codes('always')).toEqual([]);
  });

  test('finds a text that was changed', async () => {
    await change('source.txt', (text) => text.replace('应当', '可以'));
    expect(await codes()).toEqual(['original-differs regulations/duchuan/source.txt:7']);
  });

  test('bears out a text whose change is on record', async () => {
    await change('source.txt', (text) => text.replace('应当', '可以'));
    await change(
      'regulation.yaml',
      (text) => `${text}corrections: [{ date: 2020-01-01, line: 7, from: 应当, to: 可以, authority: 公报 }]\n`,
    );
    expect(await codes()).toEqual(['original-behind regulations/duchuan/original.yaml:1']);
    await recordOriginal(content, 'regulations/duchuan');
    expect(await codes()).toEqual([]);
  });

  test('that is another file must give the same text', async () => {
    await writeFile(join(folder, 'original.docx'), word([...LINES, '第三条　甲。']));
    expect(await codes()).toEqual(['original-differs regulations/duchuan/source.txt:8']);
    await writeFile(join(folder, 'original.docx'), 'PK\x03\x04 word/');
    expect(await codes()).toEqual(['original-unreadable regulations/duchuan/original.docx:1']);
  });

  test('that another took the place of is on record, and no record of the other is believed', async () => {
    const first = createHash('sha256').update(word(LINES)).digest('hex');
    await writeFile(join(folder, 'original.docx'), docx(LINES.map((line) => plain(line)).join('\n')));
    expect(await codes()).toEqual(['original-unrecorded regulations/duchuan/original.yaml:1']);
    await recordOriginal(content, 'regulations/duchuan');
    expect(await readFile(join(folder, 'original.yaml'), 'utf8')).toContain(`earlier:\n  - ${first}\n`);
    expect(await codes()).toEqual([]);
    // Altered, and the record forged
    const forged = word(LINES.map((line) => line.replace('应当', '可以')));
    await writeFile(join(folder, 'original.docx'), forged);
    await change('original.yaml', (text) =>
      text.replace(/original: \w+/, `original: ${createHash('sha256').update(forged).digest('hex')}`),
    );
    expect(await codes()).toEqual(['original-differs regulations/duchuan/source.txt:7']);
  });

  test('read by another importer is proved again', async () => {
    await change('original.yaml', (text) => text.replace(/importer: \w+/, `importer: ${'0'.repeat(64)}`));
    expect(await codes()).toEqual(['original-behind regulations/duchuan/original.yaml:1']);
  });
});

describe('an original too large to be kept', () => {
  const hash = 'a'.repeat(64);
  beforeEach(() => rm(join(folder, 'original.docx')));

  test('is known by its hash and where it is', async () => {
    await writeFile(join(folder, 'original.yaml'), `original: ${hash}\nurl: https://www.example.com/a.docx\n`);
    expect(await codes('always')).toEqual([]);
    const { value } = await loadRegulation(content, 'duchuan');
    expect(value?.editions[0]?.original).toMatchObject({ file: null, hash, url: 'https://www.example.com/a.docx' });
  });

  test('must say where it is', async () => {
    await writeFile(join(folder, 'original.yaml'), `original: ${hash}\n`);
    expect(await codes()).toEqual(['original-address regulations/duchuan/original.yaml:1']);
  });
});

test('what is dropped into the inbox becomes a regulation, what cannot be read stays', async () => {
  await mkdir(join(content, 'inbox'));
  await writeFile(join(content, 'inbox/dukou-2020.docx'), word(['渡口条例', ...LINES.slice(1)]));
  await writeFile(join(content, 'inbox/bad.docx'), 'PK\x03\x04 word/');
  await writeFile(join(content, 'inbox/README.md'), '说明');
  const dropped = await storeInbox(content, ['duchuan']);
  expect(dropped.map(({ file, slug }) => [file, slug])).toEqual([
    ['bad.docx', null],
    ['dukou-2020.docx', 'dukou-2020'],
  ]);
  expect(await readFile(join(content, 'regulations/dukou-2020/source.txt'), 'utf8')).toContain('法规标题：渡口条例');
  expect(await storeInbox(content, ['duchuan', 'dukou-2020'])).toHaveLength(1);
});
