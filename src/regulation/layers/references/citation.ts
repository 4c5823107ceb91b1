/** What the layer speaks of: citations as written, addresses as meant, references as found. */
import type { Level } from '../../levels.ts';
import type { TextRange } from '../../model.ts';

/** Both ends inclusive, numbers as in an eId (`12`, `120-1`). A single number has equal ends. */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

/** Which provisions of a level a citation means. */
export type Pick =
  | { readonly kind: 'numbers'; readonly intervals: readonly Interval[] } // 第二、三条; 第三至五项
  | { readonly kind: 'here' } // 本条
  | { readonly kind: 'before'; readonly count: number } // 前款, 前两款
  | { readonly kind: 'after'; readonly count: number } // 下条, 后两款
  | { readonly kind: 'first'; readonly count: number } // （第三款）前三项
  | { readonly kind: 'named' } // 该条, 同款: the one the sentence has named
  | { readonly kind: 'labelled'; readonly word: string; readonly intervals: readonly Interval[] } // 附件二, 附表1-2, 附录A; 附录（第一条） has none
  | { readonly kind: 'printed'; readonly label: string } // 第5.1.2条, A.2: by the number as printed, wherever it stands
  | { readonly kind: 'titled'; readonly title: string }; // 所附《…》, （民法典）合同编

export interface Unit {
  readonly level: Level;
  readonly pick: Pick;
}

/** Whose provisions are meant. */
export type CitationHead =
  /** `name`: the 规定 of 本规定; null where the document speaks of its annexes, 所附《…》. */
  | { readonly kind: 'self'; readonly name: string | null } // 本法
  | { readonly kind: 'law'; readonly title: string } // 《…法》, 刑法
  | { readonly kind: 'named' } // 该法, 同法: the one the sentence has named
  | { readonly kind: 'none' }; // 第十条, 前款

/**
 * How a citation hangs on the one before it:
 * `list` 第一款、第二款 (it may inherit law, 条 and 款), `clause` nothing stronger than a comma between them, `sentence` the same
 * sentence, `apart` another sentence or none.
 */
export type Joint = 'list' | 'clause' | 'sentence' | 'apart';

/** A stretch of text that cites provisions, as written: nothing inherited, nothing looked up. Offsets are in the text given. */
export interface Citation extends TextRange {
  readonly joint: Joint;
  readonly head: CitationHead;
  /** Outermost first; empty for a whole law. */
  readonly units: readonly Unit[];
  /** The far end of a range that ends on another level or under another parent: 第五条第二款至第七条. */
  readonly until: readonly Unit[] | null;
  /** Whether its words follow: 第五条规定：“…”. */
  readonly quotes: boolean;
  /** Whether it says what is broken, 违反第一项规定: a rule of another article, when an article is the one that punishes. */
  readonly isBroken: boolean;
  /** Whether it says what is done then, 依照第五条处罚. */
  readonly isApplied: boolean;
}

export const single = (number: string): Interval => ({ from: number, to: number });

export const numberedUnit = (level: Level, ...intervals: readonly Interval[]): Unit => ({
  level,
  pick: { kind: 'numbers', intervals },
});

/** Numbers at one level, nothing relative any more. */
export type Step =
  | { readonly kind: 'numbers'; readonly level: Level; readonly intervals: readonly Interval[] }
  | { readonly kind: 'first'; readonly level: Level; readonly count: number }
  | { readonly kind: 'all'; readonly level: Level; readonly count: number } // 前三项 behind a list of three
  | {
      readonly kind: 'labelled';
      readonly level: 'attachment';
      readonly word: string;
      /** Empty where the only one is meant. */
      readonly intervals: readonly Interval[];
    }
  | { readonly kind: 'printed'; readonly level: Level; readonly label: string }
  | { readonly kind: 'titled'; readonly level: Level; readonly title: string };

/** A complete citation: whose provisions, and which, outermost first. */
export interface Address {
  /** Full title; null for the document itself. */
  readonly law: string | null;
  /** Empty for the whole document. */
  readonly steps: readonly Step[];
  /** The far end of a range that ends on another level or under another parent. */
  readonly until: readonly Step[] | null;
}

/** A citation understood. `start` and `end` are offsets in the source text. */
export interface Reference extends TextRange {
  /** eId of the innermost provision it stands in. */
  readonly from: string;
  /** Full title of the law; null for the document itself. */
  readonly law: string | null;
  /**
   * eIds in document order, every member of a range. Of another law they are the names its provisions have if they exist:
   * `resolveExternal` looks them up. Empty for a whole document.
   */
  readonly targets: readonly string[];
  /** 第三条至第七条 */
  readonly isRange: boolean;
  /** The target in numbers, for looking it up in another document. */
  readonly address: Address;
  /** It stands in words that are quoted, as those an amendment puts in. */
  readonly isQuoted?: true | undefined;
}
