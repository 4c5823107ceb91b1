/** A site that is built while things go wrong around it. It is whole when it agrees with its manifest. */
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import type { Manifest } from '../../src/publishing/finish.ts';
import { statute } from './content-folder.ts';
import type { startScript } from './site/build-site.ts';
import { hashesBelow } from './site/built-site.ts';

/** SHA-256 of the files of a site, by path. */
export type Hashes = Readonly<Record<string, string>>;

export interface TroubledSite {
  /** Holds content and site, and nothing else when all is well. */
  readonly around: string;
  readonly content: string;
  readonly out: string;
  /** Writes the source text with this first article. */
  readonly put: (version: string) => Promise<void>;
  /** The first article's page. */
  readonly article: () => Promise<string>;
  /** What lies in `around`. */
  readonly beside: () => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
}

/** A content folder with one regulation, in a place whose name has spaces and Chinese characters. */
export async function troubledSite(): Promise<TroubledSite> {
  const around = await mkdtemp(join(tmpdir(), 'tiaowen 故障 '));
  const content = join(around, '内容');
  const out = join(around, 'site');
  const folder = join(content, 'regulations/jieshui');
  await mkdir(folder, { recursive: true });
  return {
    around,
    content,
    out,
    put: (version) =>
      writeFile(
        join(folder, 'source.txt'),
        statute(`第一条　${version}。`, '第二条　节约用水。', '第三条　自公布之日起施行。'),
      ),
    article: () => readFile(join(out, 'jieshui/art-1/index.html'), 'utf8'),
    beside: async () => (await readdir(around)).sort(),
    remove: () => rm(around, { recursive: true, force: true }),
  };
}

/** The hashes of a site that is whole. */
export async function wholeSite(site: string): Promise<Hashes> {
  const manifest: Manifest = JSON.parse(await readFile(join(site, 'manifest.json'), 'utf8'));
  const { 'manifest.json': _, ...files } = await hashesBelow(site);
  expect(files).toEqual(Object.fromEntries(Object.entries(manifest.files).map(([path, { sha256 }]) => [path, sha256])));
  return files;
}

export function kill({ pid }: ChildProcess, whom: 'group' | 'parent'): void {
  if (pid === undefined) return;
  try {
    process.kill(whom === 'group' ? -pid : pid, 'SIGKILL');
  } catch {
    // It has ended by itself
  }
}

/** What the pattern's group finds in the first line that matches; rejects when the program ends without one. */
export async function lineWith(
  { stdout }: Pick<ReturnType<typeof startScript>, 'stdout'>,
  pattern: RegExp,
): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    lines.push(line);
    const found = pattern.exec(line)?.[1];
    if (found === undefined) continue;
    stdout.resume();
    return found;
  }
  throw new Error(`没有等到 ${pattern}：\n${lines.join('\n')}`);
}
