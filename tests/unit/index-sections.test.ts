/** Of the index of a large library only those sections are described again in which something changed, and nobody can tell which. */
import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import { inSite, startIndexKeeper } from '../../scripts/command-line/kept-pages.ts';
import { loadLibrary } from '../../src/content/library.ts';
import { filesBelow, projectRoot } from '../../src/files/paths.ts';
import { replaceFolder } from '../../src/files/replace-folder.ts';
import { type BuiltFile, builtFile, builtFiles } from '../../src/publishing/finish.ts';
import { openStore } from '../../src/publishing/store.ts';
import { indexLibrary } from '../../src/search/index/build.ts';
import { inForce, type ReadAt } from '../../src/search/index/records.ts';
import { sectionSource } from '../../src/search/index/sections.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, note, test } from '../support/content-folder.ts';

const LAWS = 200;
const slugOf = (number: number): string => `law-${String(number).padStart(3, '0')}`;

const law = (title: string, ...articles: readonly string[]): string =>
  `法规标题：${title}\n颁布时间：20200102\n颁布主体：某部\n通过会议：\n法规正文：\n${articles.join('\n')}\n`;

async function putLaws({ put }: ContentFolder): Promise<void> {
  for (let number = 0; number < LAWS; number += 1) {
    const cited = number > 0 ? `依照《第${number - 1}号渡口办法》第一条办理。` : '依照法律办理。';
    const file = `regulations/${slugOf(number)}/source.txt`;
    await put(file, law(`第${number}号渡口办法`, `第一条　渡口每${number}日检查一次。`, `第二条　${cited}`));
  }
}

/**
 * Indexes what is in the folder with what is kept, as the site of the last time stands, and without, and compares.
 * @returns how many sections were described for it
 */
async function describedOf({ path }: ContentFolder, day = '2026-01-02', readAt: ReadAt = addresses): Promise<number> {
  const { library, diagnostics } = await loadLibrary(path, addresses, undefined, day);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const store = await openStore(storeOf(path), 'v1');
  let described = 0;
  const bytes = {
    take: store.bytes.take,
    keep: async (key: string, bytes: Uint8Array) => {
      described += 1;
      await store.bytes.keep(key, bytes);
    },
  };
  const [site, made, fresh] = [join(path, 'site'), join(path, 'made'), join(path, 'fresh')];
  const noted = new Map<string, BuiltFile>();
  const note = (file: string, built: BuiltFile) => noted.set(file, built);
  const folders = await startIndexKeeper(store, made, site, path, note);
  await indexLibrary(library, readAt, join(made, 'pagefind'), true, {
    kept: { bytes, folders },
    wrote: (file, content) => note(relative(made, file), builtFile(content)),
  });
  await folders.keepStanding();
  await replaceFolder(site, made, [...folders.inEarlier.keys()]);
  const known = new Map([...noted, ...inSite(folders.inEarlier)]);
  expect([...known].toSorted()).toEqual([...(await builtFiles(site))].toSorted());
  await indexLibrary(library, readAt, fresh, true);
  const files = await filesBelow(fresh);
  expect(await filesBelow(join(site, 'pagefind'))).toEqual(files);
  for (const file of files)
    expect((await readFile(join(site, 'pagefind', file))).equals(await readFile(join(fresh, file))), file).toBe(true);
  left = folders.inEarlier.size;
  return described;
}

/** What the folders of the index are called: readers' browsers may keep what is in them. */
const stampOf = ({ path }: ContentFolder): Promise<readonly string[]> => readdir(textsIn(path));

const textsIn = (path: string): string => join(path, 'site/pagefind/text');

/** How many folders of texts the last index left where they stood. */
let left = 0;

const storeOf = (path: string): string => join(path, 'store');

test('what is changed is described again', async ({ content }) => {
  await putLaws(content);
  const all = await describedOf(content);
  expect(all).toBeGreaterThan(2);
  expect(await describedOf(content), 'nothing').toBe(0);

  const file = `regulations/${slugOf(90)}/source.txt`;
  const stamp = await stampOf(content);
  await content.put(file, (await content.read(file)).replace('每90日', '每九十日'));
  expect(await describedOf(content), 'a text').toBe(1);
  expect(await stampOf(content)).not.toEqual(stamp);
  await content.put(`regulations/${slugOf(90)}/notes/a.md`, note('art_1__para_1', '渡口'));
  expect(await describedOf(content), 'a note').toBe(1);
  await content.put(`regulations/${slugOf(90)}/notes/a.md`, note('art_1__para_1', '渡口每'));
  expect(await describedOf(content), 'where a note stands').toBe(1);
  await content.put(`regulations/${slugOf(90)}/regulation.yaml`, 'shortTitles: [渡口九十条]\n');
  expect(await describedOf(content), 'a fact').toBe(1);
  await content.put('glossary/dukou.md', '---\nterm: 渡口\n---\n\n过河的地方。\n');
  expect(await describedOf(content), 'a term').toBe(0);
  await content.put('synonyms.yaml', '码头: [渡口]\n');
  expect(await describedOf(content), 'words that searches take for others').toBe(0);
  await content.put('regulations/aaa/source.txt', law('最前的办法', '第一条　在前。'));
  expect(await describedOf(content), 'another in front').toBeLessThan(3);
  await content.remove(`regulations/${slugOf(10)}`);
  expect(await describedOf(content), 'one less').toBeLessThan(3);
  await content.put('regulations/zzz/source.txt', law('最后的办法', '第一条　在后。'));
  expect(await describedOf(content), 'another behind').toBe(1);

  const elsewhere: ReadAt = {
    provision: (regulation, eId) => `/fagui${addresses.provision(regulation, eId)}`,
    note: (regulation, each) => `/fagui${addresses.note(regulation, each)}`,
    term: (id) => `/fagui${addresses.term(id)}`,
  };
  expect(await describedOf(content, undefined, elsewhere), 'where the site lives').toBeGreaterThanOrEqual(all);
});

test('what is kept and damaged is described again', async ({ content }) => {
  await putLaws(content);
  const all = await describedOf(content);
  const folder = join(storeOf(content.path), 'v1');
  const texts = await readdir(textsIn(content.path));
  const keptTexts = (await readdir(folder)).filter((key) => texts.some((name) => key.startsWith(name)));
  expect(keptTexts.length).toBe(all);
  const damage: readonly ((bytes: Buffer) => Buffer)[] = [
    (bytes) => bytes.fill((bytes.at(-9) ?? 0) ^ 1, bytes.length - 9, bytes.length - 8),
    () => Buffer.alloc(0),
  ];
  for (const [index, change] of damage.entries()) {
    const key = keptTexts[index] ?? '';
    await writeFile(join(folder, key), change(await readFile(join(folder, key))));
    expect(await describedOf(content), key).toBe(1);
  }
  expect(await describedOf(content)).toBe(0);
  for (const key of await readdir(folder)) await writeFile(join(folder, key), '');
  expect(await describedOf(content)).toBe(all);
  expect(await describedOf(content)).toBe(0);
});

test('texts that stand as they were kept are left where they are, and no others', async ({ content }) => {
  await putLaws(content);
  const all = await describedOf(content);
  const isLeft = async (): Promise<number> => {
    expect(await describedOf(content)).toBe(0);
    return left;
  };
  expect(await isLeft()).toBe(all);
  const [one = '', two = '', three = ''] = await readdir(textsIn(content.path));
  const inTexts = (...path: readonly string[]) => join(textsIn(content.path), ...path);
  const first = await readFile(inTexts(one, '0.json'));
  await writeFile(inTexts(one, '0.json'), first.fill(' ', first.length - 2));
  expect(await isLeft(), 'another text').toBe(all - 1);
  await writeFile(inTexts(two, '9999.json'), '[]');
  expect(await isLeft(), 'a file beside').toBe(all - 1);
  await rm(inTexts(three), { recursive: true });
  expect(await isLeft(), 'none').toBe(all - 1);
  await writeFile(inTexts(one, 'offline.json'), '{}');
  expect(await isLeft(), 'a list of another kind').toBe(all - 1);
  await mkdir(inTexts(two, 'leer'));
  expect(await isLeft(), 'an empty folder').toBe(all - 1);
  const aside = join(content.path, 'aside');
  await rename(textsIn(content.path), aside);
  await symlink(aside, textsIn(content.path));
  expect(await isLeft(), 'a link').toBe(0);
  await rm(join(content.path, 'site'), { recursive: true });
  await mkdir(join(content.path, 'site'));
  expect(await isLeft(), 'no site').toBe(0);
  expect(await isLeft()).toBe(all);
});

test('editions are described with what is said of them on the day', async ({ content }) => {
  await cp(join(projectRoot, 'tests/fixtures/editions'), content.path, { recursive: true });
  // What is in force, and all editions
  expect(await describedOf(content, '2022-01-02')).toBe(2);
  expect(await describedOf(content, '2022-01-03')).toBe(0);
  expect(await describedOf(content, '2015-01-02')).toBe(2);
  const { library } = await loadLibrary(content.path, addresses);
  const told = (standing: string) =>
    inForce(library).map((work) => ({
      ...work,
      editions: work.editions.map((each) => ({ ...each, told: { standing } })),
    }));
  expect(sectionSource(told('已废止'), addresses).key).not.toBe(sectionSource(told('尚未生效'), addresses).key);
});
