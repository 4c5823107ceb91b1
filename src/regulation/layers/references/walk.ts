/** The running text of a document, line by line, with where each line stands. */
import type { Piece, Provision } from '../../model.ts';
import { LEVELS, type Level } from './citation.ts';
import { type Component, numberOf } from './component.ts';
import type { Place } from './place.ts';

export interface Passage {
  readonly piece: Piece;
  readonly provision: Provision;
  readonly component: Component;
  /** Provisions it stands in, outermost first, its own last. */
  readonly ancestors: readonly Provision[];
}

/** Labels and headings of containers cite nothing; the title line of a policy article may. 题名 and 目录 are left out. */
export function passagesOf(component: Component): readonly Passage[] {
  const passages: Passage[] = [];
  const visit = (provision: Provision, above: readonly Provision[]): void => {
    if (provision.kind === 'toc') return;
    const ancestors = [...above, provision];
    for (const piece of provision.pieces) {
      if (isRunningText(provision, piece)) passages.push({ piece, provision, component, ancestors });
    }
    for (const child of provision.children) visit(child, ancestors);
  };
  for (const provision of component.provisions) visit(provision, []);
  return passages;
}

function isRunningText({ kind }: Provision, { role }: Piece): boolean {
  if (kind === 'preface') return role === 'text';
  return role === 'text' || role === 'row' || (role === 'heading' && kind === 'article');
}

const levelNamed = (kind: Provision['kind']): Level | undefined => LEVELS.find((level) => level === kind);

/** Where a passage stands, in numbers. An attachment is a document of its own, so its number is no part. */
export function placeOf({ ancestors, component }: Passage): Place {
  const numbers: Partial<Record<Level, string>> = {};
  for (const provision of ancestors) {
    const level = levelNamed(provision.kind);
    if (level !== undefined && level !== 'attachment') numbers[level] = numberOf(provision);
  }
  // the title line of an article that has paragraphs below counts as its first
  if (numbers.article !== undefined && numbers.paragraph === undefined) numbers.paragraph = '1';
  return { law: null, numbers, articles: component.articles };
}
