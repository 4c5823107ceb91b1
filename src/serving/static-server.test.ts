import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, type ServeOptions, serveSite } from './static-server.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-served-'));
  await mkdir(join(folder, 'fagui/art-1'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '首页');
  await writeFile(join(folder, 'fagui/art-1/index.html'), '第一条');
  await writeFile(join(folder, '404.html'), '没有这一页');
});

afterAll(() => rm(folder, { recursive: true }));

async function whileServing<T>(options: Partial<ServeOptions>, use: (server: RunningServer) => Promise<T>): Promise<T> {
  const server = await serveSite({ folder, port: 0, ...options });
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

async function get(address: string): Promise<string> {
  const response = await fetch(address);
  return `${response.status} ${await response.text()}`;
}

describe('a served site', () => {
  test.each([
    ['', '200 首页'],
    ['fagui/art-1/', '200 第一条'],
    ['fagui/art-2/', '404 没有这一页'],
    ['../package.json', '404 没有这一页'],
  ])('answers "%s" with %s', (path, answer) =>
    whileServing({}, async ({ url }) => expect(await get(url + path)).toBe(answer)),
  );

  test('takes the next port when the wished one is busy', () =>
    whileServing({}, (first) =>
      whileServing({ port: first.port }, async (second) => {
        expect(second.port).toBeGreaterThan(first.port);
        expect(await get(second.url)).toBe('200 首页');
      }),
    ));

  test.each(['/tiaowen', 'tiaowen/', '/tiaowen/'])('lives below the base path %s and nowhere else', (basePath) =>
    whileServing({ basePath }, async ({ url, port }) => {
      expect(new URL(url).pathname).toBe('/tiaowen/');
      expect(await get(`${url}fagui/art-1/`)).toBe('200 第一条');
      expect(await get(`http://127.0.0.1:${port}/tiaowen`)).toBe('200 首页');
      expect(await get(`http://127.0.0.1:${port}/fagui/art-1/`)).toBe('404 没有这一页');
      expect(await get(`http://127.0.0.1:${port}/tiaowenx/`)).toBe('404 没有这一页');
    }),
  );

  test('shows what a rebuild has written, without a restart', () =>
    whileServing({}, async ({ url }) => {
      await writeFile(join(folder, 'new.html'), '新增');
      expect(await get(`${url}new.html`)).toBe('200 新增');
    }));

  test('says so when its address cannot be used', async () => {
    await expect(serveSite({ folder, port: 0, host: '192.0.2.1' })).rejects.toThrow();
  });
});
