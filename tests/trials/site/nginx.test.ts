/** The site as it is published: a real nginx with our configuration, at the root of a host and under a path. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { precompress } from '../../../src/publishing/precompress.ts';
import { nginxMissing, type RunningNginx, startNginx } from '../../support/nginx.ts';
import { test } from '../../support/site/browser.ts';
import { trialName } from '../../support/verdict.ts';

/** What a compression that was killed leaves. */
const UNFINISHED = 'index.html.br.00000000-0000-4000-8000-000000000000.tmp';

const missing = nginxMissing();
describe.skipIf(missing !== null).for([
  { site: 'own', base: '/', law: 'zhiliang-tisheng-2017', word: '质量基础' },
  { site: 'fixtures', base: '/fagui/', law: 'jieshui-tiaoli', word: '节约用水' },
] as const)(trialName('behind nginx under $base', missing), ({ site, base, law, word }) => {
  let folder: string;
  let nginx: RunningNginx;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiaowen-nginx-'));
    await cp(inject(site).dist, join(folder, 'root', base), { recursive: true });
    for (const file of ['.env', '.git/config']) {
      await mkdir(dirname(join(folder, 'root', base, file)), { recursive: true });
      await writeFile(join(folder, 'root', base, file), 'secret');
    }
    await precompress(join(folder, 'root'));
    await writeFile(join(folder, 'root', base, law, UNFINISHED), 'half');
    nginx = await startNginx(join(folder, 'nginx'), join(folder, 'root'), base);
  });
  afterAll(async () => {
    await nginx?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const address = (path: string) => `${nginx.origin}${base}${path}`;

  test('a reader comes from the home page to an article and finds words, with nothing in the console', async ({
    visit,
  }) => {
    const page = await visit(base.slice(1), { at: `${nginx.origin}/` });
    await page.goto(address(`${law}/`));
    await page.getByRole('main').getByRole('link', { name: '从头读起' }).click();
    await page.locator('article[data-eid]').waitFor();
    await page.goto(address(`search/?q=${encodeURIComponent(word)}`));
    await page.locator('[data-search-status=done]').waitFor({ state: 'attached' });
    expect(Number(await page.locator('[data-search-status]').getAttribute('data-total'))).toBeGreaterThan(0);
    await page.locator('[data-result] a').first().click();
    await page.locator(`article[data-regulation=${law}], .text`).first().waitFor();
  });

  test('an address that is not there gets the page that says so', async ({ visit }) => {
    const page = await visit(`${base.slice(1)}meiyou/`, { at: `${nginx.origin}/`, status: 404 });
    expect(await page.getByRole('main').textContent()).toContain('检索');
  });

  test.for<[path: string, status: number, said: string]>([
    ['.env', 404, '没有这一页'],
    ['.git/config', 404, '没有这一页'],
    [`${law}/index.html.br`, 404, '没有这一页'],
    [`${law}/${UNFINISHED}`, 404, '没有这一页'],
    [`${law}/index.html.gz`, 404, '没有这一页'],
    ['_astro/', 403, '这里不能打开'],
    [`search/?q=${encodeURIComponent(word).repeat(250)}`, 414, '地址太长'],
    ['%', 400, '看不懂这个请求'],
  ])('%s is answered with %i, in Chinese, and not kept', async ([path, status, said]) => {
    const response = await fetch(address(path));
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toContain(`<h1>${said}</h1>`);
  });

  test('a header that is too long is answered in Chinese, too', async () => {
    const response = await fetch(address(''), { headers: { cookie: 'a'.repeat(40_000) } });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('<h1>看不懂这个请求</h1>')]);
  });

  test('the longest query a search box takes is not too long for the server', async () => {
    const page = await (await fetch(address('search/'))).text();
    const [, longest = ''] = /name="q"[^>]*maxlength="(\d+)"/.exec(page) ?? [];
    const query = encodeURIComponent('质'.repeat(Number(longest)));
    expect(query.length).toBeGreaterThan(1_000);
    expect((await fetch(address(`search/?q=${query}`))).status).toBe(200);
  });

  test('pages are checked anew each time, files named by their content are kept', async () => {
    const cached = async (path: string) => (await fetch(address(path))).headers.get('cache-control');
    expect(await cached(`${law}/`)).toBe('no-cache');
    expect(await cached('pagefind/catalogue.json')).toBe('no-cache');
    expect(await cached('song.woff2')).toBe('public, max-age=2592000');
    const page = await (await fetch(address('search/'))).text();
    const [, script] = /src="[^"]*(_astro\/[^"]+\.js)"/.exec(page) ?? [];
    expect(script).toBeDefined();
    expect(await cached(script ?? '')).toContain('immutable');
  });

  test.for([
    ['br', 'br, gzip'],
    ['gzip', 'gzip'],
    [null, 'identity'],
  ])('a browser that takes %s gets it', async ([encoding, accepted]) => {
    const response = await fetch(address(`${law}/`), { headers: { 'accept-encoding': accepted ?? '' } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    expect(await response.text()).toContain('</html>');
  });

  test.for<[path: string, type: string]>([
    ['', 'text/html; charset=utf-8'],
    ['manifest.json', 'application/json; charset=utf-8'],
    ['sitemap.xml', 'application/xml; charset=utf-8'],
    ['icon.svg', 'image/svg+xml; charset=utf-8'],
    ['pagefind/wasm.unknown.pagefind', 'application/octet-stream'],
  ])('%s is served as %s', async ([path, type]) => {
    expect((await fetch(address(path))).headers.get('content-type')).toBe(type);
  });

  test('every answer, errors included, carries the security headers', async () => {
    for (const path of ['', 'meiyou/', 'manifest.json']) {
      const { headers } = await fetch(address(path));
      expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('server')).toBe('nginx');
    }
  });

  test('a drawing opened by itself runs no script, whoever sent it', async () => {
    expect((await fetch(address('icon.svg'))).headers.get('content-security-policy')).toMatch(/^sandbox;/u);
  });

  test('an address without its last slash is led to the page', async () => {
    const response = await fetch(address(law), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, `${base}${law}/`]);
  });

  test('nothing but reading is allowed', async () => {
    const response = await fetch(address(''), { method: 'POST' });
    expect([response.status, await response.text()]).toEqual([405, expect.stringContaining('<h1>这里只能阅读</h1>')]);
  });
});
