import type { Paths } from '../files/paths.ts';
import { type Replacement, replaceFiles } from '../files/replace-folder.ts';
import { composer } from '../regulation/compose/compose.ts';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import { eIdToFileName } from '../regulation/eid.ts';
import { printMdx } from '../regulation/print/mdx.ts';
import type { Library } from '../regulation/regulation.ts';
import { isError, type LibraryReading } from './library.ts';

export interface Conversion {
  readonly library: Library;
  readonly diagnostics: readonly Diagnostic[];
  /** What was written; null when an error stopped it, and the earlier files stand untouched. */
  readonly replacement: Replacement | null;
}

/** Writes the MDX of all divisions of a content folder that was read, or, when anything is wrong with it, nothing at all. */
export async function convert(
  { generated }: Pick<Paths, 'generated'>,
  { library, diagnostics }: LibraryReading,
): Promise<Conversion> {
  const replacement = diagnostics.some(isError) ? null : await replaceFiles(generated, generatedFiles(library));
  return { library, diagnostics, replacement };
}

/** The MDX of every division of every regulation: `<slug>/art-12.mdx` → text. Deterministic to the byte. */
export function generatedFiles(library: Library): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const regulation of library.regulations) {
    const { slug, text } = regulation;
    const compose = composer(regulation);
    const sourceFile = `content/regulations/${slug}/source.txt`;
    for (const division of text.divisions) {
      const { eId } = division;
      files.set(`${slug}/${eIdToFileName(eId)}.mdx`, printMdx(compose(division), { sourceFile, eId }));
    }
  }
  return files;
}
