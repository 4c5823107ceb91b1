/**
 * `npm run digest -- --base main`: what a change of the content means to readers, as Markdown. Exit status 1 when official text
 * changed without a record or an address was lost, 2 when nothing could be compared.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cac } from 'cac';
import { loadLibrary } from '../src/content/library.ts';
import { loadRegulation, rememberRegulations } from '../src/content/load-regulation.ts';
import { loadPermalinks } from '../src/content/permalinks/permalinks-file.ts';
import { loadRedirects } from '../src/content/permalinks/redirects.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { changedRegulations, checkoutContent, resolveCommit } from '../src/publishing/digest/checkout.ts';
import { compareLibraries, type Side } from '../src/publishing/digest/compare.ts';
import { buildBoth, measureRecall } from '../src/publishing/digest/figures.ts';
import { formatDigest } from '../src/publishing/digest/format.ts';
import { isError } from '../src/regulation/diagnostics.ts';
import { recordsOf } from '../src/search/index/records.ts';
import { isLarge } from '../src/site/config.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { addresses } from '../src/site/urls.ts';
import { runCommand } from './command-line/run-command.ts';

interface Flags {
  readonly base: string;
  readonly build?: boolean;
  readonly out?: string;
}

const cli = cac('digest');
cli
  .command('', '与另一个提交相比，读者看到的内容有什么变化')
  .option('--base <commit>', '与哪个提交或分支相比', { default: 'main' })
  .option('--build', '两边都构建，比较用时和页面大小')
  .option('--out <file>', '另存为文件')
  .action(digest);
await runCommand(cli, 2, '没有比较：');

async function digest({ base: named, build, out }: Flags): Promise<void> {
  const { root, content, out: dist } = pathsFromEnvironment();
  const commit = await resolveCommit(content, named);
  const work = await mkdtemp(join(tmpdir(), 'tiaowen-digest-'));
  try {
    await checkoutContent(content, commit, join(work, 'content'));
    const changed = await changedRegulations(content, commit);
    const remembered = rememberRegulations();
    const head = await readSide(content, 'head', remembered);
    // What is the same on both sides is read once
    const base = await readSide(join(work, 'content'), 'base', (folder, slug) =>
      changed.has(slug) ? loadRegulation(folder, slug) : remembered(content, slug),
    );
    const result = compareLibraries(base, head);
    const isChanged = new Set(result.regulations.map(({ slug }) => slug));
    const changedTexts = head.library.regulations.filter(({ slug }) => isChanged.has(slug));
    const records = recordsOf({ ...head.library, regulations: changedTexts }, addresses);
    const isLargeLibrary = isLarge(head.library.regulations.length);
    const report = formatDigest({
      base: named,
      commit,
      digest: result,
      recall: isChanged.size === 0 ? null : await measureRecall(records, isLargeLibrary),
      builds: build ? await buildBoth(root, content, commit, work, dist) : null,
    });
    console.log(report);
    if (out) await writeFile(out, report);
    const { regulations, permalinks } = result;
    const isUnexplained = regulations.some(({ source }) => source.unexplained.length > 0);
    if (isUnexplained || permalinks.lost.length + permalinks.changed.length > 0) process.exitCode = 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The base may have errors that the change mends; what can be read of it is compared. */
async function readSide(folder: string, side: 'base' | 'head', load: typeof loadRegulation): Promise<Side> {
  const { library, diagnostics } = await loadLibrary(folder, addresses, load);
  const errors = diagnostics.filter(isError);
  if (side === 'head' && errors.length > 0)
    throw new Error(`内容有 ${errors.length} 个错误，请先改好：npm run check。`);
  const [recorded, redirects] = await Promise.all([loadPermalinks(folder), loadRedirects(folder)]);
  return {
    library,
    published: publishedAddresses(library),
    recorded: recorded.value ?? new Map(),
    redirects: redirects.value,
  };
}
