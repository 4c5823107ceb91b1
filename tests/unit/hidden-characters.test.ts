/** Characters that deceive or that no page can carry, written into every field that maintainers write, as they are and as escapes. */
import { expect } from 'vitest';
import { check } from '../../src/content/check/check.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { note, relation, statute, test } from '../support/content-folder.ts';

const law = 'regulations/jieshui';
const source = statute('第一条　节约用水。', '第二条　安装计量设施。');

/** A value of each field; `甲` is where the character goes. */
const FIELDS: readonly (readonly [file: string, text: string])[] = [
  ...[
    'title: "甲乙"',
    'shortTitles: ["甲乙法"]',
    'issuers: ["甲部"]',
    'documentNumber: "甲〔2020〕1号"',
    'issuedOn: "2020-01-02甲"',
    'effectiveOn: "2020-01-02甲"',
    'status: "现行有效甲"',
    'kind: "法律甲"',
    'officialSource: { title: "甲", url: "https://example.org/" }',
    'officialSource: { title: "公报", url: "https://example.org/甲" }',
    'subjects: ["甲"]',
    'confirmed: [{ code: number-gap, reason: "甲" }]',
    'confirmed: [{ code: number-gap, eId: "甲" }]',
    'corrections: [{ date: 2020-02-01, line: 6, from: 节水, to: 用水, authority: "甲" }]',
    'corrections: [{ date: 2020-02-01, line: 6, from: 节水, to: "甲", authority: 公报 }]',
    '"甲": 乙',
  ].map((text) => [`${law}/regulation.yaml`, text] as const),
  [`${law}/tables.yaml`, '- { line: "甲", column: 1, rows: 2 }'],
  ...['id: jiliang', 'type: 同一事项', 'quote: 节约用水', 'reason: 两处讲同一件事。'].map(
    (field) =>
      [
        `${law}/relations.yaml`,
        relation('jiliang', ['art_1', '节约用水'], ['art_2', '安装']).replace(field, `${field.split(':')[0]}: "甲"`),
      ] as const,
  ),
  ['synonyms.yaml', '节水: ["甲"]'],
  ['synonyms.yaml', '"甲": [节约用水]'],
  ...['from: "a/甲"', 'to: "甲"', 'was: "甲"', 'why: "甲"', 'since: "甲"'].map((field) => {
    const own = {
      from: 'from: a/b/',
      to: 'to: jieshui/',
      was: 'was: 丙',
      why: 'why: 改名',
      since: 'since: 2020-01-02',
    };
    const fields = Object.entries(own).map(([name, value]) => (field.startsWith(`${name}:`) ? field : value));
    return ['redirects.yaml', `- { ${fields.join(', ')} }`] as const;
  }),
  ['tiaowen.yaml', 'format: "甲"'],
  ...['term: "甲乙"', 'aliases: ["甲乙"]', 'definition: "甲"', 'sources: [{ title: "甲" }]'].map(
    (field) =>
      ['glossary/yongshui.md', `---\n${field.startsWith('term') ? '' : 'term: 用水\n'}${field}\n---\n`] as const,
  ),
  ['glossary/yongshui.md', '---\nterm: 用水\n---\n\n&#x7532;甲\n'],
  ...[
    'title: "甲"',
    'reviewed: "甲"',
    ...['title: "甲"', 'title: 公报, issuer: "甲"', 'title: 公报, date: "甲"', 'title: 公报, number: "甲"'].map(
      (field) => `sources: [{ ${field} }]`,
    ),
    'sources: [{ title: 公报, url: "https://example.org/甲" }]',
    'sources: [{ title: 公报, remark: "甲" }]',
  ].map((field) => [`${law}/notes/a.md`, note('art_1', '节约用水', `${field}\n`)] as const),
  ...['quote: "甲"', 'eId: "甲"', 'prefix: "甲"', 'suffix: "甲"', 'opening: "甲"'].map(
    (field) =>
      [
        `${law}/notes/a.md`,
        note('art_1', '节约用水').replace(
          /anchor:[\s\S]*?\ntype/,
          `anchor: { ${field.startsWith('eId') ? 'quote: 节约' : 'eId: art_1'}, ${field} }\ntype`,
        ),
      ] as const,
  ),
  [`${law}/notes/a.md`, note('art_1', '节约用水').replace('authority: 某部', 'authority: "甲"')],
  [`${law}/notes/a.md`, note('art_1', '节约用水').replace('type: 背景', 'type: "甲"')],
  ...[
    '甲',
    '`甲`',
    '```\n甲\n```',
    '[点](#art_1 "甲")',
    '![甲](/a.png)',
    '| 甲 |\n|---|\n| 乙 |',
    '乙[^1]\n\n[^1]: 甲',
  ].map((body) => [`${law}/notes/a.md`, note('art_1', '节约用水').replace('正文。', body)] as const),
  [`${law}/source.txt`, source.replace('节水试行办法', '甲试行办法')],
  [`${law}/source.txt`, source.replace('某部', '甲部')],
  [`${law}/source.txt`, source.replace('通过会议：', '通过会议：甲')],
];

const HIDDEN = ['\u0007', '\u202e', '\u2067', '\u200b', '\u200f', '\u{e0041}'] as const;

/** As YAML writes it between quotation marks. */
const escaped = (character: string): string => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;

const IN_QUOTES = /(?:[:[{,] ?|^)"[^"\n]*甲/m;

test('no field takes them, as they are or as an escape', async ({ content }) => {
  const passed: string[] = [];
  for (const [index, [file, text]] of FIELDS.entries()) {
    const character = HIDDEN[index % HIDDEN.length] ?? '';
    // A correction may take out what has no width, if it writes that so that it can be seen
    const isAllowed = text.includes('to: "甲') && character === '\u200b';
    const forms = [character, ...(IN_QUOTES.test(text) && !isAllowed ? [escaped(character)] : [])];
    for (const form of forms) {
      await content.put(`${law}/source.txt`, source);
      await content.put(
        file,
        text.replace('甲', () => `甲${form}`),
      );
      const { problems } = await check({
        content: content.path,
        addresses,
        published: publishedAddresses,
        reviewedBefore: '2000-01-01',
      });
      const found = problems.filter((each) => each.file === file && each.severity === 'error');
      if (!found.some(({ code }) => code.startsWith('character-')))
        passed.push(`${file}: ${JSON.stringify(text)} ${escaped(character)}`);
      await content.remove(file);
    }
  }
  expect(FIELDS.length).toBeGreaterThan(50);
  expect(passed).toEqual([]);
});

test('half a character is none', async ({ content }) => {
  await content.put(`${law}/source.txt`, source);
  await content.put(`${law}/regulation.yaml`, String.raw`title: "甲\ud800乙"`);
  const { problems } = await check({
    content: content.path,
    addresses,
    published: publishedAddresses,
    reviewedBefore: '2000-01-01',
  });
  expect(problems.map(({ code }) => code)).toContain('character-unpublishable');
});
