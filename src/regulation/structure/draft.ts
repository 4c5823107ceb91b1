/**
 * Provisions before and when they get their eId: the tree is built first and named afterwards, because names depend on the whole. Articles
 * number through their document, so containers are no part of their eId, unless numbering begins anew in each of them.
 */

import { childEId, type EIdStep } from '../eid.ts';
import type { Piece, Provision, ProvisionKind, TextPiece } from '../model.ts';
import { type Because, CONTAINERS, reason } from './head.ts';
import { type Label, NO_LABEL, readLabel } from './label.ts';
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

/** Evidence of text that stands on the line of a number or a title. */
export const REST = reason('编号或标题之后的文字，是第一段。');

/**
 * What is left of a line after `length` characters, as a line of its own; null when nothing is. It has a label when the next line
 * goes on with its list: 第四条　（一）甲； above （二）乙。
 */
export function remainder(line: BodyLine, length: number, next: Label | undefined): BodyLine | null {
  if (length >= line.text.length) return null;
  const text = line.text.slice(length);
  return { ...line, start: line.start + length, text, label: firstOfList(text, next), cells: null };
}

function firstOfList(text: string, next: Label | undefined): Label {
  if (next?.form !== 'enumerator' || next.value !== 2) return NO_LABEL;
  const space = /^\s{0,4}/.exec(text)?.[0].length ?? 0;
  const label = readLabel(text.slice(space, space + 16));
  const goesOn = label.form === 'enumerator' && label.style === next.style && label.value === 1;
  return goesOn ? { ...label, length: space + label.length } : NO_LABEL;
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

  function name(siblings: readonly Draft[], scope: Scope): readonly Provision[] {
    const named: Provision[] = [];
    for (const [i, draft] of siblings.entries()) {
      const { kind, number, pieces } = draft;
      const above = kind === 'article' && scope.articles === 'document' ? scope.document : scope.own;
      const eId = unique(childEId(above, stepOf(draft, i)));
      byEId.set(eId, UNNAMED);
      const children = name(draft.children, scopeBelow(draft, eId, scope));
      const provision = { kind, eId, number, pieces, children };
      byEId.set(eId, provision);
      named.push(provision);
    }
    return named;
  }

  return { provisions: name(drafts, { own: null, document: null, articles: articleScope(drafts) }), byEId };
}

/** Keeps the place of a provision in the index while those below it are named: the index is in the order of the text. */
const UNNAMED: Provision = { kind: 'body', eId: '', number: null, pieces: [], children: [] };

/** Where a draft stands: the provision right above, the document (an attachment or null), and what articles are named under. */
interface Scope {
  readonly own: string | null;
  readonly document: string | null;
  readonly articles: 'document' | 'container';
}

/** Articles are named under their containers when at least two containers begin them with the same number. */
function articleScope(drafts: readonly Draft[]): Scope['articles'] {
  const firsts: (string | null)[] = [];
  const visit = (siblings: readonly Draft[]): void => {
    const first = siblings.find(({ kind }) => kind === 'article');
    if (first !== undefined) firsts.push(first.number);
    for (const draft of siblings) if (isContainer(draft)) visit(draft.children);
  };
  visit(drafts);
  return firsts.filter((number) => number === '1').length >= 2 ? 'container' : 'document';
}

function isContainer({ kind }: Draft): boolean {
  return CONTAINER_KINDS.has(kind);
}

const CONTAINER_KINDS: ReadonlySet<ProvisionKind> = new Set(Object.values(CONTAINERS).map(({ kind }) => kind));

function scopeBelow({ kind, children }: Draft, eId: string, { document, articles }: Scope): Scope {
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
