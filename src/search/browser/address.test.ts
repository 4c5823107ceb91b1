import { afterEach, describe, expect, test, vi } from 'vitest';
import { NO_FILTER } from '../query/filter.ts';
import { LONGEST_QUERY } from '../query/parse.ts';
import { readAddress, writeAddress } from './address.ts';
import { LONGEST_TYPED } from './dialog-shell.ts';

const plain = { typed: '', filter: NO_FILTER, order: 'relevance', view: 'list', editions: 'current' } as const;

describe('the address', () => {
  test.each([
    ['', plain],
    ['?q=%E8%B4%A8%E9%87%8F', { ...plain, typed: '质量' }],
    [
      '?q=a&kind=note&in=law&sort=text&view=kwic&editions=all',
      {
        typed: 'a',
        filter: { ...NO_FILTER, kind: 'note', regulation: 'law' },
        order: 'text',
        view: 'kwic',
        editions: 'all',
      },
    ],
    ['?q=a&rank=b&sort=rank', { ...plain, typed: 'a', filter: { ...NO_FILTER, rank: 'b' }, order: 'rank' }],
    ['?sort=date', { ...plain, order: 'date' }],
    ['?q=%3Cscript%3E', { ...plain, typed: '<script>' }],
  ])('%s is read and written alike', (address, state) => {
    expect(readAddress(address)).toEqual(state);
    expect(readAddress(writeAddress(readAddress(address)))).toEqual(state);
  });

  test.each(['?kind=x&sort=y&view=z&editions=w', '?kind=__proto__', '?kind=', '?%E0%A4%A'])(
    '%s asks for nothing',
    (address) => {
      expect(readAddress(address)).toEqual(plain);
    },
  );

  describe('asks for what the library has:', () => {
    const query = '?in=law&part=a&issuer=b&year=2020&region=c&status=d';
    const some = { ...NO_FILTER, regulation: 'law', part: 'a', issuer: 'b', year: '2020' };
    afterEach(() => {
      vi.unstubAllGlobals();
      vi.resetModules();
    });
    /** The script as it is built for a library of this size. */
    async function readIn(size: 'small' | 'large', address: string) {
      vi.resetModules();
      vi.stubGlobal('IS_SMALL_LIBRARY', size === 'small');
      return (await import('./address.ts')).readAddress(address).filter;
    }

    test('a small one has no regions, nor what is in force', async () => {
      expect(await readIn('small', query)).toEqual(some);
      expect(await readIn('large', query)).toEqual({ ...some, region: 'c', status: 'd' });
    });

    test('a large one has parts of a regulation, a small one of all', async () => {
      for (const none of ['', '&in=']) expect(await readIn('large', `?part=a${none}`)).toEqual(NO_FILTER);
      expect(await readIn('small', '?part=a')).toEqual({ ...NO_FILTER, part: 'a' });
    });
  });

  test('stays short and well-formed, whatever was typed', () => {
    expect(writeAddress({ ...plain, typed: '质'.repeat(10_000) }).length).toBeLessThan(2_500);
    expect(readAddress(writeAddress({ ...plain, typed: '\ud800质' })).typed).toBe('\ufffd质');
  });

  test('carries more than is searched, so that it shows when something was cut', () => {
    expect(LONGEST_TYPED).toBeGreaterThan(LONGEST_QUERY);
  });
});
