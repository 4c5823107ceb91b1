import type { Diagnostic } from '../regulation/diagnostics.ts';

/** A value read from files, whatever could be read of it, with all that is wrong. */
export interface Reading<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}
