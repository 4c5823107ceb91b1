/**
 * `npm run review`: which notes were not checked for long, and which official addresses no longer answer. Asks the net, unlike
 * `check`, and finds nothing wrong: exit status 0, or 2 when it could not run.
 */
import { writeFile } from 'node:fs/promises';
import { cac } from 'cac';
import {
  askLinks,
  monthsBefore,
  notesDueForReview,
  officialLinks,
  REVIEW_MONTHS,
  reviewReport,
} from '../src/content/check/review.ts';
import { loadLibrary } from '../src/content/library.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { addresses } from '../src/site/urls.ts';
import { runCommand } from './command-line/run-command.ts';

interface Flags {
  readonly months: number;
  readonly out?: string;
}

const cli = cac('review');
cli
  .command('', '哪些注释久未核对，哪些官方网址没有回答（要联网）')
  .option('--months <months>', '注释超过这么多个月没有核对就列出', { default: REVIEW_MONTHS })
  .option('--out <file>', '另存为文件；没有可列的就不写')
  .action(review);
await runCommand(cli, 2, '没有核对：');

async function review({ months, out }: Flags): Promise<void> {
  if (!Number.isInteger(months) || months < 0) throw new Error(`--months 应为整数，写的是“${months}”。`);
  const { library } = await loadLibrary(pathsFromEnvironment().content, addresses);
  const before = monthsBefore(new Date().toISOString().slice(0, 10), months);
  const due = library.regulations.flatMap(({ notes }) => notesDueForReview(notes, before));
  const asked = await askLinks(officialLinks(library));
  const report = reviewReport(due, asked);
  console.log(report ?? `注释都在${months}个月内核对过，${asked.length}个官方网址都打得开。`);
  if (out && report !== null) await writeFile(out, report);
}
