/** A built site on disk: its pages, and the sources it was built from. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../../../src/files/list-files.ts';
import { builtFiles } from '../../../src/publishing/manifest.ts';

export interface BuiltPage {
  /** Path below the site's root: `/fagui/art-1/`, `/404.html`. */
  readonly path: string;
  readonly html: string;
}

export interface SourceFile {
  readonly slug: string;
  readonly text: string;
}

/** SHA-256 of all files below the folder, by path. */
export async function hashesBelow(folder: string): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries([...(await builtFiles(folder))].map(([path, { hash }]) => [path, hash]));
}

export async function builtPages(folder: string): Promise<readonly BuiltPage[]> {
  const files = (await filesBelow(folder)).filter((file) => file.endsWith('.html'));
  return Promise.all(
    files.map(async (file) => ({
      path: `/${file}`.replace(/\/index\.html$/u, '/'),
      html: await readFile(join(folder, file), 'utf8'),
    })),
  );
}

export async function sourceFiles(content: string): Promise<readonly SourceFile[]> {
  const folder = join(content, 'regulations');
  const entries = await readdir(folder, { withFileTypes: true });
  const slugs = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    slugs.sort().map(async (slug) => ({ slug, text: await readFile(join(folder, slug, 'source.txt'), 'utf8') })),
  );
}
