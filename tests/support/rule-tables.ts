/** The rule tables, and changes to them that an example must notice. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { failedExamples, patternOf, type Rule, type RuleTable } from '../../src/regulation/rules.ts';

/** Loads every module that makes rule tables, so that `ruleTables` knows them all. */
export async function loadRuleTables(): Promise<void> {
  for (const folder of ['regulation', 'importing', 'proofreading']) {
    const root = join(import.meta.dirname, '../../src', folder);
    const modules = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      // What runs in pages has none, and runs nowhere else
      (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('browser/'),
    );
    for (const module of modules.toSorted()) await import(pathToFileURL(join(root, module)).href);
  }
}

export interface Mutant {
  readonly table: RuleTable;
  readonly row: Rule;
  /** In words, for the report. */
  readonly change: string;
  /** The table's pattern after the change. */
  readonly pattern: RegExp;
}

/** Every row of a table left out, and every alternative, optional part and listed character of every row. */
export function mutantsOf(table: RuleTable): readonly Mutant[] {
  return table.rows.flatMap((row) => [
    {
      table,
      row,
      change: '整行拿走',
      pattern: patternOf(
        table,
        table.rows.filter((other) => other !== row),
      ),
    },
    ...sourcesWithout(row.is).map(({ removed, source }) => ({
      table,
      row,
      change: `拿走 ${removed}：${source}`,
      pattern: patternOf(
        table,
        table.rows.map((other) => (other === row ? { ...row, is: source } : other)),
      ),
    })),
  ]);
}

/** All examples of the table stay as right as they are without the change. */
export const survives = ({ table, pattern }: Mutant): boolean => failedExamples(pattern, table.rows).length === 0;

interface Shortened {
  readonly removed: string;
  readonly source: string;
}

/** A pattern without one of its alternatives, or without one of the characters it lists (ranges stay whole). */
export function sourcesWithout(source: string): readonly Shortened[] {
  const found: Shortened[] = [];
  const without = (start: number, end: number): void => {
    found.push({ removed: source.slice(start, end), source: source.slice(0, start) + source.slice(end) });
  };
  const eachAlternative = ({ alternatives }: { readonly alternatives: readonly AST.Alternative[] }): void => {
    if (alternatives.length < 2) return;
    // With the | before it, or behind the first
    for (const [i, { start, end }] of alternatives.entries())
      without(i === 0 ? start : start - 1, i === 0 ? end + 1 : end);
  };
  visitRegExpAST(new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode: true }), {
    onPatternEnter: eachAlternative,
    onGroupEnter: eachAlternative,
    onCapturingGroupEnter: eachAlternative,
    onAssertionEnter(node) {
      if (node.kind === 'lookahead' || node.kind === 'lookbehind') eachAlternative(node);
    },
    onCharacterClassEnter({ elements }) {
      if (elements.length < 2) return;
      for (const { start, end } of elements) without(start, end);
    },
  });
  return found;
}
