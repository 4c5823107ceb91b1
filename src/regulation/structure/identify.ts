/**
 * Drafts to provisions: every one gets its eId. Articles number through their document, so containers are no part of their
 * eId, unless numbering begins anew in each of them.
 */
import { childEId, type EIdStep } from '../eid.ts';
import type { Provision, ProvisionKind } from '../model.ts';
import type { Draft } from './draft.ts';
import { CONTAINERS } from './head.ts';

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
