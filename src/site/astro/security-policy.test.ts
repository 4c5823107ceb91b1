import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withSecurityPolicy } from './security-policy.ts';

const sealed = (html: string): string => withSecurityPolicy(Buffer.from(html)).toString();

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** What browser/ahead.ts puts into every page. */
const AHEAD = hash('{"prefetch":[{"where":{"href_matches":"/*"},"eagerness":"moderate"}]}');
const head = (inner: string) => `<!DOCTYPE html><html><head><meta charset="utf-8">${inner}</head></html>`;
const directive = (html: string, name: string) =>
  /content="([^"]*)"/
    .exec(html)?.[1]
    ?.split('; ')
    .find((each) => each.startsWith(`${name} `));

test('only the scripts and styles of the page itself may run, each once', () => {
  const html = sealed(
    head('<script>一()</script><script type="module">two()</script><script>一()</script><style>p{}</style>'),
  );
  expect(directive(html, 'script-src')).toBe(`script-src 'self' ${hash('一()')} ${hash('two()')} ${AHEAD}`);
  expect(directive(html, 'style-src')).toBe(`style-src 'self' ${hash('p{}')}`);
});

test('data and scripts with an address need no hash', () => {
  const html = sealed(
    head('<script type="application/ld+json">{}</script><script type="module" src="/a.js"></script>'),
  );
  expect(directive(html, 'script-src')).toBe(`script-src 'self' ${AHEAD}`);
});

test('the policy stands before everything it rules, and allows nothing unsafe', () => {
  const html = sealed(head('<script>one()</script>'));
  expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<script>'));
  expect(html).not.toMatch(/unsafe-|https?:|\*/);
});

test('nothing else of a page changes', () => {
  const page = head('<title>𠮷林省</title>');
  expect(sealed(page).replace(/<meta http-equiv[^>]*>/, '')).toBe(page);
});

test('a page that cannot carry a policy is not sealed in silence', () => {
  expect(() => sealed('<!DOCTYPE html><html><head><meta charset="UTF-8"></head></html>')).toThrow('策略');
});
