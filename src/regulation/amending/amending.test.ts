import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findCorpus, readDocument } from '../../../tests/support/corpus.ts';
import { compareEditions, comparisonReport } from '../lineage/report.ts';
import { parseBody } from '../structure/testing.ts';
import { placeName } from './carry-out.ts';
import { instructionsOf } from './instructions.ts';

/** `replace-words 第三条第二款 → 第三条第二款` of every instruction of a decision. */
function read(...lines: readonly string[]): readonly string[] {
  const decision = parseBody(lines.join('\n'), '关于修改《渡口管理办法》的决定').source;
  return instructionsOf(decision, '渡口管理办法').map(
    ({ operation, old, stated }) =>
      `${operation} ${old.map(placeName).join('、')} → ${stated.map(placeName).join('、')}`,
  );
}

describe('what an instruction says', () => {
  test.each<readonly [statement: string, expected: readonly string[]]>([
    ['将第三条修改为：“渡船不得超载。”', ['replace-article 第三条 → 第三条']],
    ['第３条修改为:“渡船不得超载。”', ['replace-article 第三条 → 第三条']],
    ['将十一条修改为：“渡船不得超载。”', ['replace-article 第十一条 → 第十一条']],
    ['将《渡口管理办法》原第三条修改为：“渡船不得超载。”', ['replace-article 第三条 → 第三条']],
    ['将引言修改为：“为了加强管理，制定本办法。”', ['replace-preamble 引言 → 引言']],
    ['将名称修改为：“渡口安全办法”', ['replace-title 名称 → 名称']],
    [
      '将第三条第二款、第三款修改为：“甲。”',
      ['replace-paragraph 第三条第二款、第三条第三款 → 第三条第二款、第三条第三款'],
    ],
    ['将第四条第（二）项修改为：“浓雾”', ['replace-item 第四条第（二）项 → 第四条第（二）项']],
    ['将第二条修改为第六条：“甲。”', ['replace-article 第二条 → 第六条']],
    ['将第九条改为第八条，修改为：“甲。”', ['replace-article 第九条 → 第八条']],
    [
      '将原第八条改为第十二条，并将原第八条第二款修改为：“甲。”',
      ['renumber 第八条 → 第十二条', 'replace-paragraph 第八条第二款 → 第八条第二款'],
    ],
    ['将第五条修改为第十条。', ['renumber 第五条 → 第十条']],
    ['增加一条，作为第七条：“甲。”', ['insert-article  → 第七条']],
    [
      '在第七条后增加二条，作为第七条之一、第七条之二：“第七条之一　甲。\n“第七条之二　乙。”',
      ['insert-article  → 第七条之一', 'insert-article  → 第七条之二'],
    ],
    ['在第六条中增加一款作为第二款：“甲。”', ['insert-paragraph  → 第六条第二款']],
    ['在第六条中增加一款作为第二款，将该条修改为：“甲。\n“乙。”', ['replace-article 第六条 → 第六条']],
    ['第六条增加一项，作为第三项：“丙”', ['insert-item  → 第六条第三项']],
    ['删去第六条。', ['delete-article 第六条 → ']],
    ['删除第六条、第九条至第十一条。', ['delete-article 第六条、第九条、第十条、第十一条 → ']],
    ['删去第六条第二款。', ['delete-paragraph 第六条第二款 → ']],
    ['删去第六条中的“和码头”。', ['delete-words 第六条 → 第六条']],
    [
      '删去第六条第一款末尾的“但夜间除外”和第二款末尾的“但雨天除外”，并将第二款中的“及”修改为“或者”。',
      [
        'delete-words 第六条第一款 → 第六条第一款',
        'delete-words 第六条第二款 → 第六条第二款',
        'replace-words 第六条第二款 → 第六条第二款',
      ],
    ],
    [
      '第六条第一款中“航运”修改为“水运”；“船工”修改为“船员”',
      ['replace-words 第六条第一款 → 第六条第一款', 'replace-words 第六条第一款 → 第六条第一款'],
    ],
    ['第六条第一款开始部分增加规定：“除渡口外，”', ['insert-words 第六条第一款 → 第六条第一款']],
    ['第六条在“码头”后增加“、浮桥”', ['insert-words 第六条 → 第六条']],
    ['将第六条和第七条合并修改为：“甲。”', ['merge 第六条、第七条 → ']],
    ['将第六条改为两条，作为第六条、第七条，修改为：“甲。”', ['split 第六条 → 第六条、第七条']],
    ['条文顺序作相应调整。', ['renumber * → *']],
    [
      '将条文顺序作相应调整：“第八条”调整为“第七条”，“第九条”调整为“第八条”。',
      ['renumber 第八条 → 第七条', 'renumber 第九条 → 第八条'],
    ],
    ['第六条中“甲”修改为“乙”。这一条相应修改为：“丙。”', ['replace-words 第六条 → 第六条']],
    [
      '将第五条、第六条第二款中的“甲”修改为“乙”，“丙”修改为“丁”。',
      [
        'replace-words 第五条、第六条第二款 → 第五条、第六条第二款',
        'replace-words 第五条、第六条第二款 → 第五条、第六条第二款',
      ],
    ],
    [
      '将第六条改为第七条，其中的“甲”修改为“乙”，删去“丙”。',
      ['renumber 第六条 → 第七条', 'replace-words 第六条 → 第六条', 'delete-words 第六条 → 第六条'],
    ],
    ['将第六条中的“甲”予以删除。', ['delete-words 第六条 → 第六条']],
    ['将本办法中的“渔政部门”统一修改为“渔业部门”。', ['replace-words * → *']],
    ['将第三章章名修改为：“渡口安全”。', ['replace-title 第三章章名 → 第三章章名']],
    ['第三章章名“渡口管理”修改为“渡口安全”。', ['replace-title 第三章章名 → 第三章章名']],
    ['将办法名称修改为《渡口安全办法》。', ['replace-title 办法名称 → 办法名称']],
    ['增加一章，作为第五章，章名为“监督检查”。', ['insert-section  → 第五章']],
    [
      '在第一章后增加一章，作为第二章：“第二章　规划\n“第七条　甲。\n“第八条　乙。”',
      ['insert-section  → 第二章', 'insert-article  → 第七条', 'insert-article  → 第八条'],
    ],
    ['将第六条、第七条、第八条合并，作为第五条，修改为：“甲。”', ['merge 第六条、第七条、第八条 → 第五条']],
    [
      '将第六条第一款、第二款合并为一款，作为第一款，修改为：“甲。”',
      ['merge 第六条第一款、第六条第二款 → 第六条第一款'],
    ],
    ['将第六条改为第七条、第八条，修改为：“第七条　甲。\n“第八条　乙。”', ['split 第六条 → 第七条、第八条']],
    [
      '将第六条、第七条改为第八条、第九条，修改为：“第八条　甲。\n“第九条　乙。”',
      ['replace-article 第六条 → 第八条', 'replace-article 第七条 → 第九条'],
    ],
    ['第六条移至第九条之后，作为第八条。', ['renumber 第六条 → 第八条']],
    ['将第六条的第二款单独作为一条，作为第七条，修改为：“甲。”', ['replace-paragraph 第六条第二款 → 第七条']],
    ['删去第六条第一项至第三项。', ['delete-item 第六条第一项、第六条第二项、第六条第三项 → ']],
    ['第六条增加一款：“甲。”', ['insert-paragraph  → 第六条']],
    ['第六条第二项后增加一项：“甲；”', ['insert-item  → 第六条第三项']],
    ['第六条第一款增加规定：“但夜间除外。”', ['insert-words 第六条第一款 → 第六条第一款']],
    [
      '将第六条中的“甲”、“乙”分别修改为“丙”、“丁”，将“戊”删去。',
      ['replace-words 第六条 → 第六条', 'replace-words 第六条 → 第六条', 'delete-words 第六条 → 第六条'],
    ],
    ['将第六条中的罚款数额“甲”修改为“乙”。', ['replace-words 第六条 → 第六条']],
    ['将“渔政部门”统一替换为“渔业部门”。', ['replace-words * → *']],
    [
      '第六条第（二）、（三）项修改为：“（二）甲；\n（三）乙；”',
      ['replace-item 第六条第（二）项、第六条第（三）项 → 第六条第（二）项、第六条第（三）项'],
    ],
    ['第六条修改如下："甲。"', ['replace-article 第六条 → 第六条']],
    ['删去第十条之一至第十条之三。', ['delete-article 第十条之一、第十条之二、第十条之三 → ']],
    ['删去第九条至第十条之二。', ['delete-article 第九条、第十条、第十条之一、第十条之二 → ']],
    ['删去第十条之四至第十二条。', ['delete-article 第十条之四、第十一条、第十二条 → ']],
    ['删去第六条第（一）项至第（三）项。', ['delete-item 第六条第（一）项、第六条第二项、第六条第（三）项 → ']],
    [
      '将第十条之一至第十条之三改为第十一条至第十三条。',
      ['renumber 第十条之一、第十条之二、第十条之三 → 第十一条、第十二条、第十三条'],
    ],
    ['将第三条以及第五条中的“甲”修改为“乙”。', ['replace-words 第三条、第五条 → 第三条、第五条']],
    ['第六条改为：「甲。」', ['replace-article 第六条 → 第六条']],
    ['第三条中的第二款“甲”修改为“乙”。', ['replace-words 第三条第二款 → 第三条第二款']],
    ['第三条中的第（一）项“甲”修改为“乙”。', ['replace-words 第三条第（一）项 → 第三条第（一）项']],
    ['第三条第一款中的第（一）项修改为：“甲；”', ['replace-item 第三条第一款第（一）项 → 第三条第一款第（一）项']],
    ['将第三条中的第二款修改为：“甲。”', ['replace-paragraph 第三条第二款 → 第三条第二款']],
    ['删去第三条中的第二款。', ['delete-paragraph 第三条第二款 → ']],
    ['将第三条第一款中第（一）项、第（三）项删去。', ['delete-item 第三条第一款第（一）项、第三条第一款第（三）项 → ']],
    ['将第三条中的罚款和第五条中的“甲”修改为“乙”。', ['other  → ']],
    ['将第三条中的罚款和本办法中的“甲”修改为“乙”。', ['other  → ']],
    ['第三条中的罚款和附件中“甲”修改为“乙”。', ['other  → ']],
    ['第三条中的罚款数额“甲”修改为“乙”。', ['replace-words 第三条 → 第三条']],
    ['删去第三条中的罚款。', ['other  → ']],
    ['删去第二条、第三条中的罚款。', ['other  → ']],
    ['删去第三条规定的罚款。', ['other  → ']],
    ['删去第三条后，条文顺序作相应调整。', ['delete-article 第三条 → ', 'renumber * → *']],
    ['删去第三条的内容。', ['delete-article 第三条 → ']],
    ['删去第三条内容。', ['delete-article 第三条 → ']],
    ['删去第三条的全部内容。', ['delete-article 第三条 → ']],
    ['删去第三条条文。', ['delete-article 第三条 → ']],
    ['删去第三条整条。', ['delete-article 第三条 → ']],
    ['第三条第一款删去“甲”。', ['delete-words 第三条第一款 → 第三条第一款']],
    ['在第三条中删去“甲”，“乙”修改为“丙”。', ['delete-words 第三条 → 第三条', 'replace-words 第三条 → 第三条']],
    ['删去第三条的全部。', ['delete-article 第三条 → ']],
    ['删去第三条的具体内容。', ['delete-article 第三条 → ']],
    ['删去第三条之规定。', ['delete-article 第三条 → ']],
    ['删去第三条和附件。', ['delete-article 第三条 → ']],
    ['删去第三条、附件。', ['delete-article 第三条 → ']],
    ['删去第三条以及附件。', ['delete-article 第三条 → ']],
    ['删去第三条一条。', ['delete-article 第三条 → ']],
    ['将第三条的内容删去。', ['delete-article 第三条 → ']],
    ['删去第三条第二款内容。', ['delete-paragraph 第三条第二款 → ']],
    ['删去第五条至第八条共四条。', ['delete-article 第五条、第六条、第七条、第八条 → ']],
    ['删去第五条将第六条改为第五条。', ['delete-article 第五条 → ', 'renumber 第六条 → 第五条']],
    ['删去第五条之后，第六条改为第五条。', ['delete-article 第五条 → ', 'renumber 第六条 → 第五条']],
    ['删去第二条和第三条的内容，第四条改为第二条。', ['delete-article 第二条、第三条 → ', 'renumber 第四条 → 第二条']],
    ['删去第五条将第六条中的“甲”修改为“乙”。', ['delete-article 第五条 → ', 'replace-words 第六条 → 第六条']],
    ['删去第三条中的罚款，第四条改为第三条。', ['other  → ', 'renumber 第四条 → 第三条']],
    ['删去第十条之一中的罚款。', ['other  → ']],
    ['删去第三条第二款中的罚款。', ['other  → ']],
    ['删去该条例第三条中的罚款。', ['other  → ']],
    ['删去第三条的罚款。', ['other  → ']],
    ['删去第三条内容中的罚款。', ['other  → ']],
    ['删去第三条关于罚款的规定。', ['other  → ']],
    ['删去第三条罚款规定。', ['other  → ']],
    ['删去第三条第二句。', ['other  → ']],
    ['删去第三条前一句。', ['other  → ']],
    ['删去第三条后段。', ['other  → ']],
    ['删去第三条标题。', ['other  → ']],
    ['删去第三条但书。', ['other  → ']],
    ['删去第三条的部分内容。', ['other  → ']],
    ['删去第三条除第一款外的内容。', ['other  → ']],
    ['删去第三条和附件中的罚款。', ['other  → ']],
    ['删去第三条、附件中的“甲”。', ['other  → ']],
    ['删去第三条和附件“甲”。', ['other  → ']],
    ['第三条第一款删去第二项。', ['other  → ']],
    ['第三条删去其中的罚款。', ['other  → ']],
    [
      '删去第三条第二款规定，另增加一款，作为第三款：“甲。”',
      ['delete-paragraph 第三条第二款 → ', 'insert-paragraph  → 第三条第三款'],
    ],
    ['删去第二条、第三条第二款。', ['delete-article 第二条 → ', 'delete-paragraph 第三条第二款 → ']],
    ['第三条中“甲”删去。', ['delete-words 第三条 → 第三条']],
    ['将第三条前一句中的“甲”删去。', ['delete-words 第三条 → 第三条']],
    ['删去第三条中的罚款数额“甲”。', ['delete-words 第三条 → 第三条']],
    ['删去第三条：“甲。”', ['delete-article 第三条 → ']],
    ['第三条第二款末尾的“甲”修改为“乙”。', ['replace-words 第三条第二款 → 第三条第二款']],
    ['将本办法中的“甲”删去。', ['delete-words * → *']],
    ['删去本办法中的“甲”。', ['delete-words * → *']],
    ['将“甲”删去。', ['delete-words * → *']],
    ['将附件中的“甲”修改为“乙”，删去其中的“丙”。', ['delete-words  → ']],
    ['将附件中的“甲”修改为“乙”，删去其中的“丙”，“丁”修改为“戊”。', ['delete-words  → ', 'replace-words  → ']],
    ['对附件作如下修改：删去“甲”。', ['delete-words  → ']],
    ['对附件作如下修改：\n（一）删去“甲”。\n（二）将“乙”修改为“丙”。', ['delete-words  → ', 'replace-words  → ']],
    ['对收费标准作如下修改：在“甲”后增加“乙”。', ['insert-words  → ']],
    ['将收费标准中的“甲”改作“乙”，“丙”修改为“丁”。', ['replace-words  → ']],
    ['将第三条中的罚款和第五条规定的罚款提高，“丙”修改为“丁”。', ['replace-words  → ']],
    [
      '第三条中的“甲”修改为“乙”，附件中的“甲”修改为“乙”，删去其中的“丙”。',
      ['replace-words 第三条 → 第三条', 'delete-words  → '],
    ],
    ['删去其中的“甲”，将“乙”修改为“丙”。', ['delete-words  → ', 'replace-words  → ']],
    ['将本办法中的“甲”修改为“乙”，删去其中的“丙”。', ['replace-words * → *', 'delete-words  → ']],
    ['将“甲”修改为“乙”，其中的“丙”修改为“丁”。', ['replace-words * → *', 'replace-words  → ']],
    ['对本办法作如下修改：删去“甲”。', ['delete-words * → *']],
    ['对《渡口管理办法》作如下修改：删去“甲”。', ['delete-words * → *']],
    ['对部分条文作如下修改：将“甲”修改为“乙”。', ['replace-words * → *']],
    ['对有关内容作出以下修改：将“甲”修改为“乙”。', ['replace-words * → *']],
    ['根据《渡船法》第二条，将“甲”修改为“乙”。', ['replace-words * → *']],
    ['为统一表述，将“甲”修改为“乙”。', ['replace-words * → *']],
    ['在本办法中的“甲”后增加“乙”。', ['insert-words * → *']],
    [
      '将本办法中的“甲”修改为“乙”，“丙”修改为“丁”，删去“戊”。',
      ['replace-words * → *', 'replace-words * → *', 'delete-words * → *'],
    ],
    ['将“甲”修改为“乙”，“丙”修改为“丁”。', ['replace-words * → *', 'replace-words * → *']],
    [
      '将第三条修改为：“甲。”将本办法中的“乙”修改为“丙”，“丁”修改为“戊”。',
      ['replace-article 第三条 → 第三条', 'replace-words * → *', 'replace-words * → *'],
    ],
    [
      '将第五条、第六条中的“甲”修改为“乙”，在“丙”后增加“丁”。',
      ['replace-words 第五条、第六条 → 第五条、第六条', 'insert-words 第五条、第六条 → 第五条、第六条'],
    ],
    [
      '对部分条文作以下修改：\n（一）将第五条中的“甲”修改为“乙”。\n（二）删去第六条中的“丙”。',
      ['replace-words 第五条 → 第五条', 'delete-words 第六条 → 第六条'],
    ],
  ])('%s', (statement, expected) => {
    expect(read(`一、${statement}`)).toEqual(expected);
  });

  test('numbers and verbs inside a quotation say nothing', () => {
    expect(
      read(
        '一、将第三条修改为：“删去第五条的，依照第六条办理。',
        '“二、前款修改为通知。”',
        '二、删去第四条。',
        '本决定自2024年1月1日起施行。',
      ),
    ).toEqual(['replace-article 第三条 → 第三条', 'delete-article 第四条 → ']);
  });

  test('of a decision on several works, only the section on this one', () => {
    expect(
      read(
        '一、修改《灯塔办法》',
        '1.删去第二条。',
        '二、修改《渡口管理办法》',
        '1.删去第四条。',
        '三、修改《水闸办法》',
        '1.删去第九条。',
      ),
    ).toEqual(['delete-article 第四条 → ']);
  });

  test.each([
    [
      [
        '一、将《灯塔办法》第三条修改为：“甲。”',
        '二、将《渡口管理办法》（市政府令第12号）第四条修改为：“乙。”',
        '三、删去《水闸办法》第六条。',
        '四、《办法》第五条删去。',
      ],
    ],
    [
      [
        '一、对《灯塔办法》作出修改',
        '（一）删去第二条。',
        '二、对《渡口管理办法》作如下修改：',
        '（一）第四条修改为：“乙。”',
        '（二）第五条删去。',
        '三、对《水闸办法》作出以下修改。',
        '（一）删去第九条。',
      ],
    ],
  ])('of a decision that names the work point by point, or in its heads, only what is about this one', (lines) => {
    expect(read(...lines)).toEqual(['replace-article 第四条 → 第四条', 'delete-article 第五条 → ']);
  });

  test.each<readonly [title: string, expected: readonly string[]]>([
    ['渡口管理办法', ['第一条', '第八条']],
    ['渡口管理办法实施细则', ['第二条', '第三条', '第八条']],
    ['渡口管理法实施条例', ['第四条', '第五条', '第八条']],
    ['渡口管理法', ['第六条', '第八条']],
    ['水上渡口管理法', ['第七条', '第八条']],
  ])('of a decision on a law and on what carries it out, only what is about %s', (title, expected) => {
    const decision = parseBody(
      [
        '一、删去《渡口管理办法》第一条。',
        '二、删去《渡口管理办法实施细则》第二条。',
        '三、删去《实施细则》第三条。',
        '四、删去《渡口管理法实施条例》第四条。',
        '五、删去《实施条例》第五条。',
        '六、删去《中华人民共和国渡口管理法》第六条。',
        '七、删去《水上渡口管理法》第七条。',
        '八、删去第八条。',
      ].join('\n'),
      '关于修改部分法规的决定',
    ).source;
    expect(instructionsOf(decision, title).flatMap(({ old }) => old.map(placeName))).toEqual(expected);
  });

  test('a work may be named without its region, or without its edition', () => {
    const decision = parseBody(
      '一、删去《某某市渡口管理办法（试行）》第一条。\n二、删去《渡口管理办法》第二条。\n三、删去《办法》第三条。\n四、删去《灯塔管理办法》第四条。',
      '关于修改部分规章的决定',
    ).source;
    const read = instructionsOf(decision, '某某市渡口管理办法（试行）').flatMap(({ old }) => old.map(placeName));
    expect(read).toEqual(['第一条', '第二条', '第三条']);
  });

  test('points may be numbered （一）, and a quoted item is none of them', () => {
    expect(
      read(
        '（一）将第三条修改为：“有下列情形的，停止渡运：',
        '（二）浓雾，船工要求修改航线的；”',
        '（二）删去第五条。',
      ),
    ).toEqual(['replace-article 第三条 → 第三条', 'delete-article 第五条 → ']);
  });

  test('one instruction has no number', () => {
    expect(read('对《渡口管理办法》作如下修改：', '将第二条修改为：', '“甲。', '乙。”')).toEqual([
      'replace-article 第二条 → 第二条',
    ]);
  });
});

const OLD = [
  '第一条　渡口应当悬挂标志。',
  '第二条　渡船应当年年检修。',
  '检修及救生费用由经营人承担。',
  '第三条　有下列情形的，停止渡运：',
  '（一）大风；',
  '（二）浓雾。',
  '第四条　渡工应当持证上岗。',
];

function compared(
  decision: readonly string[],
  next: readonly string[],
  old: readonly string[] = OLD,
): ReturnType<typeof comparisonReport> {
  const title = '渡口管理办法';
  return comparisonReport(
    compareEditions(
      parseBody(old.join('\n'), title),
      parseBody(next.join('\n'), title),
      parseBody(decision.join('\n'), `关于修改《${title}》的决定`).source,
    ),
  );
}

describe('carried out on the old text', () => {
  const DECISION = [
    '一、删去第一条。',
    '二、将第二条改为第一条，第二款中的“及”修改为“和”。',
    '三、第三条增加一项，作为第二项：“暴雨”。',
    '四、条文顺序作相应调整。',
  ];
  const NEXT = [
    '第一条　渡船应当年年检修。',
    '检修和救生费用由经营人承担。',
    '第二条　有下列情形的，停止渡运：',
    '（一）大风；',
    '（二）暴雨；',
    '（三）浓雾。',
    '第三条　渡工应当持证上岗。',
  ];

  test('the new text comes out, and every place has its new number', () => {
    const { articles, deleted, instructions, unexplained } = compared(DECISION, NEXT);
    expect(articles.map(({ new: label, from, kind }) => `${label} ← ${from.join()} ${kind}`)).toEqual([
      '第一条 ← 第二条 renumbered-changed',
      '第二条 ← 第三条 renumbered-changed',
      '第三条 ← 第四条 renumbered-unchanged',
    ]);
    expect(deleted).toEqual(['第一条']);
    expect(
      instructions?.map(({ n, operation, old, new: next, applied }) => [n, operation, old, next, applied]),
    ).toEqual([
      ['一', 'delete-article', ['第一条'], null, true],
      ['二', 'renumber', '第二条', '第一条', true],
      ['二', 'replace-words', '第二条第二款', '第一条第二款', true],
      ['三', 'insert-item', null, '第二条第二项', true],
      ['四', 'renumber', '*', '*', true],
    ]);
    expect(unexplained).toEqual([]);
  });

  test('a change that nothing announces is a finding, not a failure of an instruction', () => {
    const silent = NEXT.map((line) => line.replace('持证上岗', '持有证书'));
    const { instructions, unexplained } = compared(DECISION, silent);
    expect(instructions?.every(({ applied }) => applied)).toBe(true);
    expect(unexplained).toEqual([{ new: '第三条', old: '第四条' }]);
  });

  test('an instruction that the new text does not have is said to be so', () => {
    const { instructions, unexplained } = compared(
      DECISION,
      NEXT.map((line) => line.replace('检修和救生', '检修及救生')),
    );
    expect(instructions?.filter(({ applied }) => !applied).map(({ n, operation }) => `${n} ${operation}`)).toEqual([
      '二 replace-words',
    ]);
    expect(unexplained).toEqual([]);
  });

  test('a title or a number that the new text does not have is said to be so', () => {
    const renamed = compared(['一、将名称修改为：“渡口安全办法”。', '二、将第四条改为第五条。'], OLD);
    expect(renamed.instructions?.map(({ operation, applied }) => [operation, applied])).toEqual([
      ['replace-title', false],
      ['renumber', false],
    ]);
    const kept = compared(['一、将名称修改为：“渡口管理办法”。', '二、条文顺序作相应调整。'], OLD);
    expect(kept.instructions?.every(({ applied }) => applied)).toBe(true);
  });

  test.each<readonly [statement: string, title: string, isApplied: boolean]>([
    ['将名称修改为：“渡口办法”。', '渡口办法', true],
    ['将名称修改为：“渡口办法”。', '渡口办法（2024年修订）', true],
    ['将名称修改为：“渡口办法”。', '某某市渡口办法', false],
    ['将名称修改为：“渡口办法”。', '渡口办法实施细则', false],
    ['将名称修改为：“渡口办法”。', '渡口办法（试行）', false],
    ['将名称中的“管理”修改为“安全”。', '渡口安全办法', true],
    ['将名称中的“管理”修改为“安全”。', '渡口安全管理办法', false],
    ['将名称中的“灯塔”修改为“安全”。', '渡口安全办法', false],
    ['将名称中的“管理”删去。', '渡口办法', true],
    ['将名称中的“管理”删去。', '渡口管理办法', false],
    ['删去名称中的“灯塔”。', '渡口管理办法', false],
    ['名称中的“渡口”后增加“安全”。', '渡口安全管理办法', true],
    ['名称末尾增加“（试行）”。', '渡口管理办法（试行）', true],
    ['名称末尾增加“（试行）”。', '渡口管理办法', false],
    ['第一章章名修改为“渡口监督”。', '第一章　渡口监督', true],
    ['第一章章名修改为“第一章　渡口监督”。', '第一章　渡口监督', true],
    ['第一章章名修改为“监督”。', '第一章　渡口监督', false],
    ['第一章章名“管理”修改为“监督”。', '第一章　渡口监督', true],
    ['第一章章名“管理”修改为“监督”。', '第一章　渡口监督检查', false],
  ])('%s, and the new one is %s', (statement, title, isApplied) => {
    const named = (of: string): ReturnType<typeof parseBody> =>
      of.startsWith('第')
        ? parseBody([of, ...OLD].join('\n'), '渡口管理办法')
        : parseBody(['第一章　渡口管理', ...OLD].join('\n'), of);
    const old = named(title.startsWith('第') ? '第一章　渡口管理' : '渡口管理办法');
    const decision = parseBody(`一、${statement}`, '关于修改《渡口管理办法》的决定').source;
    const { instructions } = comparisonReport(compareEditions(old, named(title), decision));
    expect(instructions?.map(({ applied }) => applied)).toEqual([isApplied]);
  });

  test.each<readonly [title: string, article: string, isApplied: boolean, unexplained: readonly string[]]>([
    ['渡口安全办法', '安全员应当佩戴标志。', true, []],
    ['渡口安全办法', '安全员应当佩戴证件。', true, ['第五条']],
    ['渡口安全办法', '管理员应当佩戴标志。', false, []],
    ['渡口管理办法', '安全员应当佩戴标志。', false, []],
  ])('words of the title and of an article change in both: %s, %s', (title, article, isApplied, found) => {
    const { instructions, unexplained } = comparisonReport(
      compareEditions(
        parseBody([...OLD, '第五条　管理员应当佩戴标志。'].join('\n'), '渡口管理办法'),
        parseBody([...OLD, `第五条　${article}`].join('\n'), title),
        parseBody('一、将名称、第五条中的“管理”修改为“安全”。', '关于修改《渡口管理办法》的决定').source,
      ),
    );
    expect(instructions?.map(({ operation, applied }) => [operation, applied])).toEqual([['replace-words', isApplied]]);
    expect(unexplained?.map(({ new: label }) => label)).toEqual(found);
  });
});

describe('of an article that becomes several, or one that becomes a part', () => {
  const RENUMBERED =
    '本决定自2024年1月1日起施行。《渡口管理办法》根据本决定作相应修改并对条文顺序作相应调整，重新公布。';

  test.each<readonly [statement: string, next: readonly string[], lineage: readonly string[]]>([
    [
      '将第二条改为两条，作为第二条、第三条，修改为：“第二条　渡船应当每年检修。\n“第三条　检修费用由经营人承担。”',
      [
        '第一条　渡口应当悬挂标志。',
        '第二条　渡船应当每年检修。',
        '第三条　检修费用由经营人承担。',
        '第四条　有下列情形的，停止渡运：',
        '（一）大风；',
        '（二）浓雾。',
        '第五条　渡工应当持证上岗。',
      ],
      ['第二条 split', '第二条 split', '第三条 renumbered-unchanged', '第四条 renumbered-unchanged'],
    ],
    [
      '第二条分为两条，作为第二条、第三条。',
      [
        '第一条　渡口应当悬挂标志。',
        '第二条　渡船应当年年检修。',
        '第三条　检修及救生费用由经营人承担。',
        '第四条　有下列情形的，停止渡运：',
        '（一）大风；',
        '（二）浓雾。',
        '第五条　渡工应当持证上岗。',
      ],
      ['第二条 split', '第二条 split', '第三条 renumbered-unchanged', '第四条 renumbered-unchanged'],
    ],
    [
      '将第二条第二款单独作为一条，作为第三条，修改为：“检修和救生费用由经营人承担。”',
      [
        '第一条　渡口应当悬挂标志。',
        '第二条　渡船应当年年检修。',
        '第三条　检修和救生费用由经营人承担。',
        '第四条　有下列情形的，停止渡运：',
        '（一）大风；',
        '（二）浓雾。',
        '第五条　渡工应当持证上岗。',
      ],
      ['第二条 split', '第二条 split', '第三条 renumbered-unchanged', '第四条 renumbered-unchanged'],
    ],
    [
      '将第二条第一款、第二款合并为一款，作为第一款，修改为：“渡船检修费用由经营人承担。”',
      [
        '第一条　渡口应当悬挂标志。',
        '第二条　渡船检修费用由经营人承担。',
        '第三条　有下列情形的，停止渡运：',
        '（一）大风；',
        '（二）浓雾。',
        '第四条　渡工应当持证上岗。',
      ],
      ['第二条 changed', '第三条 unchanged', '第四条 unchanged'],
    ],
    [
      '将第一条、第二条合并，作为第一条，修改为：“渡口应当悬挂标志，渡船应当检修。”',
      [
        '第一条　渡口应当悬挂标志，渡船应当检修。',
        '第二条　有下列情形的，停止渡运：',
        '（一）大风；',
        '（二）浓雾。',
        '第三条　渡工应当持证上岗。',
      ],
      ['第三条 renumbered-unchanged', '第四条 renumbered-unchanged'],
    ],
    [
      '将办法中的“渡运”修改为“摆渡”，第四条移至第一条之后，作为第二条。',
      [
        '第一条　渡口应当悬挂标志。',
        '第二条　渡工应当持证上岗。',
        '第三条　渡船应当年年检修。',
        '检修及救生费用由经营人承担。',
        '第四条　有下列情形的，停止摆渡：',
        '（一）大风；',
        '（二）浓雾。',
      ],
      ['第四条 renumbered-unchanged', '第二条 renumbered-unchanged', '第三条 renumbered-changed'],
    ],
    [
      '第三条增加两项，作为第二项、第三项：“（二）暴雨；\n“（三）山洪；”，第二项改为第四项，修改为：“大雾。”',
      [
        '第一条　渡口应当悬挂标志。',
        '第二条　渡船应当年年检修。',
        '检修及救生费用由经营人承担。',
        '第三条　有下列情形的，停止渡运：',
        '（一）大风；',
        '（二）暴雨；',
        '（三）山洪；',
        '（四）大雾。',
        '第四条　渡工应当持证上岗。',
      ],
      ['第二条 unchanged', '第三条 changed', '第四条 unchanged'],
    ],
    [
      '删去第三条第二项，第一项修改为：“狂风。”增加一项，作为第一项：“山洪；”',
      [
        '第一条　渡口应当悬挂标志。',
        '第二条　渡船应当年年检修。',
        '检修及救生费用由经营人承担。',
        '第三条　有下列情形的，停止渡运：',
        '（一）山洪；',
        '（二）狂风。',
        '第四条　渡工应当持证上岗。',
      ],
      ['第二条 unchanged', '第三条 changed', '第四条 unchanged'],
    ],
    [
      '第三条第（一）、（二）项修改为："（一）狂风；\n（二）大雾。"',
      [
        '第一条　渡口应当悬挂标志。',
        '第二条　渡船应当年年检修。',
        '检修及救生费用由经营人承担。',
        '第三条　有下列情形的，停止渡运：',
        '（一）狂风；',
        '（二）大雾。',
        '第四条　渡工应当持证上岗。',
      ],
      ['第二条 unchanged', '第三条 changed', '第四条 unchanged'],
    ],
  ])('%s', (statement, next, lineage) => {
    const { articles, instructions, unexplained } = compared([`一、${statement}`, RENUMBERED], next);
    expect(instructions?.filter(({ applied }) => !applied)).toEqual([]);
    expect(unexplained).toEqual([]);
    expect(articles.slice(1).map(({ from, kind }) => `${from.join()} ${kind}`)).toEqual(lineage);
  });

  test('words that are nowhere in the text, and a chapter that is not called so, are not there', () => {
    const { instructions } = compared(
      ['一、将本办法中的“渔政部门”统一修改为“渔业部门”。', '二、第一章章名修改为“总则”。'],
      OLD,
    );
    expect(instructions?.map(({ applied }) => applied)).toEqual([false, false]);
  });

  const LISTED = [
    '第一条　有下列天气之一的，停止渡运：',
    '（一）大风，包括：',
    '1.阵风；',
    '2.台风；',
    '（二）浓雾；',
    '（三）暴雨。',
  ];
  const [LEAD = '', ...ITEMS] = LISTED;

  test.each<readonly [statement: string, items: readonly string[]]>([
    [
      '第一条增加一项，作为第二项：“寒潮，包括：\n“1.冻雨；\n“2.暴雪；”',
      [...ITEMS.slice(0, 3), '（二）寒潮，包括：', '1.冻雨；', '2.暴雪；', '（三）浓雾；', '（四）暴雨。'],
    ],
    [
      '第一条第二项后增加一项：“寒潮，包括：\n1.冻雨；\n2.暴雪；”',
      [...ITEMS.slice(0, 4), '（三）寒潮，包括：', '1.冻雨；', '2.暴雪；', '（四）暴雨。'],
    ],
    [
      '第一条增加两项，作为第二项、第三项：“（二）寒潮，包括：\n“1.冻雨；\n“2.暴雪；\n“（三）冰雹；”',
      [
        ...ITEMS.slice(0, 3),
        '（二）寒潮，包括：',
        '1.冻雨；',
        '2.暴雪；',
        '（三）冰雹；',
        '（四）浓雾；',
        '（五）暴雨。',
      ],
    ],
    [
      '第一条增加两项，作为第二项、第三项：“寒潮，包括：\n“1.冻雨；\n“2.暴雪；”“冰雹；”',
      [
        ...ITEMS.slice(0, 3),
        '（二）寒潮，包括：',
        '1.冻雨；',
        '2.暴雪；',
        '（三）冰雹；',
        '（四）浓雾；',
        '（五）暴雨。',
      ],
    ],
    [
      '第一条增加两项，作为第二项、第三项：“寒潮；\n“冰雹；”',
      [...ITEMS.slice(0, 3), '（二）寒潮；', '（三）冰雹；', '（四）浓雾；', '（五）暴雨。'],
    ],
    [
      '第一条增加一项作为第二项：“（二）寒潮；\n“（三）冰雹；”',
      [...ITEMS.slice(0, 3), '（二）寒潮；', '（三）冰雹；', '（四）浓雾；', '（五）暴雨。'],
    ],
    [
      '第一条第二项修改为：“（二）海雾；\n“（三）寒潮，包括：\n“1.冻雨；”',
      [...ITEMS.slice(0, 3), '（二）海雾；', '（三）寒潮，包括：', '1.冻雨；', '（四）暴雨。'],
    ],
    ['删去第一条第二项。', [...ITEMS.slice(0, 3), '（二）暴雨。']],
    ['删去第一条第一项。', ['（一）浓雾；', '（二）暴雨。']],
    [
      '第一条第二项修改为：“大雾，包括：\n“1.海雾；\n“2.平流雾；”',
      [...ITEMS.slice(0, 3), '（二）大雾，包括：', '1.海雾；', '2.平流雾；', '（三）暴雨。'],
    ],
    [
      '第一条第一项、第三项修改为：“（一）狂风，包括：\n“1.飓风；\n“2.台风；\n“（三）冰雹。”',
      ['（一）狂风，包括：', '1.飓风；', '2.台风；', '（二）浓雾；', '（三）冰雹。'],
    ],
  ])('an item keeps the lines that it runs over: %s', (statement, items) => {
    const { instructions, unexplained } = compared([`一、${statement}`], [LEAD, ...items], LISTED);
    expect(instructions?.map(({ applied }) => applied)).toEqual([true]);
    expect(unexplained).toEqual([]);
  });

  test.each(['删去第四条中的罚款。', '删去第三章。', '删去第四条关于持证的规定，条文中引用的序号作相应调整。'])(
    '%s is not said to be carried out, for it is not read',
    (statement) => {
      const { instructions } = compared([`一、${statement}`], OLD);
      expect(instructions?.[0]).toMatchObject({ operation: 'other', applied: false });
    },
  );

  test.each(['将附件中的“标准”修改为“准则”，删去其中的“检修”。', '对附件作如下修改：删去“检修”。'])(
    '%s explains no article',
    (statement) => {
      const { instructions, unexplained } = compared(
        [`一、${statement}`],
        OLD.map((line) => line.replaceAll('检修', '')),
      );
      expect(instructions?.map(({ applied }) => applied)).toEqual([false]);
      expect(unexplained?.map(({ new: label }) => label)).toEqual(['第二条']);
    },
  );

  test.each(['将本办法中的“检修”删去。', '删去本办法中的“检修”。', '删去“检修”。'])(
    '%s takes the words out of every article, and is not carried out where one has kept them',
    (statement) => {
      const without = OLD.map((line) => line.replaceAll('检修', ''));
      const full = compared([`一、${statement}`], without);
      expect(full.instructions?.map(({ applied }) => applied)).toEqual([true]);
      expect(full.unexplained).toEqual([]);
      const kept = compared([`一、${statement}`], [...without.slice(0, -1), '第四条　渡工应当持证检修。']);
      expect(kept.instructions?.map(({ applied }) => applied)).toEqual([false]);
      const nowhere = compared([`一、${statement.replace('检修', '靠泊')}`], OLD);
      expect(nowhere.instructions?.map(({ applied }) => applied)).toEqual([false]);
    },
  );
});

const corpus = findCorpus('真实的修改决定') ?? '';

interface Truth {
  readonly instructions: readonly {
    readonly n: string | number;
    readonly operation: string;
    readonly old?: string | readonly string[] | null;
    readonly new?: string | readonly string[] | null;
  }[];
  readonly applies: { readonly residual: readonly { readonly where?: string; readonly kind?: string }[] };
}

describe.skipIf(corpus === '')('on published decisions', () => {
  test.each(readdirSync(`${corpus === '' ? '.' : `${corpus}/versions/amendments`}`).map((name) => [name] as const))(
    '%s is read and carried out as readers say',
    (name) => {
      const folder = `${corpus}/versions/amendments/${name}`;
      const truth: Truth = JSON.parse(readFileSync(`${folder}/truth.json`, 'utf8'));
      const { instructions = [], unexplained } = comparisonReport(
        compareEditions(
          readDocument(`${folder}/old.txt`),
          readDocument(`${folder}/new.txt`),
          readDocument(`${folder}/decision.txt`).source,
        ),
      );
      const told = (each: Truth['instructions'][number]): string =>
        [each.n, each.operation, [each.old].flat().join('、'), [each.new].flat().join('、')].join(' ');
      expect(instructions.map(told)).toEqual(truth.instructions.map(told));
      expect(instructions.filter(({ applied }) => !applied)).toEqual([]);
      // Where all cited numbers were brought up to date in silence, the decision says so
      const silent = truth.applies.residual.filter(({ kind }) => kind === 'text').flatMap(({ where }) => where ?? []);
      if (silent.length < 3) expect(unexplained?.map(({ new: label }) => label)).toEqual(silent);
    },
  );
});
