/**
 * Builds and serves the sites once for all browser tests, and starts one browser: the project's own content at the root of a host,
 * the invented regulations of `tests/fixtures` under a base path, and the real documents of the test corpus where it is at hand.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { TestProject } from 'vitest/node';
import { serveSite } from '../../src/serving/static-server.ts';
import { launchBrowser } from '../support/chromium.ts';
import { copyCorpus, findCorpus } from '../support/corpus.ts';
import { hostileArticles, regulationOf } from '../support/hostile-text.ts';
import { projectRoot, runBuild } from '../support/site/build-site.ts';

/** A built site that is being served. */
export interface ServedSite {
  readonly content: string;
  readonly dist: string;
  /** The address it was built for. */
  readonly home: string;
  /** The address it is served at, ends in `/`. */
  readonly url: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly own: ServedSite;
    readonly fixtures: ServedSite;
    /** null where there is no corpus. */
    readonly corpus: ServedSite | null;
    readonly browser: string;
  }
}

/** Set another to build other hostile texts. */
const SEED = Number(process.env.TIAOWEN_SEED ?? 20_170_905);

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tiaowen-site-'));
  const cleanUps: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const tearDown = async () => {
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  };
  const serve = async (content: string, dist: string, home: string): Promise<ServedSite> => {
    await build(content, dist, home);
    const server = await serveSite({ folder: dist, port: 0, basePath: new URL(home).pathname });
    cleanUps.push(server.close);
    return { content, dist, home, url: server.url };
  };
  try {
    const invented = join(folder, 'content');
    await writeFixtures(invented);
    // One after the other: a build alone keeps both cores of a small machine busy
    project.provide('own', await serve(join(projectRoot, 'content'), join(folder, 'own'), 'https://tiaowen.example/'));
    project.provide('fixtures', await serve(invented, join(folder, 'fixtures'), 'https://tiaowen.example/fagui/'));
    const corpus = findCorpus('真实文件的网站');
    const documents = join(folder, 'documents');
    if (corpus !== null) await copyCorpus(corpus, documents);
    project.provide(
      'corpus',
      corpus === null ? null : await serve(documents, join(folder, 'corpus'), 'https://tiaowen.example/'),
    );
    const browser = await launchBrowser();
    cleanUps.push(browser.close);
    project.provide('browser', browser.wsEndpoint);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

async function build(content: string, out: string, home: string): Promise<void> {
  const { status, stdout, stderr } = await runBuild({ content, out, home });
  if (status !== 0) throw new Error(`构建 ${content} 失败：\n${stdout}\n${stderr}`);
}

/** The invented regulations and one of generated hostile lines. */
async function writeFixtures(content: string): Promise<void> {
  await cp(join(projectRoot, 'tests', 'fixtures', 'content'), content, { recursive: true });
  const [articles = []] = fc.sample(hostileArticles({ min: 60, max: 60 }), { seed: SEED, numRuns: 1 });
  console.log(`随机文本：TIAOWEN_SEED=${SEED}，${articles.flat().length} 行`);
  const folder = join(content, 'regulations', 'suiji-wenben');
  await mkdir(folder);
  await writeFile(join(folder, 'source.txt'), regulationOf(articles));
}
