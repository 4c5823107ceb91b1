/** Builds and serves the sites that a whole run of browser tests shares, and starts a browser for each of its workers. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { TestProject } from 'vitest/node';
import { serveSite } from '../../../src/serving/static-server.ts';
import { launchBrowsers } from '../chromium.ts';
import { copyCorpus, findCorpus } from '../corpus.ts';
import { hostileArticles, regulationOf } from '../hostile-text.ts';
import { SEED } from '../random.ts';
import { projectRoot, runBuild } from './build-site.ts';

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
    /** The project's own content, at the root of a host. */
    readonly own: ServedSite;
    /** The invented regulations of `tests/fixtures`, under a base path. */
    readonly fixtures: ServedSite;
    /** The real documents of the test corpus; null where there is none, and outside of the trials. */
    readonly corpus: ServedSite | null;
    /** Where they are joined: see `joinBrowser`. */
    readonly browsers: readonly string[];
  }
}

/** For a project's `globalSetup`; the real documents take longer to build than all else, so only trials ask for them. */
export async function serveSites(project: TestProject, { withCorpus }: { readonly withCorpus: boolean }) {
  const folder = await mkdtemp(join(tmpdir(), 'tiaowen-site-'));
  const cleanUps: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const tearDown = async (): Promise<void> => {
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
    const corpus = withCorpus ? findCorpus('真实文件的网站') : null;
    const documents = join(folder, 'documents');
    if (corpus !== null) await copyCorpus(corpus, documents);
    project.provide(
      'corpus',
      corpus === null ? null : await serve(documents, join(folder, 'corpus'), 'https://tiaowen.example/'),
    );
    const browsers = await launchBrowsers(project.vitest.config.maxWorkers);
    cleanUps.push(browsers.close);
    project.provide('browsers', browsers.wsEndpoints);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

/** The ferry rules of 2026 are law from 2036 on. */
const DAY = '2026-09-01';

async function build(content: string, out: string, home: string): Promise<void> {
  const { status, stdout, stderr } = await runBuild({ content, out, home, day: DAY });
  if (status !== 0) throw new Error(`构建 ${content} 失败：\n${stdout}\n${stderr}`);
}

/** The invented regulations and one of generated hostile lines. */
async function writeFixtures(content: string): Promise<void> {
  for (const folder of ['content', 'editions'])
    await cp(join(projectRoot, 'tests', 'fixtures', folder), content, { recursive: true });
  const [articles = []] = fc.sample(hostileArticles({ min: 60, max: 60 }), { seed: SEED, numRuns: 1 });
  console.log(`随机文本：TIAOWEN_SEED=${SEED}，${articles.flat().length} 行`);
  const folder = join(content, 'regulations', 'suiji-wenben');
  await mkdir(folder);
  await writeFile(join(folder, 'source.txt'), regulationOf(articles));
  // Some of its lines are HTML, which has to be confirmed
  await writeFile(join(folder, 'regulation.yaml'), 'confirmed: [{ code: html-residue }, { code: html-like }]\n');
}
