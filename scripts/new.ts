/** `npm run new -- regulation FILE [--slug SLUG]`: adds a regulation to the content folder. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { cac } from 'cac';
import pc from 'picocolors';
import { type Candidate, readCandidate, slugProblem, storeRegulation } from '../src/content/new-regulation.ts';
import { pathsFromEnvironment } from '../src/content/paths.ts';
import { findRegulationFolders } from '../src/content/regulation-folders.ts';
import { formatReport } from '../src/content/report.ts';
import { outline } from '../src/regulation/inspect/outline.ts';

const { content } = pathsFromEnvironment();

const cli = cac('new');
cli
  .command('regulation <file>', '把一份法规文本加入内容文件夹')
  .option('--slug <slug>', '网址中的简称，例如 zhiliang-tisheng-2017')
  .action(newRegulation);
cli.help();

try {
  cli.parse(process.argv, { run: false });
  if (!cli.matchedCommand) throw new Error('用法：npm run new -- regulation 文件 [--slug 简称]');
  await cli.runMatchedCommand();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function newRegulation(file: string, options: { readonly slug?: string | number }): Promise<void> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Error(`读不到 ${file}：${error instanceof Error ? error.message : String(error)}`);
  });
  const taken = (await findRegulationFolders(content)).slugs;
  const candidate = readCandidate(bytes, file, taken);
  if (candidate.diagnostics.length > 0) console.error(formatReport(candidate.diagnostics));
  if (!candidate.ok) throw new Error('文本有错误，没有加入。');

  const slug = options.slug === undefined ? await askForSlug(candidate, taken) : String(options.slug);
  const problem = slugProblem(slug, taken);
  if (problem) throw new Error(problem);
  const written = await storeRegulation(content, slug, candidate);
  const palette = { strong: pc.bold, label: pc.cyan, faint: pc.dim, error: pc.red, warning: pc.yellow };
  console.log(outline(candidate.text, candidate.diagnostics, palette));
  console.log(`
已写入：
${written.map((path) => `  ${relative(process.cwd(), path)}`).join('\n')}

接下来：
  1. 核对上面的结构；正文不对就改源文件重来，不要改 source.txt 里的文字。
  2. 填写 ${relative(process.cwd(), join(content, 'regulations', slug, 'regulation.yaml'))}。
  3. npm run dev 预览，然后提交：git add ${relative(process.cwd(), join(content, 'regulations', slug))}`);
}

/** At a terminal, offers the proposal to be changed; elsewhere takes it. */
async function askForSlug({ proposedSlug }: Candidate, taken: readonly string[]): Promise<string> {
  if (!process.stdin.isTTY) return proposedSlug;
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
