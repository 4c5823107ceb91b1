import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LATEST_YEAR } from '../../regulation/fields.ts';
import { metadataFileSchema } from '../../regulation/metadata.ts';
import { readYaml, splitFrontMatter } from './read-yaml.ts';

const read = (text: string) =>
  readYaml({ file: 'regulations/a/regulation.yaml', text, firstLine: 1 }, metadataFileSchema);
const problems = (text: string): readonly string[] =>
  read(text).diagnostics.map(
    ({ file, line, column, code, message, hint }) => `${file}:${line}:${column} ${code} ${message} ${hint}`,
  );

test('an empty file and a file of comments say nothing, and that is right', () => {
  expect(read('')).toMatchObject({ ok: true, value: {} });
  expect(read('# 都见 source.txt\n')).toMatchObject({ ok: true, value: {} });
});

test('values come out typed, with the position of each', () => {
  const reading = read('title: 办法\nofficialSource:\n  title: 公报\n  url: https://www.gov.cn/\n');
  expect(reading.ok && reading.value.officialSource?.title).toBe('公报');
  expect(reading.ok && reading.at(['officialSource', 'url'])).toEqual({ line: 4, column: 8 });
  expect(reading.ok && reading.at(['officialSource', 'issuer'])).toEqual({ line: 3, column: 3 });
});

test('line numbers count from the first line of the file the YAML is part of', () => {
  const reading = readYaml({ file: 'a.md', text: 'status: 有效', firstLine: 2 }, metadataFileSchema);
  expect(reading.diagnostics[0]).toMatchObject({ line: 2, column: 9 });
});

describe('each mistake is said with its place and remedy', () => {
  test.each([
    ['a mistyped key', 'titel: 办法'],
    ['a mistyped key inside', 'officialSource:\n  title: 公报\n  link: https://www.gov.cn/'],
    ['a status that does not exist', 'status: 有效'],
    ['a day that does not exist', 'issuedOn: 2017-02-30'],
    ['text where a list belongs', 'shortTitles: 质量提升意见'],
    ['a number where text belongs', 'title: 2017'],
    ['a value left empty', 'title:\nstatus: 现行有效'],
    ['a needed key left out', 'officialSource:\n  url: https://www.gov.cn/'],
    ['an address that can run', 'officialSource: { title: 公报, url: "javascript:alert(1)" }'],
    ['a key twice', 'title: 甲\ntitle: 乙'],
    ['a full-width colon', 'title：办法\nstatus: 现行有效'],
    ['a full-width colon in the only line', 'title：办法'],
    ['a tab for indentation', 'officialSource:\n\ttitle: 公报'],
    ['an unclosed quotation mark', 'title: "办法\nstatus: 现行有效'],
    ['an alias to nothing', 'title: *办法'],
    ['a tag', 'title: !!js/function "x"'],
    ['two documents', 'title: 甲\n---\ntitle: 乙'],
  ])('%s', (_, text) => {
    expect(problems(text)).toMatchSnapshot();
  });

  test('all problems of a file at once', () => {
    expect(problems('titel: 甲\nstatus: 有效\nissuedOn: 昨天\n')).toHaveLength(3);
  });
});

test('a file of keys that is written as a list is told so in Chinese', () => {
  const { diagnostics } = readYaml(
    { file: 'synonyms.yaml', text: '- [甲, 乙]\n', firstLine: 1 },
    z.record(z.string(), z.array(z.string())),
  );
  expect(diagnostics.map(({ message }) => message)).toEqual(['文件内容应为“键: 值”的各行，写的是列表：[["甲","乙"]]']);
});

test.each([
  ['NUL in a value', String.raw`title: "甲\0"`, '1:8 character-unpublishable'],
  ['half a character', String.raw`title: "甲\ud800乙"`, '1:8 character-unpublishable'],
  ['a turn of direction', String.raw`title: "甲\u202e乙"`, '1:8 character-deceptive'],
  ['something of no width in a list', String.raw`shortTitles: [甲, "乙\u200b"]`, '1:18 character-deceptive'],
  ['what stands for a character that was lost', 'title: 甲\ufffd', '1:8 character-unpublishable'],
  ['a blank that is no space', String.raw`title: "\u2800"`, '1:8 character-deceptive'],
  ['the same in a key', String.raw`"ti\u200dtle": 甲`, '1:1 character-deceptive'],
  ['a tag character beyond the BMP', String.raw`title: "甲\U000E0041"`, '1:8 character-deceptive'],
])('an escape cannot write what a file must not hold: %s', (_, text, problem) => {
  expect(problems(text)[0]).toContain(problem);
});

test.each([
  ['a second line', String.raw`title: "甲\n\n# 乙"`],
  ['a TAB', String.raw`issuers: ["甲\t乙"]`],
  ['a book', `subjects: [${'甲'.repeat(2_001)}]`],
])('a field of one line takes no %s', (_, text) => {
  expect(problems(text)).toEqual([expect.stringContaining('value-invalid')]);
});

test('a correction may say that it takes out what cannot be seen, and nothing else may', () => {
  const correction = (from: string) =>
    `corrections:\n  - { date: 2020-01-02, line: 6, from: "${from}", to: 甲乙, authority: 公报 }`;
  expect(problems(correction(String.raw`甲\u200b乙`))).toEqual([]);
  const ofDecision = correction(String.raw`甲\u200b乙`).replace(/^/gm, '  ');
  expect(problems(`decision:\n  title: 关于修改的决定\n${ofDecision}`)).toEqual([]);
  expect(problems(correction(String.raw`甲\u202e乙`))[0]).toContain('character-deceptive');
});

test.each([
  ['www.gov.cn 公布的文本', 'https://evil.example/', '2:10 value-invalid'],
  ['公报（www.gov.hk）', 'https://evil.example/', '2:10 value-invalid'],
])('a source whose title %s names another host than %s is refused', (title, url, problem) => {
  const text = `officialSource:\n  title: ${title}\n  url: ${url}`;
  expect(problems(text)).toEqual([expect.stringContaining(problem)]);
  expect(problems(text)[0]).toContain('evil.example');
  expect(problems(text.replace('evil.example', title.includes('hk') ? 'www.gov.hk' : 'www.gov.cn'))).toEqual([]);
});

test('dates far ahead are a slip', () => {
  expect(problems(`issuedOn: ${LATEST_YEAR}-12-31`)).toEqual([]);
  expect(problems(`issuedOn: ${LATEST_YEAR + 1}-01-01`)[0]).toContain(`至 ${LATEST_YEAR} 之间`);
  expect(problems('issuedOn: 0017-09-05')[0]).toContain('年份应在 1000 至');
  expect(problems('effectiveOn: 9999-12-31')[0]).toContain('value-invalid');
});

test.each(['https://www.gov.cn@evil.example/', 'https://www.gоv.cn/'])('a source cannot lead to %s', (url) => {
  expect(problems(`officialSource: { title: 公报, url: "${url}" }`)[0]).toContain('value-invalid');
});

test.each(['甲', '办法', '条例'])('nobody is called %s alone', (title) => {
  expect(problems(`shortTitles: [${title}]`)[0]).toContain('value-invalid');
});

test('a title has an end', () => {
  expect(problems(`title: ${'长'.repeat(201)}`)[0]).toContain('最多 200 个字符');
});

describe('hostile files end in a message', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...[...'bcdefghi'].map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}]`),
  ].join('\n');
  test.each([
    ['a billion laughs', bomb, 'yaml-too-many-aliases'],
    ['a hundred thousand brackets', '['.repeat(100_000), 'yaml-too-deep'],
    ['two megabytes', `title: ${'长'.repeat(2_000_000)}`, 'yaml-too-long'],
    ['a prototype', '__proto__: { polluted: true }', 'key-unknown'],
  ])('%s', (_, text, code) => {
    expect(problems(text)[0]).toContain(code);
    expect('polluted' in {}).toBe(false);
  });
});

test.each([
  ['plain', '---\ntype: 背景\n---\n正文\n'],
  ['with a BOM', '\uFEFF---\ntype: 背景\n---\n正文\n'],
  ['with CRLF', '---\r\ntype: 背景\r\n---\r\n正文\r\n'],
  ['with blanks after the dashes', '---  \ntype: 背景\n---\t\n正文\n'],
])('a file is parted at its dashes: %s', (_, content) => {
  expect(splitFrontMatter('a.md', content)).toEqual({
    ok: true,
    parts: { matter: { file: 'a.md', text: 'type: 背景', firstLine: 2 }, body: '正文\n', bodyLine: 4 },
  });
});

test('dashes in the body are a thematic break, not a second fence', () => {
  const reading = splitFrontMatter('a.md', '---\n---\n甲\n\n---\n\n乙');
  expect(reading.ok && reading.parts.body).toBe('甲\n\n---\n\n乙');
});

test.each([
  ['no front matter', '正文', 'front-matter-missing'],
  ['an empty file', '', 'front-matter-missing'],
  ['front matter never closed', '---\ntype: 背景\n正文', 'front-matter-unclosed'],
])('%s is an error on line 1', (_, content, code) => {
  const reading = splitFrontMatter('a.md', content);
  expect(!reading.ok && reading.diagnostics).toMatchObject([{ code, file: 'a.md', line: 1, column: 1 }]);
});
