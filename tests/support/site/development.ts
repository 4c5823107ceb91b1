/** What a maintainer has while editing: a project of their own, `npm run dev`, a browser. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchBrowser } from '../chromium.ts';
import { copyProject } from './build-site.ts';

/** A change is waited for this long, in milliseconds. */
export const PATIENCE = { timeout: 40_000 };

export interface Development extends AsyncDisposable {
  /** Of the project. */
  readonly path: string;
  readonly page: Page;
  /** Saves a file of the project once the open page listens. */
  readonly save: (file: string, text: string) => Promise<void>;
  /** Goes to a page by its path below the address; again when a reload for the last change cuts in. */
  readonly open: (path: string) => Promise<void>;
  readonly mainText: () => Promise<string | null>;
  /** What the overlay over the page says; nothing where there is none. */
  readonly overlay: () => Promise<readonly string[]>;
  /** How many clauses a search finds exactly. */
  readonly found: (query: string) => Promise<number>;
}

/** @param files what the project holds besides the program */
export async function develop(files: Readonly<Record<string, string>>): Promise<Development> {
  const cleanUps: (() => PromiseLike<unknown>)[] = [];
  const dispose = async () => {
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  };
  try {
    const project = await copyProject();
    cleanUps.push(() => project[Symbol.asyncDispose]());
    const put = async (file: string, text: string) => {
      await mkdir(dirname(join(project.path, file)), { recursive: true });
      await writeFile(join(project.path, file), text);
    };
    for (const [file, text] of Object.entries(files)) await put(file, text);
    const server = spawn(process.execPath, [join(project.path, 'scripts/dev.ts')], {
      cwd: project.path,
      env: { ...process.env, NODE_ENV: 'development', VITEST: '', NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    cleanUps.push(async () => {
      const closed = once(server, 'close');
      if (server.kill()) await closed;
    });
    const url = await addressOf(server.stdout);
    const shared = await launchBrowser();
    cleanUps.push(shared.close);
    const browser = await chromium.connect(shared.wsEndpoint);
    const page = await browser.newPage();
    /** Whether the page hears of changes: a moment after it has loaded. */
    let listening = false;
    page.on('framenavigated', () => {
      listening = false;
    });
    page.on('console', (message) => {
      if (message.text() === '[vite] connected.') listening = true;
    });
    const open = async (path: string) => {
      const arrives = () =>
        page.goto(url + path).then(
          () => true,
          () => false,
        );
      await expect.poll(arrives, PATIENCE).toBe(true);
    };
    return {
      path: project.path,
      page,
      save: async (file, text) => {
        await expect.poll(() => listening, PATIENCE).toBe(true);
        await put(file, text);
      },
      open,
      mainText: () => page.getByRole('main').textContent(),
      overlay: () => page.locator('vite-error-overlay #message-content').allTextContents(),
      found: async (query) => {
        await open(`search/?q=${encodeURIComponent(query)}`);
        await page.locator('[data-search-status="done"]').waitFor();
        return page.locator('[data-result][data-kind="article"]:not([data-inexact])').count();
      },
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** The address that the server prints when it can be opened. */
async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\//u.exec(line)?.[0];
    if (address === undefined) continue;
    output.resume();
    return address;
  }
  throw new Error('开发服务器没有启动');
}
