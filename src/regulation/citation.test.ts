import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { type CitedPlace, type CitedWork, clauseReference, fullCitation, markdownCitation } from './citation.ts';

const law: CitedWork = { title: '节约用水法', scheme: 'statute', issuers: ['全国人民代表大会常务委员会'] };
const policy: CitedWork = {
  title: '中共中央、国务院关于开展质量提升行动的指导意见',
  scheme: 'policy',
  issuers: ['中共中央', '国务院'],
  documentNumber: '中发〔2017〕24号',
  issuedOn: '2017-09-05',
};
const labels = {
  art_10: '第十条',
  'art_120-1': '第一百二十条之一',
  art_2: '第 二 条',
  art_12: '（十二）',
  part_2: '二、',
  part_2__art_3: '（三）',
  preamble: '引言',
  att_1: '附件1',
  att_1__art_3: '第三条',
};
const place = (eId: string, rest: Partial<CitedPlace> = {}): CitedPlace => ({
  eId,
  labels,
  isOnlyParagraph: false,
  ...rest,
});

describe('a clause reference', () => {
  it.each<[string, string, Partial<CitedPlace>]>([
    ['第十条', 'art_10', {}],
    ['第十条第二款', 'art_10__para_2', {}],
    ['第十条第二款第三项', 'art_10__para_2__item_3', {}],
    ['第十条第二款第三项第1目', 'art_10__para_2__item_3__subitem_1', {}],
    ['第十条第二款第三项之一', 'art_10__para_2__item_3-1', {}],
    ['第十条第十二项', 'art_10__para_1__item_12', { isOnlyParagraph: true }],
    ['第十条', 'art_10__para_1', { isOnlyParagraph: true }],
    ['第十条第二句', 'art_10__para_1', { isOnlyParagraph: true, sentences: { from: 2, to: 2 } }],
    ['第十条第二款第一句至第三句', 'art_10__para_2', { sentences: { from: 1, to: 3 } }],
    ['第十条第一款至第三款', 'art_10__para_1', { lastEId: 'art_10__para_3' }],
    ['第十条第二款第一项至第四项', 'art_10__para_2__item_1', { lastEId: 'art_10__para_2__item_4' }],
    ['第一百二十条之一第二款', 'art_120-1__para_2', {}],
    ['第二条', 'art_2', {}],
    ['附件1第三条第一款', 'att_1__art_3__para_1', {}],
  ])('of a statute: 《…》%s', (expected, eId, rest) => {
    expect(clauseReference(law, place(eId, rest))).toBe(`《节约用水法》${expected}`);
  });

  it.each<[string, string, Partial<CitedPlace>]>([
    ['（十二）', 'art_12', {}],
    ['（十二）第一段', 'art_12__para_1', { isOnlyParagraph: true }],
    ['（十二）第一段第三句', 'art_12__para_1', { isOnlyParagraph: true, sentences: { from: 3, to: 3 } }],
    ['（十二）第一段第二项第一句', 'art_12__para_1__item_2', { sentences: { from: 1, to: 1 } }],
    ['第二部分（三）第一段', 'part_2__art_3__para_1', {}],
    ['引言第一段第四句', 'preamble__para_1', { sentences: { from: 4, to: 4 } }],
  ])('of a policy document: 《…》%s', (expected, eId, rest) => {
    expect(clauseReference(policy, place(eId, rest))).toBe(`《${policy.title}》${expected}`);
  });

  it('puts titles within the title between 〈〉', () => {
    const work = { ...law, title: '关于印发《用火管理办法》的通知' };
    expect(clauseReference(work, place('art_10'))).toBe('《关于印发〈用火管理办法〉的通知》第十条');
  });
});

describe('a full citation after GB/T 7714—2015', () => {
  const access = { url: 'https://example.org/a/art-12/#art_12__para_1', on: '2026-11-25' };

  it('names who issued it, title, number, place, date of issue and of reading, address', () => {
    expect(fullCitation(policy, place('art_12__para_1'), access)).toBe(
      '中共中央, 国务院. 中共中央、国务院关于开展质量提升行动的指导意见: 中发〔2017〕24号[EB/OL]. ' +
        '2017: （十二）第一段(2017-09-05)[2026-11-25]. https://example.org/a/art-12/#art_12__para_1.',
    );
  });

  it('leaves out what is not known', () => {
    expect(fullCitation({ ...law, issuers: [] }, place('art_10'), access)).toBe(
      '节约用水法[EB/OL]. 第十条[2026-11-25]. https://example.org/a/art-12/#art_12__para_1.',
    );
  });

  it('names three of four bodies', () => {
    const work = { ...law, issuers: ['甲部', '乙部', '丙局', '丁局'] };
    expect(fullCitation(work, place('art_10'), access)).toMatch(/^甲部, 乙部, 丙局, 等\. 节约用水法/u);
  });
});

describe('a quotation in Markdown', () => {
  const access = { url: 'https://example.org/a/', on: '2026-11-25' };

  it('is a block quotation that ends with its source', () => {
    expect(markdownCitation(law, place('art_10'), '甲。\n（一）乙；', access)).toBe(
      '> 甲。\n> （一）乙；\n>\n> ——[《节约用水法》第十条](https://example.org/a/)',
    );
  });

  it('reads back as the same characters, whatever they are', () => {
    const character = fc.constantFrom(...'甲。*_`[]<>#~|&!\\-+1.=(){}"');
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 1, maxLength: 20 }), (middle) => {
        const quote = `${middle}乙`;
        const tree = unified()
          .use(remarkParse)
          .use(remarkGfm)
          .parse(markdownCitation(law, place('art_10'), quote, access));
        let text = '';
        visit(tree, 'text', (node) => {
          text += node.value;
        });
        expect(text).toBe(`${quote}——《节约用水法》第十条`);
      }),
    );
  });
});
