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

  test('that the file is about: what stands above belongs to its preface', () => {
    expect(tops('示例办法', '现将《示例办法》印发给你们。', '示例办法', ...RULES)).toBe('preface art_1 art_2');
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
