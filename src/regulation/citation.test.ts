import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import {
  bibtexCitation,
  type CitationData,
  type CitedPlace,
  clauseReference,
  fullCitation,
  markdownCitation,
  quotation,
  risCitation,
} from './citation.ts';

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
      '《中共中央、国务院关于开展质量提升行动的指导意见》（中发〔2017〕24号）（十二）第一段第三句',
      policy,
      { eId: 'art_12__para_1', sentences: { from: 3, to: 3 } },
    ],
  ])('is %s', (expected, data, place) => {
    expect(clauseReference(data, place)).toBe(expected);
  });

  it.each([
    ['中发〔2017〕24号', '《节约用水法》（中发〔2017〕24号）第十条'],
    ['国办发[2016]5号', '《节约用水法》（国办发[2016]5号）第十条'],
    ['云政规（2025）3号', '《节约用水法》（云政规（2025）3号）第十条'],
    ['中华人民共和国主席令第二十二号', '《节约用水法》第十条'],
    ['国务院令第748号', '《节约用水法》第十条'],
    [undefined, '《节约用水法》第十条'],
  ])('with the number %s is %s', (documentNumber, expected) => {
    expect(clauseReference({ ...law, work: { ...law.work, documentNumber } }, { eId: 'art_10' })).toBe(expected);
  });

  it('stands behind what is quoted, on a line of its own', () => {
    expect(quotation(law, { eId: 'art_10' }, '甲。\n乙。')).toBe('甲。\n乙。\n——《节约用水法》第十条');
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

describe('a reference for programs', () => {
  const access = { url: 'https://example.org/a/law-2017/art-12/?edition=2017-09-05#art_12__para_1', on: '2026-11-25' };

  it('is in RIS a line a field, the type first and the end last', () => {
    expect(risCitation(policy, { eId: 'art_12__para_1' }, access).split('\n')).toEqual([
      'TY  - GOVDOC',
      'AU  - 中共中央',
      'AU  - 国务院',
      'TI  - 中共中央、国务院关于开展质量提升行动的指导意见',
      'M1  - 中发〔2017〕24号',
      'PY  - 2017',
      'DA  - 2017/09/05',
      'SE  - （十二）第一段',
      'LA  - zh-CN',
      'UR  - https://example.org/a/law-2017/art-12/?edition=2017-09-05#art_12__para_1',
      'Y2  - 2026/11/25',
      'ER  - ',
    ]);
    expect(risCitation(law, { eId: 'art_10' }, access)).toMatch(/^TY {2}- STAT\n/u);
  });

  it('leaves out in RIS what is not known, and no line is broken', () => {
    const lines = risCitation(titled('甲\n乙\u3000办法'), { eId: 'art_10' }, access).split('\n');
    expect(lines).toContain('TI  - 甲 乙 办法');
    for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /u);
    expect(lines.filter((line) => /^(?:PY|DA|M1)/u.test(line))).toEqual([]);
  });

  it('is in BibTeX an entry whose key names the page', () => {
    expect(bibtexCitation(policy, { eId: 'art_12__para_1' }, access)).toBe(
      `@misc{law-2017-art-12,
  title = {{中共中央、国务院关于开展质量提升行动的指导意见}},
  author = {{中共中央} and {国务院}},
  howpublished = {中发〔2017〕24号},
  year = {2017},
  month = sep,
  note = {（十二）第一段},
  url = {https://example.org/a/law-2017/art-12/?edition=2017-09-05#art_12__para_1},
  urldate = {2026-11-25},
}`,
    );
  });

  it('leaves out in BibTeX what is not known', () => {
    const unknown = { ...issuedBy(), names: law.names };
    expect(bibtexCitation(unknown, { eId: 'art_10' }, access)).not.toMatch(/author|year|month|howpublished/u);
  });

  it('keeps TeX from reading signs of a title as its own', () => {
    expect(bibtexCitation(titled(String.raw`A_1\{50%}&#$~^`), { eId: 'art_10' }, access)).toContain(
      String.raw`title = {{A\_1\textbackslash{}\{50\%\}\&\#\$\textasciitilde{}\textasciicircum{}}},`,
    );
  });

  it('has braces that close, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const entry = bibtexCitation(titled(title), { eId: 'art_10' }, access).replaceAll(/\\[{}]/g, '');
        let depth = 0;
        for (const sign of entry) {
          if (sign === '{') depth += 1;
          if (sign === '}') depth -= 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });
});
