import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { type CitationData, type CitedPlace, clauseReference, fullCitation, markdownCitation } from './citation.ts';

const law: CitationData = {
  work: { title: '节约用水法', issuers: ['全国人民代表大会常务委员会'] },
  names: { art_10: '第十条', art_10__para_1: '第一款', art_10__para_2: '第二款', art_10__para_3: '第三款' },
};
const policy: CitationData = {
  work: {
    title: '中共中央、国务院关于开展质量提升行动的指导意见',
    issuers: ['中共中央', '国务院'],
    documentNumber: '中发〔2017〕24号',
    issuedOn: '2017-09-05',
  },
  names: { art_12: '（十二）', art_12__para_1: '第一段' },
};
const titled = (title: string): CitationData => ({ ...law, work: { ...law.work, title } });

describe('a clause reference', () => {
  it.each<[string, CitationData, CitedPlace]>([
    ['《节约用水法》第十条', law, { eId: 'art_10' }],
    ['《节约用水法》第十条第二款', law, { eId: 'art_10__para_2' }],
    ['《节约用水法》第十条第二款第二句', law, { eId: 'art_10__para_2', sentences: { from: 2, to: 2 } }],
    ['《节约用水法》第十条第二款第一句至第三句', law, { eId: 'art_10__para_2', sentences: { from: 1, to: 3 } }],
    ['《节约用水法》第十条第一款至第三款', law, { eId: 'art_10__para_1', lastEId: 'art_10__para_3' }],
    [
      '《中共中央、国务院关于开展质量提升行动的指导意见》（十二）第一段第三句',
      policy,
      { eId: 'art_12__para_1', sentences: { from: 3, to: 3 } },
    ],
  ])('is %s', (expected, data, place) => {
    expect(clauseReference(data, place)).toBe(expected);
  });

  it('puts titles within the title between 〈〉', () => {
    expect(clauseReference(titled('关于印发《用火管理办法》的通知'), { eId: 'art_10' })).toBe(
      '《关于印发〈用火管理办法〉的通知》第十条',
    );
  });
});

const issuedBy = (...issuers: readonly string[]): CitationData => ({ ...law, work: { ...law.work, issuers } });

describe('a full citation after GB/T 7714—2015', () => {
  const access = { url: 'https://example.org/a/art-12/#art_12__para_1', on: '2026-11-25' };

  it('names who issued it, title, number, place, date of issue and of reading, address', () => {
    expect(fullCitation(policy, { eId: 'art_12__para_1' }, access)).toBe(
      '中共中央, 国务院. 中共中央、国务院关于开展质量提升行动的指导意见: 中发〔2017〕24号[EB/OL]. ' +
        '2017: （十二）第一段(2017-09-05)[2026-11-25]. https://example.org/a/art-12/#art_12__para_1.',
    );
  });

  it('leaves out what is not known', () => {
    expect(fullCitation(issuedBy(), { eId: 'art_10' }, access)).toBe(
      '节约用水法[EB/OL]. 第十条[2026-11-25]. https://example.org/a/art-12/#art_12__para_1.',
    );
  });

  it('names three of four bodies', () => {
    expect(fullCitation(issuedBy('甲部', '乙部', '丙局', '丁局'), { eId: 'art_10' }, access)).toMatch(
      /^甲部, 乙部, 丙局, 等\. 节约用水法/u,
    );
  });
});

describe('a quotation in Markdown', () => {
  const access = { url: 'https://example.org/a/', on: '2026-11-25' };

  it('is a block quotation that ends with its source', () => {
    expect(markdownCitation(law, { eId: 'art_10' }, '甲。\n（一）乙；', access)).toBe(
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
          .parse(markdownCitation(law, { eId: 'art_10' }, quote, access));
        let text = '';
        visit(tree, 'text', (node) => {
          text += node.value;
        });
        expect(text).toBe(`${quote}——《节约用水法》第十条`);
      }),
    );
  });
});
