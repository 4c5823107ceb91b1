/**
 * `npm run build`: content → MDX → pages and search index → the output folder. The site is made whole in a folder beside the
 * output and takes its place at the end: a build that fails or is killed leaves the earlier site as it was.
 */
import { rmSync } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cac } from 'cac';
import { convert } from '../src/content/convert.ts';
import { changedFiles, contentHash, type FolderState, folderState } from '../src/content/folder-state.ts';
import { whatIsMissing } from '../src/content/history/history.ts';
import { committed, loadHistory } from '../src/content/history/load-history.ts';
import { keptRegulations, loadRegulation } from '../src/content/load-regulation.ts';
import { readContent } from '../src/content/read-content.ts';
import { withFolderLocks } from '../src/files/folder-locks.ts';
import { handOver } from '../src/files/hand-over.ts';
import { outputFolder } from '../src/files/output-folder.ts';
import { folderKey, pathsFromEnvironment, projectVersion } from '../src/files/paths.ts';
import { moveFolder, recoverFolder, replaceFolder, siblingOf } from '../src/files/replace-folder.ts';
import { addSearchPreloads, sealSite, worksOf } from '../src/publishing/finish.ts';
import { markPart, type Part, readPart, slugsIn } from '../src/publishing/parts.ts';
import { type Kept, openStore, programHash, storeIn } from '../src/publishing/store.ts';
import { isError } from '../src/regulation/diagnostics.ts';
import { siteProblems } from '../src/site/config.ts';
import { officialTexts } from '../src/site/files.ts';
import { materialOf } from '../src/site/library.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { filesChosen, LIBRARY_FILES } from '../src/site/shape.ts';
import { addresses } from '../src/site/urls.ts';
import { printConversion, sayWaiting } from './command-line/conversion.ts';
import { explain } from './command-line/explain.ts';
import {
  inSite,
  type Keys,
  keepStanding,
  keysOf,
  NOTHING_TAKEN,
  type Packing,
  startPacking,
  takeKept,
} from './command-line/kept-pages.ts';
import { writtenPages } from './command-line/made-pages.ts';
import {
  type ArchiveMaker,
  type LibraryMaker,
  libraryIn,
  startArchiveMaker,
  startLibraryMaker,
  startPageMaker,
} from './command-line/page-makers.ts';
import { runCommand } from './command-line/run-command.ts';

const started = performance.now();
const paths = pathsFromEnvironment();
const { root, content, generated } = paths;

/** Ctrl+C and `kill` end the build in order: nothing is left beside the output. */
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interruption.abort());
// When the parent that started it with a channel is gone, nobody waits for it. Listening for that alone keeps nothing running
if (process.channel) process.once('disconnect', () => process.exit(1));
process.channel?.unref();

const cli = cac('build');
cli
  .command('', '生成整个网站；有错误时此前的网站保持原样')
  .option('--part <k/n>', '只生成 n 份中的第 k 份，再由 npm run merge 合成整个网站')
  .option('--fresh', '从头生成，不用此前存下的网页，也不存')
  .action(run);
await runCommand(cli, 1);

interface Options {
  readonly part?: string;
  readonly fresh?: boolean;
}

async function run({ part: written, fresh: isFresh = false }: Options): Promise<void> {
  try {
    const part = written === undefined ? null : readPart(written);
    const problems = siteProblems(process.env);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const out = await outputFolder(paths);
    // Its pages are made of the MDX, which a conversion must not change meanwhile
    if (!(await withFolderLocks(root, [generated, out], sayWaiting, () => build(out, part, isFresh))))
      process.exitCode = 1;
  } catch (error) {
    console.error(interruption.signal.aborted ? '构建中断。' : `构建失败：${explain(error)}`);
    console.error(`此前的输出保持原样：${paths.out}`);
    process.exitCode = 1;
  }
}

/** Whether the content was right; what else can go wrong is thrown. */
async function build(out: string, part: Part | null, isFresh: boolean): Promise<boolean> {
  const cache = join(root, '.cache', 'build', folderKey(out));
  for (const folder of [out, cache]) await recoverFolder(folder);
  const before = await folderState(content);
  const [work, scratch] = [siblingOf(out, `next-${process.pid}`), siblingOf(cache, `next-${process.pid}`)];
  const clean = () => {
    for (const folder of [work, scratch]) rmSync(folder, { recursive: true, force: true });
  };
  // Where a tool dies and leaves a promise open, Node ends and no `finally` is run
  process.once('exit', clean);
  await mkdir(dirname(out), { recursive: true });
  await mkdir(work);
  await mkdir(scratch, { recursive: true });
  // Beside what Astro makes on the way, which it moves and cannot move to another file system
  const again = join(scratch, 'again');
  // Before the pages' own sources are read: what is saved later has another version
  const version = await programHash(root);
  const handed = libraryIn(scratch);
  const maker = startPageMaker(scratch, handed, interruption.signal);
  const pages = maker.out;
  let whole: LibraryMaker | null = null;
  let archive: ArchiveMaker | null = null;
  let packing: Packing | null = null;
  try {
    const store = isFresh ? null : await openStore(storeIn(root), version);
    const load = store ? keptRegulations(store.bytes) : loadRegulation;
    const reading = await readContent({ content, addresses, published: publishedAddresses, load });
    const history = await loadHistory(content);
    interruption.signal.throwIfAborted();
    const isFirst = part === null || part.number === 1;
    const all =
      (part && slugsIn(reading.library, part)) ?? new Set(reading.library.regulations.map(({ slug }) => slug));
    let keys: Keys = new Map();
    let taken = NOTHING_TAKEN;
    if (!reading.diagnostics.some(isError)) {
      const material = materialOf(reading.library, reading, history);
      await handOver(material, handed);
      maker.isHanded();
      if (isFirst) whole = startLibraryMaker(scratch, handed, isFresh ? '' : version, out, interruption.signal);
      if (part === null && filesChosen(all.size) !== 'none')
        archive = await startArchiveMaker(
          scratch,
          worksOf({ texts: officialTexts(reading.library) }),
          interruption.signal,
        );
      if (store) keys = keysOf(material, all, content);
      const isInEarlier = (slug: string) => archive?.isThere({ slug, folder: join(out, slug) });
      if (store) taken = await takeKept(store, keys, again, out, isInEarlier);
    }
    const isTaken = (slug: string) => taken.inEarlier.has(slug) || taken.written.has(slug);
    const own = { slugs: new Set([...all].filter((slug) => !isTaken(slug))), isFirst };
    const conversion = await convert(paths, reading, ({ slug }) => own.slugs.has(slug), isTaken);
    interruption.signal.throwIfAborted();
    printConversion(conversion);
    if (!conversion.replacement) return false;
    // Of a shallow clone the content's own problems tell
    if (history.state === 'absent') console.log(whatIsMissing(history));
    packing = store && startPacking(store, pages, join(scratch, 'packed'));
    const isWhole = (slug: string) => {
      if (!own.slugs.has(slug)) return;
      archive?.isThere({ slug, folder: join(pages, slug) });
      packing?.isWhole(slug);
    };
    // Both keep a core busy, so they run side by side; when one fails the other is awaited before its files are removed
    const steps = await Promise.allSettled([maker.make(own, isWhole), whole?.done]);
    for (const step of steps) if (step.status === 'rejected') throw step.reason;
    const inEarlier = new Map([...taken.inEarlier, ...((await whole?.done) ?? [])]);
    await stopIfChanged(before);
    for (const slug of taken.written.keys()) await rename(join(again, slug), join(pages, slug));
    for (const slug of all) if (!taken.inEarlier.has(slug)) archive?.isThere({ slug, folder: join(pages, slug) });
    // What was made of one state of the program must not be kept as if made of another
    const isSame = store !== null && (await programHash(root)) === version;
    if (!isSame) await packing?.stop();
    const kept = isSame && packing ? await packing.keep(keys, own.slugs) : new Map<string, Kept>();
    if (whole) for (const name of await readdir(whole.out)) await rename(join(whole.out, name), join(pages, name));
    await addSearchPreloads(pages);
    const origin = {
      day: conversion.library.day,
      commit: await committed(content),
      texts: officialTexts(conversion.library),
    };
    const known = new Map([...writtenPages(scratch), ...inSite(taken.written), ...inSite(kept)]);
    const elsewhere = inSite(inEarlier);
    await archive?.done;
    if (archive) await rename(archive.file, join(pages, 'files', LIBRARY_FILES.archive));
    if (part === null) await sealSite(pages, origin, known, elsewhere);
    else {
      const version = await projectVersion();
      await markPart(pages, { ...part, ...origin, version, content: await contentHash(content) }, known, elsewhere);
    }
    await stopIfChanged(before);
    interruption.signal.throwIfAborted();
    const next = join(work, 'site');
    await moveFolder(pages, next);
    interruption.signal.throwIfAborted();
    await replaceFolder(out, next, [...inEarlier.keys()]);
    if (isSame) await keepStanding(store, out, keys, taken.inEarlier, taken.written, kept);
    await store?.tidy();
  } finally {
    const packed = packing?.stop();
    await maker.stop();
    await whole?.stop();
    await archive?.stop();
    await packed;
    clean();
  }
  const what = part === null ? '网站' : `第 ${part.number} 份（共 ${part.count} 份）`;
  console.log(`${what}已生成：${out}（${((performance.now() - started) / 1000).toFixed(1)} 秒）`);
  return true;
}

/** What was made of one state of the content must be neither published nor kept as if made of another. */
async function stopIfChanged(before: FolderState): Promise<void> {
  const changed = changedFiles(before, await folderState(content));
  if (changed.length > 0)
    throw new Error(`构建期间内容有改动，网页与检索可能不一致，没有发布，请再运行一次：\n${changed.join('\n')}`);
}
