import { expect } from 'vitest';
import { type ContentFolder, statute, test } from '../../../tests/support/content-folder.ts';
import type { Anchor } from '../../regulation/layers/anchor.ts';
import { readNotes, UNWRITTEN } from '../notes/read-note.ts';
import { newNote } from './note.ts';

const source = 'regulations/jieshui/source.txt';
const text = statute('第一条　用水单位应当安装计量设施，计量设施应当检定。', '第二条　本办法自发布之日起施行。');
const quote = (words: string, more: Partial<Extract<Anchor, { kind: 'quote' }>> = {}): Anchor => ({
  kind: 'quote',
  eId: 'art_1',
  quote: words,
  ...more,
});
const write = ({ path }: ContentFolder, anchor: Anchor, name?: string) =>
  newNote(path, { slug: 'jieshui', anchor, name, added: '2026-11-25' });

test('the file names its place as asked, tells editors its schema, and can be read once it is filled in', async ({
  content,
}) => {
  await content.put(source, text);
  const anchor = quote('计量设施', { prefix: '安装' });
  expect(await write(content, anchor)).toEqual({ ok: true, file: 'regulations/jieshui/notes/jiliang-sheshi.md' });
  const file = 'regulations/jieshui/notes/jiliang-sheshi.md';
  const written = await content.read(file);
  expect(written.split('\n').slice(0, 2)).toEqual([
    '---',
    '# yaml-language-server: $schema=../../../../schemas/note.schema.json',
  ]);
  const { value: notes, diagnostics } = readNotes([{ file, content: filledIn(written) }]);
  expect(diagnostics).toEqual([]);
  expect(notes).toMatchObject([{ id: 'jiliang-sheshi', anchor, added: '2026-11-25' }]);
});

test('words that only YAML would change come back', async ({ content }) => {
  await content.put(source, statute('第一条　——“{是}: #否”'));
  const anchor = quote('——“{是}: #否”');
  await write(content, anchor, 'shi');
  const written = await content.read('regulations/jieshui/notes/shi.md');
  expect(readNotes([{ file: 'shi.md', content: filledIn(written) }]).value).toMatchObject([{ anchor }]);
});

test.for<[string, Anchor, string | undefined, string]>([
  ['a quote that stands twice, with the way to tell them apart', quote('计量设施'), undefined, 'prefix'],
  ['a quote that is not there', quote('节水设施'), undefined, '没有引文'],
  ['an empty quote', quote(''), undefined, '引文是空的'],
  ['a provision that is not there', { kind: 'provision', eId: 'art_3' }, undefined, 'eId'],
  ['a name that no address can have', quote('检定'), '检定', '不能用在网址里'],
  ['a name that Windows keeps for itself', quote('检定'), 'con', 'Windows'],
  ['a name that leads elsewhere', quote('检定'), '../../jianding', '不能用在网址里'],
])('refuses %s', async ([, anchor, name, said], { content }) => {
  await content.put(source, text);
  const result = await write(content, anchor, name);
  expect(JSON.stringify(result)).toContain(said);
  expect(result.ok).toBe(false);
  await expect(content.read('regulations/jieshui/notes')).rejects.toThrow();
});

test('never overwrites', async ({ content }) => {
  await content.put(source, text);
  await content.put('regulations/jieshui/notes/jianding.md', '已有的');
  expect(await write(content, quote('检定'), 'jianding')).toMatchObject({ ok: false });
  expect(await content.read('regulations/jieshui/notes/jianding.md')).toBe('已有的');
});

function filledIn(written: string): string {
  expect(written).toContain(UNWRITTEN);
  return written.replace(UNWRITTEN, '正文。');
}

test('a regulation that is not there is asked after', async ({ content }) => {
  await content.put(source, text);
  const result = await newNote(content.path, { slug: 'jieshiu', anchor: quote('检定'), added: '2026-11-25' });
  expect(result).toMatchObject({ problems: [{ message: '没有简称为“jieshiu”的法规。', hint: '是否为 jieshui？' }] });
});
