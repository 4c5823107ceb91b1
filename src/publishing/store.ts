/**
 * What a build has made is kept for the next: the folder of a regulation, all its pages and files, under a hash of everything that they
 * were made of (`src/site/seen.ts`). Nothing here is needed: what is missing, damaged or of another version is made anew.
 */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { errorCode } from '../files/errors.ts';
import type { KeptBytes } from '../files/kept-bytes.ts';
import { filesBelow } from '../files/paths.ts';
import { writeWhole } from '../files/replace-folder.ts';
import { type BuiltFile, builtFile, OFFLINE_LIST } from './finish.ts';

/** Files of a folder by path with `/`. */
export type Files = ReadonlyMap<string, BuiltFile>;

export interface Store {
  /** Whether something was kept that another version of the program made, which is of no use to this one. */
  readonly isOfOther: boolean;
  /**
   * Says which files were kept under a key, and puts them into a folder that is not there yet: whole or not at all. Not where an earlier
   * site has just these: to write tens of thousands of small files, and later to delete them, takes longer than all else.
   * @param earlier its folder, which may not exist
   * @param stamp of that folder when it held what is kept under this key; null where that is not known
   */
  take(key: string, folder: string, earlier: string, stamp?: string | null): Promise<Taken | 'missing' | 'damaged'>;
  /**
   * Packs a folder into a file, from which it can be kept when all that is made beside it has turned out right.
   * @returns `packed` is the file; null where it could not be written, which is no reason to fail
   */
  pack(folder: string, file: string): Promise<Kept & { readonly packed: string | null }>;
  /** Keeps what was packed. @returns whether it could be */
  keep(key: string, packed: string): Promise<boolean>;
  /** What is no folder. */
  readonly bytes: KeptBytes;
  /** Removes what was made by other versions, and what no build has asked for in a week. */
  tidy(): Promise<void>;
}

/** A folder of a regulation. */
export interface Kept {
  readonly files: Files;
  /** Of its bytes, and of what the file system tells of it: see `statsOf`. */
  readonly stamp: string;
}

export interface Taken extends Kept {
  /** They stand in the earlier site as they were kept, and nothing was written. */
  readonly areInEarlier: boolean;
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Where a project keeps what its builds have made. */
export const storeIn = (root: string): string => join(root, '.cache', 'store');

/** @param version changes with everything that pages are made with: what is kept by another is never looked at */
export async function openStore(folder: string, version: string): Promise<Store> {
  const own = join(folder, version);
  const versions: readonly string[] = await readdir(folder).catch(() => []);

  async function read(key: string): Promise<Buffer | 'missing' | 'damaged'> {
    const bytes = await readFile(join(own, key)).catch(() => null);
    if (bytes === null) return 'missing';
    const content = bytes.subarray(DIGEST);
    if (!digestOf(content).equals(bytes.subarray(0, DIGEST))) return 'damaged';
    const now = new Date();
    await utimes(join(own, key), now, now).catch(() => {});
    return content;
  }

  return {
    isOfOther: versions.length > 0 && !versions.includes(version),
    async take(key, target, earlier, stamp = null) {
      const bytes = await read(key);
      if (bytes === 'missing' || bytes === 'damaged') return bytes;
      const packed = unpack(bytes);
      const { files } = packed;
      mkdirSync(dirname(target), { recursive: true });
      const { mode } = statSync(dirname(target));
      const found = stampOf(statsOf(earlier, files.keys(), mode), files);
      const areInEarlier = found !== '' && (found === stamp || holdsExactly(earlier, files, mode));
      if (!areInEarlier) {
        // Some thousand small files: one after another, not each in its turn among what else goes on
        const folders = new Set([...files.keys()].map((path) => dirname(join(target, path))));
        for (const folder of folders) mkdirSync(folder, { recursive: true });
        for (const [path, bytes] of packed.contents()) writeFileSync(join(target, path), bytes);
      }
      return { files, areInEarlier, stamp: areInEarlier ? found : stampOf(statsOf(target, files.keys(), mode), files) };
    },
    async pack(source, packed) {
      const paths = await filesBelow(source);
      // Before it is read: what was written meanwhile would be told as read
      const stats = statsOf(source, paths, statSync(dirname(source)).mode);
      const contents = new Map(paths.map((path) => [path, readFileSync(join(source, path))] as const));
      const files = new Map([...contents].map(([path, bytes]) => [path, builtFile(bytes)] as const));
      const content = await pack(files, contents);
      const isPacked = await succeeds(() => writeFile(packed, framed(content)));
      if (!isPacked) await rm(packed, { force: true }).catch(() => {});
      return { files, stamp: stampOf(stats, files), packed: isPacked ? packed : null };
    },
    keep: (key, packed) =>
      succeeds(async () => {
        await mkdir(own, { recursive: true });
        await rename(packed, join(own, key)).catch(async (error) => {
          // A store that is mounted there
          if (errorCode(error) !== 'EXDEV') throw error;
          await writeWhole(join(own, key), await readFile(packed));
          await rm(packed, { force: true });
        });
      }),
    bytes: {
      async take(key) {
        const bytes = await read(key);
        return bytes === 'missing' || bytes === 'damaged' ? null : zstdDecompressSync(bytes, LARGE_CHUNKS);
      },
      async keep(key, bytes) {
        const content = await compress(bytes, QUICKLY);
        await succeeds(async () => {
          await mkdir(own, { recursive: true });
          await writeWhole(join(own, key), framed(content));
        });
      },
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

/** Whether the file system let it be done. */
async function succeeds(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return false;
  }
}

/** Of files as the file system tells of them and their bytes; '' where one is missing. */
const stampOf = (stats: string, files: Files): string =>
  stats &&
  createHash('sha256')
    .update(JSON.stringify([stats, ...files]))
    .digest('hex');

/**
 * A hash of what the file system tells of these files and the folders they are in, as Git tells that a file is still the one it has read:
 * whoever writes, adds, removes, exchanges or chmods one changes its time of change, which nobody can set. To ask for that takes a fifth of the time
 * of reading. The folder itself may stand anywhere, and be sealed anew.
 * @param mode of the folders that they are written into
 * @returns '' where one is missing, or another is beside them
 */
function statsOf(folder: string, files: Iterable<string>, mode: number): string {
  const own = lstatSync(folder, { throwIfNoEntry: false });
  if (own?.isDirectory() !== true) return '';
  const names = readdirSync(folder).filter((name) => name !== OFFLINE_LIST);
  const hash = createHash('sha256').update(JSON.stringify([mode, own.mode, names.sort()]));
  const isTold = new Set(['.']);
  const tell = (path: string): boolean => {
    if (isTold.has(path)) return true;
    isTold.add(path);
    const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
    if (found === undefined || !tell(dirname(path))) return false;
    hash.update(`${path}\0${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}\0`);
    return true;
  };
  for (const path of files) if (!tell(path)) return '';
  return hash.digest('hex');
}

/**
 * Whether a folder holds these files and no others, byte for byte, but for the list that a site is sealed with: as they would be written
 * into folders of this mode.
 */
function holdsExactly(folder: string, files: Files, mode: number): boolean {
  const rights = (each: number) => each & 0o777;
  let found = 0;
  const isSame = (inside: string): boolean => {
    if (rights(lstatSync(join(folder, inside)).mode) !== rights(mode)) return false;
    const entries = readdirSync(join(folder, inside), { withFileTypes: true });
    // One that is empty is none of ours
    if (inside !== '' && entries.length === 0) return false;
    return entries.every((entry) => {
      const path = inside + entry.name;
      if (entry.isDirectory()) return isSame(`${path}/`);
      if (path === OFFLINE_LIST) return true;
      const file = files.get(path);
      if (!entry.isFile() || file === undefined) return false;
      found += 1;
      const { size, mode: own } = lstatSync(join(folder, path));
      return (
        size === file.size &&
        rights(own) === rights(mode & 0o666) &&
        builtFile(readFileSync(join(folder, path))).hash === file.hash
      );
    });
  };
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true && isSame('') && found === files.size;
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

/** Bytes of a SHA-256, which stands first in what is kept: of all that follows. */
const DIGEST = 32;
/** Bytes of the length of the list. */
const LENGTH = 4;

async function pack(files: Files, contents: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const list = Buffer.from(JSON.stringify([...files].map(([path, { hash, size }]) => [path, hash, size])));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(list.length);
  const packed = await compress(Buffer.concat([...contents.values()]), QUICKLY);
  return Buffer.concat([length, list, packed]);
}

interface Packed {
  readonly files: Files;
  /** Unpacks the bytes of all files. */
  contents(): ReadonlyMap<string, Uint8Array>;
}

/** @param all what `pack` made */
function unpack(all: Buffer): Packed {
  const end = LENGTH + all.readUInt32BE();
  const list = listSchema.parse(JSON.parse(all.toString('utf8', LENGTH, end)));
  return {
    files: new Map(list.map(([path, hash, size]) => [path, { hash, size }])),
    contents() {
      const unpacked = zstdDecompressSync(all.subarray(end), LARGE_CHUNKS);
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

/** Of megabytes thousands of small chunks cost more than all else, and one as large as the whole is memory that is always new. */
const LARGE_CHUNKS = { chunkSize: 1 << 16 };

const QUICKLY = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** What is kept tells whether it is whole. */
const framed = (content: Uint8Array): Buffer => Buffer.concat([digestOf(content), content]);

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
