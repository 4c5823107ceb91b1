/** `npm run new -- regulation FILE` adds a regulation to the content folder, with a folder all of its texts, `npm run new -- edition SLUG FILE` another edition of one, `npm run new -- note SLUG EID QUOTE` a note. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { cac } from 'cac';
import { formatReport, remedyFrom } from '../src/content/check/reporters.ts';
import { addEdition, type GivenFile } from '../src/content/new/edition.ts';
import { storeInbox } from '../src/content/new/inbox.ts';
import { describeNewcomers, readNewcomers, readSlugList, storeNewcomers } from '../src/content/new/many.ts';
import { newNote } from '../src/content/new/note.ts';
import { type Candidate, readOfficial, slugProblem, storeRegulation } from '../src/content/new/regulation.ts';
import { usedSlugs } from '../src/content/regulation-folders.ts';
import { reasonOf } from '../src/files/errors.ts';
import { pathsFromEnvironment, shownPath } from '../src/files/paths.ts';
import { importReport } from '../src/importing/report.ts';
import { outline } from '../src/regulation/inspect/outline.ts';
import type { Anchor } from '../src/regulation/layers/anchor.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { addresses } from '../src/site/urls.ts';
import { palette } from './command-line/palette.ts';
import { runCommand } from './command-line/run-command.ts';

const { content } = pathsFromEnvironment();

const cli = cac('new');
cli
  .command(
    'regulation <file>',
    '把一份官方文件（.docx、网页、PDF……）或法规文本加入内容文件夹；给文件夹则加入其中所有 .txt',
  )
  .option('--part <n>', '文件里有几部法规时，要第几部')
  .option('--title <title>', '文件里没有题名时，写明题名')
  .option('--slug <slug>', '网址中的简称，例如 zhiliang-tisheng-2017')
  .option('--slugs <list>', '文件夹：简称的名单，每行“简称<制表符>文件”')
  .option('--yes', '文件夹：采用列出的简称')
  .action(newRegulation);
cli.command('inbox', '把 content/inbox/ 里的官方文件逐个加入').action(newFromInbox);
cli
  .command('note <slug> <eId> [quote]', '为一部法规的条款写一条注释；不写引文就注整条')
  .option('--prefix <text>', '紧挨引文之前的文字，引文不止一处时用来区分')
  .option('--suffix <text>', '紧挨引文之后的文字')
  .option('--name <name>', '文件名（不带 .md），也是固定链接的一部分；省略时用引文的拼音')
  .action(addNote);
cli
  .command('edition <slug> <file>', '为一部法规收录另一个版本：较新的成为 source.txt，较早的放进 editions/')
  .option('--decision <file>', '产生这个版本的修改决定')
  .action(newEdition);
await runCommand(cli, 1);

async function newEdition(slug: string, file: string, { decision }: { readonly decision?: string }): Promise<void> {
  const given = async (path: string): Promise<GivenFile> => ({ file: path, bytes: await readGiven(path) });
  const added = await addEdition(
    { content, addresses, published: publishedAddresses },
    { slug, text: await given(file), decision: decision === undefined ? null : await given(decision) },
  );
  if (!added.ok) {
    if (added.diagnostics.length > 0) console.error(formatReport(added.diagnostics, ''));
    throw new Error(added.reason);
  }
  console.log(`已收录《${slug}》的新版本：
${added.done.map((line) => `  ${line}`).join('\n')}

要由人决定的：
${added.toDecide.map((line, index) => `  ${index + 1}. ${line}`).join('\n')}

然后：npm run check，npm run dev 看对照页，git add ${shownPath(content)} && git commit`);
}

interface RegulationFlags {
  readonly part?: number | string;
  readonly title?: string | number;
  readonly slug?: string | number;
  readonly slugs?: string;
  readonly yes?: boolean;
}

async function newRegulation(file: string, options: RegulationFlags): Promise<void> {
  if ((await stat(file).catch(() => null))?.isDirectory()) return newRegulations(file, options);
  const bytes = await readGiven(file);
  const taken = await usedSlugs(content);
  const { candidate, imported } = await readOfficial(bytes, file, taken, {
    part: options.part === undefined ? undefined : Number(options.part),
    title: options.title === undefined ? undefined : String(options.title),
  });
  if (imported?.ok) console.error(importReport(imported, null));
  else if (candidate.diagnostics.length > 0) console.error(formatReport(candidate.diagnostics, ''));
  if (!candidate.ok) throw new Error('文本有错误，没有加入。');

  const slug = options.slug === undefined ? await askForSlug(candidate, taken) : String(options.slug);
  const problem = slugProblem(slug, taken);
  if (problem) throw new Error(problem);
  const written = await storeRegulation(content, slug, candidate);
  console.log(outline(candidate.text, candidate.diagnostics, palette));
  console.log(`
已写入：
${written.map((path) => `  ${shownPath(path)}`).join('\n')}

接下来：
  1. 核对上面的结构；正文不对就改源文件重来，不要改 source.txt 里的文字。
  2. 填写 ${shownPath(join(content, 'regulations', slug, 'regulation.yaml'))}。
  3. npm run permalinks 登记新网址，npm run check 检查，npm run dev 预览。
  4. 提交：git add ${shownPath(content)} && git commit`);
}

function readGiven(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: unknown) => {
    throw new Error(`读不到 ${file}：${reasonOf(error)}。`);
  });
}

/** Shows first; slugs are permanent, so that they are taken only when asked to. */
async function newRegulations(folder: string, { slugs, yes }: RegulationFlags): Promise<void> {
  const list = slugs === undefined ? new Uint8Array() : await readGiven(slugs);
  const chosen = readSlugList(new TextDecoder().decode(list));
  const newcomers = await readNewcomers(folder, await usedSlugs(content), chosen);
  for (const { diagnostics } of newcomers.unreadable) console.error(formatReport(diagnostics, ''));
  console.log(describeNewcomers(newcomers));
  if (newcomers.problems.length > 0) throw new Error(newcomers.problems.join('\n'));
  if (newcomers.unreadable.length > 0)
    throw new Error(`有 ${newcomers.unreadable.length} 个文件读不了，什么都没有加入：改好或移走它们再来。`);
  if (!yes) {
    console.error(
      '\n还没有加入。简称是网址的一部分，一经发布不宜再改：照上面采用就加 --yes；要改，把上面的各行存成文件，改好后用 --slugs <文件> --yes。',
    );
    return;
  }
  await storeNewcomers(content, newcomers);
  const shown = shownPath(content);
  console.log(
    `\n已加入 ${newcomers.readable.length} 部。接下来：npm run permalinks，npm run check，git add ${shown} && git commit`,
  );
}

/** Says of every file what became of it; what could not be read stays where it is. */
async function newFromInbox(): Promise<void> {
  const dropped = await storeInbox(content, await usedSlugs(content));
  if (dropped.length === 0) console.log('content/inbox/ 里没有文件。');
  for (const { file, slug, candidate, imported } of dropped) {
    console.log(`\n${file}：${slug === null ? '没有加入' : `已加入，简称 ${slug}`}`);
    console.log(imported === null ? formatReport(candidate.diagnostics, '') : importReport(imported, null));
  }
  if (dropped.some(({ slug }) => slug === null)) process.exitCode = 1;
}

interface NoteFlags {
  readonly prefix?: string | number;
  readonly suffix?: string | number;
  readonly name?: string | number;
}

async function addNote(slug: string, eId: string, quote: string | undefined, flags: NoteFlags): Promise<void> {
  // The parser makes numbers of what looks like one: --suffix 2020
  const given = (flag: string | number | undefined) => (flag === undefined ? undefined : String(flag));
  const words = { quote: quote ?? '', prefix: given(flags.prefix), suffix: given(flags.suffix) };
  const result = await newNote(content, {
    slug,
    anchor: quote === undefined ? provisionAnchor(eId) : { kind: 'quote', eId, ...words },
    name: given(flags.name),
    added: new Date().toLocaleDateString('sv'),
  });
  if (!result.ok)
    throw new Error(
      result.problems
        .map(({ message, hint }) => `${message}\n怎样改：${remedyFrom(shownPath(content), hint)}`)
        .join('\n'),
    );
  const file = shownPath(join(content, result.file));
  console.log(
    `已写入：${file}\n\n接下来：填写正文、谁这样说和出处，npm run permalinks 登记它的网址，npm run check 检查，然后提交：git add ${shownPath(content)} && git commit`,
  );
}

/** A declaration, so that the commands above can call it. */
function provisionAnchor(eId: string): Anchor {
  return eId === 'regulation' ? { kind: 'regulation' } : { kind: 'provision', eId };
}

/** At a terminal, offers the proposal to be changed; elsewhere says it: a slug is permanent, so nobody gets one unasked. */
async function askForSlug({ proposedSlug }: Candidate, taken: readonly string[]): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Error(`简称是网址的一部分，一经发布不宜再改，要由人来定。建议：--slug ${proposedSlug}`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (;;) {
      const answer = (await terminal.question(`网址中的简称（回车用 ${proposedSlug}）：`)).trim() || proposedSlug;
      const problem = slugProblem(answer, taken);
      if (!problem) return answer;
      console.error(problem);
    }
  } finally {
    terminal.close();
  }
}
