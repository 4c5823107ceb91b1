import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type BasketItem, MOST_ITEMS, placeKey } from '../browser/basket.ts';
import { fileNameOf } from '../browser/save.ts';
import { printExcerpts, type Sources } from '../regulation/print/word-lists.ts';
import { textHash, withOthers } from './kept.ts';
import { linkOf, readLink } from './link.ts';
import { cleanBlocks, markdownOf, nameOfTaken, takenTable } from './taking.ts';

const entry = (slug: string, edition: string, eId: string, text = ''): BasketItem => ({
  ...{ at: `${slug}/${eId}`, slug, edition, place: { eId }, text },
});

describe('a link', () => {
  const items: readonly BasketItem[] = [
    entry('law', '2018-10-26', 'art_3'),
    {
      at: 'law/art_4__para_1:2-3',
      slug: 'law',
      edition: '2018-10-26',
      place: { eId: 'art_4__para_1', sentences: { from: 2, to: 3 } },
      text: '',
      hash: '1k2j3h',
    },
    { heading: '标题，一/二#~@' },
    {
      at: 'other-law/art_1..art_2',
      slug: 'other-law',
      edition: '',
      place: { eId: 'art_1', lastEId: 'art_2' },
      text: '',
    },
  ];

  test('says what and where, an edition once, and is read back', () => {
    const link = linkOf(items);
    expect(link).toMatch(/^law@2018-10-26,art_3,art_4__para_1:2-3~1k2j3h\/\+%E6.*\/other-law,art_1\.\.art_2$/u);
    expect(readLink(link)).toEqual({ items, unread: 0, left: 0 });
  });

  test('says of words the hash alone, and nothing of a comment', () => {
    const link = linkOf([{ ...entry('law', '', 'art_1', '甲、乙\n丙'), comment: '秘密' }]);
    expect(link).toBe(`law,art_1~${textHash('甲、乙丙')}`);
  });

  test('survives programs that write signs as numbers', () => {
    expect(readLink('law%402018-10-26%2Cart_4__para_1%3A2-3%7E1k2j3h/%2B%E6%A0%87').items).toEqual([
      items[1],
      { heading: '标' },
    ]);
  });

  test.each([
    ['', 0, 0],
    ['law', 0, 1],
    ['LAW,art_1', 0, 1],
    ['..%2Flaw,art_1,art_2', 0, 2],
    ['../law,art_1', 1, 1],
    ['law,art_1,,<b>,art_3:0-1,art_3:2-1,art_3~?,part', 1, 6],
    ['law@2018,art_1', 0, 1],
    ['+%E6%A', 0, 1],
    ['note-1', 0, 1],
  ])('that was cut off or made up, %j, gives what can be read', (fragment, read, unread) => {
    const link = readLink(fragment);
    expect([link.items.length, link.unread]).toEqual([read, unread]);
  });

  test('of ten thousand provisions is read as far as a list goes', () => {
    const { items: read, left } = readLink(`law,${Array.from({ length: 10_000 }, (_, n) => `art_${n + 1}`).join(',')}`);
    expect([read.length, left]).toEqual([MOST_ITEMS, 10_000 - MOST_ITEMS]);
  });
});

describe('a list', () => {
  test('takes in another one behind it, what it has once', () => {
    const own = [entry('law', '2018-10-26', 'art_1'), entry('law', '2018-10-26', 'art_2')];
    const other = [{ heading: '新' }, entry('law', '2018-10-26', 'art_2'), entry('law', '2012-01-01', 'art_2')];
    expect(withOthers(own, other)).toEqual([...own, other[0], other[2]]);
  });

  test('knows places apart', () => {
    expect(placeKey('law', { eId: 'art_1', lastEId: 'art_1' })).toBe('law/art_1');
    expect(placeKey('law', { eId: 'art_1', lastEId: 'art_2' })).toBe('law/art_1..art_2');
  });

  test('sees a changed letter, and no other line break', () => {
    expect(textHash('第一款\n第二款')).toBe(textHash('第一款第二款'));
    expect(textHash('应当')).not.toBe(textHash('可以'));
  });
});

const cell = (text: string, columns = 1) => ({ text, rows: 1, columns, isStart: true });
const TAKEN = [
  { heading: '依据' },
  {
    blocks: ['第三条　单位*应当*节水。', '报送台账。'],
    citation: '《节水条例》第三条',
    address: 'https://example.org/law/art-3/?edition=2024-03-15',
    comment: '重点',
    edition: '2024-03-15',
    standing: '已被修改',
  },
  {
    blocks: [[[cell('甲'), cell('乙')]]],
    citation: '《节水条例》附件',
    address: 'https://example.org/law/att-1/',
    comment: '',
    edition: '',
    standing: '',
  },
] as const;

describe('what is taken away', () => {
  test('copied, has where it stands below each, at the end, or not at all', () => {
    expect(cleanBlocks(TAKEN, 'below')).toEqual([
      ...['依据', '第三条　单位*应当*节水。', '报送台账。', '——《节水条例》第三条', '按：重点'],
      ...[TAKEN[2].blocks[0], '——《节水条例》附件'],
    ]);
    expect(cleanBlocks(TAKEN, 'end').slice(2)).toEqual([
      ...['报送台账。〔1〕', '按：重点', TAKEN[2].blocks[0], '〔2〕'],
      ...['〔1〕《节水条例》第三条', '〔2〕《节水条例》附件'],
    ]);
    expect(cleanBlocks(TAKEN, 'none')).toEqual([
      ...['依据', '第三条　单位*应当*节水。', '报送台账。', '按：重点', TAKEN[2].blocks[0]],
    ]);
  });

  test('as Markdown, is quoted, and nothing of the words is markup', () => {
    expect(markdownOf(TAKEN, 'below')).toBe(
      [
        '# 摘编',
        '## 依据',
        '> 第三条　单位\\*应当\\*节水。\n>\n> 报送台账。\n>\n> ——[《节水条例》第三条](<https://example.org/law/art-3/?edition=2024-03-15>)',
        '已被修改',
        '按：重点',
        '> <table><tr><td>甲</td><td>乙</td></tr></table>\n>\n> ——[《节水条例》附件](<https://example.org/law/att-1/>)\n',
      ].join('\n\n'),
    );
    expect(markdownOf(TAKEN, 'end')).toContain('报送台账。[^1]\n\n已被修改\n\n按：重点');
    expect(markdownOf(TAKEN, 'end')).toMatch(/\n\n\[\^2\]: \[《节水条例》附件\]\(<.*>\)\n$/u);
  });

  test('in Word, has endnotes where they are wanted, and is the same every time', async () => {
    const made = async (sources: Sources) => {
      const files = unzipSync(await printExcerpts({ title: '摘编', said: '', sources, excerpts: TAKEN }));
      const textOf = (name: string) => strFromU8(files[name] ?? new Uint8Array());
      return { text: textOf('word/document.xml'), notes: textOf('word/endnotes.xml') };
    };
    const below = await made('below');
    expect(below.text).toContain('——《节水条例》第三条');
    expect(below.text).not.toContain('endnoteReference');
    const end = await made('end');
    expect(end.text).not.toContain('《节水条例》');
    expect([...end.text.matchAll(/<w:endnoteReference /g)]).toHaveLength(2);
    expect(end.notes.match(/《节水条例》[^<]+/g)).toEqual(['《节水条例》第三条', '《节水条例》附件']);
    expect(end.text.match(/已被修改|按：重点|依据/g)).toEqual(['依据', '已被修改', '按：重点']);
    const many = {
      title: '',
      said: '',
      sources: 'below',
      excerpts: Array.from({ length: 400 }, () => TAKEN[2]),
    } as const;
    expect(Buffer.from(await printExcerpts(many)).equals(await printExcerpts(many))).toBe(true);
  });

  test('is a file named after its one clause, by what a file may be called', () => {
    expect(nameOfTaken(TAKEN)).toBe('摘编');
    const [, clause] = TAKEN;
    expect(nameOfTaken([clause])).toBe('《节水条例》第三条');
    expect(fileNameOf('《关于“甲/乙”和C:\\丙的办法》第一条')).toBe('《关于“甲_乙”和C__丙的办法》第一条');
    expect(fileNameOf('𠮷'.repeat(200))).toBe('𠮷'.repeat(60));
  });

  test('as a table, has what it stands under and what must be known of it', () => {
    expect(takenTable(TAKEN).slice(1)).toEqual([
      [
        '依据',
        '《节水条例》第三条',
        '第三条　单位*应当*节水。\n报送台账。',
        '重点',
        '2024-03-15',
        '已被修改',
        TAKEN[1].address,
      ],
      ['依据', '《节水条例》附件', '甲\t乙', '', '', '', TAKEN[2].address],
    ]);
  });
});
