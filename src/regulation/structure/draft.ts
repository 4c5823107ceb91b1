/**
 * Provisions before and when they get their eId: the tree is built first and named afterwards, because names depend on the whole. Articles
 * number through their document, so containers are no part of their eId, unless numbering begins anew in each of them.
 */

import { childEId, type EIdStep } from '../eid.ts';
import type { Piece, Provision, ProvisionKind, TextPiece } from '../model.ts';
import { type Because, CONTAINERS } from './head.ts';
import { type Label, readLabel } from './label.ts';
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

/** A piece of a line between two offsets counted from the line's first character; null when there is nothing between them. */
export function piece(line: BodyLine, role: TextPiece['role'], from: number, to: number): TextPiece | null {
  return from < to ? { role, line: line.number, start: line.start + from, end: line.start + to } : null;
}

/** The pieces of a line: its label, its heading and its text, as far as they are there. */
export function piecesOf(line: BodyLine, labelLength: number, headingEnd: number): readonly Piece[] {
  return [
    piece(line, 'label', 0, labelLength),
    piece(line, 'heading', labelLength, headingEnd),
    piece(line, 'text', headingEnd, line.text.length),
  ].filter((part) => part !== null);
}

export function wholeLine(line: BodyLine, role: TextPiece['role']): TextPiece {
  return { role, line: line.number, start: line.start, end: line.end };
}

/** Evidence of text that stands on the line of a number or a title. */
export const REST = '编号或标题之后的文字，是第一段。';

/**
 * What is left of a line after `length` characters, as a line of its own; null when nothing is. It has a label when the next line
 * goes on with its list: 第四条　（一）甲； above （二）乙。
 */
export function remainder(line: BodyLine, length: number, next: Label | undefined): BodyLine | null {
  if (length >= line.text.length) return null;
  const text = line.text.slice(length);
  return { ...line, start: line.start + length, text, label: firstOfList(text, next), cells: null, ruledOut: [REST] };
}

function firstOfList(text: string, next: Label | undefined): Label {
  const space = /^\s{0,4}/.exec(text)?.[0].length ?? 0;
  const label = readLabel(text.slice(space, space + 16));
  const goesOn =
    label.form === 'enumerator' &&
    next?.form === 'enumerator' &&
    next.style === label.style &&
    label.value === 1 &&
    next.value === 2;
  return goesOn ? { ...label, length: space + label.length } : { form: 'none' };
}

/** All pieces below a draft in the order of the text. */
export function allPieces(draft: Draft): readonly Piece[] {
  return [...draft.pieces, ...draft.children.flatMap(allPieces)];
}

export function identify(drafts: readonly Draft[]): readonly Provision[] {
  return new Naming().name(drafts, { own: null, document: null, articles: articleScope(drafts) });
}

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

class Naming {
  /** How often each eId was asked for. */
  readonly #taken = new Map<string, number>();

  name(drafts: readonly Draft[], scope: Scope): readonly Provision[] {
    return drafts.map((draft, i) => {
      const eId = this.#unique(scopeOf(draft, scope), stepOf(draft, i));
      const inner: Scope =
        draft.kind === 'attachment'
          ? { own: eId, document: eId, articles: articleScope(draft.children) }
          : { ...scope, own: eId };
      return {
        kind: draft.kind,
        eId,
        number: draft.number,
        pieces: draft.pieces,
        children: this.name(draft.children, inner),
      };
    });
  }

  /** The second 第五条 of a document is `art_5_dup2`: its own address, and none that 第五条之二 could ever have. */
  #unique(parent: string | null, step: EIdStep): string {
    const eId = childEId(parent, step);
    const count = (this.#taken.get(eId) ?? 0) + 1;
    this.#taken.set(eId, count);
    return count === 1 ? eId : `${eId}_dup${count}`;
  }
}

function scopeOf(draft: Draft, scope: Scope): string | null {
  return draft.kind === 'article' && scope.articles === 'document' ? scope.document : scope.own;
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

/** Every provision by eId, the whole tree. */
export function indexByEId(provisions: readonly Provision[]): ReadonlyMap<string, Provision> {
  const index = new Map<string, Provision>();
  const visit = (siblings: readonly Provision[]): void => {
    for (const provision of siblings) {
      index.set(provision.eId, provision);
      visit(provision.children);
    }
  };
  visit(provisions);
  return index;
}
