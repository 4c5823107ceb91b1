/** What is wrong with a maintainer's file, said so that it can be mended. All texts are Chinese. */
export interface Diagnostic {
  /** `error` stops the build; `warning` is printed; `notice` informs. */
  readonly severity: 'error' | 'warning' | 'notice';
  /** Permanent name in kebab case, e.g. `header-missing`. */
  readonly code: string;
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
}
