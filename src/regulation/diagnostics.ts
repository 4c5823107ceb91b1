import type { DiagnosticCode } from './diagnostics/codes.ts';
import { compareText } from './strings.ts';

/** What is wrong with a maintainer's file, said so that it can be mended. All texts are Chinese. */
export interface Diagnostic {
  /** `error` stops the build; `warning` is printed; `notice` informs. */
  readonly severity: 'error' | 'warning' | 'notice';
  /** Permanent name in kebab case, e.g. `header-missing`; all are in diagnostics/. */
  readonly code: DiagnosticCode;
  /** Path as the maintainer knows it, relative to the content folder where there is one. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What happened, what was found and what was expected: one or two sentences. */
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
  /** A change of the file that mends it beyond doubt; absent where a person has to decide. */
  readonly fix?: Fix | undefined;
}

export const isError = ({ severity }: Pick<Diagnostic, 'severity'>): boolean => severity === 'error';

/** The place of what is wrong with a file or folder as a whole. */
export const wholeOf = (file: string): Pick<Diagnostic, 'file' | 'line' | 'column'> => ({ file, line: 1, column: 1 });

/** A replacement of a few characters of the diagnostic's file, made only where `found` still stands. */
export interface Fix {
  /** From 1, as of the diagnostic. */
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly replacement: string;
}

export const SEVERITY_NAMES: Readonly<Record<Diagnostic['severity'], string>> = {
  error: '错误',
  warning: '警告',
  notice: '提示',
};

/** By file, line and column. */
export function inFileOrder(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** A file that is broken throughout repeats one finding; its first few say enough. */
const MOST_OF_A_CODE = 50;

/** The first few of each code, in their order. */
export function firstOfEachCode<Found extends Pick<Diagnostic, 'code'>>(findings: readonly Found[]): readonly Found[] {
  const counts = new Map<DiagnosticCode, number>();
  return findings.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= MOST_OF_A_CODE;
  });
}
