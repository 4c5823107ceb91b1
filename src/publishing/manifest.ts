import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Regulation } from '../regulation/regulation.ts';

/** `manifest.json` of a built site: what anyone needs to tell that nothing was changed on the way. SHA-256, hexadecimal. */
export interface Manifest {
  /** The official texts by slug, each the hash of `<slug>/source.txt`. */
  readonly regulations: Readonly<Record<string, { readonly title: string; readonly source: string }>>;
  /** Every file of the site but this one, by its path with `/`, sorted. */
  readonly files: Readonly<Record<string, string>>;
}

export const MANIFEST_FILE = 'manifest.json';

/** Describes a site's folder and puts the description into it. The same site gives the same bytes. */
export async function writeManifest(
  folder: string,
  regulations: readonly Pick<Regulation, 'slug' | 'sourceHash' | 'metadata'>[],
): Promise<void> {
  const manifest: Manifest = {
    regulations: Object.fromEntries(
      regulations.map(({ slug, sourceHash, metadata }) => [slug, { title: metadata.title, source: sourceHash }]),
    ),
    files: await hashFiles(folder),
  };
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** Hashes of all files of a folder but its manifest, by path, in the order of the paths. */
export async function hashFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .filter((path) => path !== MANIFEST_FILE)
    .sort();
  const hashes: Record<string, string> = {};
  for (const path of paths)
    hashes[path] = createHash('sha256')
      .update(await readFile(join(folder, path)))
      .digest('hex');
  return hashes;
}
