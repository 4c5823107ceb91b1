/**
 * A library too large for one machine is built in parts, each by a run of its own, and put together again: the same to the byte as if it
 * had been built in one. A part has the pages of its own regulations; what belongs to the whole site is made by every part alike, but
 * for the search index, the files of the library and the Song face, which the first makes.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { PART_FILE } from '../files/output-folder.ts';
import type { Library } from '../regulation/regulation.ts';
import { allEditions } from '../regulation/regulation.ts';
import { deal } from './deal.ts';
import { type Built, builtFiles, type Manifest, type OfficialTextEntry } from './finish.ts';

/** `2/8`: the second of eight. */
export interface Part {
  readonly number: number;
  readonly count: number;
}

/** More parts than regulations help nobody, and no service gives so many machines. */
const MOST_PARTS = 256;

/** @throws Error in words for the maintainer */
export function readPart(written: string): Part {
  const [, number, count] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/u.exec(written) ?? [];
  const part = { number: Number(number), count: Number(count) };
  if (!(part.number <= part.count && part.count <= MOST_PARTS))
    throw new Error(`看不懂“--part ${written}”，请写成第几份/共几份，例如 2/8；最多 ${MOST_PARTS} 份。`);
  return part;
}

/** The slugs of the regulations in a part. */
export const slugsIn = (library: Library, { number, count }: Part): ReadonlySet<string> =>
  sharesOf(library, count)[number - 1] ?? new Set();

/** Regulations by slug, dealt out by the length of their texts: any run that reads the same library deals alike. */
export function sharesOf(library: Library, count: number): readonly ReadonlySet<string>[] {
  const lengths = new Map<string, number>();
  for (const { slug, text } of allEditions(library))
    lengths.set(slug, (lengths.get(slug) ?? 0) + text.source.text.length);
  return deal([...lengths], count);
}

const partFile = z.object({
  number: z.number(),
  count: z.number(),
  /** What all parts must have in common. */
  version: z.string(),
  day: z.string(),
  commit: z.string().nullable(),
  /** SHA-256 of the content, in hexadecimal. */
  content: z.string(),
  texts: z.array(
    z.object({
      work: z.string(),
      edition: z.string().nullable(),
      title: z.string(),
      source: z.string(),
      text: z.string(),
      original: z.string().exactOptional(),
    } satisfies Record<keyof OfficialTextEntry, z.ZodType>),
  ),
  /** SHA-256 of each file, by path: what was cut short on the way is seen. */
  files: z.record(z.string(), z.string()),
});
type PartFile = z.infer<typeof partFile>;

/**
 * Writes beside the pages of a part what it is a part of.
 * @param known files that were read before
 * @param elsewhere further ones, which will be there only when it is published
 */
export async function markPart(
  folder: string,
  part: Omit<PartFile, 'files'>,
  known: Built = new Map(),
  elsewhere: Built = new Map(),
): Promise<void> {
  const built = await builtFiles(folder, known, elsewhere);
  const files = Object.fromEntries(Array.from(built, ([path, { hash }]) => [path, hash]));
  await writeFile(join(folder, PART_FILE), `${JSON.stringify({ ...part, files })}\n`);
}

interface ReadPart {
  readonly folder: string;
  readonly file: PartFile;
  /** Its files. */
  readonly built: Built;
}

/**
 * Puts parts together in an empty folder.
 * @returns what the site is sealed with, and its files
 * @throws Error in words for the maintainer when they are no whole
 */
export async function mergeParts(
  folders: readonly string[],
  out: string,
): Promise<Pick<Manifest, 'day' | 'commit' | 'texts'> & { readonly built: Built }> {
  const parts: ReadPart[] = [];
  for (const folder of folders) parts.push(await readPartFolder(folder));
  const first = wholeOf(parts);
  const from = new Map<string, ReadPart>();
  for (const part of parts) {
    for (const path of Object.keys(part.file.files)) {
      const other = from.get(path);
      if (other === undefined) from.set(path, part);
      else if (other.file.files[path] !== part.file.files[path])
        throw new Error(
          `${path} 在 ${other.folder} 和 ${part.folder} 里不一样，不是同一次构建的各份，请全部重新构建。`,
        );
    }
  }
  // Hundreds of thousands of small files: waiting for each in turn takes longer than all else
  for (const folder of new Set(Array.from(from.keys(), (path) => dirname(path))))
    mkdirSync(join(out, folder), { recursive: true });
  for (const [path, { folder }] of from) copyFileSync(join(folder, path), join(out, path));
  return { ...first, built: new Map(parts.flatMap(({ built }) => [...built])) };
}

async function readPartFolder(folder: string): Promise<ReadPart> {
  const file = await readFile(join(folder, PART_FILE), 'utf8')
    .then((text) => partFile.parse(JSON.parse(text)))
    .catch(() => null);
  if (file === null)
    throw new Error(
      `${folder} 不是一份构建：没有 ${PART_FILE}，或者它坏了。请用 npm run build -- --part 几/共几 重新构建这一份。`,
    );
  const built = await builtFiles(folder);
  const damaged = Object.entries(file.files).find(([path, hash]) => built.get(path)?.hash !== hash);
  if (damaged) throw new Error(`${folder} 不完整：${damaged[0]} 缺失或与构建时不同。请重新传送，或重新构建这一份。`);
  return { folder, file, built };
}

const SAME = [
  ['version', '条文的版本'],
  ['day', '构建所依据的日期'],
  ['commit', '提交'],
  ['content', '内容'],
  ['count', '份数'],
] as const;

function wholeOf(parts: readonly ReadPart[]): PartFile {
  const [first, ...others] = parts;
  if (first === undefined) throw new Error('没有给出要合并的文件夹。');
  for (const other of others) {
    const differing = SAME.find(([name]) => other.file[name] !== first.file[name]);
    if (differing) {
      const [name, called] = differing;
      throw new Error(
        `${called}不同：${first.folder} 是 ${first.file[name]}，${other.folder} 是 ${other.file[name]}。各份必须出自同一次提交、同一天，请重新构建。`,
      );
    }
  }
  const { count } = first.file;
  for (let number = 1; number <= count; number += 1) {
    const same = parts.filter(({ file }) => file.number === number);
    if (same.length === 0)
      throw new Error(`缺第 ${number} 份（共 ${count} 份）。请用 npm run build -- --part ${number}/${count} 构建它。`);
    if (same.length > 1)
      throw new Error(`第 ${number} 份给了不止一次：${same.map(({ folder }) => folder).join('、')}。`);
  }
  return first.file;
}
