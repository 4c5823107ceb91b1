/**
 * Rules that decide a reading stand in tables: a row has the words or the pattern, texts it is for, and texts it must leave alone. One
 * test runs every row (`tests/unit/rules.test.ts`), and `npm run mutate` takes every row and every alternative away in turn: an example
 * must change each time. What no example needs is no rule, and is deleted.
 */

/**
 * A text a rule is tried on. `‸` marks where a rule that reads at an offset begins, `⟦…⟧` what it is to read; without brackets it only has
 * to match. E.g. `'⟦第3页⟧共几页'`, `'以上‸款项'`.
 */
export type Example = string;

/** Many examples in one string, parted by blanks and line breaks. */
export const each = (examples: string): readonly Example[] => examples.trim().split(/[ \n]+/);

export interface Rule {
  /** Source of a regular expression (flag `u`), usually plain words. Alternatives may stand in it. */
  readonly is: string;
  /** What the rule is for. Together the examples need every alternative of `is`, and no other row of the table answers to them. */
  readonly yes: Example | readonly Example[];
  /** Near misses, of the kind that forced the rule to be as narrow as it is. The whole table leaves them alone. */
  readonly no: Example | readonly Example[];
  /** 立法技术规范, a count over the corpus: where it says more than the examples do. */
  readonly source?: string;
}

/** How the rows of a table become one pattern. */
export interface RuleFrame {
  /** Words for the test's report: `文种：可作题名结尾`. */
  readonly name: string;
  /** Puts the alternatives, `a|b|c`, into a pattern; by default they stand alone. Its own alternatives belong into rows. */
  readonly frame?: (alternatives: string) => string;
  /** Besides `u`. */
  readonly flags?: '' | 'y' | 'g' | 'i';
}

export interface RuleTable<Row extends Rule = Rule> extends RuleFrame {
  readonly rows: readonly Row[];
  /** The rows as one pattern, tried from the first row on. */
  readonly pattern: RegExp;
}

const tables: RuleTable[] = [];

/** Makes a table, and makes it known to the test and to `npm run mutate`. */
export function ruleTable<Row extends Rule>(frame: RuleFrame, rows: readonly Row[]): RuleTable<Row> {
  const table = { ...frame, rows, pattern: patternOf(frame, rows) };
  tables.push(table);
  return table;
}

/** Every table of the modules that have been loaded. */
export const ruleTables = (): readonly RuleTable[] => tables;

/** The pattern of a table with these rows; one that matches nothing where there are none. */
export function patternOf(
  { frame = (alternatives) => alternatives, flags = '' }: RuleFrame,
  rows: readonly Rule[],
): RegExp {
  const alternatives = rows.length === 0 ? '[]' : rows.map(({ is }) => is).join('|');
  return new RegExp(frame(`(?:${alternatives})`), `u${flags}`);
}

/** An example that a table's pattern does not read as its row says. */
export interface FailedExample {
  readonly row: Rule;
  readonly example: Example;
  readonly expected: 'yes' | 'no';
  /** What the pattern read instead; null for nothing. */
  readonly read: string | null;
}

/** The examples of `rows` that `pattern` gets wrong. */
export function failedExamples(pattern: RegExp, rows: readonly Rule[]): readonly FailedExample[] {
  return rows.flatMap((row) => [
    ...listOf(row.yes).flatMap((example) => {
      const { text, at, wanted } = readExample(example);
      const read = readBy(pattern, text, at);
      const isRight = read !== null && (wanted === null || (read.text === wanted.text && read.at === wanted.at));
      return isRight ? [] : [{ row, example, expected: 'yes' as const, read: read?.text ?? null }];
    }),
    ...listOf(row.no).flatMap((example) => {
      const { text, at } = readExample(example);
      const read = readBy(pattern, text, at);
      return read === null ? [] : [{ row, example, expected: 'no' as const, read: read.text }];
    }),
  ]);
}

const listOf = (examples: Example | readonly Example[]): readonly Example[] =>
  typeof examples === 'string' ? [examples] : examples;

interface MatchedRange {
  readonly at: number;
  readonly text: string;
}

function readBy(pattern: RegExp, text: string, at: number): MatchedRange | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  pattern.lastIndex = 0;
  return found === null ? null : { at: found.index, text: found[0] };
}

function readExample(example: Example): {
  readonly text: string;
  readonly at: number;
  readonly wanted: MatchedRange | null;
} {
  const text = example.replaceAll(/[‸⟦⟧]/g, '');
  const offsetOf = (mark: string): number => example.slice(0, example.indexOf(mark)).replaceAll(/[‸⟦⟧]/g, '').length;
  const wanted = example.includes('⟦') ? { at: offsetOf('⟦'), text: text.slice(offsetOf('⟦'), offsetOf('⟧')) } : null;
  return { text, at: example.includes('‸') ? offsetOf('‸') : (wanted?.at ?? 0), wanted };
}
