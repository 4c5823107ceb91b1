/** References between documents of the library: the law by its title, then the provision in its tree. */
import type { WorkId } from '../../edition.ts';
import { depthBelow } from '../../levels.ts';
import type { RegulationText } from '../../model.ts';
import { withoutEdition } from '../../nouns.ts';
import { oncePer } from '../../once-per.ts';
import type { ReferenceMark } from '../marks.ts';
import type { Reference } from './citation.ts';
import { createTree, lookUp, type Tree } from './lookup.ts';

/** A document of the library as references need it. */
export interface LibraryEntry {
  readonly slug: WorkId;
  readonly title: string;
  readonly shortTitles: readonly string[];
  readonly text: RegulationText;
}

/** A reference with the document that holds its targets; `regulation` is null when nothing can be linked. */
export interface ResolvedReference extends Reference {
  readonly regulation: WorkId | null;
}

const COUNTRY = /^中华人民共和国/;

/** Finds a document by title, with or without 中华人民共和国 and （2018年修正）, or by a short title. A title two documents claim finds none. */
export function libraryByTitle(entries: readonly LibraryEntry[]): (title: string) => LibraryEntry | null {
  const byName = new Map<string, LibraryEntry | null>();
  for (const entry of entries) {
    const names = new Set([entry.title, ...entry.shortTitles].map(shortName));
    for (const name of names) byName.set(name, byName.has(name) ? null : entry);
  }
  return (title) => byName.get(shortName(title)) ?? null;
}

function shortName(title: string): string {
  return withoutEdition(title).replace(COUNTRY, '');
}

/**
 * The references of the document `slug`, those into other documents looked up there. What is not in the library, or names a provision
 * its document does not have, stays a citation without a link.
 */
export function resolveExternal(
  slug: WorkId,
  references: readonly Reference[],
  lookupByTitle: (title: string) => LibraryEntry | null,
): readonly ResolvedReference[] {
  return references.map((reference) => {
    if (reference.law === null) return { ...reference, regulation: slug };
    const entry = lookupByTitle(reference.law);
    const targets = entry && targetsIn(treeOf(entry.text), reference);
    return entry && targets ? { ...reference, targets, regulation: entry.slug } : { ...reference, regulation: null };
  });
}

const treeOf = oncePer(createTree);

function targetsIn(tree: Tree, { address }: Reference): readonly string[] | null {
  const [component] = tree.components;
  const [first] = address.steps;
  // 《…法》第二项, of whichever article
  const isLost = first !== undefined && depthBelow(first.level, 'article') > 0 && component.articles.length > 0;
  if (isLost) return null;
  return lookUp(tree, address, { component, ancestors: [] })?.map(({ eId }) => eId) ?? null;
}

/** References as marks for `compose`. One that nothing in the library answers keeps its law's title and no regulation. */
export function toMarks(references: readonly ResolvedReference[]): readonly ReferenceMark[] {
  return references.map(({ start, end, law, targets, regulation }) => ({
    kind: 'reference',
    start,
    end,
    data: { targets, regulation, law },
  }));
}
