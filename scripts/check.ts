/** `npm run check`: everything that can be wrong with the content, without building. Exit status 0 clean, 1 problems, 2 could not run. */
import { dirname } from 'node:path/posix';
import { cac } from 'cac';
import pc from 'picocolors';
import { type CheckOptions, check } from '../src/content/check/check.ts';
import { applyFixes } from '../src/content/check/fix.ts';
import type { CheckReport } from '../src/content/check/report.ts';
import { formatGithub, formatJson, formatMarkdown, formatTerminal } from '../src/content/check/reporters.ts';
import { monthsBefore, REVIEW_MONTHS } from '../src/content/check/review.ts';
import { isContent } from '../src/content/folder-state.ts';
import { folderInRepository } from '../src/content/history/run-git.ts';
import { loadRegulation, rememberRegulations } from '../src/content/load-regulation.ts';
import { recordOriginal } from '../src/content/original.ts';
import { register } from '../src/content/permalinks/register.ts';
import { pathsFromEnvironment, shownPath } from '../src/files/paths.ts';
import { watchFolder } from '../src/files/watch-folder.ts';
import type { DiagnosticCode } from '../src/regulation/diagnostics/codes.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { addresses } from '../src/site/urls.ts';
import { explain } from './command-line/explain.ts';
import { runCommand } from './command-line/run-command.ts';

const { content } = pathsFromEnvironment();

/** In milliseconds: an editor saves a file, or Git a branch, in several steps. */
const TOGETHER = 100;

/** What `--fix` puts on record. */
const UNREGISTERED: ReadonlySet<DiagnosticCode> = new Set(['permalinks-unlisted', 'record-missing', 'record-behind']);

/** What `--fix` imports again, and puts on record where the text is borne out. */
const UNPROVED: ReadonlySet<DiagnosticCode> = new Set(['original-behind', 'original-unrecorded']);

const formats: Readonly<Record<string, (report: CheckReport) => string | Promise<string>>> = {
  terminal: (report) => formatTerminal(report, pc, shownPath(content)),
  github: async (report) => formatGithub(report, await folderInRepository(content)),
  json: formatJson,
  markdown: formatMarkdown,
};

interface Flags {
  readonly format: string;
  readonly fix?: boolean;
  readonly watch?: boolean;
  readonly all?: boolean;
  readonly strict?: boolean;
  readonly reviewMonths: number;
}

const cli = cac('check');
cli
  .command('', '检查内容，不构建网站')
  .option('--format <format>', `报告的形式：${Object.keys(formats).join('、')}`, { default: 'terminal' })
  .option('--fix', '改好毫无疑问的问题：移位的引文、未登记的地址')
  .option('--all', '官方原件一律重新导入，与文本比对')
  .option('--watch', '内容改动后再查一遍，直到按 Ctrl+C')
  .option('--strict', '有警告也以状态 1 结束')
  .option('--review-months <months>', '注释超过这么多个月没有核对就列出', { default: REVIEW_MONTHS })
  .action(run);
await runCommand(cli, 2, '检查没有完成：');

async function run(flags: Flags): Promise<void> {
  const format = Object.hasOwn(formats, flags.format) ? formats[flags.format] : undefined;
  if (!format) throw new Error(`没有“${flags.format}”这种报告，可选：${Object.keys(formats).join('、')}。`);
  const options = optionsOf(flags);
  const report = await checkOnce(options, flags);
  console.log(await format(report));
  process.exitCode = report.counts.error > 0 || (flags.strict && report.counts.warning > 0) ? 1 : 0;
  if (flags.watch) follow(async () => console.log(`\n${await format(await checkOnce(options, flags))}`));
}

function optionsOf({ reviewMonths, all }: Flags): CheckOptions {
  if (!Number.isInteger(reviewMonths) || reviewMonths < 0)
    throw new Error(`--review-months 应为整数，写的是“${reviewMonths}”。`);
  const today = new Date().toISOString().slice(0, 10);
  return {
    content,
    addresses,
    published: publishedAddresses,
    reviewedBefore: monthsBefore(today, reviewMonths),
    load: rememberRegulations(all ? (folder, slug) => loadRegulation(folder, slug, 'always') : loadRegulation),
  };
}

/** With `--fix`, what is left after fixing. */
async function checkOnce(options: CheckOptions, { fix, format }: Flags): Promise<CheckReport> {
  const report = await check(options);
  if (!fix) return report;
  const fixed = await applyFixes(content, report.problems);
  const registered = report.problems.some(({ code }) => UNREGISTERED.has(code))
    ? await register(options)
    : { addresses: 0, texts: 0 };
  const imported = report.problems.filter(({ code }) => UNPROVED.has(code));
  for (const { file } of imported) await recordOriginal(content, dirname(file));
  if (format === 'terminal')
    console.log(
      `改好 ${fixed} 处锚定，登记 ${registered.addresses} 个地址、${registered.texts} 处原文、${imported.length} 份原件。\n`,
    );
  return fixed + registered.addresses + registered.texts + imported.length > 0 ? check(options) : report;
}

/** Runs after changes, never twice at once; changes that come together are one. */
function follow(again: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const fail = (error: unknown) => console.error(explain(error));
  const tell = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(again).catch(fail);
    }, TOGETHER);
  };
  watchFolder(content, isContent, tell, fail);
  console.log(`\n正在留意 ${shownPath(content)}，按 Ctrl+C 停止`);
}
