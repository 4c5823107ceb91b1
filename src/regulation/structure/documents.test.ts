/** Where one document of a file ends and the next begins. */
import { describe, expect, test } from 'vitest';
import { parseBody, printedOf } from './testing.ts';

function tops(title: string, ...lines: readonly string[]): string {
  return parseBody(lines.join('\n'), title)
    .provisions.map(({ eId }) => eId)
    .join(' ');
}

const RULES = ['第一条　甲。', '第二条　乙。'];

describe('a line that begins as an attachment does', () => {
  test.each([
    ['附图', 'art_1 art_2'],
    ['附录', 'art_1 art_2'],
    ['附件：渡口表', 'art_1 art_2'],
    ['附表 1', 'art_1 art_2'],
    ['参考文献', 'art_1 art_2'],
  ])('%s is none where the articles go on behind it', (line, tree) => {
    expect(tops('示例办法', '第一条　甲。', line, '渡口一览', '第二条　乙。')).toBe(tree);
  });

  test.each([
    ['with a list of one line above the signature', ['附件：渡口登记表', '某某部', '2020年1月1日'], 'conclusions'],
    [
      'with what it lists below the date',
      ['附件：登记要求', '2020年1月1日', '登记要求', '渡口登记。'],
      'conclusions att_1',
    ],
    ['right above the date', ['附件1', '2020年1月1日'], 'conclusions'],
    ['in the last line', ['附件1'], 'conclusions'],
    ['above another', ['附件1：', '附件1　渡口表', '一元'], 'conclusions att_1'],
    ['with a title, above items from 1. on', ['附件：登记要求', '1.甲。', '2.乙。'], 'att_1'],
    ['with a title, above items from 2. on', ['附件：1.登记表', '2.检查表'], 'conclusions'],
    ['above items', ['附件：', '1.登记表', '2.检查表'], 'conclusions'],
    ['above a sentence and a date', ['附件', '渡口表是指下表。附后', '2020年1月1日'], 'conclusions'],
    ['above sentences and a date', ['附件', '渡口应当登记。', '2020年1月1日'], 'att_1'],
  ])('%s is read as %s: %s', (_, lines, tree) => {
    expect(tops('示例办法', ...RULES, ...lines)).toBe(`art_1 art_2 ${tree}`);
  });

  test('is one where they begin anew, or go on too far below to be those above', () => {
    expect(tops('示例办法', ...RULES, '附件', '渡口表', '第一条　丙。')).toBe('art_1 art_2 att_1');
    const far = Array.from({ length: 60 }, (_, i) => `渡口${i}`);
    expect(tops('示例办法', '第一条　甲。', '附件', ...far, '第二条　乙。')).toBe('art_1 att_1');
  });
});

describe('a title begins a document', () => {
  test('that the notice above announces, even where neither signature nor 附件 stands between', () => {
    expect(tops('关于印发规则的通知', '现将《示例办法》印发给你们。', '示例办法', ...RULES)).toBe('body att_1');
    expect(tops('关于印发示例办法的通知', '现印发给你们，请遵照执行。', '示例办法', ...RULES)).toBe('body att_1');
  });

  const NOTICE = '现将《示例办法》印发给你们。';
  const further = (count: number) => Array.from({ length: count }, (_, i) => `渡口${i}要登记。`);
  test.each([
    ['among other lines', ['各区政府：', NOTICE, '请遵照执行', '示例办法', ...RULES], 'preface body att_1'],
    ['twelve lines above', [NOTICE, ...further(11), '示例办法', ...RULES], 'body att_1'],
    ['but not farther above', [NOTICE, ...further(12), '示例办法', ...RULES], 'preamble art_1 art_2'],
    [
      'but not in another document',
      [NOTICE, '局长', '2020年1月1日', '名单', '甲。', '示例办法', '一、甲'],
      'body conclusions att_1',
    ],
    ['or that stands below a signature', ['甲。', '某部', '2020年1月1日', '渡口', '乙。'], 'body conclusions att_1'],
    ['and its note', ['甲。', '2020年1月1日', '（此件公开发布）', '渡口', '乙。'], 'body conclusions att_1'],
    ['but not below that note alone', ['甲。', '某部', '（此件公开发布）', '渡口', '乙。'], 'body'],
  ])('that the notice above announces, %s', (_, lines, tree) => {
    expect(tops('关于印发规则的通知', ...lines)).toBe(tree);
  });

  test.each([
    ['渡口处', '修桥办法'],
    ['渡口处', '关于修桥的', '若干规定'],
    ['渡口处关于', '修桥', '若干规定'],
  ])('over lines that the notice above names together: %s %s', (...title) => {
    const text = parseBody([`现将《${title.join('')}》印发。`, ...title, '一、甲', '二、乙'].join('\n'), '示例通知');
    expect(printedOf(text, 'att_1')).toBe(title.join(''));
  });

  test.each([
    ['一、 again', ['一、甲。', '二、乙。', '示例办法', '一、丙。'], 'art_1 art_2 att_1'],
    ['一、 behind a mere 一、', ['一、甲。', '示例办法', '一、丙。'], 'art_1 art_1_dup2'],
    ['三、 behind 二、', ['一、甲。', '二、乙。', '示例办法', '三、丙。'], 'art_1 art_2 art_3'],
    ['1. behind 二、', ['一、甲。', '二、乙。', '示例办法', '1.丙。'], 'art_1 art_2'],
    ['第一章 again', ['第一章　甲', '第二章　乙', '子。', '示例办法', '第一章　丙', '丑。'], 'chp_1 chp_2 att_1'],
    ['第一章 behind a mere 第一章', ['第一章　甲', '子。', '示例办法', '第一章　丙', '丑。'], 'body'],
    ['第三章 behind 第二章', ['第一章　甲', '第二章　乙', '子。', '示例办法', '第三章　丙'], 'chp_1 chp_2 chp_3'],
  ])('above numbers that begin anew: %s', (_, lines, tree) => {
    expect(tops('示例通知', ...lines)).toBe(tree);
  });

  test.each([
    ['渡口处关于', '修改《示例办法》', '附件的决定'],
    ['渡口处', '关于修改示例办法', '附件的决定'],
    ['渡口处关于修改示例办法附件的决定'],
  ])('above a note of adoption, over lines where the first breaks off or the second says 关于: %s', (...title) => {
    const note = '（2020年1月1日通过）';
    const text = parseBody(['一、甲。', '二、乙。', '渡口一览', ...title, note, '增加渡船。'].join('\n'), '示例通知');
    expect(printedOf(text, 'att_1')).toBe(title.join(''));
  });

  test('that the file is about: what stands above belongs to its preface', () => {
    expect(tops('示例办法', '现将《示例办法》印发给你们。', '示例办法', ...RULES)).toBe('preface art_1 art_2');
  });

  test.each([
    ['渡口办法', ['渡口办法'], true],
    ['渡口办法', ['某某市', '渡口办法'], true],
    ['某县渡口办法', ['渡口办法'], true],
    ['某某省某某市某某县渡口办法', ['渡口办法'], false],
    ['渡口办法', ['渡口办法说明'], false],
    ['渡口办法', ['渡规〔2020〕3号', '渡口办法'], true],
    ['渡规〔2020〕3号渡口办法', ['渡口办法'], true],
    ['办法', ['渡口办法'], false],
    ['渡口办法', ['办法'], false],
  ])('that the file is about: of one titled %s that is %s: %s', (header, title, isMain) => {
    expect(tops(header, '现予公布。', '局长', '2020年1月1日', ...title, ...RULES)).toBe(
      isMain ? 'preface art_1 art_2' : 'body conclusions att_1',
    );
  });

  test('that the file is about, even where it numbers nothing', () => {
    expect(tops('渡口倡议书', '现予公布。', '局长', '2020年1月1日', '渡口倡议书', '渡口要整洁。')).toBe('preface body');
  });

  test('that the file is about, with its 目录 right below', () => {
    const toc = ['目　录', '第一章　甲', '第二章　乙', '第一章　甲', '第一条　甲。', '第二章　乙', '第二条　乙。'];
    expect(
      tops('示例条例', '某部令', '第1号', '现公布《示例条例》。', '部长　某某', '2020年1月1日', '示例条例', ...toc),
    ).toBe('preface toc chp_1 chp_2');
  });

  test('that begins with a word in quotation marks', () => {
    expect(tops('通知', '现印发给你们。', '国务院', '2020年1月1日', '“无甲城市”建设方案', '一、甲。', '二、乙。')).toBe(
      'body conclusions att_1',
    );
  });

  test('below a decision that numbers by （一）', () => {
    expect(
      tops(
        '关于修改《示例法》的决定',
        '决定修改如下：',
        '（一）甲。',
        '（二）乙。',
        '示例法',
        '目录',
        '第一章　甲',
        '第二章　乙',
        '第一章　甲',
        ...RULES,
      ),
    ).toBe('body att_1');
  });

  test('together with the 附： above it', () => {
    const text = parseBody([...RULES, '附：', '示例说明', '（2020年1月1日公布）', '甲。'].join('\n'));
    expect(printedOf(text, 'att_1')).toBe('附：示例说明');
    expect(printedOf(text, 'att_1__preface')).toBe('（2020年1月1日公布）');
  });

  test.each(['关于示例的若干措施', '示例局关于示例的报告', '示例守则'])('of whatever kind: %s', (title) => {
    expect(tops('示例通知', `现将《${title}》印发给你们。`, title, '一、甲。', '二、乙。')).toBe('body att_1');
  });

  test('attached to what is attached', () => {
    expect(tops('示例办法', ...RULES, '附件1', '示例标准', '甲。', '附件1-1', '示例表', '项目\t金额', '甲\t1')).toBe(
      'art_1 art_2 att_1 att_2',
    );
  });

  test('below a bare 附', () => {
    expect(tops('示例办法', ...RULES, '附', '示例标准', '项目\t金额', '甲\t1')).toBe('art_1 art_2 att_1');
  });
});

describe('a title begins no document', () => {
  test('when it is that of the chapter whose label stands above', () => {
    expect(
      tops('示例办法', '第一章', '总则', ...RULES, '第二章', '一般规定', '第一节', '特别规定', '第三条　丙。'),
    ).toBe('chp_1 chp_2');
  });

  test('when nothing announces it and numbers do not begin anew', () => {
    expect(tops('示例办法', '第一条　甲。', '示例办法', '第二条　乙。')).toBe('art_1 art_2');
  });
});
