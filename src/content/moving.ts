/** A published regulation gets another slug, or is withdrawn: folder, redirects, addresses and records in one step, or nothing at all. */
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { errorCode } from '../files/errors.ts';
import { shownPath } from '../files/paths.ts';
import { writeWhole } from '../files/replace-folder.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, isError } from '../regulation/diagnostics.ts';
import { similarTo } from '../regulation/strings.ts';
import { runGit } from './history/run-git.ts';
import { slugProblem } from './new/regulation.ts';
import { permalinksFileOf, segmentOf } from './permalinks/permalinks-file.ts';
import { loadRedirects, REDIRECTS_FILE, type Redirect } from './permalinks/redirects.ts';
import { register } from './permalinks/register.ts';
import { type ContentOptions, readContent } from './read-content.ts';
import { type Entry, loadRecords, recordFileOf } from './records/records-file.ts';
import { findRegulationFolders } from './regulation-folders.ts';

/** Either `done`, what was done in Chinese; or what is in the way, and then nothing was changed. */
export type Moving =
  | { readonly ok: true; readonly done: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly diagnostics: readonly Diagnostic[] };

export interface Reason {
  readonly why: string;
  /** `YYYY-MM-DD` */
  readonly since: string;
}

const refused = (reason: string, diagnostics: readonly Diagnostic[] = []): Moving => ({
  ok: false,
  reason,
  diagnostics,
});

/** Gives a regulation another slug. One whose folder was renamed by hand is brought in order. */
export async function renameRegulation(
  options: ContentOptions,
  { from, to, ...reason }: Reason & { readonly from: string; readonly to: string },
): Promise<Moving> {
  const { content } = options;
  const { slugs } = await findRegulationFolders(content);
  const isMoved = !slugs.includes(from) && slugs.includes(to) && (await isKnown(options, from));
  const problem = slugProblem(to, isMoved ? [] : slugs);
  if (problem) return refused(problem);
  if (!isMoved && !slugs.includes(from)) return refused(unknown(from, slugs));
  const { value: records } = await loadRecords(content);
  const [own, there] = [(records.get(from) ?? []).flat(), (records.get(to) ?? []).flat()];
  if (!beginsWith(own, there) && !beginsWith(there, own)) return refused(takenBefore(to));
  if (!isMoved) {
    // What is not on record cannot be led on
    const errors = (await register(options)).diagnostics.filter(isError);
    if (errors.length > 0) return refused('内容有错误，没有改名。', errors);
  }
  const folders = [from, to].map((slug) => join(content, 'regulations', slug)) as [string, string];
  const record = join(content, recordFileOf(to));
  const recordBefore = await readIfThere(record);
  let isRenamed = false;
  return inOneStep(
    options,
    { from: `${from}/*`, to: `${to}/*`, ...reason },
    {
      act: async () => {
        const recorded = await readIfThere(join(content, recordFileOf(from)));
        // Addresses may be on record where the text never was
        if (recorded !== null && there.length <= own.length) await writeWhole(record, recorded);
        if (!isMoved) await rename(...folders);
        isRenamed = !isMoved;
      },
      undo: async () => {
        if (isRenamed) await rename(folders[1], folders[0]);
        await putBack(record, recordBefore);
      },
      done: [
        isMoved ? '' : folders.map(shownPath).join(' → '),
        `${shownPath(join(content, REDIRECTS_FILE))}：${from}/ 之下的地址都转到 ${to}/`,
        `${shownPath(join(content, permalinksFileOf(`${to}/`)))}、${shownPath(record)}：登记新的地址，原文登记接着原来的`,
      ].filter(Boolean),
    },
  );
}

/** Withdraws a regulation: its addresses say why. One whose folder was deleted by hand is brought in order. */
export async function removeRegulation(
  options: ContentOptions,
  { slug, ...reason }: Reason & { readonly slug: string },
): Promise<Moving> {
  const { content } = options;
  const { slugs } = await findRegulationFolders(content);
  const isThere = slugs.includes(slug);
  if (!isThere && !(await isKnown(options, slug))) return refused(unknown(slug, slugs));
  const earlier = isThere ? undefined : await entryOf(content, `${slug}/*`);
  if (earlier?.to) return refused(renamedBefore(slug, segmentOf(earlier.to)));
  if (isThere && slugs.length === 1) return refused('这是最后一部法规；没有法规的网站无法构建。');
  const folder = join(content, 'regulations', slug);
  const unsaved = isThere ? await uncommitted(content, `regulations/${slug}`) : [];
  if (unsaved !== null && unsaved.length > 0)
    return refused(
      `Git 里没有 ${shownPath(folder)} 现在的样子，删去就找不回来：\n${unsaved.join('\n')}\n请先提交（git add ${shownPath(content)} && git commit），再撤下；从未发布过的，直接删去文件夹即可。`,
    );
  if (isThere) {
    const errors = (await register(options)).diagnostics.filter(isError);
    if (errors.length > 0) return refused('内容有错误，没有撤下。', errors);
  }
  const aside = join(content, 'regulations', `.${slug}.removed`);
  let isAside = false;
  return inOneStep(
    options,
    { from: `${slug}/*`, ...reason },
    {
      act: async () => {
        if (isThere) await rename(folder, aside);
        isAside = isThere;
      },
      undo: async () => {
        if (isAside) await rename(aside, folder);
      },
      finish: () => rm(aside, { recursive: true, force: true }),
      done: [
        isThere
          ? `删去 ${shownPath(folder)}（${unsaved === null ? '内容不在 Git 里，没有留下副本' : 'Git 里都还有'}）`
          : '',
        `${shownPath(join(content, REDIRECTS_FILE))}：${slug}/ 之下的地址都成为说明页`,
      ].filter(Boolean),
    },
  );
}

/** Files of a folder of the content that Git does not have as they are, changed, never added or ignored, as `git status` prints them; null where there is no Git. */
async function uncommitted(content: string, folder: string): Promise<readonly string[] | null> {
  try {
    const status = await runGit(content, 'status', '--porcelain', '--untracked-files=all', '--ignored', '--', folder);
    return status.split('\n').filter(Boolean);
  } catch {
    return null;
  }
}

interface MovingStep {
  readonly act: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly finish?: () => Promise<void>;
  readonly done: readonly string[];
}

/** Acts, says so in the redirects and registers; puts all of it back when something is wrong then. */
async function inOneStep(
  options: ContentOptions,
  redirect: Reason & { readonly from: string; readonly to?: string },
  { act, undo, finish, done }: MovingStep,
): Promise<Moving> {
  const path = join(options.content, REDIRECTS_FILE);
  const before = await readIfThere(path);
  const restore = () => putBack(path, before);
  const earlier = await entryOf(options.content, redirect.from);
  // Who renamed by hand may have said so, in words of their own
  const isAnswered = earlier !== undefined && earlier.to !== null && earlier.to === redirect.to;
  try {
    await act();
    if (!isAnswered) await writeWhole(path, withRedirect(before ?? '', redirect));
    const errors = (await register(options)).diagnostics.filter(isError);
    if (errors.length === 0) {
      await finish?.();
      return { ok: true, done: [...done, ...(earlier && !isAnswered ? [insteadOf(earlier)] : [])] };
    }
    await restore();
    await undo();
    return refused('这样做了内容会有错误，请先改好；没有改动任何文件。', errors);
  } catch (error) {
    await restore();
    await undo();
    throw error;
  }
}

const entryOf = async (content: string, from: string): Promise<Redirect | undefined> =>
  (await loadRedirects(content)).value.find((each) => each.from === from && each.was === null);

const insteadOf = ({ from, to, why }: Redirect): string =>
  `${REDIRECTS_FILE}：${from} 原来写的是“${to === null ? '撤下' : `转到 ${to}`}，${why}”，已经换下`;

/** The redirects with one more, in place of one from the same addresses; comments and the other entries stay as they are. */
function withRedirect(yaml: string, redirect: Reason & { readonly from: string; readonly to?: string }): string {
  const document = parseDocument(yaml);
  const entries = isSeq(document.contents) ? document.contents.items : [];
  const isSame = (entry: unknown): boolean =>
    isMap(entry) && String(entry.get('from')).replace(/^\/+/, '') === redirect.from && !entry.has('was');
  const at = entries.findIndex(isSame);
  if (at < 0) return `${yaml.replace(/(?<=[^\n])$/, '\n')}${stringify([redirect])}`;
  for (const key of ['from', 'to', 'why', 'since'] as const) {
    if (redirect[key] === undefined) document.deleteIn([at, key]);
    else document.setIn([at, key], redirect[key]);
  }
  return document.toString({ lineWidth: 0 });
}

/** The text of a file, null where there is none. */
export function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
}

/** The file as it was; away where there was none. */
export const putBack = (path: string, before: string | null): Promise<void> =>
  before === null ? rm(path, { force: true }) : writeWhole(path, before);

const renamedBefore = (slug: string, to: string): string =>
  `“${slug}”已经改名为“${to}”（${REDIRECTS_FILE}）；要撤下的是它：npm run remove -- ${to} --why <缘由>。`;

const beginsWith = (lines: readonly Entry[], first: readonly Entry[]): boolean =>
  first.every(({ hash }, at) => lines[at]?.hash === hash);

const takenBefore = (slug: string): string =>
  `“${slug}”从前是另一部法规的简称，${recordFileOf(slug)} 还登记着它的原文；登记过的从不改写，请另取一个简称。`;

/** Whether a regulation that is not there any more was registered, or committed, under a slug. */
async function isKnown(options: ContentOptions, slug: string): Promise<boolean> {
  return (await readContent(options)).gone.some((each) => each.slug === slug);
}

function unknown(slug: string, slugs: readonly string[]): string {
  const { message, hint } = say('regulation-unknown', slug, similarTo(slug, slugs));
  return message + hint;
}
