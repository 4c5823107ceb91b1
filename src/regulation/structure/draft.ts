/**
 * Provisions before and when they get their eId: the tree is built first and named afterwards, because names depend on the whole. Articles
 * number through their document, so containers are no part of their eId, unless numbering begins anew in each of them.
 */

import { childEId, type EIdStep } from '../eid.ts';
import type { Piece, Provision, ProvisionKind, TextPiece } from '../model.ts';
import { type Because, CONTAINERS } from './head.ts';
import type { BodyLine } from './lines.ts';

export interface Draft {
  readonly kind: ProvisionKind;
  /** As in the eId: `12`, `120-1`; null where nothing is printed or the kind is not numbered. */
  readonly number: string | null;
  readonly pieces: readonly Piece[];
  readonly children: readonly Draft[];
  /** Why the lines are read so; for `explain`. */
  readonly because: Because;
}

function piece(line: BodyLine, role: TextPiece['role'], from: number, to: number): TextPiece {
  return { role, line: line.number, start: line.start + from, end: line.start + to };
}

/** The pieces of a line up to `end`: its label, its heading and its text, as far as they are there. Offsets in the line. */
export function piecesOf(line: BodyLine, labelLength: number, headingEnd: number, end = line.text.length): Piece[] {
  const pieces: Piece[] = [];
  if (labelLength > 0) pieces.push(piece(line, 'label', 0, labelLength));
  if (headingEnd > labelLength) pieces.push(piece(line, 'heading', labelLength, headingEnd));
  if (end > headingEnd) pieces.push(piece(line, 'text', headingEnd, end));
  return pieces;
}

export function wholeLine(line: BodyLine, role: TextPiece['role']): TextPiece {
  return { role, line: line.number, start: line.start, end: line.end };
}

/** What was read, named, and every provision of the tree by its name. */
export interface Named {
  readonly provisions: readonly Provision[];
  readonly byEId: ReadonlyMap<string, Provision>;
}

export function identify(drafts: readonly Draft[]): Named {
  const byEId = new Map<string, Provision>();
  const repeated = new Map<string, number>();

  /** The second 第五条 of a document is `art_5_dup2`: its own address, and none that 第五条之二 could ever have. */
  function unique(eId: string): string {
    if (!byEId.has(eId)) return eId;
    const count = (repeated.get(eId) ?? 1) + 1;
    repeated.set(eId, count);
    return `${eId}_dup${count}`;
  }

  function name(siblings: readonly Draft[], scope: NamingScope): readonly Provision[] {
    return siblings.map((draft, i) => {
      const { kind, number, pieces } = draft;
      const above = kind === 'article' && scope.articles === 'document' ? scope.document : scope.own;
      const eId = unique(childEId(above, stepOf(draft, i)));
      const children: Provision[] = [];
      const provision = { kind, eId, number, pieces, children };
      // Before those below it: the index is in the order of the text
      byEId.set(eId, provision);
      for (const child of name(draft.children, scopeBelow(draft, eId, scope))) children.push(child);
      return provision;
    });
  }

  return { provisions: name(drafts, { own: null, document: null, articles: articleScope(drafts) }), byEId };
}

/** Where a draft stands: the provision right above, the document (an attachment or null), and what articles are named under. */
interface NamingScope {
  readonly own: string | null;
  readonly document: string | null;
  readonly articles: 'document' | 'container';
}

/** Articles are named under their containers when at least two containers begin them with the same number. */
function articleScope(drafts: readonly Draft[]): NamingScope['articles'] {
  const firsts: (string | null)[] = [];
  const visit = (siblings: readonly Draft[]): void => {
    const first = siblings.find(({ kind }) => kind === 'article');
    if (first !== undefined) firsts.push(first.number);
    for (const { kind, children } of siblings) if (CONTAINER_KINDS.has(kind)) visit(children);
  };
  visit(drafts);
  return firsts.filter((number) => number === '1').length >= 2 ? 'container' : 'document';
}

const CONTAINER_KINDS: ReadonlySet<ProvisionKind> = new Set(Object.values(CONTAINERS).map(({ kind }) => kind));

function scopeBelow({ kind, children }: Draft, eId: string, { document, articles }: NamingScope): NamingScope {
  return kind === 'attachment'
    ? { own: eId, document: eId, articles: articleScope(children) }
    : { own: eId, document, articles };
}

function stepOf({ kind, number }: Draft, index: number): EIdStep {
  switch (kind) {
    case 'preface':
    case 'toc':
    case 'preamble':
    case 'body':
    case 'notes':
    case 'conclusions':
      return { kind, number: null };
    case 'table':
    case 'paragraph':
      return { kind, number: number ?? String(index + 1) };
    default:
      // AKN writes nn for a container that bears no number: a bare 附则.
      return { kind, number: number ?? 'nn' };
  }
}
