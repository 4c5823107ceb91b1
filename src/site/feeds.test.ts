import { describe, expect, test } from 'vitest';
import { sitemap, sitemapNumbers, sitemapPart } from './feeds.ts';

const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
const addresses = (count: number) => Array.from({ length: count }, (_, index) => `/law/art-${index + 1}/`);

describe('the sitemap', () => {
  test('of up to 50,000 addresses lists them itself', () => {
    const xml = sitemap(addresses(50_000));
    expect(xml).toContain('<urlset ');
    expect(locations(xml).length).toBe(50_000);
    expect(sitemapNumbers(addresses(50_000))).toEqual([]);
  });

  test('of more lists files that hold them all, none more than 50,000', () => {
    const all = addresses(120_001);
    const xml = sitemap(all);
    expect(xml).toContain('<sitemapindex ');
    expect(locations(xml).map((url) => new URL(url ?? '').pathname)).toEqual([
      '/sitemap-1.xml',
      '/sitemap-2.xml',
      '/sitemap-3.xml',
    ]);
    const parts = sitemapNumbers(all).map((number) => locations(sitemapPart(all, number)));
    expect(parts.map(({ length }) => length)).toEqual([50_000, 50_000, 20_001]);
    expect(parts.flat().map((url) => new URL(url ?? '').pathname)).toEqual(all);
  });
});
