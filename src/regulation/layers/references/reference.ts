import type { TextRange } from '../../model.ts';
import type { Address } from './address.ts';

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
}
