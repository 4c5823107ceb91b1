/** The pages of a regulation: stretches that tile its body, each composed into one file. */
import type { Division, Provision, Scheme } from '../model.ts';
import { isContainer, subtree } from '../provisions.ts';

/**
 * `scheme`: whose articles are the units; those of a document numbered otherwise are pages. `schemes`: of the main text, then of each
 * attachment.
 */
export function divide(
  provisions: readonly Provision[],
  scheme: Scheme,
  schemes: readonly Scheme[],
): readonly Division[] {
  const attachments = provisions.filter(({ kind }) => kind === 'attachment');
  const hasArticles = provisions.some(
    (provision) => provision.kind !== 'attachment' && subtree(provision).some(({ kind }) => kind === 'article'),
  );
  return provisions.flatMap((provision) => {
    const isCounted = schemes[attachments.indexOf(provision) + 1] === scheme;
    return divideOne(provision, [], { scheme, hasArticles, isCounted });
  });
}

/** What makes a page of a document a unit. */
interface Counted {
  readonly scheme: Scheme;
  /** Whether there are articles outside the attachments. */
  readonly hasArticles: boolean;
  /** Whether the document is numbered by the scheme. */
  readonly isCounted: boolean;
}

function divideOne(provision: Provision, path: readonly Provision[], counted: Counted): readonly Division[] {
  const { kind, eId, children } = provision;
  const page = (role: Division['role']): readonly Division[] => [{ role, eId, provision, shown: [provision], path }];
  if (isContainer(provision) && !isLeaf(provision)) {
    const shown = children.filter(isOpening);
    const below = children.filter((child) => !isOpening(child));
    return [
      { role: 'frame', eId, provision, shown, path },
      ...below.flatMap((child) => divideOne(child, [...path, provision], counted)),
    ];
  }
  switch (kind) {
    case 'preface':
    case 'toc':
      return page('frame');
    case 'article':
      return page(counted.isCounted ? 'unit' : 'page');
    case 'body':
      return page(counted.scheme === 'plain' && path.length === 0 ? 'unit' : 'page');
    default:
      return page(isContainer(provision) && isLeafUnit(provision, counted) ? 'unit' : 'page');
  }
}

/** A container with text and nothing else below. */
function isLeaf({ kind, children }: Provision): boolean {
  return kind !== 'attachment' && children.every(isOpening);
}

/**
 * A 一、 without （一） counts as an article among those that have them, and so does a 第一章 of text where there are no articles at all; among
 * articles, it or 8 附则 of a plan is a mere page.
 */
function isLeafUnit({ kind }: Provision, { scheme, hasArticles, isCounted }: Counted): boolean {
  return (kind === 'part' || !hasArticles) && scheme === 'policy' && isCounted;
}

function isOpening({ kind }: Provision): boolean {
  return kind === 'paragraph' || kind === 'table' || kind === 'item' || kind === 'subitem';
}
