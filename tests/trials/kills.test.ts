/** Builds that are killed at random points, and builds at the same time: sites stay whole. */
import { once } from 'node:events';
import { cp, mkdtempDisposable, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathsFromEnvironment } from '../../src/files/paths.ts';
import { runBuild, startScript } from '../support/site/build-site.ts';
import { kill, type TroubledSite, troubledSite, wholeSite } from '../support/troubled-site.ts';

/** Builds killed; `TIAOWEN_KILLS=50` for the whole proof, which takes a quarter of an hour. */
const KILLS = Number(process.env.TIAOWEN_KILLS ?? 10);

let site: TroubledSite;
/** How long a build takes here, in milliseconds: kills fall within it. */
let duration: number;

beforeAll(async () => {
  site = await troubledSite();
  await site.put('初版');
  const begun = performance.now();
  expect(await runBuild(site)).toMatchObject({ status: 0, stderr: '' });
  duration = performance.now() - begun;
});
afterAll(() => site?.remove());

test.each(Array.from({ length: KILLS }, (_, index) => index + 1))(
  'kill %i, at a random point: the site is whole, and the next build succeeds',
  async (time) => {
    const before = await wholeSite(site.out);
    await site.put(`第${time}次改`);
    const build = startScript('build.ts', { CONTENT_DIR: site.content, OUT_DIR: site.out });
    const closed = once(build, 'close');
    build.stdout.resume();
    build.stderr.resume();
    await Promise.race([closed, setTimeout(Math.random() * duration)]);
    // Now the whole family, now the parent alone, as when the memory runs out: the pipes close when its children have ended too
    kill(build, time % 2 === 0 ? 'group' : 'parent');
    await closed;
    if (JSON.stringify(await wholeSite(site.out)) !== JSON.stringify(before))
      expect(await site.article()).toContain(`第${time}次改`);
    expect(await runBuild(site)).toMatchObject({ status: 0, stderr: '' });
    await wholeSite(site.out);
    expect(await site.article()).toContain(`第${time}次改`);
    expect(await site.beside()).toEqual(['site', '内容']);
  },
);

test('a build of other content to another folder waits for nobody, and neither site is the worse for it', async () => {
  const first = await wholeSite(site.out);
  await using other = await mkdtempDisposable(join(tmpdir(), 'tiaowen-other-'));
  const [copy, elsewhere] = [join(other.path, 'content'), join(other.path, 'site')];
  await cp(site.content, copy, { recursive: true });
  const builds = await Promise.all([runBuild(site), runBuild({ content: copy, out: elsewhere })]);
  expect(builds.map(({ stderr }) => stderr)).toEqual(['', '']);
  expect([await wholeSite(site.out), await wholeSite(elsewhere)]).toEqual([first, first]);
  await rm(pathsFromEnvironment({ CONTENT_DIR: copy }).generated, { recursive: true });
});

/** Parents killed in their first seconds, when their children are only starting. */
const MOMENTS = Number(process.env.TIAOWEN_KILLS ?? 50);

test.each(['build.ts', 'start.ts', 'dev.ts'])(
  `no process outlives %s, killed at ${MOMENTS} moments of its first three seconds`,
  async (script) => {
    for (let moment = 0; moment < MOMENTS; moment += 1) {
      const parent = startScript(script, { CONTENT_DIR: site.content, OUT_DIR: site.out, PORT: '0' });
      // The pipes close when everybody who inherited them has ended
      const closed = once(parent, 'close');
      parent.stdout.resume();
      parent.stderr.resume();
      await Promise.race([closed, setTimeout((3000 * moment) / MOMENTS)]);
      kill(parent, 'parent');
      const ended = await Promise.race([closed.then(() => true), setTimeout(60_000, false, { ref: false })]);
      if (!ended) kill(parent, 'group');
      expect(ended, `killed after ${Math.round((3000 * moment) / MOMENTS)} ms`).toBe(true);
    }
    expect(await runBuild(site)).toMatchObject({ status: 0, stderr: '' });
    await wholeSite(site.out);
  },
  1_800_000,
);
