import { describe, expect, it } from 'vitest';
import { siteConfig, siteProblems } from './config.ts';

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

  it.each(['//fagui//', 'fagui', '/fagui', ' /fagui/ '])(
    'takes the slashes and blanks of BASE_PATH %j as they come',
    (BASE_PATH) => {
      expect([siteProblems({ BASE_PATH }), siteConfig({ BASE_PATH }).base]).toEqual([[], '/fagui/']);
    },
  );

  it.each(['/中文/', '../x', '/a/./b', 'a b', 'a?b', 'https://example.org/fagui/', '/a"b'])(
    'refuses BASE_PATH %j',
    (BASE_PATH) => {
      expect(siteProblems({ BASE_PATH })).toEqual([
        `环境变量 BASE_PATH 应为网站所在的路径，各段只含字母、数字和 . _ ~ -，例如 /fagui/；实为“${BASE_PATH}”。域名写在 SITE_URL 里。`,
      ]);
    },
  );

  it.each(['example.org', 'ftp://example.org', 'javascript:alert(1)', '/fagui/', 'https://'])(
    'refuses SITE_URL %j',
    (SITE_URL) => {
      expect(siteProblems({ SITE_URL })).toEqual([
        `环境变量 SITE_URL 应为以 https:// 或 http:// 开头的网址，例如 https://example.org；实为“${SITE_URL}”。`,
      ]);
    },
  );

  it('keeps only the origin of SITE_URL', () => {
    expect(siteConfig({ SITE_URL: 'https://example.org/x/' }).origin).toBe('https://example.org');
  });
});
