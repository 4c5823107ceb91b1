import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrases } from './phrases.ts';

describe('phrases of a title', () => {
  it.each([
    ['中共中央、国务院关于开展质量提升行动的指导意见', /开\|展|\|的|\|、/],
    ['《中华人民共和国产品质量法》实施办法', /《\||\|》/],
    ['优化营商环境条例（试行）', /（\||\|）/],
    ['国务院办公厅关于印发消费者权益保护工作方案进一步优化营商环境的通知', /优\|化|办公\|厅|印\|发|消费\|者/],
    ['关于加强计量和标准工作的若干意见', /和\||\|的/],
  ])('%s holds its words together', (title, torn) => {
    const broken = phrases(title).join('|');
    expect(broken).not.toMatch(torn);
    expect(broken.split('|').length).toBeGreaterThan(3);
  });

  it('joined are the title', () => {
    const character = fc.constantFrom(...'质量提升关于的、，《》（）“”和 A1');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 40 }), (title) => {
        expect(phrases(title).join('')).toBe(title);
      }),
    );
  });
});
