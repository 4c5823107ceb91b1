/** What whole documents say in ways that a sentence alone does not show: penalties, quotations, attachments, amendments. */
import { describe, expect, test } from 'vitest';
import { parseBody } from '../../structure/testing.ts';
import { findReferences } from './index.ts';

/** `text → targets` of every reference, and `text ?` of every one that is reported as missing. */
function read(title: string, ...lines: readonly string[]): readonly string[] {
  const text = parseBody(lines.join('\n'), title);
  const { references, diagnostics } = findReferences(text);
  const missing = diagnostics.map(({ message }) => `${/“(.*?)”/.exec(message)?.[1] ?? message} ?`);
  const linked = references.map(({ start, end, law, targets }) =>
    [text.source.text.slice(start, end), '→', ...(law === null ? [] : [`《${law}》`]), ...targets].join(' '),
  );
  return [...linked, ...missing];
}

describe('a penalty speaks of the items of the article it punishes', () => {
  const forbidden = ['第一条　在渡口禁止下列行为：', '（一）垂钓；', '（二）游泳；', '（三）倾倒垃圾。'];

  test('in the items of a list, when the lead-in has named that article', () => {
    expect(
      read(
        '渡口管理条例',
        ...forbidden,
        '第二条　违反本条例第一条规定的，按照下列规定处罚：',
        '（一）违反第一项、第二项规定的，处警告；',
        '（二）违反第三项规定的，处罚款。',
      ),
    ).toEqual([
      '本条例第一条 → art_1',
      '第一项 → art_1__para_1__item_1',
      '第二项 → art_1__para_1__item_2',
      '第三项 → art_1__para_1__item_3',
    ]);
  });

  test('when the lead-in says 前条', () => {
    expect(
      read(
        '渡口管理条例',
        ...forbidden,
        '第二条　违反前条规定的，按照下列规定处罚：',
        '（一）有第二项行为的，处警告；',
      ),
    ).toEqual(['前条 → art_1', '第二项 → art_1__para_1__item_2']);
  });

  test('in the next sentence and in the next 款', () => {
    expect(
      read(
        '渡口管理条例',
        ...forbidden,
        '第二条　违反本条例第一条第一项规定的，处警告。但是，违反第二项的，处罚款。',
        '违反第三项规定的，没收工具。',
      ),
    ).toEqual([
      '本条例第一条第一项 → art_1__para_1__item_1',
      '第二项 → art_1__para_1__item_2',
      '第三项 → art_1__para_1__item_3',
    ]);
  });

  test('and of its 款 likewise', () => {
    expect(
      read(
        '渡口管理条例',
        '第一条　禁止垂钓。',
        '禁止游泳。',
        '第二条　违反本条例第一条的，按照下列规定处罚：',
        '（一）违反第一款规定的，处警告；',
        '（二）违反第二款规定的，处罚款。',
      ),
    ).toEqual(['本条例第一条 → art_1', '第一款 → art_1__para_1', '第二款 → art_1__para_2']);
  });

  test('but a list that looks back at itself means itself', () => {
    expect(
      read(
        '渡口管理条例',
        ...forbidden,
        '第二条　除本条例第一条规定外，渡船按照下列规定停靠：',
        '（一）客船靠左；',
        '（二）除第一项规定以外的渡船靠右。',
      ),
    ).toEqual(['本条例第一条 → art_1', '第一项 → art_2__para_1__item_1']);
  });

  test('an item never means itself', () => {
    expect(read('渡口管理条例', '第一条　有下列行为的，处罚款：', '（一）违反第一项规定的。')).toEqual(['第一项 ?']);
  });
});

describe('前三项 behind a list', () => {
  const list = ['第一条　渡船分为：', '（一）客船；', '（二）货船；', '（三）游船。'];
  test('of three is that list', () => {
    expect(read('渡船办法', ...list, '前三项所列渡船应当登记。')).toEqual([
      '前三项 → art_1__para_1__item_1 art_1__para_1__item_2 art_1__para_1__item_3',
    ]);
  });
  test('of another length, or without one, counts something else', () => {
    expect(
      read('渡船办法', ...list, '按照得分排序，对前两项征收。', '第二条　对前五项征收，其他按照前三项征收。'),
    ).toEqual([]);
  });
});

describe('a quotation from another law', () => {
  test.each([
    ['“', '”'],
    ['「', '」'],
  ])('goes on with its next article: 规定：%s…%s', (open, close) => {
    expect(
      read(
        '渡口登记办法',
        '第一条　甲。',
        `第二条　《渡船交易规则》第五条规定：${open}甲应当登记。${close}第三条规定：${open}乙不得转让。${close}本办法第一条、第三条从其规定。`,
        '第三条　乙。',
      ),
    ).toEqual([
      '《渡船交易规则》第五条 → 《渡船交易规则》 art_5',
      '第三条 → 《渡船交易规则》 art_3',
      '本办法第一条 → art_1',
      '第三条 → art_3',
    ]);
  });

  test('goes on in the next paragraph, and speaks of itself inside', () => {
    expect(
      read(
        '某部关于取水的复函',
        '一、相关规定',
        '水法第四十八条规定：“依照本法第七条取水的，应当申请；前款规定除外。”',
        '第二条规定：“本法适用于境内。”',
        '第六十九条第二款规定：“违反第四十八条的，责令停止。”',
        '二、适用意见',
        '自备井取水应当申请。',
      ),
    ).toEqual([
      '水法第四十八条 → 《中华人民共和国水法》 art_48',
      '本法第七条 → 《中华人民共和国水法》 art_7',
      '第二条 → 《中华人民共和国水法》 art_2',
      '第六十九条第二款 → 《中华人民共和国水法》 art_69__para_2',
      '第四十八条 → 《中华人民共和国水法》 art_48',
    ]);
  });

  test('ends where the document speaks of itself', () => {
    expect(
      read(
        '渡口登记办法',
        '第一条　《水法》第五条规定：“甲。”依照本办法第二条办理。第二条规定：“乙”，从其规定。',
        '第二条　乙。',
      ),
    ).toEqual(['《水法》第五条 → 《中华人民共和国水法》 art_5', '本办法第二条 → art_2', '第二条 → art_2']);
  });

  test('of the document itself is its own', () => {
    expect(read('渡口登记办法', '第一条　第二条规定：“乙”，包括依照本办法第二条办理的。', '第二条　乙。')).toEqual([
      '第二条 → art_2',
      '本办法第二条 → art_2',
    ]);
  });
});

test.each(['联合国宪章第二章', '两国引渡条约第一章', '邻埠法例第一章', '内河法院规约第一章'])(
  '%s is no chapter of the document itself',
  (cited) => {
    const found = read('渡口条例', '第一章　总则', `第一条　依照${cited}办理。`, '第二章　附则', '第二条　乙。');
    expect(found.filter((each) => /→ chp|\?/.test(each))).toEqual([]);
  },
);

describe('attachments', () => {
  test('without a title leave the document as it is', () => {
    expect(
      read(
        '渡船法',
        '第一条　依照本法第二条、第三条的规定处罚。',
        '第二条　有本法第三条第一项、第二项行为的，从重。',
        '第三条　禁止下列行为：',
        '（一）垂钓；',
        '（二）游泳。',
        '附件一',
        '1．渡船暂行办法',
        '2．渡船补充规定',
      ),
    ).toEqual([
      '本法第二条 → art_2',
      '第三条 → art_3',
      '本法第三条第一项 → art_3__para_1__item_1',
      '第二项 → art_3__para_1__item_2',
    ]);
  });

  const numbered = [
    '第二条　乙。',
    '附件1',
    '甲表',
    '甲',
    '附件2',
    '乙表',
    '乙',
    '附件3',
    '丙表',
    '丙',
    '附录A',
    '丁表',
    '丁',
  ];
  test.each([
    ['附件1至附件3', ['附件1至附件3 → att_1 att_2 att_3']],
    ['附件1至3', ['附件1至3 → att_1 att_2 att_3']],
    ['附件1-3', ['附件1-3 → att_1 att_2 att_3']],
    ['附件1、2', ['附件1、2 → att_1 att_2']],
    ['附件（一）和附件（三）', ['附件（一） → att_1', '附件（三） → att_3']],
    ['附录A', ['附录A → att_4']],
    ['附件1至9', ['附件1至9 ?']],
    ['报告，作为附件一并提交', []],
    ['附件1一式两份', ['附件1 → att_1']],
  ])('见%s', (cited, expected) => {
    expect(read('渡船办法', `第一条　见${cited}。`, ...numbered)).toEqual(expected);
  });

  test('numbered in two levels are told apart', () => {
    expect(
      read(
        '渡船办法',
        '第一条　见附表1-2、附表2-1。',
        '第二条　乙。',
        '附表1-1　甲',
        '甲	1',
        '附表1-2　乙',
        '乙	2',
        '附表2-1　丙',
        '丙	3',
      ),
    ).toEqual(['附表1-2 → att_2', '附表2-1 → att_3']);
  });

  test('an article of the only one is never one of the document itself', () => {
    const lines = [
      '第一条　依照附录第二条和附件第一条办理。',
      '第二条　乙。',
      '附录',
      '渡船规程',
      '第一条　甲。',
      '第二条　乙。',
    ];
    expect(read('渡船办法', ...lines)).toEqual(['附录第二条 → att_1__art_2', '附件第一条 → att_1__art_1']);
    expect(read('渡船办法', ...lines.slice(0, 2))).toEqual(['附录第二条 ?', '附件第一条 ?']);
  });
});

describe('amendments', () => {
  const of = (text: string, targets: string): string => `${text} → 《渡船条例》 ${targets}`;

  test.each([
    ['“', '”'],
    ['「', '」'],
    ['『', '』'],
  ])('quote in any marks: %s…%s', (open, close) => {
    expect(read('关于修改《渡船条例》的决定', `一、将第二条修改为：${open}违反本条例第三条的，罚款。${close}`)).toEqual(
      [of('第二条', 'art_2'), of('本条例第三条', 'art_3')],
    );
  });

  test('say 前条 of an inserted article', () => {
    expect(
      read(
        '关于修改《渡船条例》的决定',
        '一、增加一条，作为第十条之一：“违反前条第二款规定的，罚款。”',
        '二、增加一条，作为第十条之三：“违反前两条规定的，罚款；下一条另有规定的除外。”',
      ),
    ).toEqual([
      of('第十条之一', 'art_10-1'),
      of('前条第二款', 'art_10__para_2'),
      of('第十条之三', 'art_10-3'),
      of('前两条', 'art_10-1 art_10-2'),
    ]);
  });

  test('speak of an 项 within the place just named', () => {
    expect(
      read('关于修改《渡船条例》的决定', '一、第二条中的“甲”修改为“乙”；并增加一项作为第三项规定：“有前项行为的。”'),
    ).toEqual([of('第二条', 'art_2'), of('第三项', 'art_2__para_1__item_3'), of('前项', 'art_2__para_1__item_2')]);
  });

  test.each([
    '关于修改《关于适用〈渡船法〉若干问题的解释》的决定',
    '关于修改《关于适用〈渡船法〉若干问题的解释》第三条的决定',
    '关于修改《关于适用〈渡船法〉若干问题的解释》附件的决定',
  ])('%s is of one', (title) => {
    expect(read(title, '一、删去第一条、第二条。')).toEqual([
      '第一条 → 《关于适用〈渡船法〉若干问题的解释》 art_1',
      '第二条 → 《关于适用〈渡船法〉若干问题的解释》 art_2',
    ]);
  });

  test.each(['关于修改《渡船办法》和《渡口办法》的决定', '关于修改〈渡船办法〉等规章的决定', '关于修改若干规章的决定'])(
    '%s is of several',
    (title) => {
      expect(read(title, '一、删去第一条。', '二、乙。')).toEqual([]);
    },
  );
});
