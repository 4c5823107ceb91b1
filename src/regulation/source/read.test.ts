import { describe, expect, test } from 'vitest';
import { readSource } from './read.ts';
import { positionAt, splitLines } from './source-text.ts';

const HEADER = ['法规标题：示例规定', '颁布时间：20200101', '颁布主体：示例机关', '通过会议：', '法规正文：'];
const BODY = '第一条　为了示例，制定本规定。';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (header: readonly string[], body = BODY): Uint8Array => utf8([...header, body].join('\n'));
const read = (bytes: Uint8Array) => readSource(bytes, 'regulations/shili/source.txt');
const problems = (bytes: Uint8Array): readonly string[] =>
  read(bytes).diagnostics.map(({ severity, code, line, column }) => `${severity} ${code} ${line}:${column}`);

/** 法规标题：示例 in GB18030, and so on: what legacy editors write. */
const GB18030 = Uint8Array.from(
  [
    'b7a8b9e6b1eacce2a3bacabec0fd',
    'b0e4b2bccab1bce4a3ba',
    'b0e4b2bcd6f7cce5a3ba',
    'cda8b9fdbbe1d2e9a3ba',
    'b7a8b9e6d5fdcec4a3ba',
    'b5dad2bbccf5a1a1bcd7a1a3',
  ]
    .join('0a')
    .match(/../g) ?? [],
  (byte) => Number.parseInt(byte, 16),
);

describe('a header', () => {
  test('names title, date and issuer', () => {
    expect(read(file(HEADER)).source).toMatchObject({
      title: '示例规定',
      issuedOn: '2020-01-01',
      issuer: '示例机关',
      firstBodyLine: 6,
    });
  });

  test.each([
    ['half-width colons', HEADER.map((line) => line.replace('：', ':'))],
    ['another order', [HEADER[2], HEADER[0], HEADER[3], HEADER[1], HEADER[4]]],
    ['unknown names', [HEADER[0], '来源：政府网', ...HEADER.slice(1)]],
    ['indentation and blank lines', HEADER.flatMap((line) => [`　　${line}  `, ''])],
    ['CRLF', HEADER.map((line) => `${line}\r`)],
    ['a byte order mark', [`\ufeff${HEADER[0]}`, ...HEADER.slice(1)]],
  ])('may have %s', (_, header) => {
    const { source, diagnostics } = read(file(header.map((line) => line ?? '')));
    expect(diagnostics).toEqual([]);
    expect(source).toMatchObject({ title: '示例规定', issuedOn: '2020-01-01', issuer: '示例机关' });
  });

  test('may leave date and issuer empty', () => {
    const { source } = read(file(['法规标题：示例', '颁布时间：', '颁布主体：', '通过会议：', '法规正文：']));
    expect(source).toMatchObject({ issuedOn: null, issuer: null });
  });

  test('reports all that is wrong with it at once', () => {
    expect(problems(file(['法规标题：', '颁布时间：20201301', '颁布时间：20200101', '法规正文：'], ' '))).toEqual([
      'error header-missing 1:1',
      'error header-missing 1:1',
      'error title-empty 1:1',
      'error date-invalid 2:6',
      'error header-duplicate 3:1',
      'error body-empty 4:1',
    ]);
  });

  test.each(['20200230', '2020-13-01', '去年', '2020'])('has no date %s', (date) => {
    expect(problems(file(['法规标题：示例', `颁布时间：${date}`, '颁布主体：', '通过会议：', '法规正文：']))).toEqual([
      'error date-invalid 2:6',
    ]);
  });

  test.each(['20200229', '2020-02-29', '2020年2月29日'])('has the date %s', (date) => {
    expect(
      read(file(['法规标题：示例', `颁布时间：${date}`, '颁布主体：', '通过会议：', '法规正文：'])).source?.issuedOn,
    ).toBe('2020-02-29');
  });

  test('says what is missing, where it belongs and how to mend it', () => {
    const [missing] = read(file(HEADER.slice(1))).diagnostics;
    expect(missing).toEqual({
      severity: 'error',
      code: 'header-missing',
      file: 'regulations/shili/source.txt',
      line: 1,
      column: 1,
      message:
        '缺少信息行“法规标题：”。文件开头应有 “法规标题：”、“颁布时间：”、“颁布主体：”、“通过会议：”、“法规正文：” 各一行。',
      hint: '请在“法规正文：”之前加一行“法规标题：”；没有内容时冒号后可以留空。',
    });
  });

  test('is not searched for in a body that has none', () => {
    expect(problems(utf8(`${BODY}\n`.repeat(1000)))).toHaveLength(5);
  });

  test('does not hold body text on its last line', () => {
    expect(problems(file([...HEADER.slice(0, 4), '法规正文：第一条']))).toEqual(['error body-on-header-line 5:1']);
  });
});

describe('bytes', () => {
  test('of GB18030 are recognised and named', () => {
    const { source, diagnostics } = read(GB18030);
    expect(source).toMatchObject({ encoding: 'GB18030', title: '示例' });
    expect(source?.text.endsWith('第一条　甲。')).toBe(true);
    expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
      ['notice', '文件不是 UTF-8，已按 GB18030 读取。'],
    ]);
  });

  test.each(['UTF-16LE', 'UTF-16BE'] as const)('of %s need a byte order mark', (encoding) => {
    const text = `\ufeff${[...HEADER, BODY].join('\n')}`;
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'UTF-16LE');
    expect(read(bytes).source).toMatchObject({ encoding, title: '示例规定' });
    expect(problems(bytes.subarray(2))).toEqual(['error binary-file 1:1']);
  });

  test('that are no text are refused', () => {
    expect(problems(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2))).toEqual(['error binary-file 1:1']);
  });

  test('with one bad byte are refused at its place', () => {
    const good = file(HEADER);
    const bad = Uint8Array.of(...good, 0x0a, 0x41, 0xff, 0x42);
    expect(problems(bad)).toEqual(['error encoding-invalid 7:2']);
  });

  test('of an empty file lack a header', () => {
    expect(problems(new Uint8Array())).toHaveLength(5);
  });
});

describe('what every list of the site shows', () => {
  test.each([
    [
      'a direction turned in the title',
      HEADER.map((line) => line.replace('示例规', '示\u202e例规')),
      'error character-deceptive 1:7',
    ],
    [
      'something unseen in the issuer',
      HEADER.map((line) => line.replace('颁布主体：', '颁布主体：甲\u200b')),
      'error character-deceptive 3:7',
    ],
    ['a title without end', [`法规标题：${'长'.repeat(201)}`, ...HEADER.slice(1)], 'error title-too-long 1:1'],
    [
      'a year far ahead',
      HEADER.map((line) => line.replace(/^颁布时间：.*/, '颁布时间：99991231')),
      'error date-invalid 2:6',
    ],
  ])('cannot have %s', (_, header, problem) => {
    expect(problems(file(header))).toEqual([problem]);
  });
});

describe('a body', () => {
  test.each([
    ['NUL', '甲\u0000乙', 'error binary-file 1:1'],
    ['a vertical tab', '甲\u000b乙', 'error character-unpublishable 6:2'],
    ['a C1 control', '甲\u0085乙', 'error character-unpublishable 6:2'],
    ['a noncharacter', '甲\uffff乙', 'error character-unpublishable 6:2'],
    ['what stands for a character that was lost', '甲\ufffd乙', 'error character-unpublishable 6:2'],
    ['a lone CR', '甲\r乙', 'error character-unpublishable 6:2'],
    ['a form feed within a line', '\f甲\f乙\f', 'error character-unpublishable 6:3'],
  ])('cannot be published with %s', (_, body, problem) => {
    expect(problems(file(HEADER, body))).toEqual([problem]);
  });

  test.each(['甲\t乙', '甲\f\n\f乙', '\u200d\u{1f1e8}\u{1f1f3}𠮷', '甲\r\n乙\r\r\n'])('may hold %j', (body) => {
    expect(problems(file(HEADER, body))).toEqual([]);
  });

  test('is kept to the character', () => {
    const body = '  甲 {}<>*_~#|\\&[]  \r\n\r\n　乙';
    expect(read(file(HEADER, body)).source?.text.endsWith(body)).toBe(true);
  });
});

test('an offset has a line and a column', () => {
  const lines = splitLines('甲乙\r\n丙\n');
  expect(lines).toHaveLength(3);
  expect([0, 1, 2, 4, 5, 6, 99].map((offset) => positionAt({ lines }, offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
    { line: 3, column: 1 },
    { line: 3, column: 94 },
  ]);
});

test('residue on every line is said of every line: what was confirmed of the first hides none after it', () => {
  const { diagnostics } = read(file(HEADER, '甲&nbsp;乙\n'.repeat(60)));
  expect(diagnostics.filter(({ code }) => code === 'html-residue')).toHaveLength(60);
});
