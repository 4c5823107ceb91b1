/** What a build takes over from earlier ones, and says of it. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { folderHash, isContent } from '../../src/content/folder-state.ts';
import type { FolderKeeper } from '../../src/files/kept-bytes.ts';
import { folderKey } from '../../src/files/paths.ts';
import { type Built, type BuiltFile, OFFLINE_LIST } from '../../src/publishing/finish.ts';
import type { Kept, Store } from '../../src/publishing/store.ts';
import { site } from '../../src/site/config.ts';
import type { Material } from '../../src/site/library.ts';
import { seenBy, seenHash } from '../../src/site/seen.ts';

/** Of each regulation by its slug a hash of all that its pages are made of, besides the program. */
export type Keys = ReadonlyMap<string, string>;

export function keysOf(material: Material, slugs: ReadonlySet<string>, content: string): Keys {
  const shared = JSON.stringify(site);
  const keys = new Map<string, string>();
  for (const { slug } of material.library.regulations) {
    if (!slugs.has(slug)) continue;
    // Some of it is published as it is, byte for byte; of what cannot be told nothing is taken over
    const files = folderHash(join(content, 'regulations', slug), isContent) ?? randomUUID();
    keys.set(slug, seenHash(slug, seenBy(slug, material), shared + files));
  }
  return keys;
}

/** Of folders by their paths in the site, those of regulations by their slugs, what is in them. */
export type KeptFolders = ReadonlyMap<string, Kept>;

/** What is taken over of regulations. */
export interface TakenOver {
  /** Stands in the earlier site, and was not written again. */
  readonly inEarlier: KeptFolders;
  readonly written: KeptFolders;
}

export const NOTHING_TAKEN: TakenOver = { inEarlier: new Map(), written: new Map() };

/**
 * Puts what is kept of these regulations into a folder, unless an earlier site has just that.
 * @param isInEarlier told of each that it has
 */
export async function takeKept(
  store: Store,
  keys: Keys,
  folder: string,
  earlier: string,
  isInEarlier: (slug: string) => void,
): Promise<TakenOver> {
  const taken = { inEarlier: new Map<string, Kept>(), written: new Map<string, Kept>() };
  const standing = await standingIn(store, earlier);
  for (const [slug, key] of keys) {
    const [of, stamp = null] = standing.get(slug) ?? [];
    const found = await store.take(key, join(folder, slug), join(earlier, slug), of === key ? stamp : null);
    if (found === 'damaged') console.warn(`此前存下的 ${slug} 的网页已损坏，不用它，重新生成。`);
    else if (found !== 'missing') (found.areInEarlier ? taken.inEarlier : taken.written).set(slug, found);
    if (taken.inEarlier.has(slug)) isInEarlier(slug);
  }
  const count = taken.inEarlier.size + taken.written.size;
  if (store.isOfOther) console.log('此前存下的网页出自另一个版本的程序，不能沿用，全部重新生成。');
  else if (count > 0) console.log(`沿用 ${count} 部法规的网页，重新生成 ${keys.size - count} 部。`);
  return taken;
}

/** Takes folders of the index over, and keeps them, each when it is asked for. */
export interface IndexKeeper extends FolderKeeper {
  /** Those that stand in the earlier site, and were not written again. */
  readonly inEarlier: KeptFolders;
  /** To be called when all are there. */
  keepStanding(): Promise<void>;
}

/**
 * @param out the folder of the site that is made
 * @param earlier that of the one that stands so far
 * @param scratch for what is packed and not kept yet
 * @param note told of each file that was written, by its path in the site
 */
export async function startIndexKeeper(
  store: Store,
  out: string,
  earlier: string,
  scratch: string,
  note: (path: string, file: BuiltFile) => void,
): Promise<IndexKeeper> {
  const index = join(earlier, 'pagefind');
  const standing = await standingIn(store, index);
  const keys = new Map<string, string>();
  const [inEarlier, written] = [new Map<string, Kept>(), new Map<string, Kept>()];
  let unkept = 0;
  const pathOf = (place: string): string => relative(out, place).split(sep).join('/');
  return {
    inEarlier,
    async take(key, made, place) {
      const path = pathOf(place);
      const [of, stamp = null] = standing.get(path) ?? [];
      const found = await store.take(key, made, plainFolder(join(earlier, path)), of === key ? stamp : null);
      if (found === 'damaged') console.warn(`此前存下的 ${path} 已损坏，不用它，重新生成。`);
      if (found === 'damaged' || found === 'missing') return false;
      keys.set(path, key);
      (found.areInEarlier ? inEarlier : written).set(path, found);
      if (!found.areInEarlier) for (const [name, file] of found.files) note(`${path}/${name}`, file);
      return true;
    },
    async keep(key, made, place) {
      const path = pathOf(place);
      const { packed, ...kept } = await store.pack(made, join(scratch, 'packed-text'));
      keys.set(path, key);
      written.set(path, kept);
      const isKept = packed !== null && (await store.keep(key, packed));
      if (!isKept) unkept += 1;
      return isKept;
    },
    async keepStanding() {
      if (unkept > 0)
        console.warn(`检索索引有 ${unkept} 节没能存下（.cache/store 写不进），下次会重新写；网站不受影响。`);
      await keepStanding(store, index, keys, inEarlier, written);
    },
  };
}

/** A folder that can be moved with its parents, and has no list of which the store takes no notice; '' where there is none. */
function plainFolder(folder: string): string {
  try {
    return realpathSync(folder) === folder && !existsSync(join(folder, OFFLINE_LIST)) ? folder : '';
  } catch {
    return '';
  }
}

/** Packs what is made of regulations while the pages of others are being made. */
export interface Packing {
  /** To be called when all of a regulation is there. */
  isWhole(slug: string): void;
  /** Keeps what was made of these regulations. */
  keep(keys: Keys, slugs: ReadonlySet<string>): Promise<KeptFolders>;
  /** Begins no more; what was begun is awaited. */
  stop(): Promise<void>;
}

/**
 * @param pages where the folders of the regulations are
 * @param folder for what is packed and not kept yet
 */
export function startPacking(store: Store, pages: string, folder: string): Packing {
  mkdirSync(folder);
  const told = new Set<string>();
  const waiting: string[] = [];
  const packed = new Map<string, Awaited<ReturnType<Store['pack']>>>();
  const running: Promise<void>[] = [];
  let isStopped = false;
  let isBusy = false;

  function tell(slug: string): void {
    if (!told.has(slug)) waiting.push(slug);
    told.add(slug);
  }

  async function work(hasSpace: () => Promise<boolean>): Promise<void> {
    while (!isStopped && waiting.length > 0 && (await hasSpace())) {
      const slug = waiting.shift();
      if (slug !== undefined) packed.set(slug, await store.pack(join(pages, slug), join(folder, slug)));
    }
  }

  /** What goes wrong is told when all are awaited. */
  function start(hasSpace: () => Promise<boolean>): Promise<void> {
    const own = work(hasSpace);
    own.catch(() => {});
    running.push(own);
    return own;
  }

  async function packMeanwhile(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    // One that has failed stays busy
    await start(() => leavesSpace(folder));
    isBusy = false;
  }

  return {
    isWhole(slug) {
      tell(slug);
      packMeanwhile().catch(() => {});
    },
    async keep(keys, slugs) {
      for (const slug of slugs) tell(slug);
      // Some at once: while one is compressed the next is read
      for (let count = 0; count < 4; count += 1) void start(async () => true);
      await Promise.all(running);
      let unkept = 0;
      for (const [slug, { packed: file }] of packed)
        if (file === null || !(await store.keep(keys.get(slug) ?? '', file))) unkept += 1;
      if (unkept > 0)
        console.warn(`${unkept} 部法规的网页没能存下（.cache/store 写不进），下次会重新生成；网站不受影响。`);
      return packed;
    },
    async stop() {
      isStopped = true;
      await Promise.allSettled(running);
    },
  };
}

/** Whether a disk leaves as much as any library takes: what is left on a nearly full one is the pages'. */
async function leavesSpace(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize >= LEAST_SPACE;
}

/** In bytes: 208,800 articles with all their files take 5.4 GB. */
const LEAST_SPACE = 8e9;

/** Files of several folders by their paths in the site. */
export const inSite = (folders: KeptFolders): Built =>
  new Map(
    [...folders].flatMap(([slug, { files }]) => [...files].map(([path, file]) => [`${slug}/${path}`, file] as const)),
  );

/** Under which key each folder stands in a site, and its stamp. */
type Standing = ReadonlyMap<string, readonly [key: string, stamp: string]>;

const standingKey = (site: string): string => `standing-${folderKey(site)}`;

async function standingIn(store: Store, site: string): Promise<Standing> {
  const bytes = await store.bytes.take(standingKey(site));
  return bytes === null ? new Map() : deserialize(bytes);
}

/** Keeps how folders stand in a site: what stands as it stood need not be read to tell that it is the same. */
export async function keepStanding(
  store: Store,
  site: string,
  keys: Keys,
  ...folders: readonly KeptFolders[]
): Promise<void> {
  const standing: Standing = new Map(
    folders.flatMap((each) => Array.from(each, ([slug, { stamp }]) => [slug, [keys.get(slug) ?? '', stamp]] as const)),
  );
  await store.bytes.keep(standingKey(site), serialize(standing));
}
