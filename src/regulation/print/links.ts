import type { ReferenceMark, RelationMarkEnd } from '../layers/marks.ts';

/** Where the words of a text lead, and what that is called: what a printer is told, since it knows no addresses. */
export interface Links {
  /** A provision's own address, and its name: 第十条第二款. */
  readonly provision: (eId: string) => ShownLink;
  /** Null where the library does not hold what is cited. */
  readonly reference: (cited: ReferenceMark['data']) => CitedLink | null;
  /** A term's entry in the glossary. */
  readonly term: (id: string) => string;
  readonly note: (id: string) => string;
  /** Address of the entry of a relation below the text. */
  readonly relation: (relation: RelationMarkEnd) => string | null;
}

export interface ShownLink {
  readonly href: string;
  readonly name: string;
}

export interface CitedLink extends ShownLink {
  /** Of which edition that is, where it is not plain: 2015年修正，现为第十一条; 按现行文本. */
  readonly asOf?: string | undefined;
  /** The page where the first of several targets can be read by itself, when they lead to the whole text. */
  readonly excerpt?: string | undefined;
}
