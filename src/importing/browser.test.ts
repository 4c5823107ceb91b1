import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import { expect, test } from 'vitest';

/** The modules that a browser would get, by chunk. */
async function bundled(entry: string): Promise<readonly Rollup.OutputChunk[]> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: fileURLToPath(new URL(entry, import.meta.url)), preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return outputs.flatMap(({ output }) => output.filter((part) => part.type === 'chunk'));
}

/** What stands in for a module of Node, which no browser has. */
const STAND_IN = /browser-external|^node:/;

test('every format but PDF is read in a browser: nothing of Node is among the modules', async () => {
  const chunks = await bundled('./import.ts');
  const ofPdf = chunks.filter(({ moduleIds }) => moduleIds.some((id) => /importing\/pdf\/|pdfjs-dist/.test(id)));
  const others = chunks.filter((chunk) => !ofPdf.includes(chunk) && !chunk.moduleIds.every((id) => STAND_IN.test(id)));
  const modules = others.flatMap(({ moduleIds }) => moduleIds);
  for (const reader of ['docx/read.ts', 'html/read.ts', 'markdown.ts', 'plain.ts', 'regulation.ts'])
    expect(
      modules.some((id) => id.endsWith(`importing/${reader}`)),
      reader,
    ).toBe(true);
  expect(modules.filter((id) => STAND_IN.test(id))).toEqual([]);
  expect(others.flatMap(({ imports }) => imports).filter((id) => STAND_IN.test(id))).toEqual([]);
  // PDF is loaded when it is needed, and never with the others
  expect(ofPdf.length).toBeGreaterThan(0);
  expect(ofPdf.some(({ isEntry }) => isEntry)).toBe(false);
});
