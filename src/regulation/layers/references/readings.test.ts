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
        '（二）违反第三项规定的，处罚款；',
        '（三）违反第一项规定，屡教不改的，没收工具。',
      ),
    ).toEqual([
      '本条例第一条 → art_1',
      '第一项 → art_1__para_1__item_1',
      '第二项 → art_1__para_1__item_2',
      '第三项 → art_1__para_1__item_3',
      '第一项 → art_1__para_1__item_1',
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

  test('in the next 款, of the 款 of that article and not of its own', () => {
    expect(
      read(
        '渡口管理条例',
        '第一条　禁止垂钓。',
        '禁止游泳。',
        '第二条　违反本条例第一条第一款规定的，处警告。',
        '违反第二款规定的，处罚款。',
        '第一款规定的警告由渡口作出。',
      ),
    ).toEqual(['本条例第一条第一款 → art_1__para_1', '第二款 → art_1__para_2', '第一款 → art_2__para_1']);
  });

  test('and of its 款 likewise', () => {
    expect(
      read(
        '渡口管理条例',
        '第一条　禁止垂钓。',
        '禁止游泳。',
        '第二条　违反本条例第一条的，按照下列规定处罚：',
        '（一）违反第一款规定的，处警告；',
        '（二）违反第二款规定的，处罚款；',
        '（三）不受第一款限制的渡船，从其规定。',
      ),
    ).toEqual(['本条例第一条 → art_1', '第一款 → art_1__para_1', '第二款 → art_1__para_2', '第一款 → art_1__para_1']);
  });

  test('but a list that looks back at itself means itself', () => {
    expect(
      read(
        '渡口管理条例',
        ...forbidden,
        '第二条　除本条例第一条规定外，渡船按照下列规定停靠：',
        '（一）客船靠左；',
        '（二）除第一项和第三项规定以外的渡船靠右；',
        '（三）游船靠岸。',
      ),
    ).toEqual(['本条例第一条 → art_1', '第一项 → art_2__para_1__item_1', '第三项 → art_2__para_1__item_3']);
  });

  test('not in the next article', () => {
    expect(
      read('渡口管理条例', ...forbidden, '第二条　违反第一条第一项的，处警告。', '第三条　船长有第二项情形的除外。'),
    ).toEqual(['第一条第一项 → art_1__para_1__item_1', '第二项 ?']);
  });

  test('an item never means itself', () => {
    expect(read('渡口管理条例', '第一条　有下列行为的，处罚款：', '（一）违反第一项规定的。')).toEqual(['第一项 ?']);
    expect(read('渡口管理条例', '第一条　下列渡船：', '（一）客船；', '（二）除第一项、第二项外的。')).toEqual([
      '第一项 → art_1__para_1__item_1',
      '第二项 ?',
    ]);
  });
});

test.each([
  ['第一项至第三项', ['第一项至第三项 → art_1__para_1__item_1 art_1__para_1__item_2 art_1__para_1__item_3']],
  ['第五项至第六项', ['第五项至第六项 → art_1__para_1__item_5 art_1__para_1__item_6']],
  ['第三项至第四项', ['第三项至第四项 ?']],
  ['第四项至第五项', ['第四项至第五项 ?']],
  ['第一、四项', ['第一、四项 ?']],
])('nor does a range that reaches it: （四）有%s情形的', (cited, expected) => {
  const items = ['一', '二', '三', '四', '五', '六'].map((n) => `（${n}）${n === '四' ? `有${cited}情形的` : '甲'}；`);
  expect(read('渡口管理条例', '第一条　有下列情形的：', ...items)).toEqual(expected);
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
        `第二条　《渡船交易规则》第五条规定：${open}甲应当登记。${close}第三条规定：${open}乙不得转让。${close}第三条另有规定的除外。本办法第一条从其规定。`,
        '第三条　乙。',
      ),
    ).toEqual([
      '《渡船交易规则》第五条 → 《渡船交易规则》 art_5',
      '第三条 → 《渡船交易规则》 art_3',
      '第三条 → art_3',
      '本办法第一条 → art_1',
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

  test('is over when the document quotes itself', () => {
    expect(
      read('渡口登记办法', '第一条　依照水法第五条。第二条规定：“乙，包括依照本办法第二条办理的。”', '第二条　乙。'),
    ).toEqual(['水法第五条 → 《中华人民共和国水法》 art_5', '第二条 → art_2', '本办法第二条 → art_2']);
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
  test.each([
    ['渡口管理规定', '附件一　渡口名录', '本规定第二条', 'art_2'],
    ['渡口管理规定（试行）', '附件一　渡口名录', '本规定第二条', 'art_2'],
    ['渡口管理规定', '附件一　渡船登记规定', '本规定第二条', 'att_1__art_2'],
    ['渡口管理局关于印发渡船办法的通知', '附件：渡船办法', '本办法第二条', 'att_1__art_2'],
    ['渡口管理规定', '附件一　渡口名录', '第二条', 'att_1__art_2'],
    ['渡口管理规定', '附件一　渡口名录', '本《渡口管理规定》第二条', 'art_2'],
    ['渡口管理规定', '附件一　渡口名录', '本《渡口名录》第二条', 'att_1__art_2'],
  ])('with articles of their own: in %s, %s speaks of %s', (title, annex, cited, target) => {
    const lines = [
      '第一条　渡口应当登记。',
      '第二条　渡船应当登记。',
      annex,
      '第一条　甲渡口。',
      `第二条　依照${cited}。`,
    ];
    expect(read(title, ...lines)).toEqual([`${cited} → ${target}`]);
  });

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
    ['附件二、四', ['附件二、四 ?']],
    ['附件二、三级目录', ['附件二 → att_2']],
    ['报告，作为附件一并提交', []],
    ['附件1一式两份', ['附件1 → att_1']],
  ])('见%s', (cited, expected) => {
    expect(read('渡船办法', `第一条　见${cited}。`, ...numbered)).toEqual(expected);
  });

  test('listed where a line begins', () => {
    expect(read('渡船办法', '第一条　附件一、二、三另行公布。', ...numbered)).toEqual([
      '附件一、二、三 → att_1 att_2 att_3',
    ]);
  });

  test('are known by their titles, whatever these are of', () => {
    const annex = ['附件', '渡口议事次序', '甲先乙后。'];
    expect(read('渡口规定', '第一条　依照《渡口议事次序》和《渡口票样》。', ...annex)).toEqual([
      '《渡口议事次序》 → att_1',
    ]);
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

describe('numbers at the beginning of a line are no citations', () => {
  test('of attachments that are listed', () => {
    expect(read('渡船办法', '第一条　甲。', '附件1-甲表', '附件2-乙表', '某部办公厅', '2030年1月5日印发')).toEqual([]);
  });

  test('nor of articles that are quoted without marks', () => {
    expect(
      read(
        '渡船法修正案',
        '第一条　增加一节，内容如下：',
        '第七节　渡口',
        '第二十三条　渡口由市管理。',
        '依照第二十二条办理。',
      ),
    ).toEqual(['第二十二条 → 《中华人民共和国渡船法》 art_22']);
  });

  test('and what is quoted without marks speaks of the amended law', () => {
    const lines = ['第二十三条　渡工登记。', '第二十四条　依照本办法第三条和前条登记。', '渡工不得违反前款规定。'];
    const cited = [
      '本办法第三条 → 《渡口办法》 art_3',
      '前条 → 《渡口办法》 art_23',
      '前款 → 《渡口办法》 art_24__para_1',
    ];
    const goesOn = '第五条 → 《渡口办法》 art_5';
    expect(read('渡口办法修正案', '第一条　增加两条，内容如下：', ...lines, '第二条　删去第五条。')).toEqual([
      ...cited,
      goesOn,
    ]);
    expect(read('关于修改《渡口办法》的决定', '一、增加两条，条文如下：', ...lines, '二、删去第五条。')).toEqual([
      ...cited,
      goesOn,
    ]);
    // with marks as ever
    expect(
      read(
        '渡口办法修正案',
        '第一条　增加两条，内容如下：',
        ...lines.map((line) => `“${line}`),
        '第二条　删去第五条。',
      ),
    ).toEqual([...cited, goesOn]);
    // own words where nothing is announced
    expect(read('渡口办法修正案', '第一条　删去第五条，情况如下：', '本修正案第一条另行解释。')).not.toContain(
      cited[0],
    );
  });
});

test('目录 cites nothing', () => {
  expect(
    read(
      '渡船办法',
      '目录',
      '第一章　总则',
      '第二章　适用第九条的渡船',
      '第一章　总则',
      '第一条　甲。',
      '第二章　适用第九条的渡船',
      '第二条　乙。',
    ),
  ).toEqual([]);
});

test('the title of an article may cite', () => {
  expect(read('渡船办法', '第一条【第二条的适用】　甲。', '第二条　乙。')).toEqual(['第二条 → art_2']);
});

test('a document is cited by its number', () => {
  expect(read('渡船办法', '第一条　按照某发〔2030〕5号第三条办理。')).toEqual([
    '某发〔2030〕5号第三条 → 《某发〔2030〕5号》 art_3',
  ]);
});

test('several provisions are a range, one is none', () => {
  const text = parseBody(
    '第一条　甲。\n乙。\n第二条　依照第一条前两款、第一条前一款、第一条至第二条、第一条。',
    '渡船办法',
  );
  expect(findReferences(text).references.map(({ isRange }) => isRange)).toEqual([true, false, true, false]);
});

describe('numbers of other kinds of documents', () => {
  test('1. to 3. that number through are articles', () => {
    expect(
      read(
        '某某法院关于渡船执行的规定',
        '为了规范执行，制定本规定。',
        '一、渡船',
        '1.渡船应当登记。',
        '2.渡船可以扣押。',
        '对前款渡船，可以拍卖。',
        '二、附则',
        '3.依照本规定第1条、第2条办理的，应当记录。',
      ),
    ).toEqual(['前款 → art_2__para_1', '本规定第1条 → art_1', '第2条 → art_2']);
  });

  test('一、二、 below the articles of a treaty are 款', () => {
    expect(
      read(
        '两国渡船条约',
        '双方议定以下各条：',
        '第一条　定义',
        '一、本条约所称“渡船”，包括驳船。',
        '二、本条约所称“渡口”，是指码头。',
        '第二条　停靠',
        '一、渡船可以停靠。',
        '二、本条第一款的停靠免费。',
        '三、本条约第一条第二款所指的渡口适用前款。',
      ),
    ).toEqual(['本条第一款 → art_2__para_1', '本条约第一条第二款 → art_1__para_2', '前款 → art_2__para_2']);
  });

  test('甲、乙、丙、 are items', () => {
    expect(
      read(
        '渡船登记暂行办法',
        '第一条　左列渡船，均须登记：',
        '甲、客船；',
        '乙、货船；',
        '丙、游船。',
        '第二条　违反前条乙款之规定者，处以罚款。',
        '第三条　第一条甲、丙两款之渡船，得免费。',
      ),
    ).toEqual(['前条乙款 → art_1__para_1__item_2', '第一条甲、丙两款 → art_1__para_1__item_1 art_1__para_1__item_3']);
  });

  test('2.1 and 2.2 in an article are found below it', () => {
    const targets = read(
      '渡船采购合同示范文本',
      '第一条　标的',
      '采购渡船。',
      '第二条　价款',
      '2.1　总价为十万元。',
      '2.2　付款方式：',
      '（1）预付款百分之三十；',
      '（2）余款按第2.1款计算。',
      '第三条　违约',
      '违反第二条第2.2款的，支付违约金。',
    );
    expect(targets).toEqual(['第2.1款 → art_2__para_1', '第二条第2.2款 → art_2__para_2']);
  });

  test('clauses and annexes of a standard are cited by their numbers alone', () => {
    expect(
      read(
        '渡船质量要求',
        '1　范围',
        '本文件规定了质量要求。',
        '2　要求',
        '2.1　一般要求',
        '渡船应符合2.2和附录A的规定，并按A.2检验，长度2.2米。',
        '2.2　外观',
        '外观应平整。',
        '附录A',
        '（规范性）',
        '检验方法',
        'A.1　一般规定',
        '检验在常温下进行。',
        'A.2　步骤',
        '称重。',
      ),
    ).toEqual(['2.2 → art_2-2', '附录A → att_1', 'A.2 → att_1__art_2']);
  });

  test('卷 and 分节 of a code are cited, and not the 章 of another 卷 with the same number', () => {
    expect(
      read(
        '渡运法典',
        '第一卷　渡船',
        '第一章　登记',
        '第一节　申请',
        '第一分节　船东',
        '第一条　甲。',
        '第二分节　船员',
        '第二条　依照第一分节办理。',
        '第二卷　渡口',
        '第一章　设立',
        '第三条　依照第一卷第一章、本卷第一章和第一章办理，渡船见第一卷，卷宗见第一卷宗。',
      ),
    ).toEqual([
      '第一分节 → book_1__chp_1__sec_1__subsec_1',
      '第一卷第一章 → book_1__chp_1',
      '本卷第一章 → book_2__chp_1',
      '第一章 → book_2__chp_1',
      '第一卷 → book_1',
    ]);
  });

  test('第三卷 is a volume where the document has no 卷', () => {
    expect(read('渡口志编纂办法', '第一条　渡口志第三卷为表，图照编入第四卷。', '第二条　第三卷第一章不编。')).toEqual([
      '第三卷第一章 ?',
    ]);
  });

  test('parts and items of an attached list', () => {
    expect(
      read(
        '渡船管制办法',
        '第一条　《管制清单》第二部分所列渡船，应当申请许可。',
        '第二条　乙。',
        '附件：管制清单',
        '第一部分',
        '一、客船',
        '二、用于第一部分各系统的下列各项：',
        '（一）船体',
        '（二）船桨',
        '（三）用于上述第（二）项的木料',
        '第二部分',
        '一、货船',
      ),
    ).toEqual([
      '《管制清单》第二部分 → att_1__part_2',
      '第一部分 → att_1__part_1',
      '第（二）项 → att_1__part_1__art_2__para_1__item_2',
    ]);
  });

  test('1. below （一） is its 目', () => {
    expect(
      read(
        '渡船责任办法',
        '第一条　限额依照下列规定计算：',
        '（一）人身伤亡：',
        '1.300吨以下的，为五十万元；',
        '2.超过300吨的，300吨以下部分适用本项第1目的规定。',
        '第二条　乙。',
      ),
    ).toEqual(['本项第1目 → art_1__para_1__item_1__subitem_1']);
  });
});

describe('（一） right below an article without words of its own', () => {
  const treaty = ['第一条　定义', '（一）“渡船”指客船；', '（二）“渡口”指码头；'];
  test.each([
    ['第一、二款所述', ['第一、二款 → art_1__item_1 art_1__item_2']],
    ['第一款第二项', ['第一款第二项 → art_1__item_2']],
    ['第四款', ['第四款 ?']],
    ['第三款', ['第三款 ?']],
  ])('is its 款: %s', (cited, expected) => {
    expect(read('甲国与乙国渡船协定', ...treaty, `（三）“渡工”不含${cited}的人。`, '第二条　生效', '甲。')).toEqual(
      expected,
    );
  });
});

describe('Roman numerals', () => {
  test.each([
    ['第Ⅰ部分', ['第Ⅰ部分 → body__item_1']],
    ['第II部分', ['第II部分 ?']],
    ['第一部分', ['第一部分 → body__item_1']],
    ['第Ⅲ部分', ['第Ⅲ部分 ?']],
    ['第X部分', []],
    ['第一、二两部分', ['第一、二两部分 ?']],
  ])('number parts: %s', (cited, expected) => {
    expect(read('渡口发展思路', 'Ⅰ、总则', '1.甲。', 'Ⅱ、渡船', `1.与${cited}一致。`)).toEqual(expected);
  });

  test('and attachments, however they are typed', () => {
    expect(
      read('渡口规定', '第一条　见附件Ⅱ和附件I，附件IV另定。', '附件Ⅰ　收费表', '每人一元。', '附件Ⅱ　船名表', '甲。'),
    ).toEqual(['附件Ⅱ → att_2', '附件I → att_1', '附件IV ?']);
  });
});

test('a list of items is cited without 第', () => {
  expect(
    read(
      '渡船办法',
      '第一条　下列人员应当登记：',
      '（一）船长；',
      '（二）水手；',
      '（三）乘客。',
      '上述（一）（三）项所列人员，当场登记。',
    ),
  ).toEqual(['（一）（三）项 → art_1__para_1__item_1 art_1__para_1__item_3']);
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

  test('go on after a quotation whose end is lost', () => {
    expect(
      read('关于修改《渡船条例》的决定', '一、将第二条修改为：“渡船应当登记。', '二、本决定第一条自公布之日起施行。'),
    ).toEqual([of('第二条', 'art_2'), '本决定第一条 → art_1']);
  });

  test('speak of an 项 within the place just named', () => {
    expect(
      read('关于修改《渡船条例》的决定', '一、第二条中的“甲”修改为“乙”；并增加一项作为第三项规定：“有前项行为的。”'),
    ).toEqual([of('第二条', 'art_2'), of('第三项', 'art_2__para_1__item_3'), of('前项', 'art_2__para_1__item_2')]);
  });

  test('a title without brackets is what the first words call 《…》', () => {
    expect(
      read(
        '某某法院关于修改渡船规定的决定',
        '根据会议决定，对《某某法院关于渡船案件的规定》作如下修改：',
        '一、删去第二条。',
        '二、本决定自公布之日起施行。',
        '某某法院关于渡船案件的规定',
        '第一条　甲。',
        '第二条　依照第一条办理。',
      ),
    ).toEqual([
      '《某某法院关于渡船案件的规定》 → att_1',
      '第二条 → 《某某法院关于渡船案件的规定》 art_2',
      '第一条 → att_1__art_1',
    ]);
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

describe('the document itself, said in more words', () => {
  const above = ['第一条　渡船应当登记。', '第二条　渡船应当年检。'];
  test.each(['本办法规定', '本办法规定的', '本办法中规定的', '本办法所列的', '本处理办法'])('%s第二条', (self) => {
    expect(read('渡船事故处理办法', ...above, `第三条　违反${self}第二条的，处警告。`)).toEqual([
      `${self}第二条 → art_2`,
    ]);
  });
});

describe('a document nobody has defined is never the document itself', () => {
  test.each([
    ['依照', 'WTO协定'],
    ['依照', '1974年海上安全公约'],
    ['按照', 'PPP合同'],
    ['按照', '渡船设计标准'],
    ['按照', '渡口改造方案'],
    ['依照', '渡口公告'],
    ['依照', '公告'],
    ['违反', '渡口通告'],
    ['依照', '市人民政府令'],
    ['渡船按', '收费目录'],
    ['', '渡口收费目录'],
    ['超出', '管理人员名单'],
    ['', '租船协议书'],
    ['依照', '渡口管理原则'],
    ['依照', '邻国联邦法规'],
    ['依照', '法国民法典'],
    ['依照', '渡船登记条例（2030年修订）'],
    ['依照所附的', '渡船规定'],
    ['依照', '《关于印发〈渡船登记办法〉》'],
    ['依照', '《关于停用渡船的公告〉》'],
    ['依照', '《关于停用渡船的公告》〉'],
    ['依照', '〈渡船登记手册〉'],
    ['依照', '<渡船登记手册>'],
    ['依照', '“渡船登记手册”'],
  ])('%s%s第二条', (according, name) => {
    const found = read('渡口安全规定', '第一条　甲。', '第二条　乙。', `第三条　${according}${name}第二条处理。`);
    expect(found.filter((each) => / → art_2$/.test(each) && !each.includes('《'))).toEqual([]);
    expect(found.filter((each) => each.includes('中华人民共和国民法典'))).toEqual([]);
  });

  test('but what is announced, decided or ordered by it is its own', () => {
    expect(
      read('渡口安全规定', '第一条　甲。', '第二条　渡口应当公告第一条所列事项，责令第一条规定的渡工改正。'),
    ).toEqual(['第一条 → art_1', '第一条 → art_1']);
  });

  test('and our law stays ours', () => {
    expect(read('渡口安全规定', '第一条　依照我国刑法第二十条处理。')).toEqual([
      '刑法第二十条 → 《中华人民共和国刑法》 art_20',
    ]);
  });
});

describe('what is only applied by a lead-in or named before', () => {
  test.each(['依照第一条的规定', '按照本条例第二条、第一条'])('有下列情形之一的，%s撤销登记', (applied) => {
    expect(
      read(
        '渡口管理条例',
        '第一条　下列登记可以撤销：',
        '（一）客船登记；',
        '（二）货船登记。',
        '第二条　乙。',
        `第三条　有下列情形之一的，${applied}撤销登记：`,
        '（一）提供虚假材料的；',
        '（二）有第一项情形，拒不改正的。',
      ).at(-1),
    ).toBe('第一项 → art_3__para_1__item_1');
  });

  test('gives a 第一款 that looks back no other law', () => {
    expect(
      read('渡口管理条例', '第一条　标志依照《渡口标志规定》第四条制作。', '第一款第二项规定的标志除外。'),
    ).toEqual(['《渡口标志规定》第四条 → 《渡口标志规定》 art_4', '第一款第二项 ?']);
  });
});

describe('whose provisions are meant, and which', () => {
  const lists = [
    '第一条　渡船分为：',
    '（一）客船；',
    '（二）货船；',
    '（三）渡轮。',
    '渡口分为：',
    '（一）公用；',
    '（二）自用。',
  ];
  const annex = ['附件一', '渡口名录', '第一条　甲。', '乙。', '第二条　丙。'];
  const punished = (law: string, ...lines: readonly string[]) =>
    [`第一条　依照《${law}》第二条处罚；`, ...lines].join('');
  test.each<readonly [lines: readonly string[], expected: readonly string[]]>([
    // Only an article without a law can be that of the law before it
    [[punished('甲条例', '第九条除外。')], ['《甲条例》第二条 → 《甲条例》 art_2', '第九条 → 《甲条例》 art_9']],
    [[punished('甲条例', '本条例第九条除外。')], ['《甲条例》第二条 → 《甲条例》 art_2', '本条例第九条 ?']],
    [[punished('甲条例', '前款除外。')], ['《甲条例》第二条 → 《甲条例》 art_2', '前款 ?']],
    [[punished('甲条例', '第九章除外。')], ['《甲条例》第二条 → 《甲条例》 art_2', '第九章 ?']],
    [
      [punished('甲条例', '该条例第三条、同条例第四条除外。')],
      ['《甲条例》第二条 → 《甲条例》 art_2', '该条例第三条 → 《甲条例》 art_3', '同条例第四条 → 《甲条例》 art_4'],
    ],
    [
      ['第一条　甲。', '乙，依照《甲条例》第二条、前款规定。'],
      ['《甲条例》第二条 → 《甲条例》 art_2', '前款 → art_1__para_1'],
    ],
    [
      ['第一条　依照《甲条例》第二条、附件一。', ...annex],
      ['《甲条例》第二条 → 《甲条例》 art_2', '附件一 → 《甲条例》 att_1'],
    ],
    [
      ['第一条　依照《甲条例》第二条处理，附件一除外。', ...annex],
      ['《甲条例》第二条 → 《甲条例》 art_2', '附件一 → att_1'],
    ],
    [
      ['第一条　依照附件一第一条第一款、第二款。', ...annex],
      ['附件一第一条第一款 → att_1__art_1__para_1', '第二款 → att_1__art_1__para_2'],
    ],
    // 该条, 同款: the one just named
    [
      ['第一条　依照《甲条例》第二条和该条第二款。'],
      ['《甲条例》第二条 → 《甲条例》 art_2', '该条第二款 → 《甲条例》 art_2__para_2'],
    ],
    [['第一条　依照《甲条例》第二章，同款第三项。'], ['《甲条例》第二章 → 《甲条例》 chp_2']],
    [['第一条　依照《甲条例》第二条，同款第三项。'], ['《甲条例》第二条 → 《甲条例》 art_2']],
    [
      ['第一条　依照《甲条例》第二条第一款第一项，同款第三项。'],
      [
        '《甲条例》第二条第一款第一项 → 《甲条例》 art_2__para_1__item_1',
        '同款第三项 → 《甲条例》 art_2__para_1__item_3',
      ],
    ],
    // Counted from the place
    [
      ['第一条　适用后两款、下条的规定。', '乙。', '丙。', '第二条　丁。'],
      ['后两款 → art_1__para_2 art_1__para_3', '下条 → art_2'],
    ],
    [
      ['第一条　适用后两款、下条的规定。', '乙。'],
      ['后两款 ?', '下条 ?'],
    ],
    [
      ['第一条　甲。', '适用前三款。', '第二条　适用前条、前两条。'],
      ['前条 → art_1', '前三款 ?', '前两条 ?'],
    ],
    [
      ['第一条　依照本编、本节的规定。', '依照本款第一项、本条第一款。'],
      ['本条第一款 → art_1__para_1', '本款第一项 ?'],
    ],
    // Quoted
    [
      [
        '第一条　《甲条例》第五条规定：“甲。”第六条规定：“乙。”本条例第一条规定：“丙。”第二条规定：“丁。”',
        '第二条　乙。',
      ],
      ['《甲条例》第五条 → 《甲条例》 art_5', '第六条 → 《甲条例》 art_6', '本条例第一条 → art_1', '第二条 → art_2'],
    ],
    [
      [
        '第一条　《甲条例》第五条规定：“甲。”',
        '第六条规定：“乙。”',
        '依照本条例第二条。',
        '第二条规定：“丁。”',
        '第二条　丙。',
      ],
      ['《甲条例》第五条 → 《甲条例》 art_5', '第六条 → 《甲条例》 art_6', '本条例第二条 → art_2', '第二条 → art_2'],
    ],
    [
      ['第一章　甲', '第一条　《甲条例》第五条规定：“甲。”', '第二条　第一条规定：“乙。”'],
      ['《甲条例》第五条 → 《甲条例》 art_5', '第一条 → art_1'],
    ],
    // Items of lists
    [
      ['第一条　渡船分为：', '（一）客船；', '（二）货船。', '乙。', '丙。', '有第二项情形的，停航。'],
      ['第二项 → art_1__para_1__item_2'],
    ],
    [
      [...lists, '第二条　依照第一条的规定。', '甲。', '违反第一款第二项的，处罚款。'],
      ['第一条 → art_1', '第一款第二项 → art_1__para_1__item_2'],
    ],
    [
      [...lists, '第二条　违反第一条的：', '（一）违反第一项的；', '（二）违反第一项至第三项的。'],
      [
        '第一条 → art_1',
        '第一项 → art_1__para_1__item_1',
        '第一项至第三项 → art_1__para_1__item_1 art_1__para_1__item_2 art_1__para_1__item_3',
      ],
    ],
    [
      [...lists, '第二条　有第一条第一款情形的，依照第一项、第二款第二项处理。第三项除外。'],
      [
        '第一条第一款 → art_1__para_1',
        '第一项 → art_1__para_1__item_1',
        '第二款第二项 → art_1__para_2__item_2',
        '第三项 ?',
      ],
    ],
    [
      [...lists, '第二条　依照《甲条例》第三条和本条例第一条的规定：', '（一）违反第一项的；'],
      ['《甲条例》第三条 → 《甲条例》 art_3', '本条例第一条 → art_1', '第一项 → art_1__para_1__item_1'],
    ],
    [
      [...lists, '第二条　依照本条例第一条、《甲条例》第三条的规定：', '（一）违反第一项的；'],
      ['本条例第一条 → art_1', '《甲条例》第三条 → 《甲条例》 art_3', '第一项 → art_1__para_1__item_1'],
    ],
    [
      [...lists, '第二条　违反本条例第一条规定的：', '（一）下列渡船：', '1.违反第二项的；', '2.甲。'],
      ['本条例第一条 → art_1', '第二项 → art_1__para_1__item_2'],
    ],
    // Short forms
    [['第一条　依照第一百二十条之十十、第十十条。'], []],
    [['第一条　依照第五条一款规定、第五条二款项。'], ['第五条一款 ?', '第五条 ?']],
    [
      ['第一条　依照第3．1．2条、第一条前两项、第一条第一款前两项。'],
      ['第3．1．2条 ?', '第一条前两项 ?', '第一条第一款前两项 ?'],
    ],
    [
      ['第一条　依照第一条甲款、第一条第一款乙项、第一条第二项丙目。'],
      ['第一条甲款 ?', '第一条第一款乙项 ?', '第一条第二项 ?'],
    ],
    [
      [
        '第一条　依照第一条至五条、第一款至三款、第一条第一款至第二款、第一款至第二条。',
        '乙。',
        '丙。',
        '第二条　丁。',
      ],
      [
        '第一条第一款至第二款 → art_1__para_1 art_1__para_2',
        '第一款至第二条 → art_1__para_1 art_1__para_2 art_1__para_3 art_2',
        '第一条至五条 ?',
        '第一款 ?',
      ],
    ],
    [['第一条　依照本法律、本条例第十二条的第一款。'], ['本条例第十二条的第一款 ?']],
    [
      ['第一条　附件一第一条、附录第一条、附件A、附件（一）、附件 一。', ...annex],
      ['附件一第一条 → att_1__art_1', '附录第一条 → att_1__art_1', '附件（一） → att_1', '附件 一 → att_1', '附件A ?'],
    ],
    // Brackets between a name and its article
    [
      ['第一条　依照《甲条例》（2030年修订）第三条、第四条。'],
      ['《甲条例》 → 《甲条例》', '第三条 → 《甲条例》 art_3', '第四条 → 《甲条例》 art_4'],
    ],
    [
      ['第一条　依照乙条例（某发〔2030〕5号）第二条。丙条例（以下简称丙）的第三条。'],
      ['乙条例（某发〔2030〕5号）第二条 → 《乙条例》 art_2', '第三条 → 《丙条例》 art_3'],
    ],
    // Ranges that end on another level
    [
      [...lists, '第二条　依照第一条第一款第三项至第二款。'],
      ['第一条第一款第三项至第二款 → art_1__para_1__item_3 art_1__para_2'],
    ],
    [
      [...lists, '第二条　依照第一条第一款第三项至第二款第一项。'],
      ['第一条第一款第三项至第二款第一项 → art_1__para_1__item_3 art_1__para_2__item_1'],
    ],
    [
      [...lists, '第二条　依照第一条第一款第三项至第二条。'],
      ['第一条第一款第三项至第二条 → art_1__para_1__item_3 art_1__para_2 art_2'],
    ],
    // Articles that begin anew in every chapter: those of the innermost container that has one
    [
      [
        '第一章　渡船',
        '第一条　甲。',
        '第二条　依照第一条。',
        '第二章　渡口',
        '第一条　丙。',
        '第二条　依照第一条、第一章第一条。',
      ],
      ['第一条 → chp_1__art_1', '第一条 → chp_2__art_1', '第一章第一条 → chp_1__art_1'],
    ],
    [
      ['第一章　渡船', '第一条　甲。', '第二章　渡口', '第一条　丙。', '第三章　附则', '第二条　依照第一条。'],
      ['第一条 ?'],
    ],
    [
      [
        '第一编　甲',
        '第一章　渡船',
        '第一条　甲。',
        '第二编　乙',
        '第一章　渡工',
        '第一条　丁。',
        '第二章　丙',
        '第四条　依照第一条。',
      ],
      ['第一条 → part_2__chp_1__art_1'],
    ],
    // The document's own title cites nothing, its provisions do
    [['第一条　依照《渡口条例》第二条，《渡口条例》所称渡口。', '第二条　甲。'], ['《渡口条例》第二条 → art_2']],
    // 本条例 in a list attached is not the list
    [['第一条　甲。', '第二条　乙。', '附件', '渡口票价', '甲：依照本条例第二条。'], ['本条例第二条 → art_2']],
    // Chapters and sections
    [
      [
        '第一章　甲',
        '第一条　依照本章、第二章第一节、第二节。',
        '第二章　乙',
        '第一节　丙',
        '第二条　丁。',
        '第二节　戊',
        '第三条　己。',
      ],
      ['本章 → chp_1', '第二章第一节 → chp_2__sec_1', '第二节 → chp_2__sec_2'],
    ],
    [
      [
        '第一编　甲',
        '第一章　子',
        '第一条　依照第二章。',
        '第二编　乙',
        '第一章　丑',
        '第二条　依照第二章第一节、第一编第一章、前编第一章。',
        '第二章　寅',
        '第一节　卯',
        '第三条　丁。',
        '附则',
        '第四条　依照本编、第二编。',
      ],
      [
        '第二章 → part_2__chp_2',
        '第二章第一节 → part_2__chp_2__sec_1',
        '第一编第一章 → part_1__chp_1',
        '前编第一章 → part_1__chp_1',
        '本编 → part_nn',
        '第二编 → part_2',
      ],
    ],
    [
      ['第一章　甲', '第一条　乙。', '附则', '第二条　依照本章、第一章。'],
      ['本章 → chp_nn', '第一章 → chp_1'],
    ],
    [
      ['第一条　依照《甲条例》第一编第二章的规定，第三章除外。', '第二条　依照第三章。'],
      ['《甲条例》第一编第二章 → 《甲条例》 part_1__chp_2', '第三章 → 《甲条例》 part_1__chp_3', '第三章 ?'],
    ],
    // Lists that go on about the document itself
    [
      ['第一条　依照《甲条例》第二条第一款、第二款和本条例第二条第一款、第二款。', '第二条　甲。', '乙。'],
      [
        '《甲条例》第二条第一款 → 《甲条例》 art_2__para_1',
        '第二款 → 《甲条例》 art_2__para_2',
        '本条例第二条第一款 → art_2__para_1',
        '第二款 → art_2__para_2',
      ],
    ],
    [
      [...lists, '第二条　依照第一条第一款第一项、第二款第二项、第一项。'],
      [
        '第一条第一款第一项 → art_1__para_1__item_1',
        '第二款第二项 → art_1__para_2__item_2',
        '第一项 → art_1__para_2__item_1',
      ],
    ],
    // Backwards there is no range
    [['第一条　依照第二条至第一条。', '第二条　甲。'], ['第二条至第一条 ?']],
    [
      [
        '第一条　依照第1—3项、第2条、第2条之1。',
        '（一）甲；',
        '（二）乙；',
        '（三）丙。',
        '第二条　丁。',
        '第二条之一　戊。',
      ],
      [
        '第1—3项 → art_1__para_1__item_1 art_1__para_1__item_2 art_1__para_1__item_3',
        '第2条 → art_2',
        '第2条之1 → art_2-1',
      ],
    ],
    [
      ['第一条　甲。', '第二条　依照前条。', '丙依照上款。', '丁依照前两款、前三款。'],
      ['前条 → art_1', '上款 → art_2__para_1', '前两款 → art_2__para_1 art_2__para_2', '前三款 ?'],
    ],
  ])('%j', (lines, expected) => {
    expect(read('渡口条例', ...lines)).toEqual(expected);
  });
});

describe('an amendment puts its quotation where', () => {
  test.each<readonly [lines: readonly string[], expected: readonly string[]]>([
    [
      ['一、增加一条：“第七条　甲。', '“违反前款规定的，处罚款。', '“第七条之一　乙。', '“依照前款。”'],
      ['前款 → art_7__para_1', '前款 → art_7-1__para_1'],
    ],
    [
      ['一、将第三条修改为：“有下列情形的：', '“（一）甲；', '“（二）乙。', '“有前款第二项情形的，处罚款。”'],
      ['第三条 → art_3', '前款第二项 → art_3__para_1__item_2'],
    ],
    [
      ['一、第三条第二款中增加一项：“（五）甲。', '“前款所列。”'],
      ['第三条第二款 → art_3__para_2', '前款 → art_3__para_2'],
    ],
    [
      ['一、第五条增加一款，作为第三款，将该条第一款修改为：“甲。', '“依照前款。”'],
      ['第五条 → art_5', '第三款 → art_5__para_3', '该条第一款 → art_5__para_1', '前款 → art_5__para_1'],
    ],
  ])('%j', (lines, expected) => {
    expect(read('关于修改《渡船条例》的决定', ...lines)).toEqual(
      expected.map((each) => each.replace('→', '→ 《渡船条例》')),
    );
  });

  test('not in the amended text that is printed below', () => {
    const reprint = ['第一章　总则', '第一条　甲。', '第二条　依照第一条、前条办理。'];
    expect(read('关于修改《渡船条例》的决定', '一、删去第五条。', '二、本决定自公布之日起施行。', ...reprint)).toEqual([
      '第五条 → 《渡船条例》 art_5',
      '第一条 → art_1',
      '前条 → art_1',
    ]);
  });

  test('only what 对 introduces is amended', () => {
    expect(
      read(
        '渡船总局关于修改渡船办法的决定',
        '根据《立法条例》作出修改，对《渡口条例》所称渡口，对《渡船管理办法》作如下修改：',
        '一、将第三条修改为：“甲。”',
      ).at(-1),
    ).toBe('第三条 → 《渡船管理办法》 art_3');
  });
});

describe('provisions numbered in Roman numerals', () => {
  test.each(['第Ⅱ章', '第II章'])('%s is the second chapter', (printed) => {
    expect(
      read(
        '渡口条例',
        '第Ⅰ章　总则',
        `第一条　依照本条例${printed}办理。`,
        `${printed}　登记`,
        '第二条　渡口应当登记。',
      ),
    ).toEqual([`本条例${printed} → chp_2`]);
  });

  test('in ranges and lists, where X alone is to be filled in', () => {
    expect(
      read(
        '渡口公约',
        '第Ⅰ条　定义',
        '渡船包括木船。',
        '第Ⅱ条　登记',
        '依照第I条至第Ⅲ条、第X条登记。',
        '第Ⅲ条　生效',
        '依照第Ⅰ、Ⅱ条生效。',
      ),
    ).toEqual(['第I条至第Ⅲ条 → art_1 art_2 art_3', '第Ⅰ、Ⅱ条 → art_1 art_2']);
  });
});

describe('a list of articles shares a 款', () => {
  const articles = ['第一条　甲。', '乙。', '第二条　丙。', '丁。', '第三条　戊。'];

  test('which each of them has', () => {
    expect(read('渡口条例', ...articles, '第四条　依照第一、二条第二款办理。')).toEqual([
      '第一、二条第二款 → art_1__para_2 art_2__para_2',
    ]);
  });

  test('also in a range, and with 项 below', () => {
    expect(
      read(
        '渡口条例',
        ...['第一条　下列渡船：', '（一）甲；', '（二）乙。', '第二条　下列渡口：', '（一）丙；', '（二）丁。'],
        '第三条　依照第一至二条第一款第二项办理。',
      ),
    ).toEqual(['第一至二条第一款第二项 → art_1__para_1__item_2 art_2__para_1__item_2']);
  });

  test('which one of them lacks', () => {
    expect(read('渡口条例', ...articles, '第四条　依照第二、三条第二款办理。')).toEqual(['第二、三条第二款 ?']);
  });

  test('of another law', () => {
    expect(read('渡口条例', '第一条　依照《渡船法》第二、三条第二款办理。')).toEqual([
      '《渡船法》第二、三条第二款 → 《中华人民共和国渡船法》 art_2__para_2 art_3__para_2',
    ]);
  });
});

describe('what is not the document itself', () => {
  test('本书 and what else bears no name of a regulation', () => {
    expect(
      read('渡口管理办法', '第一条　学习本书第三部分，依照本教材第二条、本任务书第一条；本人依第一条登记。'),
    ).toEqual(['第一条 → art_1']);
  });

  test('本条例 and 本规定 in an 办法', () => {
    expect(
      read(
        '渡口管理办法',
        '第一条　违反本条例第一条、第二条的，依照本办法第二条。',
        '第二条　本规定第一条和本细则第一条。',
      ),
    ).toEqual(['本办法第二条 → art_2']);
  });

  test.each([
    ['渡口法典', '本法第一条'],
    ['某某邦宪法', '本法第一条'],
    ['渡口登记暂行规定（试行）', '本规定第一条'],
    ['关于公布渡口办法的通知', '本办法第一条'],
    ['某某渡口登记要点', '本规定第一条'],
    ['渡口管理办法', '本决定第一条'],
  ])('but in %s %s', (title, words) => {
    expect(read(title, `第一条　依照${words}办理。`, '第二条　甲。')).toEqual([`${words} → art_1`]);
  });

  test('前编 in an 附则 without a number is reported as missing by nobody', () => {
    expect(
      read(
        '渡口条例',
        '第一编　总则',
        '第一条　甲。',
        '第二编　登记',
        '第二条　前编规定适用。',
        '附　则',
        '第三条　前编规定适用。',
      ),
    ).toEqual(['前编 → part_1']);
  });
});

describe('no link leads to where it stands', () => {
  test('本款 alone', () => {
    expect(read('渡口条例', '第一条　甲。', '本款所称渡口，包括码头。')).toEqual([]);
  });

  test('本项 in a 目 and in a paragraph of it', () => {
    expect(
      read(
        '渡口条例',
        '第一条　收费标准：',
        '（一）渡船：',
        '1.木船五元；',
        '2.依照本项规定另收；',
        '（二）渡口依照本项收费。',
      ),
    ).toEqual([]);
  });

  test('the own member of a list', () => {
    expect(
      read(
        '渡口条例',
        '第一条　收费标准：',
        '（一）甲；',
        '（二）乙，但本款第一、二、三项另有规定的除外；',
        '（三）丙。',
      ),
    ).toEqual(['本款第一、二、三项 → art_1__para_1__item_1 art_1__para_1__item_3']);
  });

  test('but 本款 in a 项 leads to what stands above it, and 本条 to the whole', () => {
    expect(read('渡口条例', '第一条　收费标准：', '（一）本款规定适用于木船；', '（二）本条规定不适用。')).toEqual([
      '本款 → art_1__para_1',
      '本条 → art_1',
    ]);
  });
});

describe('quotations without marks', () => {
  test('speak of the law that is amended', () => {
    expect(
      read(
        '关于修改《渡口条例》的决定',
        '一、第三条修改为：',
        '第三条　依照本条例第五条登记。',
        '前款规定不适用。',
        '二、增加一条，作为第四条：',
        '第四条　依照前条登记。',
      ),
    ).toEqual([
      '第三条 → 《渡口条例》 art_3',
      '本条例第五条 → 《渡口条例》 art_5',
      '前款 → 《渡口条例》 art_3__para_1',
      '第四条 → 《渡口条例》 art_4',
      '前条 → 《渡口条例》 art_3',
    ]);
  });
});
