/** Many regulations at once: a folder of files is looked through, the slugs are shown, and only then is anything taken in. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { type Candidate, readOfficial, slugProblem, storeRegulation } from './regulation.ts';

export interface Newcomer {
  /** Its name in the folder. */
  readonly file: string;
  readonly slug: string;
  readonly candidate: Candidate;
}

export interface Newcomers {
  readonly readable: readonly Newcomer[];
  readonly unreadable: readonly { readonly file: string; readonly diagnostics: readonly Diagnostic[] }[];
  /** Names in the list of slugs that are no file of the folder, and slugs that cannot be used: why, in Chinese. */
  readonly problems: readonly string[];
}

/** What systems and Word put into folders by themselves, and notes on them. */
const LITTER = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|readme\b)/i;

/**
 * Reads every file of a folder, texts and official files alike. `chosen` are slugs by file name, as a maintainer wrote them down; the others are proposed, none twice
 * and none of those `taken`.
 */
export async function readNewcomers(
  folder: string,
  taken: readonly string[],
  chosen: ReadonlyMap<string, string>,
): Promise<Newcomers> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !LITTER.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const used = [...taken];
  const problems = [...chosen.keys()]
    .filter((file) => !files.includes(file))
    .map((file) => `名单里的 ${file} 不在 ${folder} 里。`);
  if (files.length === 0) problems.push(`${folder} 里没有文件；请把法规的文件直接放在其中。`);
  // What was chosen goes first: no proposal may take it
  const inOrder = [...files.filter((file) => chosen.has(file)), ...files.filter((file) => !chosen.has(file))];
  const readable: Newcomer[] = [];
  const unreadable: { file: string; diagnostics: readonly Diagnostic[] }[] = [];
  for (const file of inOrder) {
    const path = join(folder, file);
    const { candidate } = await readOfficial(await readFile(path), path, used, { part: undefined, title: undefined });
    if (!candidate.ok) {
      unreadable.push({ file, diagnostics: candidate.diagnostics });
      continue;
    }
    const slug = chosen.get(file) ?? candidate.proposedSlug;
    const problem = slugProblem(slug, used);
    if (problem) problems.push(`${file}：${problem}`);
    used.push(slug);
    readable.push({ file, slug, candidate });
  }
  return { readable: readable.sort((a, b) => (a.file < b.file ? -1 : 1)), unreadable, problems };
}

/**
 * `简称<TAB>文件`, one a line; what begins with # is a remark.
 * @throws Error for a list that says something else, in Chinese
 */
export function readSlugList(text: string): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [slug = '', file = ''] = line.split('\t').map((part) => part.trim());
    if (slug === '' || file === '')
      throw new Error(
        `名单第 ${at + 1} 行应为“简称<制表符>文件”，写的是“${line.slice(0, 60)}”；两者之间用一个 TAB 隔开。`,
      );
    const earlier = chosen.get(file);
    if (earlier !== undefined && earlier !== slug)
      throw new Error(`名单第 ${at + 1} 行又给了 ${file} 一个简称“${slug}”，前面已是“${earlier}”；请删去一行。`);
    chosen.set(file, slug);
  }
  return chosen;
}

/** The list of slugs, ready to be changed and given back, each with what the text does not say of itself. */
export function describeNewcomers({ readable }: Pick<Newcomers, 'readable'>): string {
  const lines = readable.map(({ file, slug, candidate: { text } }) => {
    const lacks = lacking(text.source);
    return `${slug}\t${file}\t《${text.source.title}》${lacks.length > 0 ? `缺${lacks.join('、')}` : ''}`;
  });
  const count = (what: Lack): number =>
    readable.filter(({ candidate }) => lacking(candidate.text.source).includes(what)).length;
  const originals = readable.filter(({ candidate }) => candidate.original !== undefined).length;
  const missing = LACKS.map((what) => `${what} ${count(what)} 部`).join('、');
  return [
    ...lines,
    `# 共 ${readable.length} 部；原文没有写明的：${missing}。加入后填在各自的 regulation.yaml 里。`,
    ...(originals === 0
      ? []
      : [`# 其中官方文件 ${originals} 个，加入后放在文本旁边；各自略去了什么、要核对什么：npm run import -- 文件。`]),
  ].join('\n');
}

const LACKS = ['颁布时间', '颁布主体', '效力状态', '官方出处'] as const;
type Lack = (typeof LACKS)[number];

/** No header says whether a regulation is in force, or where its official text is. */
function lacking({ issuedOn, issuer }: Candidate['text']['source']): readonly Lack[] {
  return LACKS.filter((what) => !(what === '颁布时间' && issuedOn) && !(what === '颁布主体' && issuer));
}

/** Takes all in, or as many as went well: those before a full disk are whole. */
export async function storeNewcomers(content: string, { readable }: Pick<Newcomers, 'readable'>): Promise<void> {
  for (const { slug, candidate } of readable) await storeRegulation(content, slug, candidate);
}
