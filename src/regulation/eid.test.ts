import { describe, expect, test } from 'vitest';
import { childEId, eIdToFileName, parentEId, parseEId } from './eid.ts';

describe('an eId', () => {
  test.each([
    'art_12',
    'art_120-1',
    'art_3__para_1__item_2',
    'preamble',
    'att_1__art_3',
    'part_2__art_3',
    'chp_3__sec_1',
    'part_nn',
    'art_5_dup2',
    'att_1__body__table_1',
  ])('%s is read into its steps and written back', (eId) => {
    const steps = parseEId(eId);
    expect(steps).not.toBeNull();
    expect(steps?.reduce<string | null>(childEId, null)).toBe(eId);
  });

  test.each(['', 'art', 'art_', 'artikel_1', 'art_1__', 'ART_1', 'art_1/../x'])('%j is none', (text) => {
    expect(parseEId(text)).toBeNull();
  });

  test('knows the provision above', () => {
    expect(parentEId('art_4__para_2')).toBe('art_4');
    expect(parentEId('art_4')).toBeNull();
  });

  test.each([
    ['art_12', 'art-12'],
    ['part_2__art_3', 'part-2--art-3'],
    ['art_120-1', 'art-120-1'],
  ])('%s names the file %s', (eId, name) => {
    expect(eIdToFileName(eId)).toBe(name);
  });
});
