/**
 * What a build has made is kept for the next: the folder of a regulation, all its pages and files, under a hash of everything that they
 * were made of (`src/site/seen.ts`). Nothing here is needed: what is missing, damaged or of another version is made anew.
 */
import { createHash } from 'node:crypto';
import { linkSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { errorCode } from '../files/errors.ts';
import { filesBelow } from '../files/paths.ts';
import { writeWhole } from '../files/replace-folder.ts';
import { type BuiltFile, builtFile } from './finish.ts';

/** Files of a folder by path with `/`. */
export type Files = ReadonlyMap<string, BuiltFile>;

export interface Store {
  /** Whether something was kept that another version of the program made, which is of no use to this one. */
  readonly isOfOther: boolean;
  /**
   * Puts what was kept under a key into a folder that is not there yet; says which files these are. Whole or not at all.
   * @param earlier a folder, which may not exist: what it has of the same bytes is linked, not written again. To write tens of
   * thousands of small files, and later to delete them, takes longer than all else
   */
  take(key: string, folder: string, earlier: string): Promise<Files | 'missing' | 'damaged'>;
  /** Keeps a folder; what cannot be kept is no reason to fail. */
  keep(key: string, folder: string): Promise<{ readonly files: Files; readonly isKept: boolean }>;
  /** Removes what was made by other versions, and what no build has asked for in a week. */
  tidy(): Promise<void>;
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** @param version changes with everything that pages are made with: what is kept by another is never looked at */
export async function openStore(folder: string, version: string): Promise<Store> {
  const own = join(folder, version);
  const versions: readonly string[] = await readdir(folder).catch(() => []);
  return {
    isOfOther: versions.length > 0 && !versions.includes(version),
    async take(key, target, earlier) {
      const bytes = await readFile(join(own, key)).catch(() => null);
      if (bytes === null) return 'missing';
      const packed = unpack(bytes);
      if (packed === null) return 'damaged';
      // Some thousand small files: one after another, not each in its turn among what else goes on
      const folders = new Set([...packed.files.keys()].map((path) => dirname(join(target, path))));
      for (const folder of folders) mkdirSync(folder, { recursive: true });
      const { mode } = statSync(target);
      const others = [...packed.files].filter(
        ([path, file]) => !linkSame(join(earlier, path), join(target, path), file, mode),
      );
      const contents: ReadonlyMap<string, Uint8Array> = others.length > 0 ? packed.contents() : new Map();
      // Never into a file that is there: were it linked, the earlier site would change
      for (const [path] of others)
        writeFileSync(join(target, path), contents.get(path) ?? Buffer.alloc(0), { flag: 'wx' });
      const now = new Date();
      await utimes(join(own, key), now, now).catch(() => {});
      return packed.files;
    },
    async keep(key, source) {
      const contents = new Map(
        (await filesBelow(source)).map((path) => [path, readFileSync(join(source, path))] as const),
      );
      const files = new Map([...contents].map(([path, bytes]) => [path, builtFile(bytes)] as const));
      try {
        await mkdir(own, { recursive: true });
        await writeWhole(join(own, key), await pack(files, contents));
        return { files, isKept: true };
      } catch (error) {
        if (errorCode(error) === '') throw error;
        return { files, isKept: false };
      }
    },
    async tidy() {
      for (const other of versions) {
        if (other !== version) await rm(join(folder, other), { recursive: true, force: true });
      }
      for (const key of await filesBelow(own).catch(() => [])) {
        const used = await stat(join(own, key)).catch(() => null);
        if (used !== null && used.mtimeMs < Date.now() - WEEK) await rm(join(own, key), { force: true });
      }
    },
  };
}

/**
 * Links a file under another name if it is what would be written there: these bytes, and the mode of files in a new folder of this mode.
 * False, and no link, where it is not, and where the file system has no links: FAT, another disk.
 */
function linkSame(file: string, name: string, { hash, size }: BuiltFile, mode: number): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size !== size || (found.mode & 0o777) !== (mode & 0o666)) return false;
  try {
    linkSync(file, name);
    if (builtFile(readFileSync(name)).hash === hash) return true;
  } catch {
    // It is written instead
  }
  rmSync(name, { force: true });
  return false;
}

/** What pages are made with: templates, styles, scripts, the tools as they are installed, and Node. Tests are no part of it. */
export async function programHash(root: string): Promise<string> {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\0`);
  const below = await Promise.all(
    ['src', 'public'].map(async (folder) => (await filesBelow(join(root, folder))).map((path) => `${folder}/${path}`)),
  );
  for (const path of [...PROGRAM_FILES, ...below.flat()]) {
    if (/\.test\.ts$|\/__snapshots__\//.test(path)) continue;
    const bytes = await readFile(join(root, path)).catch(() => Buffer.alloc(0));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

/** The second list is of what is installed; a project that was copied without it has the first. */
const PROGRAM_FILES = [
  'package.json',
  'package-lock.json',
  'node_modules/.package-lock.json',
  'astro.config.mjs',
  'tsconfig.json',
  'scripts/build-pages.ts',
  'scripts/render-pages.ts',
  'scripts/command-line/made-pages.ts',
];

/** What stands before the compressed bytes of the files, which follow end to end in the same order. */
const listSchema = z.array(z.tuple([z.string(), z.string(), z.number()]));

/** Bytes of a SHA-256, which stands first: of all that follows. */
const DIGEST = 32;
/** Bytes of the length of the list. */
const LENGTH = 4;

async function pack(files: Files, contents: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const list = Buffer.from(JSON.stringify([...files].map(([path, { hash, size }]) => [path, hash, size])));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(list.length);
  const packed = await compress(Buffer.concat([...contents.values()]), {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  });
  const all = Buffer.concat([length, list, packed]);
  return Buffer.concat([digestOf(all), all]);
}

interface Packed {
  readonly files: Files;
  /** Unpacks the bytes of all files. */
  contents(): ReadonlyMap<string, Uint8Array>;
}

/** Null for bytes that `pack` did not make, or not all of them. */
function unpack(bytes: Buffer): Packed | null {
  const all = bytes.subarray(DIGEST);
  if (!digestOf(all).equals(bytes.subarray(0, DIGEST))) return null;
  const end = LENGTH + all.readUInt32BE();
  const list = listSchema.parse(JSON.parse(all.toString('utf8', LENGTH, end)));
  return {
    files: new Map(list.map(([path, hash, size]) => [path, { hash, size }])),
    contents() {
      const unpacked = zstdDecompressSync(all.subarray(end));
      const contents = new Map<string, Uint8Array>();
      let at = 0;
      for (const [path, , size] of list) {
        contents.set(path, unpacked.subarray(at, at + size));
        at += size;
      }
      return contents;
    },
  };
}

const compress = promisify(zstdCompress);

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
