/** What a diagnostic says, besides where. */
export interface Words {
  /** What happened, what was found and what was expected: one or two sentences. */
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
}

/** One kind of problem, in one place: all that is ever said of it, in Chinese. */
interface CodeKind {
  /** When it appears, in `docs/codes.md`: Chinese Markdown. */
  readonly when: string;
  /** What to do, there. */
  readonly remedy: string;
  /** What a diagnostic says of the case at hand. */
  readonly severity: 'error' | 'warning' | 'notice';
  readonly says: (...found: never[]) => Words;
}

/** The kinds of problem that one kind of file can have. */
export interface CodeGroup {
  readonly title: string;
  readonly codes: Readonly<Record<string, CodeKind>>;
}

/** Enough of a text to recognise it by. */
export function excerpt(text: string, most = 20): string {
  const trimmed = text.trim();
  return trimmed.length > most ? `${trimmed.slice(0, most)}…` : trimmed;
}
