/** The pages of a regulation: stretches that tile its body, each composed into one file. */
import type { Division, Provision, Scheme } from '../model.ts';

/** `counted`: the scheme whose articles are the units; those of a document numbered otherwise are pages. */
export interface Counted {
  readonly scheme: Scheme;
  /** Whether there are articles outside the attachments. */
  readonly hasArticles: boolean;
  readonly schemeOf: (attachment: Provision | null) => Scheme;
}

export function divide(provisions: readonly Provision[], counted: Counted): readonly Division[] {
  return walk(provisions, [], counted);
}

function walk(provisions: readonly Provision[], path: readonly Provision[], counted: Counted): readonly Division[] {
  return provisions.flatMap((provision) => divideOne(provision, path, counted));
}

function divideOne(provision: Provision, path: readonly Provision[], counted: Counted): readonly Division[] {
  const { kind, eId, children } = provision;
  const page = (role: Division['role']): readonly Division[] => [{ role, eId, provision, shown: [provision], path }];
  switch (kind) {
    case 'article':
      return page(isCounted(path, counted) ? 'unit' : 'page');
    case 'body':
      return page(counted.scheme === 'plain' && path.length === 0 ? 'unit' : 'page');
    case 'preface':
    case 'toc':
      return page('frame');
    case 'book':
    case 'part':
    case 'subpart':
    case 'chapter':
    case 'section':
    case 'subsection':
    case 'attachment': {
      if (isLeaf(provision)) return page(isLeafUnit(provision, path, counted) ? 'unit' : 'page');
      const shown = children.filter(isOpening);
      const below = children.filter((child) => !isOpening(child));
      return [{ role: 'frame', eId, provision, shown, path }, ...walk(below, [...path, provision], counted)];
    }
    case 'preamble':
    case 'notes':
    case 'conclusions':
    case 'paragraph':
    case 'item':
    case 'subitem':
    case 'table':
      return page('page');
  }
}

function isCounted(path: readonly Provision[], counted: Counted): boolean {
  return counted.schemeOf(path.find(({ kind }) => kind === 'attachment') ?? null) === counted.scheme;
}

/** A container with text and nothing else below. */
function isLeaf({ kind, children }: Provision): boolean {
  return kind !== 'attachment' && children.every(isOpening);
}

/**
 * A 一、 without （一） counts as an article among those that have them, and so does a 第一章 of text where there are no articles at all; among
 * articles, it or 8 附则 of a plan is a mere page.
 */
function isLeafUnit({ kind }: Provision, path: readonly Provision[], counted: Counted): boolean {
  return (kind === 'part' || !counted.hasArticles) && counted.scheme === 'policy' && isCounted(path, counted);
}

function isOpening({ kind }: Provision): boolean {
  return kind === 'paragraph' || kind === 'table' || kind === 'item' || kind === 'subitem';
}
