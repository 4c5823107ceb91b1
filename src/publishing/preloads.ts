import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Lets the search page ask at once for all the scripts that a search needs: else its script would be followed by the script's parts and
 * these by the worker, and on a slow link each step costs the whole delay of the link again. What they are called is known only
 * when they are made; the index is asked for by `IndexPreloads.astro`.
 */
export async function addSearchPreloads(folder: string): Promise<void> {
  const page = join(folder, 'search', 'index.html');
  const html = await readFile(page, 'utf8');
  const [, script] = /<script type="module" src="([^"]*\/SearchPanel[^"]*\.js)"/.exec(html) ?? [];
  if (script === undefined) throw new Error('search/index.html 里没有检索脚本的地址');
  const scripts = await partsOf(basename(script), join(folder, '_astro'));
  const links = scripts.map((name) => `<link rel="modulepreload" href="${dirname(script)}/${name}">`);
  await writeFile(
    page,
    html.replace('<title>', () => `${links.join('')}<title>`),
  );
}

/** The scripts that a script begins with, and the worker that it starts; itself first. */
async function partsOf(entry: string, folder: string): Promise<string[]> {
  const found = new Set([entry]);
  for (const name of found) {
    const text = await readFile(join(folder, name), 'utf8');
    for (const [, part = ''] of text.matchAll(STATIC_IMPORT)) found.add(part);
    for (const [part] of text.matchAll(WORKER)) found.add(part);
  }
  return [...found];
}

// e.g. `from"./page.DT0av5UZ.js"`, `import"./page.DT0av5UZ.js"`
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;
// e.g. `worker-DOIHQEn1.js`
const WORKER = /\bworker-[\w-]+\.js\b/g;
