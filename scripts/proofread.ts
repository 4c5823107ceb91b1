/** `npm run proofread -- DRAFT [--output FILE]`: what a draft quotes and cites, held against the library. Exit status 1 when something needs attention. */
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { cac } from 'cac';
import { loadLibrary } from '../src/content/library.ts';
import { reasonOf } from '../src/files/errors.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { writeWhole } from '../src/files/replace-folder.ts';
import type { Pages } from '../src/importing/blocks.ts';
import type { Revisions } from '../src/importing/docx/read.ts';
import { readDraftFile } from '../src/importing/draft.ts';
import { readPdf } from '../src/importing/pdf/read.ts';
import { LONGEST_DRAFT } from '../src/proofreading/findings.ts';
import { proofIndex } from '../src/proofreading/library.ts';
import { proofread } from '../src/proofreading/proofread.ts';
import { type Checked, proofHtml, proofJson, proofMarkdown, proofTable } from '../src/proofreading/report.ts';
import { draftDocx, proofDocx } from '../src/proofreading/word.ts';
import { mended, needsAttention, REVISED, summaryOf, tooLong } from '../src/proofreading/wording.ts';
import { csvOf } from '../src/search/browser/table.ts';
import { openLibrary } from '../src/search/index/memory.ts';
import { timesOf } from '../src/search/index/times.ts';
import { addresses } from '../src/site/urls.ts';
import { runCommand } from './command-line/run-command.ts';

const FORMATS: Readonly<Record<string, (checked: Checked) => string | Promise<Uint8Array>>> = {
  '.docx': proofDocx,
  '.html': proofHtml,
  '.md': proofMarkdown,
  '.csv': (checked) => csvOf(proofTable(checked)),
  '.json': proofJson,
};

/** Which text of a draft with revisions, as it is asked for. */
const REVISIONS: Readonly<Record<string, Revisions>> = { accept: 'accepted', reject: 'before' };

interface Flags {
  readonly output?: string;
  readonly json?: boolean;
  readonly corrected?: string;
  readonly revisions?: string;
}

const cli = cac('proofread');
cli
  .command('<draft>', '核对草稿中引用法规的文字（.docx、.txt、.md、.html、.pdf）')
  .option('--output <file>', `报告写到这个文件：${Object.keys(FORMATS).join('、')}`)
  .option('--json', '报告以 JSON 写到标准输出')
  .option('--corrected <file>', '照原文改好的草稿写到这个文件（.txt、.docx）')
  .option('--revisions <which>', '草稿中有修订的，核对接受修订（accept）还是拒绝修订（reject）以后的文字', {
    default: 'accept',
  })
  .action(run);
await runCommand(cli, 2, '核稿没有完成：');

async function run(draft: string, { output, json, corrected: into, revisions: asked = '' }: Flags): Promise<void> {
  const format = output === undefined ? null : FORMATS[extname(output).toLowerCase()];
  if (format === undefined)
    throw new Error(`不认识报告的形式“${extname(output ?? '')}”，可以用 ${Object.keys(FORMATS).join('、')}。`);
  const revisions = REVISIONS[asked];
  if (revisions === undefined)
    throw new Error(`不认识“--revisions ${asked}”，可以用 ${Object.keys(REVISIONS).join('、')}。`);
  const bytes = await readFile(draft).catch((error: unknown) => {
    throw new Error(`${draft} 读不了：${reasonOf(error)}。`);
  });
  const reading = await readDraftFile(bytes, revisions, pagesOfPdf);
  if (!reading.ok) throw new Error(`${draft}：${reading.problem.message}${reading.problem.hint}`);
  if (reading.text.length > LONGEST_DRAFT) throw new Error(`${draft}：${tooLong(reading.text)}`);
  const { library } = await loadLibrary(pathsFromEnvironment().content, addresses);
  const proof = await proofread(reading.text, proofIndex(openLibrary(library, addresses), timesOf(library, addresses)));
  const checked = { name: basename(draft), text: reading.text, proof };
  if (format !== null && output !== undefined) {
    await put(output, await format(checked));
    console.log(summaryOf(proof));
  } else console.log(json ? proofJson(checked) : proofMarkdown(checked));
  if (into !== undefined) {
    const right = mended(reading.text, proof.findings);
    await put(into, extname(into).toLowerCase() === '.docx' ? await draftDocx(right) : right);
  }
  if (reading.revised) console.error(`草稿中有修订：核对的是${REVISED[revisions]}的文字。`);
  if (proof.findings.some(needsAttention)) process.exitCode = 1;
}

async function put(file: string, content: string | Uint8Array): Promise<void> {
  await writeWhole(file, content).catch((error: unknown) => {
    throw new Error(`${file} 写不进：${reasonOf(error)}。`);
  });
}

async function pagesOfPdf(bytes: Uint8Array): Promise<Pages | null> {
  const reading = await readPdf(bytes);
  return reading.kind === 'read' ? reading.pages : null;
}
