/**
 * How checking, building, one changed note and the development server grow with the library: the scale corpus once, and as many times over
 * as `TIAOWEN_TIMES` says (21 times are 210,000 articles), with other titles and other words.
 */
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathsFromEnvironment } from '../../../src/files/paths.ts';
import { copyOwnContent, findCorpus, scaleFiles, writeContent } from '../../support/corpus.ts';
import { startScript } from '../../support/site/build-site.ts';
import { newSite, run } from '../scripts.ts';
import { figureTable, type Table } from '../table.ts';
import { variedFiles } from '../varied.ts';

const ARTICLES = 10_023;
const NOTED = 'zhiliang-tisheng-2017';

export async function* measure(): AsyncIterable<Table> {
  const corpus = findCorpus('scale');
  if (!corpus) return;
  const times = Number(process.env.TIAOWEN_TIMES ?? 4);
  const one = await measured(corpus, 1);
  yield figureTable(`${ARTICLES} 条`, [...figuresOf(one, { build: 25, gigabytes: 1.2, check: 40, note: 15, dev: 10 })]);
  const many = await measured(corpus, times);
  yield figureTable(`${ARTICLES * times} 条`, [
    ...figuresOf(many, { build: 600, gigabytes: 4, check: 40, note: 90, dev: 10 }),
    {
      name: '每条所用的处理器时间，与一份相比',
      value: many.build.seconds / one.build.seconds / times,
      unit: '倍',
      atMost: 1.2,
    },
  ]);
}

type Measured = Awaited<ReturnType<typeof measured>>;

async function measured(corpus: string, times: number) {
  const folder = await mkdtemp(join(tmpdir(), 'tiaowen-bench-'));
  const env = { CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, 'dist'), ...newSite() };
  const { generated } = pathsFromEnvironment(env);
  try {
    copyOwnContent(env.CONTENT_DIR);
    writeContent(env.CONTENT_DIR, [...variedFiles(scaleFiles(corpus), times)]);
    const check = await run('check.ts', env);
    const build = await run('build.ts', env);
    await changeNote(env.CONTENT_DIR, '此句是量度时加的。');
    const note = await run('build.ts', env);
    const dev = await developing(env.CONTENT_DIR, env);
    return { check, build, note, dev };
  } finally {
    for (const each of [generated, folder]) await rm(each, { recursive: true, force: true });
  }
}

function figuresOf(
  { check, build, note, dev }: Measured,
  limits: Readonly<Record<'build' | 'gigabytes' | 'check' | 'note' | 'dev', number>>,
) {
  return [
    { name: '检查', value: check.elapsed, unit: '秒', atMost: limits.check },
    { name: '构建', value: build.elapsed, unit: '秒', atMost: limits.build },
    { name: '构建，处理器时间', value: build.seconds, unit: '秒' },
    { name: '构建，最大的进程', value: build.largest / 1e9, unit: 'GB', atMost: limits.gigabytes },
    { name: '改一条注释再构建', value: note.elapsed, unit: '秒', atMost: limits.note },
    { name: '改一条注释再构建，处理器时间', value: note.seconds, unit: '秒' },
    { name: '预览，到打开一条', value: dev.ready, unit: '秒', atMost: limits.dev },
    { name: '预览，到看见存下的注释', value: dev.saved, unit: '秒', atMost: 2 },
  ] as const;
}

/** A note of the first regulation, and the article it is on. */
async function firstNote(content: string): Promise<{ file: string; text: string; article: string }> {
  const notes = join(content, 'regulations', NOTED, 'notes');
  const [name = ''] = (await readdir(notes)).toSorted();
  const text = await readFile(join(notes, name), 'utf8');
  return { file: join(notes, name), text, article: /eId: art_(\d+)/u.exec(text)?.[1] ?? '' };
}

async function changeNote(content: string, sentence: string): Promise<void> {
  const { file, text } = await firstNote(content);
  await writeFile(file, `${text.trimEnd()}${sentence}\n`);
}

/** How long a maintainer waits for the preview, and for what is saved to be seen there. */
async function developing(
  content: string,
  env: Readonly<Record<string, string>>,
): Promise<{ ready: number; saved: number }> {
  const begun = performance.now();
  const server = startScript('dev.ts', {
    ...env,
    NODE_ENV: 'development',
    PORT: '4399',
    ASTRO_TELEMETRY_DISABLED: '1',
  });
  server.stderr.resume();
  try {
    const url = await addressIn(server.stdout);
    const page = `${url}${NOTED}/art-${(await firstNote(content)).article}/`;
    await shown(page, '');
    const ready = seconds(begun);
    const saving = performance.now();
    const sentence = '此句是预览时加的。';
    await changeNote(content, sentence);
    await shown(page, sentence);
    return { ready, saved: seconds(saving) };
  } finally {
    const closed = once(server, 'close');
    if (server.kill()) await closed;
  }
}

const seconds = (since: number): number => (performance.now() - since) / 1000;

/** The address that a server prints; whatever else it prints is read and dropped. */
function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    output.on('data', (chunk) => {
      printed += String(chunk);
      const [address] = /http:\/\/[^\s]+(?=\s)/u.exec(printed) ?? [];
      if (address !== undefined) resolve(address.endsWith('/') ? address : `${address}/`);
    });
    output.once('close', () => reject(new Error(`dev.ts ended: ${printed}`)));
  });
}

/** Asks for a page until it has the words; the server restarts meanwhile, and closes what it had begun. @throws where it never has them */
async function shown(page: string, words: string): Promise<void> {
  for (const begun = performance.now(); seconds(begun) < PATIENCE; await wait(50)) {
    const response = await fetch(page).catch(() => null);
    const text = await response?.text().catch(() => null);
    if (response?.ok && text?.includes(words)) return;
  }
  throw new Error(`${page} is not shown with “${words}”`);
}

/** In seconds: of a preview that takes longer there is something wrong. */
const PATIENCE = 600;
