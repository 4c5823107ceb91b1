/** A site of one's own, which may be changed and published anew, and who visits it: a browser that has kept nothing yet. */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Manifest, sealSite, worksOf } from '../../../src/publishing/finish.ts';
import { serveSite } from '../../../src/serving/static-server.ts';

export interface Visit extends AsyncDisposable {
  /** Of the site. */
  readonly folder: string;
  /** The address it is served at, ends in `/`. */
  readonly url: string;
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Serves a copy of a built site. */
export async function visitCopy(dist: string, browser: Browser): Promise<Visit> {
  const folder = await mkdtemp(join(tmpdir(), 'tiaowen-visit-'));
  await cp(dist, folder, { recursive: true });
  const server = await serveSite({ folder, port: 0 });
  const context = await browser.newContext();
  return {
    folder,
    url: server.url,
    context,
    page: await context.newPage(),
    async [Symbol.asyncDispose]() {
      await context.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Publishes a site once more, as a build would.
 * @param change of its files
 * @param texts whose regulations it has then; those it had unless said otherwise
 */
export async function publishAnew(
  folder: string,
  change: () => Promise<void>,
  texts?: Manifest['texts'],
): Promise<void> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const lists = ['', ...worksOf(manifest).map((slug) => `${slug}/`)].map((path) => `${path}offline.json`);
  for (const path of ['sw.js', 'manifest.json', ...lists]) await rm(join(folder, path));
  await change();
  await sealSite(folder, { ...manifest, ...(texts && { texts }) });
}

/**
 * Looks for a new edition of the site, as the browser does on every visit; resolves when its worker has taken over or has failed.
 * A message on the way can wake the old worker once more. With nothing left to do it makes way after half a minute; one that is watched,
 * as all are in tests, never does: it is stopped here.
 */
export async function lookForNews(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
  });
  const stateOf = async () => {
    const state = await page.evaluate(async () => {
      const { installing, waiting, active } = await navigator.serviceWorker.ready;
      return (installing ?? waiting ?? active)?.state;
    });
    if (state === 'installed') await session.send('ServiceWorker.stopAllWorkers');
    return state;
  };
  await expect.poll(stateOf, { timeout: 60_000 }).toBe('activated');
  await session.detach();
}
