import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  divisionPath,
  editionPath,
  fragment,
  fromSibling,
  idOf,
  noteId,
  noteOfId,
  placeOnPage,
  provisionPath,
  readEdition,
  readShow,
  sentenceId,
  sentenceOfId,
  showQuery,
  withEdition,
  withoutFragment,
} from './addresses.ts';
import { isWorkId, workId } from './edition.ts';
import type { Division } from './model.ts';

const division = (role: Division['role'], eId: string): Division => ({
  role,
  eId,
  provision: { kind: 'article', eId, number: null, pieces: [], children: [] },
  shown: [],
  path: [],
});

const text = {
  divisions: [division('frame', 'part_2'), division('unit', 'part_2__art_3'), division('unit', 'art_4')],
};

describe('an address', () => {
  it('is the slug and a page per division, with dashes for underscores', () => {
    expect(editionPath({ slug: workId('law'), date: null }) + divisionPath('art_120-1')).toBe('law/art-120-1/');
  });

  it.each([
    ['art_4', 'art-4/'],
    ['art_4__para_2__item_1', 'art-4/#art_4__para_2__item_1'],
    ['part_2__art_3', 'part-2--art-3/'],
    ['part_2__art_3__para_1', 'part-2--art-3/#part_2__art_3__para_1'],
    ['part_2', 'full/#part_2'],
    ['part_2__para_1', 'full/#part_2__para_1'],
    ['art_9__para_1', 'full/#art_9__para_1'],
  ])('of the provision %s is %s', (eId, path) => {
    expect(provisionPath(text, eId)).toBe(path);
  });

  it('is found from a page beside', () => {
    const here = 'https://example.org/fagui/law/full/?view=text#art_1';
    expect(new URL(fromSibling(divisionPath('art_4')), here).href).toBe('https://example.org/fagui/law/art-4/');
  });

  it('keeps its page when it leads to another place on it', () => {
    expect(placeOnPage('/law/art-4/#art_4__para_2', 'note-a')).toBe('/law/art-4/#note-a');
    expect(placeOnPage('/law/art-4/', 'note-a')).toBe('/law/art-4/#note-a');
    expect([withoutFragment('/law/#a'), idOf('/law/#a'), idOf('/law/')]).toEqual(['/law/', 'a', '']);
  });
});

describe('what is written is read', () => {
  test('of a sentence', () => {
    const id = sentenceId('art_4__para_2', 3);
    expect(id).toBe('art_4__para_2__s_3');
    expect(sentenceOfId(idOf(fragment(id)))).toEqual({ eId: 'art_4__para_2', sentence: 3 });
    expect(sentenceOfId('art_4__para_2')).toBeNull();
  });

  test('of a note', () => {
    expect([noteOfId(noteId('biaozhun')), noteOfId('art_4')]).toEqual(['biaozhun', null]);
  });

  test('of provisions that are shown together', () => {
    expect(
      showQuery([
        { from: 'art_3', to: 'art_7' },
        { from: 'art_9', to: 'art_9' },
      ]),
    ).toBe('?show=art_3..art_7,art_9');
    const eId = fc.stringMatching(/^[a-z]+_[0-9]{1,3}(__para_[0-9])?$/);
    fc.assert(
      fc.property(fc.array(fc.record({ from: eId, to: eId }), { minLength: 1, maxLength: 100 }), (stretches) => {
        expect(readShow(showQuery(stretches))).toEqual(stretches);
      }),
    );
  });

  test('and of another query nothing, of an endless one the beginning', () => {
    expect(readShow('?view=text')).toEqual([]);
    expect(readShow(`?show=${Array(5000).fill('art_1').join(',')}`)).toHaveLength(100);
  });
});

test.each([
  ['zhiliang-tisheng-2017', true],
  ['质量提升', false],
  ['a/b', false],
  ['', false],
  ['a--b', false],
])('%j names a work: %j', (name, expected) => {
  expect(isWorkId(name)).toBe(expected);
  if (!expected) expect(() => workId(name)).toThrow(TypeError);
});

describe('an address that is kept', () => {
  it.each([
    ['/law/art-4/', '/law/art-4/?edition=2017-09-05'],
    ['/law/art-4/#art_4__para_2__s_1', '/law/art-4/?edition=2017-09-05#art_4__para_2__s_1'],
    ['/law/art-4/?show=art_3..art_4#art_3', '/law/art-4/?show=art_3..art_4&edition=2017-09-05#art_3'],
    ['/law/art-4/#a?b', '/law/art-4/?edition=2017-09-05#a?b'],
  ])('%s says its edition: %s', (address, kept) => {
    expect(withEdition(address, '2017-09-05')).toBe(kept);
    expect(readEdition(new URL(kept, 'https://example.org').search)).toBe('2017-09-05');
  });

  it('says nothing where the day is not known', () => {
    expect(withEdition('/law/art-4/#a', undefined)).toBe('/law/art-4/#a');
  });

  it.each(['', '?edition=', '?edition=2017', '?edition=<b>', '?show=art_4'])('“%s” means no edition', (query) => {
    expect(readEdition(query)).toBeNull();
  });
});
