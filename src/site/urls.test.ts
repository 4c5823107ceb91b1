import { describe, expect, it } from 'vitest';
import type { Division } from '../regulation/model.ts';
import { siteConfig } from './config.ts';
import { divisionUrl, fullTextUrl, landingUrl, provisionUrl } from './urls.ts';

const division = (role: Division['role'], eId: string): Division => ({
  role,
  eId,
  provision: { kind: 'article', eId, number: null, pieces: [], children: [] },
  shown: [],
  path: [],
});

const law = {
  slug: 'law',
  text: { divisions: [division('frame', 'part_2'), division('unit', 'part_2__art_3'), division('unit', 'art_4')] },
};

describe('addresses of the site', () => {
  it('are the slug, the whole text under it, and a page per division with dashes for underscores', () => {
    expect([landingUrl('law'), fullTextUrl('law'), divisionUrl('law', 'art_120-1')]).toEqual([
      '/law/',
      '/law/full/',
      '/law/art-120-1/',
    ]);
  });

  it.each([
    ['art_4', '/law/art-4/'],
    ['art_4__para_2__item_1', '/law/art-4/#art_4__para_2__item_1'],
    ['part_2__art_3', '/law/part-2--art-3/'],
    ['part_2__art_3__para_1', '/law/part-2--art-3/#part_2__art_3__para_1'],
    ['part_2', '/law/full/#part_2'],
    ['part_2__para_1', '/law/full/#part_2__para_1'],
  ])('lead to the provision %s at %s', (eId, url) => {
    expect(provisionUrl(law, eId)).toBe(url);
  });
});

describe('the configuration', () => {
  it.each([
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
    ['tiaowen', '/tiaowen/'],
    ['/tiaowen', '/tiaowen/'],
    ['/a/b/', '/a/b/'],
  ])('reads BASE_PATH %j as %j', (BASE_PATH, base) => {
    expect(siteConfig({ BASE_PATH }).base).toBe(base);
  });

  it('keeps only the origin of SITE_URL', () => {
    expect(siteConfig({ SITE_URL: 'https://example.org/x/' }).origin).toBe('https://example.org');
  });
});
