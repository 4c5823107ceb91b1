import { describe, expect, test } from 'vitest';
import { parseBody } from '../structure/testing.ts';
import { heirsIn } from './heirs.ts';
import { lineageOf } from './lineage.ts';

/** `art_1__para_2 → art_2__para_1 =` of what is below the articles; `=` where it says the same. */
function told(old: string, next: string): readonly string[] {
  const [a, b] = [parseBody(old), parseBody(next)];
  return [...heirsIn(a, b, lineageOf(a, b))]
    .filter(([eId]) => eId.includes('__'))
    .sort()
    .map(([eId, heirs]) => `${eId} → ${heirs.map((heir) => `${heir.eId}${heir.same ? ' =' : ''}`).join('、')}`);
}

const OLD = `第一条　渡口经营人应当履行下列义务：
（一）悬挂渡口标志；
（二）配备救生衣；
（三）检修渡船。
经营人应当建立台账。
第二条　渡工应当持证上岗，渡运时不得饮酒。
渡工每年体检一次，体检不合格的调离岗位。`;

describe('where 款 and 项 went', () => {
  test('an item put in moves those behind it; a paragraph put in likewise', () => {
    expect(
      told(
        OLD,
        `第一条　渡口经营人应当履行下列义务：
（一）悬挂渡口标志；
（二）公布渡运时间；
（三）配备救生衣和急救药品；
（四）检修渡船。
渡口不得转让。
经营人应当建立台账。
第二条　渡工应当持证上岗，渡运时不得饮酒。
渡工每年体检一次，体检不合格的调离岗位。`,
      ),
    ).toEqual([
      'art_1__para_1 → art_1__para_1',
      'art_1__para_1__item_1 → art_1__para_1__item_1 =',
      'art_1__para_1__item_2 → art_1__para_1__item_3',
      'art_1__para_1__item_3 → art_1__para_1__item_4 =',
      'art_1__para_2 → art_1__para_3 =',
      'art_2__para_1 → art_2__para_1 =',
      'art_2__para_2 → art_2__para_2 =',
    ]);
  });

  test('a paragraph that becomes an article of its own is found there', () => {
    expect(
      told(
        OLD,
        `第一条　渡口经营人应当履行下列义务：
（一）悬挂渡口标志；
（二）配备救生衣；
（三）检修渡船。
经营人应当建立台账。
第二条　渡工应当持证上岗，渡运时不得饮酒。
第三条　渡工每年体检一次，体检不合格的调离岗位。`,
      ),
    ).toContain('art_2__para_2 → art_3__para_1 =');
  });
});
