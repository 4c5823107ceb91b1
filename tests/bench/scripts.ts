import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { startScript } from '../support/site/build-site.ts';
import { type Usage, watchProcess } from './machine.ts';

/** Of a site that no build before has made pages for: the first of it finds nothing in the store. */
export const newSite = (): Readonly<Record<string, string>> => ({ SITE_URL: `https://bench-${Date.now()}.example` });

/** Runs an entry of `scripts/`. @returns what it took, and how many seconds passed @throws where it fails */
export async function run(script: string, env: Readonly<Record<string, string>>): Promise<Usage & { elapsed: number }> {
  const begun = performance.now();
  const child = startScript(script, env);
  const watch = watchProcess(child.pid ?? 0);
  child.stdout.resume();
  const [said, [status]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (status !== 0) throw new Error(`${script} ended with status ${status}: ${said.slice(-1000)}`);
  return { ...watch.stop(), elapsed: (performance.now() - begun) / 1000 };
}
