import { describe, expect, test } from 'vitest';
import { LONGEST_NOTE, readNotes, UNWRITTEN } from './read-note.ts';

const front = (matter: string, body = '正文') => `---\n${matter}\n---\n\n${body}\n`;
const good = [
  'anchor:',
  '  eId: art_1__para_1',
  '  quote: 团体标准',
  'type: 背景',
  'authority: 编者',
  'added: 2026-01-01',
].join('\n');
const file = (content: string, name = 'tuanti-biaozhun') => ({ file: `regulations/a/notes/${name}.md`, content });

test('a note is read with the place of its quote', () => {
  const { value: notes, diagnostics } = readNotes([file(front(good))]);
  expect(diagnostics).toEqual([]);
  expect(notes).toMatchObject([
    {
      id: 'tuanti-biaozhun',
      anchor: { kind: 'quote', eId: 'art_1__para_1', quote: '团体标准' },
      origin: { line: 4, column: 10 },
      reviewed: '2026-01-01',
      reviewedOrigin: { line: 7, column: 8 },
      body: '\n正文\n',
      bodyLine: 9,
    },
  ]);
});

test('what it says may have been checked before it was written, or after', () => {
  const dates = ['2025-12-31', '2026-02-01'];
  const { value: notes, diagnostics } = readNotes(
    dates.map((date, i) => file(front(`${good}\nreviewed: ${date}`), `a-${i}`)),
  );
  expect(diagnostics).toEqual([]);
  expect(notes.map(({ added, reviewed }) => [added, reviewed])).toEqual(dates.map((date) => ['2026-01-01', date]));
});

test.each([
  ['art_12', { kind: 'provision', eId: 'art_12' }],
  ['regulation', { kind: 'regulation' }],
])('anchor: %s means the whole of it', (anchor, expected) => {
  const { value: notes } = readNotes([
    file(front(`anchor: ${anchor}\ntype: 背景\nauthority: 编者\nadded: 2026-01-01`)),
  ]);
  expect(notes[0]?.anchor).toEqual(expected);
});

describe('each mistake is said with its place and remedy', () => {
  test.each([
    ['an empty quote', front(good.replace('团体标准', '""'))],
    ['a quote without value', front(good.replace('团体标准', ''))],
    ['no anchor', front(good.split('\n').slice(3).join('\n'))],
    ['a mistyped key', front(`${good}\nreviewd: 2026-01-02`)],
    ['a mistyped key in the anchor', front(good.replace('quote:', 'qoute:'))],
    ['an unknown type', front(good.replace('背景', '背境'))],
    ['a bad date', front(good.replace('2026-01-01', '2026-13-01'))],
    ['a bad date of a source', front(`${good}\nsources:\n  - title: 公报\n    date: 去年`)],
    ['a source without title', front(`${good}\nsources:\n  - issuer: 国务院`)],
    ['unclosed front matter', `---\n${good}\n正文`],
    ['no text', front(good, '')],
    ['the text of the template', front(good, `\n${UNWRITTEN}\n`)],
    ['a megabyte', front(good, '长'.repeat(1_000_000))],
  ])('%s', (_, content) => {
    const { value: notes, diagnostics } = readNotes([file(content)]);
    expect(notes).toEqual([]);
    expect(diagnostics.map((d) => `${d.line}:${d.column} ${d.code} ${d.message} ${d.hint}`)).toMatchSnapshot();
  });
});

describe('此后如何', () => {
  const followed = `${good.replace('背景', '后续进展')}\nsources:\n  - title: 渡口法\n    date: 2018-08-31\n  - title: 渡口名录`;
  const steps = (...lines: readonly string[]) => front([followed, 'outcomes:', ...lines].join('\n'));

  test('is read with its sources', () => {
    const { value, diagnostics } = readNotes([
      file(steps('  - { kind: 法律, state: 施行, source: 渡口法, date: 2019-01-01 }')),
    ]);
    expect(diagnostics).toEqual([]);
    expect(value[0]).toMatchObject({
      outcomes: [{ kind: '法律', state: '施行', date: '2019-01-01', source: { title: '渡口法' } }],
      outcomesOrigin: { line: 13, column: 3 },
    });
  });

  test.each([
    [
      'on a note of another type',
      front(`${good}\nsources: [{ title: 甲法, date: 2018 }]\noutcomes: [{ kind: 法律, state: 公布 }]`),
    ],
    ['of an unknown state', steps('  - { kind: 法律, state: 施形, source: 渡口法 }')],
    ['of an unknown kind', steps('  - { kind: 电影, state: 施行, source: 渡口法 }')],
    ['without its source where there are several', steps('  - { kind: 法律, state: 施行 }')],
    ['with a source that is not among them', steps('  - { kind: 法律, state: 施行, source: 渡口法（修订） }')],
    ['without a date where the source has none', steps('  - { kind: 文件, state: 印发, source: 渡口名录 }')],
    [
      'without any source',
      front(`${good.replace('背景', '后续进展')}\noutcomes: [{ kind: 法律, state: 公布, source: 渡口法 }]`),
    ],
  ])('%s is wrong', (_, content) => {
    const { value, diagnostics } = readNotes([file(content)]);
    expect(value).toEqual([]);
    expect(diagnostics.map((d) => `${d.line}:${d.column} ${d.code} ${d.message} ${d.hint}`)).toMatchSnapshot();
  });
});

test('a file name that cannot stand in an address, and a name given twice', () => {
  const { value: notes, diagnostics } = readNotes([
    file(front(good), '团体标准'),
    file(front(good), 'a'),
    { file: 'regulations/a/notes/sub/a.md', content: front(good) },
  ]);
  expect(notes.map(({ file }) => file)).toEqual(['regulations/a/notes/a.md']);
  expect(diagnostics.map(({ code }) => code)).toEqual(['note-name', 'note-duplicate']);
});

test('a broken note does not keep the others from being read', () => {
  const { value: notes, diagnostics } = readNotes([
    file('正文', 'a'),
    file(front(good), 'b'),
    file(front('x: 1'), 'c'),
  ]);
  expect(notes.map(({ id }) => id)).toEqual(['b']);
  expect(new Set(diagnostics.map(({ file }) => file))).toEqual(
    new Set(['regulations/a/notes/a.md', 'regulations/a/notes/c.md']),
  );
});

test('the limit of length is one a note can reach', () => {
  const room = LONGEST_NOTE - front(good, '').length;
  expect(readNotes([file(front(good, '长'.repeat(room)))]).value).toHaveLength(1);
  expect(readNotes([file(front(good, '长'.repeat(room + 1)))]).value).toHaveLength(0);
});
