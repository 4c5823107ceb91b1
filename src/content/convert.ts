import type { Paths } from '../files/paths.ts';
import { type Replacement, replaceFiles } from '../files/replace-folder.ts';
import { editionPath } from '../regulation/addresses.ts';
import { composer } from '../regulation/compose/compose.ts';
import { type Diagnostic, isError } from '../regulation/diagnostics.ts';
import type { Edition } from '../regulation/edition.ts';
import { eIdToFileName } from '../regulation/eid.ts';
import type { Division } from '../regulation/model.ts';
import { printMdx } from '../regulation/print/mdx.ts';
import { allEditions, type Library, type Regulation } from '../regulation/regulation.ts';
import type { LibraryReading } from './library.ts';

export interface Conversion {
  readonly library: Library;
  readonly diagnostics: readonly Diagnostic[];
  /** What was written; null when an error stopped it, and the earlier files stand untouched. */
  readonly replacement: Replacement | null;
}

/**
 * Writes the MDX of all divisions of a content folder that was read, or, when anything is wrong with it, nothing at all.
 * @param isWanted whether pages are made of an edition: not in a build of another part
 * @param isKept whether the pages of a regulation are there already: its MDX stays, where it is there
 */
export async function convert(
  { generated }: Pick<Paths, 'generated'>,
  { library, diagnostics }: LibraryReading,
  isWanted: (edition: Edition) => boolean = () => true,
  isKept: (slug: string) => boolean = () => false,
): Promise<Conversion> {
  const replacement = diagnostics.some(isError)
    ? null
    : await replaceFiles(generated, generatedFiles(library, isWanted), (path) => isKept(path.split('/')[0] ?? ''));
  return { library, diagnostics, replacement };
}

/** `law/art-12.mdx`, `law/2018-10-26/art-12.mdx` */
export const generatedFile = (edition: Edition, eId: string): string =>
  `${editionPath(edition)}${eIdToFileName(eId)}.mdx`;

/** The MDX of every division of every edition: `<slug>/art-12.mdx` → text. Deterministic to the byte. */
export function generatedFiles(
  library: Library,
  isWanted: (edition: Edition) => boolean = () => true,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const edition of allEditions(library).filter(isWanted)) {
    const print = mdxPrinter(edition);
    for (const division of edition.text.divisions) files.set(generatedFile(edition, division.eId), print(division));
  }
  return files;
}

/** Prints the divisions of an edition as MDX. */
export function mdxPrinter(edition: Regulation): (division: Division) => string {
  const compose = composer(edition);
  const sourceFile = `content/${edition.text.source.file}`;
  return (division) => printMdx(compose(division), { sourceFile, eId: division.eId });
}
