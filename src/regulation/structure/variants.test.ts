/** How a document is typed must not change how it is read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HEADERS, LABELS, LAYOUTS, parseText, shape, type Typing, withToc } from './testing.ts';

const HEADER = ['法规标题：示例规定', '颁布时间：20200101', '颁布主体：示例机关', '通过会议：', '法规正文：'];

const STATUTE = [
  '（2019年1月1日第一次会议通过　2020年1月1日修正）',
  '第一章　总　　则',
  '第一条　为了示例，根据《示例法》，制定本规定。',
  '第二条　本规定所称示例，包括下列各项：',
  '（一）甲；',
  '（二）乙；',
  '（十一）丙。',
  '前款第一项不包括丁。',
  '第二条之一　第一条规定的示例，依照前条办理。',
  '第二章　特别规定',
  '第一节　一般规定',
  '第三条　第三方机构参照执行。',
  '本规定第二条第二款另有规定的，从其规定。',
  '第二节　罚　　则',
  '第四条　第二条规定以外的示例，不予处罚。',
  '第三章　附　　则',
  '第五条　本规定自公布之日起施行。',
];

const POLICY = [
  '为了示例，提出如下意见。',
  '一、总体要求',
  '（一）指导思想',
  '坚持示例。',
  '（二）基本原则',
  '——坚持甲。坚持甲的甲。',
  '——坚持乙。坚持乙的乙。',
  '二、保障措施',
  '（三）加强组织领导',
  '加强示例，包括：',
  '1.甲；',
  '2.乙。',
  '各地区各部门要认真落实本意见精神。',
];

const PLAN = ['1 总则', '1.1 目的', '为了示例。', '1.2 原则', '1.2.1 甲', '甲。', '2 附则', '2.1 解释', '乙。'];

const same: Typing = (lines) => lines;
const withPolicyToc: Typing = (lines) => [
  '目录',
  ...lines.filter((line) => /^(?:[一二]、|[12] )/.test(line)),
  ...lines,
];

/** Lines of a file, typed in any mixture of the ways, their ends and the file's beginning and end included. */
function typed(tocs: readonly Typing[], labels: readonly Typing[]): fc.Arbitrary<(lines: readonly string[]) => string> {
  return fc
    .record({
      header: fc.constantFrom(same, ...Object.values(HEADERS)),
      toc: fc.constantFrom(...tocs),
      label: fc.constantFrom(...labels),
      layouts: fc.subarray(Object.values(LAYOUTS)),
      end: fc.constantFrom('\n', '\r\n'),
      mark: fc.constantFrom('', '\ufeff'),
      final: fc.constantFrom('', '\n', '\r\n\r\n'),
    })
    .map(({ header, toc, label, layouts, end, mark, final }) => (lines) => {
      const body = layouts.reduce<readonly string[]>((changed, layout) => layout(changed), label(toc(lines)));
      return mark + [...header(HEADER), ...body].join(end) + final;
    });
}

function provisions(file: string): readonly string[] {
  return shape(parseText(file)).filter((line) => !line.startsWith('toc '));
}

describe('the same provisions are read', () => {
  const plain = (lines: readonly string[]): readonly string[] => provisions([...HEADER, ...lines].join('\n'));

  test('the fixtures hold what they should', () => {
    expect(plain(STATUTE)).toContain('art_2__para_1__item_11 item');
    expect(plain(STATUTE).slice(-6)).toEqual(['art_1', 'art_2', 'art_2-1', 'art_3', 'art_4', 'art_5']);
    expect(plain(POLICY)).toContain('art_2__item_2 item');
    expect(plain(POLICY)).toContain('art_3__para_1__item_2 item');
    expect(plain(POLICY).slice(-3)).toEqual(['art_1', 'art_2', 'art_3']);
    expect(plain(PLAN).slice(-3)).toEqual(['art_1-1', 'art_1-2', 'art_2-1']);
  });

  test.each([
    ['statute', STATUTE, [same, withToc], [same, ...Object.values(LABELS)]],
    ['policy document', POLICY, [same, withPolicyToc], [same]],
    ['plan', PLAN, [same, withPolicyToc], [same]],
  ])('in a %s, whatever its white space, brackets, separators, 目录 and header', (_, lines, tocs, labels) => {
    const expected = plain(lines);
    fc.assert(
      fc.property(typed(tocs, labels), (type) => {
        expect(provisions(type(lines))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
