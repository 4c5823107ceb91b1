import { describe, expect, test } from 'vitest';
import { checkLinks, idsOf } from '../support/site/links.ts';

const site = (html: string) => ({
  home: 'https://tiaowen.example/fagui/',
  files: ['index.html', 'a/art-1/index.html', 'icon.svg'],
  pages: [
    { path: '/', html },
    { path: '/a/art-1/', html: '<p id="art_1__para_1">甲</p>' },
  ],
});

describe('links of a built site', () => {
  test.each([
    ['a page', '<a href="/fagui/a/art-1/">'],
    ['a relative page', '<a href="a/art-1/">'],
    ['a paragraph', '<a href="/fagui/a/art-1/#art_1__para_1">'],
    ['a file', '<link rel="icon" href="/fagui/icon.svg">'],
    ['its own canonical address', '<link rel="canonical" href="https://tiaowen.example/fagui/">'],
    ['its own Open Graph address', '<meta property="og:url" content="https://tiaowen.example/fagui/a/art-1/">'],
  ])('resolve to %s', (_, html) => {
    expect(checkLinks(site(html))).toEqual({ checked: 1, broken: [] });
  });

  test.each([
    ['a page that is not there', '<a href="/fagui/a/art-2/">', 'no such page'],
    ['an address without its slash', '<a href="/fagui/a/art-1">', 'no such page'],
    ['a paragraph that is not there', '<a href="/fagui/a/art-1/#art_1__para_2">', 'no such id'],
    ['a page above the base path', '<a href="/a/art-1/">', 'outside the base path'],
    ['a missing image', '<img src="/fagui/no.png">', 'no such page'],
    ['a form without its page', '<form action="/fagui/search/">', 'no such page'],
    ['a wrong canonical address', '<link rel="canonical" href="https://tiaowen.example/fagui/b/">', 'no such page'],
  ])('are broken when they lead to %s', (_, html, problem) => {
    expect(checkLinks(site(html)).broken).toMatchObject([{ page: '/', problem }]);
  });

  test.each([
    '<a href="https://elsewhere.example/">',
    '<a href="mailto:a@b.example">',
    '<meta content="width=device-width">',
  ])('leave %s alone', (html) => {
    expect(checkLinks(site(html))).toEqual({ checked: 0, broken: [] });
  });

  test('need ids that stand only once', () => {
    expect(() => idsOf('<p id="a"></p><p id="a"></p>')).toThrow('id="a"');
  });
});
