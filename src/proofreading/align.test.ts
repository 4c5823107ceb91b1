import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align, type DifferenceKind } from './align.ts';

const TEXT = '第八条　船东应当在三十日内，向港务机构申报停靠的时间和地点；逾期不报的，处五百元以上二千元以下罚款。';

/** What each difference says: kind, what stands in the draft, what stands in the text. */
function differences(stretch: string, text = TEXT): readonly (readonly [DifferenceKind, string, string])[] {
  return (align(stretch, text)?.differences ?? []).map(({ kind, start, end, officialStart, officialEnd }) => [
    kind,
    stretch.slice(start, end),
    text.slice(officialStart, officialEnd),
  ]);
}

describe('where a stretch is not the official text', () => {
  test.each<readonly [string, readonly (readonly [DifferenceKind, string, string])[]]>([
    ['船东应当在三十日内，向港务机构申报', []],
    ['船东必须在三十日内', [['substituted', '必须', '应当']]],
    ['船东应在三十日内', [['missing', '', '当']]],
    ['船东应当在三十日之内', [['added', '之', '']]],
    ['向港务机构申报停靠的地点和时间；逾期不报的', [['order', '地点和时间', '时间和地点']]],
    ['三十日内向港务机构', [['sign', '', '，']]],
    ['时间和地点，逾期不报', [['sign', '，', '；']]],
    ['时间和地点;逾期不报', [['width', ';', '；']]],
    ['处五百元以上一千元以下罚款', [['substituted', '一', '二']]],
    ['处五百元以上二千元以下的罚款', [['added', '的', '']]],
    ['港机务构申报停靠的时间', [['order', '机务', '务机']]],
    ['向港务机构申报地点', [['missing', '', '停靠的时间和']]],
    // The end of a sentence that was turned round: nothing is cut off
    ['停靠的时间和点地；逾期', [['order', '点地', '地点']]],
    ['处五百元以上二千元以下款罚。', [['order', '款罚', '罚款']]],
    ['船东应当向港务机构申报停靠的时间', [['missing', '', '在三十日内，']]],
  ])('%s', (stretch, expected) => {
    expect(differences(stretch)).toEqual(expected);
  });

  test('marks of a quotation within a quotation are the same by rule, blanks and broken lines none', () => {
    expect(differences('称‘甲’的，\n 依照 本法', '称“甲”的，依照本法')).toEqual([]);
  });

  test('digits and letters of another width are told as that', () => {
    expect(differences('ＡＢ级３日内申报', 'AB级3日内申报')).toEqual([
      ['width', 'ＡＢ', 'AB'],
      ['width', '３', '3'],
    ]);
  });

  test('traditional characters are the same in another script', () => {
    expect(align('港务機構申报', TEXT, '港务机构申报')).toMatchObject({
      cost: 0,
      differences: [{ kind: 'traditional' }],
    });
  });

  test('nothing to lay against is null', () => {
    expect(align('', TEXT)).toBeNull();
    expect(align('甲', ' ')).toBeNull();
  });
});

const han = fc.constantFrom(...'船港务机构申报停靠时间地点应当，；。');
const words = (minLength: number, maxLength: number) => fc.string({ unit: han, minLength, maxLength });

describe('whatever the texts', () => {
  test('a stretch of the text itself has no difference and is found where it stands', () => {
    fc.assert(
      fc.property(words(0, 20), words(4, 30), words(0, 20), (before, stretch, after) => {
        const found = align(stretch, before + stretch + after);
        expect(found).toMatchObject({ cost: 0, differences: [] });
        expect((before + stretch + after).slice(found?.start, found?.end)).toBe(stretch);
      }),
    );
  });

  test('putting the official words in place of each difference gives the official text', () => {
    fc.assert(
      fc.property(words(1, 30), words(1, 60), (stretch, text) => {
        const found = align(stretch, text);
        let mended = '';
        let at = 0;
        for (const { start, end, officialStart, officialEnd } of found?.differences ?? []) {
          mended += stretch.slice(at, start) + text.slice(officialStart, officialEnd);
          at = end;
        }
        mended += stretch.slice(at);
        expect(mended).toBe(text.slice(found?.start, found?.end));
      }),
    );
  });
});
