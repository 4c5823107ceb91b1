import { describe, expect, test } from 'vitest';
import { say } from './diagnostics/codes.ts';
import { looseDateField } from './fields.ts';
import { confirm, metadataOf } from './metadata.ts';
import { parseBody } from './structure/testing.ts';
import { sampleText } from './testing.ts';

const header = { ...sampleText([]).source, issuer: '中共中央、国务院', issuedOn: '2017-09-05' };

test('what regulation.yaml leaves out comes from the header', () => {
  expect(metadataOf(header)).toMatchObject({
    title: '样例办法',
    issuers: ['中共中央', '国务院'],
    issuedOn: '2017-09-05',
    shortTitles: [],
    subjects: [],
  });
});

test('what regulation.yaml says goes before the header', () => {
  const metadata = metadataOf(header, { title: '新题', issuers: ['某市人民政府'], issuedOn: '2018-01-01' });
  expect(metadata).toMatchObject({ title: '新题', issuers: ['某市人民政府'], issuedOn: '2018-01-01' });
});

describe('a date is as exact as it is known', () => {
  test.each([2015, '2015', '2016-05', '2016-05-10', '2013/2016', '2016-02-29'])('%s', (date) => {
    expect(looseDateField.parse(date)).toBe(String(date));
  });
  test.each(['昨天', '2016-13', '2015-02-29', '2016.5', '2013/2014/2015', '', 2015.5])('not %s', (date) => {
    expect(looseDateField.safeParse(date).success).toBe(false);
  });
});

describe('a confirmed oddity', () => {
  const text = parseBody('第一条　甲。\n第三条　乙。\n第六条　丙。');

  test.each([
    ['by its code', { code: 'number-gap' }, []],
    ['by its line', { code: 'number-gap', line: 7 }, [8]],
    ['by its provision', { code: 'number-gap', eId: 'art_6' }, [7]],
  ])('is no longer reported: %s', (_, confirmation, left) => {
    const { diagnostics, unused } = confirm(text, text.diagnostics, [confirmation]);
    expect(diagnostics.map(({ line }) => line)).toEqual(left);
    expect(unused).toEqual([]);
  });

  test.each([
    { code: 'number-duplicate' },
    { code: 'number-gap', line: 6 },
    { code: 'number-gap', eId: 'art_1' },
    { code: 'number-gap', eId: 'art_9' },
  ])('that is not there is named: %j', (confirmation) => {
    const { diagnostics, unused } = confirm(text, text.diagnostics, [confirmation]);
    expect(diagnostics).toEqual(text.diagnostics);
    expect(unused).toEqual([confirmation]);
  });

  test('hides none of those that come after the first few', () => {
    const found = Array.from({ length: 60 }, (_, line) => ({
      ...say('html-residue', '<p>', line + 1),
      file: 'source.txt',
      line: line + 1,
      column: 1,
    }));
    expect(confirm(text, found, []).diagnostics).toHaveLength(50);
    const confirmed = found.slice(0, 50).map(({ code, line }) => ({ code, line }));
    expect(confirm(text, found, confirmed).diagnostics.map(({ line }) => line)).toEqual([
      51, 52, 53, 54, 55, 56, 57, 58, 59, 60,
    ]);
  });

  test('cannot be an error', () => {
    const errors = text.diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'error' as const }));
    expect(confirm(text, errors, [{ code: 'number-gap' }]).diagnostics).toEqual(errors);
  });
});
