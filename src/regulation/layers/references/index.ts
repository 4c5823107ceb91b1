/**
 * The references layer: finds what a regulation cites, 第十条第二款, 前款, 《…法》第八条, in three steps that can be tested apart:
 * recognise (what is written) → inherit (what is meant) → look up (whether it is there).
 */

import { say } from '../../diagnostics/codes.ts';
import { type Diagnostic, firstOfEachCode } from '../../diagnostics.ts';
import type { RegulationText } from '../../model.ts';
import { positionAt, type SourceText } from '../../source/source-text.ts';
import { type Alias, aliasTable, definedAliases, inheritedAlias, ownKind } from './aliases.ts';
import type { Reference } from './citation.ts';
import { createLexicon } from './lexicon.ts';
import { createTree } from './lookup.ts';
import { readComponent } from './reader.ts';

export type { Reference } from './citation.ts';
export { libraryByTitle, type ResolvedReference, resolveExternal, toMarks } from './external.ts';

export interface References {
  /** In document order; they never overlap. */
  readonly references: readonly Reference[];
  readonly diagnostics: readonly Diagnostic[];
}

export function findReferences(text: RegulationText): References {
  const { source } = text;
  const aliases = aliasTable([...aliasesOf(source), ...inheritedAlias(source.title)]);
  const tree = createTree(text);
  // 由附件二《议事程序》规定
  const titles = tree.components.flatMap(({ title }) => (title === '' ? [] : [[title, title] as const]));
  const names = new Map([...titles, ...aliases.titles]);
  const claimed = new Set(aliases.problems.map(({ alias }) => alias.name));
  const own = new Map(ownKind(source.title).filter(([name]) => !claimed.has(name)));
  const context = { text, tree, lexicon: createLexicon(names, own, new Set(tree.clauses.keys())) };
  const outcomes = tree.components.flatMap((component) => readComponent(context, component));
  const at = (offset: number) => ({ file: source.file, ...positionAt(source, offset) });
  return {
    references: outcomes.flatMap((outcome) => (outcome.kind === 'reference' ? [outcome.reference] : [])),
    diagnostics: firstOfEachCode([
      ...aliases.problems.map(({ code, alias, titles }) => ({ ...say(code, alias.name, titles), ...at(alias.start) })),
      ...outcomes.flatMap((outcome) =>
        outcome.kind === 'dangling' ? [{ ...say('reference-dangling', outcome.cited), ...at(outcome.start) }] : [],
      ),
    ]),
  };
}

function aliasesOf({ text, lines }: SourceText): readonly Alias[] {
  return lines.flatMap(({ start, end }) =>
    definedAliases(text.slice(start, end)).map((alias) => ({ ...alias, start: start + alias.start })),
  );
}
