import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences } from './sentences.ts';

const split = (text: string): string =>
  sentences(text)
    .map(({ start, end }) => text.slice(start, end))
    .join('｜');

describe('sentences of a paragraph', () => {
  it.each([
    ['end with 。！？', '加强监管。是否合格？合格！依法处理。', '加强监管。｜是否合格？｜合格！｜依法处理。'],
    ['do not end with ；', '责令改正；逾期不改正的，处以罚款。', '责令改正；逾期不改正的，处以罚款。'],
    ['are one where nothing ends', '第一条国家保护公民的合法权益', '第一条国家保护公民的合法权益'],
    [
      'hold a quotation with its own marks',
      '本法规定：“甲。乙。”此外从其规定。',
      '本法规定：“甲。乙。”｜此外从其规定。',
    ],
    ['go on after a quoted word', '推广“互联网+政务服务”，简化环节。完。', '推广“互联网+政务服务”，简化环节。｜完。'],
    [
      'go on after a quotation that ends with 。',
      '将“甲。”修改为“乙。”，并重新公布。',
      '将“甲。”修改为“乙。”，并重新公布。',
    ],
    ['go on after “…？”的', '对“怎么办？”的问题作出答复。完。', '对“怎么办？”的问题作出答复。｜完。'],
    [
      'hold a bracket with its own marks',
      '核心零件（元器件。材料。）应当合格。完。',
      '核心零件（元器件。材料。）应当合格。｜完。',
    ],
    [
      'end after the bracket that holds only them',
      '应当合格。（含材料。）其他从其规定。',
      '应当合格。｜（含材料。）｜其他从其规定。',
    ],
    ['end where a quotation inside one ends', '规定：“称‘甲。’乙。”完。', '规定：“称‘甲。’乙。”｜完。'],
    ['end at each 。 after a “ without partner', '“第三条　甲。乙。', '“第三条　甲。｜乙。'],
    ['take a ” without partner with what it closes', '甲。乙。”', '甲。｜乙。”'],
    ['take several ends as one', '什么？！不行。', '什么？！｜不行。'],
    ['keep white space with what follows, and at the end', '甲。　乙。 ', '甲。｜　乙。 '],
    ['hold nested titles', '依照《关于〈甲。乙〉的通知》执行。完。', '依照《关于〈甲。乙〉的通知》执行。｜完。'],
    ['do not end at a decimal point', '误差为0.5。ISO 9001适用。', '误差为0.5。｜ISO 9001适用。'],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toBe(expected);
  });

  it('tile the paragraph, and none is blank', () => {
    const character = fc.constantFrom(...'甲乙。！？；：“”‘’（）《》　 a');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 60 }), (text) => {
        const found = sentences(text);
        expect(found.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        if (text.trim() !== '') for (const { start, end } of found) expect(text.slice(start, end).trim()).not.toBe('');
      }),
    );
  });
});
