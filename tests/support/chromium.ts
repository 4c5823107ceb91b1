/**
 * A Chromium to test with, on any Linux machine that has npm: the one named by `CHROMIUM_PATH`, else the one the npm package
 * @sparticuz/chromium carries, else the system's. The package's is the same everywhere, and has no window to draw even when
 * nobody looks: tests take less than half of the time they take in a whole Chromium.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';

type Environment = Readonly<Record<string, string | undefined>>;

/** A browser's program and what it needs around it; `release` gives back what was unpacked for it. */
interface Chromium {
  readonly executablePath: string;
  readonly env: Environment;
  release(): Promise<void>;
}

/** A running browser that others may join through its web socket. */
export interface SharedBrowser {
  readonly wsEndpoint: string;
  /** Where its program came from, for the log. */
  readonly executablePath: string;
  close(): Promise<void>;
}

/** Browsers of one program that have nothing in common: each has a clipboard of its own. */
export interface SharedBrowsers extends Omit<SharedBrowser, 'wsEndpoint'> {
  readonly wsEndpoints: readonly string[];
}

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
] as const;

/** No sandbox: CI containers run as root. No background networking: a test run asks nothing of anybody's servers. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];

export async function launchBrowser(env: Environment = process.env): Promise<SharedBrowser> {
  const { wsEndpoints, ...browser } = await launchBrowsers(1, env);
  return { ...browser, wsEndpoint: wsEndpoints.join('') };
}

export async function launchBrowsers(count: number, env: Environment = process.env): Promise<SharedBrowsers> {
  const found = await findChromium(env);
  const { executablePath } = found;
  const servers: BrowserServer[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
    await found.release();
  };
  try {
    while (servers.length < count)
      servers.push(await chromium.launchServer({ executablePath, env: { ...found.env }, args: ARGUMENTS }));
    return { wsEndpoints: servers.map((server) => server.wsEndpoint()), executablePath, close };
  } catch (error) {
    await close();
    throw new Error(`Chromium 启动失败（${executablePath}）`, { cause: error });
  }
}

async function findChromium(env: Environment): Promise<Chromium> {
  const chosen = env.CHROMIUM_PATH;
  if (chosen) return installed(chosen, env);
  if (process.platform === 'linux' && process.arch === 'x64') return bundled(env);
  const system = SYSTEM_PATHS.find((path) => existsSync(path));
  if (system === undefined) throw new Error('没有 Chromium 可用：请装一个，或用 CHROMIUM_PATH 指明');
  return installed(system, env);
}

function installed(executablePath: string, env: Environment): Chromium {
  return { executablePath, env, release: async () => {} };
}

/**
 * Unpacks the bundled Chromium (209 MB, two seconds) into a folder of this run's own, so that a run killed half-way leaves no
 * broken program to the next. The package unpacks its shared libraries only where it recognises AWS Lambda; a machine
 * without libnss3 needs them too.
 */
async function bundled(env: Environment): Promise<Chromium> {
  const folder = await mkdtemp(join(tmpdir(), 'tiaowen-chromium-'));
  const release = () => rm(folder, { recursive: true, force: true });
  try {
    const executablePath = await unpack(folder);
    const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
    return { executablePath, env: { ...env, ...libraries, ...(await bundledFonts(folder)) }, release };
  } catch (error) {
    await release();
    throw error;
  }
}

async function unpack(folder: string): Promise<string> {
  const { default: Package, inflate } = await import('@sparticuz/chromium');
  const archives = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  // The package asks os.tmpdir() where to unpack, which reads TMPDIR anew each time.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await inflate(join(archives, 'al2023.tar.br'));
    return await Package.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Without any font Chromium lays out no text at all, so that even `innerText` is empty: the bundled Open Sans fills in. */
async function bundledFonts(folder: string): Promise<Environment> {
  if (existsSync('/etc/fonts/fonts.conf')) return {};
  const config = join(folder, 'fonts', 'fonts.conf');
  const fonts = join(folder, 'fonts', 'fonts');
  const cache = join(folder, 'font-cache');
  await writeFile(config, `<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`);
  return { FONTCONFIG_FILE: config };
}
