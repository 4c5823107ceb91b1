import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../files/list-files.ts';
import type { Metadata } from '../regulation/metadata.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { compareText } from '../regulation/strings.ts';
import { type BuiltFile, offlineFiles } from './offline.ts';

/** `manifest.json` of a built site: what anyone needs to tell that nothing was changed on the way. SHA-256, hexadecimal. */
export interface Manifest {
  /** The official texts by slug, each the hash of `<slug>/source.txt`. */
  readonly regulations: Readonly<Record<string, { readonly title: string; readonly source: string }>>;
  /** Every file of the site but this one, by its path with `/`, sorted. */
  readonly files: Readonly<Record<string, string>>;
}

interface Described extends Pick<Regulation, 'slug' | 'sourceHash'> {
  readonly metadata: Pick<Metadata, 'title'>;
}

/**
 * The last step of a build: adds what makes the site readable offline, and the manifest, both made from the checksums of all that
 * is there. The same site gives the same bytes.
 */
export async function sealSite(folder: string, regulations: readonly Described[]): Promise<void> {
  const built = await builtFiles(folder);
  const offline = await offlineFiles(
    built,
    regulations.map(({ slug }) => slug),
  );
  const files = new Map([...built].map(([path, { hash }]) => [path, hash]));
  for (const [path, text] of offline) {
    await writeFile(join(folder, path), text);
    files.set(path, sha256(text));
  }
  const manifest: Manifest = {
    regulations: Object.fromEntries(
      regulations.map(({ slug, sourceHash, metadata }) => [slug, { title: metadata.title, source: sourceHash }]),
    ),
    files: Object.fromEntries([...files].sort(([a], [b]) => compareText(a, b))),
  };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** All files of a folder by path with `/`, sorted. */
export async function builtFiles(folder: string): Promise<ReadonlyMap<string, BuiltFile>> {
  const files = new Map<string, BuiltFile>();
  for (const path of await filesBelow(folder)) {
    const bytes = readFileSync(join(folder, path));
    files.set(path, { hash: sha256(bytes), size: bytes.length });
  }
  return files;
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
