import type { Diagnostic } from '../../regulation/diagnostics.ts';

/** A problem with the value at a path. */
export interface IssueReport extends Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  readonly path: readonly PropertyKey[];
  /** Whether the key is at fault or its value. */
  readonly place: 'key' | 'value';
}

/** The remedy for the commonest slip where one types Chinese. */
export const FULL_WIDTH = '键后面要用半角冒号加一个空格，例如 type: 背景。';
