/** What a build takes over from earlier ones, and says of it. */
import { join } from 'node:path';
import { folderHash } from '../../src/content/folder-state.ts';
import type { Built } from '../../src/publishing/finish.ts';
import type { Files, Store } from '../../src/publishing/store.ts';
import { site } from '../../src/site/config.ts';
import type { Material } from '../../src/site/library.ts';
import { songCharacters } from '../../src/site/pictures/song.ts';
import { seenBy, seenHash } from '../../src/site/seen.ts';

/** Of each regulation by its slug a hash of all that its pages are made of, besides the program. */
export type Keys = ReadonlyMap<string, string>;

export async function keysOf(material: Material, slugs: ReadonlySet<string>, content: string): Promise<Keys> {
  // The font is made of all texts together, and its name stands in the styles of every page
  const shared = JSON.stringify([site, await songCharacters(content)]);
  const keys = new Map<string, string>();
  for (const { slug } of material.library.regulations) {
    if (!slugs.has(slug)) continue;
    // Some of it is published as it is, byte for byte
    const files = folderHash(join(content, 'regulations', slug));
    keys.set(slug, seenHash(slug, seenBy(slug, material), shared + files));
  }
  return keys;
}

/** What is taken over of regulations, by slug. */
export interface TakenOver {
  /** Stands in the earlier site, and was not written again. */
  readonly inEarlier: ReadonlyMap<string, Files>;
  readonly written: ReadonlyMap<string, Files>;
}

export const NOTHING_TAKEN: TakenOver = { inEarlier: new Map(), written: new Map() };

/** Puts what is kept of these regulations into a folder, unless an earlier site has just that. */
export async function takeKept(store: Store, keys: Keys, folder: string, earlier: string): Promise<TakenOver> {
  const taken = { inEarlier: new Map<string, Files>(), written: new Map<string, Files>() };
  for (const [slug, key] of keys) {
    const found = await store.take(key, join(folder, slug), join(earlier, slug));
    if (found === 'damaged') console.warn(`此前存下的 ${slug} 的网页已损坏，不用它，重新生成。`);
    else if (found !== 'missing') (found.areInEarlier ? taken.inEarlier : taken.written).set(slug, found.files);
  }
  const count = taken.inEarlier.size + taken.written.size;
  if (store.isOfOther) console.log('此前存下的网页出自另一个版本的程序，不能沿用，全部重新生成。');
  else if (count > 0) console.log(`沿用 ${count} 部法规的网页，重新生成 ${keys.size - count} 部。`);
  return taken;
}

/** Keeps what was made of these regulations. */
export async function keepMade(
  store: Store,
  keys: Keys,
  slugs: ReadonlySet<string>,
  pages: string,
): Promise<ReadonlyMap<string, Files>> {
  const made = new Map<string, Files>();
  let unkept = 0;
  const keepOne = async (slug: string): Promise<void> => {
    const { files, isKept } = await store.keep(keys.get(slug) ?? '', join(pages, slug));
    made.set(slug, files);
    if (!isKept) unkept += 1;
  };
  // Some at once: while one is compressed the next is read
  const rest = slugs.values();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const slug of rest) await keepOne(slug);
    }),
  );
  if (unkept > 0) console.warn(`${unkept} 部法规的网页没能存下（.cache/store 写不进），下次会重新生成；网站不受影响。`);
  return made;
}

/** Files of several regulations by their paths in the site. */
export const inSite = (folders: ReadonlyMap<string, Files>): Built =>
  new Map(
    [...folders].flatMap(([slug, files]) => [...files].map(([path, file]) => [`${slug}/${path}`, file] as const)),
  );
