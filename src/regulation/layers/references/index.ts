/**
 * The references layer: finds what a regulation cites, 第十条第二款, 前款, 《…法》第八条, in three steps that can be tested apart:
 * recognise (what is written) → inherit (what is meant) → look up (whether it is there).
 */
import { type Diagnostic, firstOfEachCode } from '../../diagnostics.ts';
import type { RegulationText } from '../../model.ts';
import { positionAt, type SourceText } from '../../source/source-text.ts';
import { type Alias, type AliasProblem, aliasTable, definedAliases, inheritedAlias, ownKind } from './aliases.ts';
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
  const attached = tree.components.flatMap(({ attachment, title }) =>
    attachment === null || title === '' ? [] : [title],
  );
  const names = new Map([...attached.map((title) => [title, title] as const), ...aliases.titles]);
  const claimed = new Set(aliases.problems.map(({ alias }) => alias.name));
  const own = new Map(ownKind(source.title).filter(([name]) => !claimed.has(name)));
  const context = { text, tree, lexicon: createLexicon(names, own, new Set(tree.clauses.keys())) };
  const outcomes = tree.components.flatMap((component) => readComponent(context, component));
  return {
    references: outcomes.flatMap((outcome) => (outcome.kind === 'reference' ? [outcome.reference] : [])),
    diagnostics: firstOfEachCode([
      ...aliases.problems.map((problem) => aliasDiagnostic(problem, source)),
      ...outcomes.flatMap((outcome) =>
        outcome.kind === 'dangling' ? [danglingDiagnostic(outcome.cited, outcome.start, source)] : [],
      ),
    ]),
  };
}

function aliasesOf({ text, lines }: SourceText): readonly Alias[] {
  return lines.flatMap(({ start, end }) =>
    definedAliases(text.slice(start, end)).map((alias) => ({ ...alias, start: start + alias.start })),
  );
}

/** A citation of the document itself whose target is not there. It stays plain text. */
export function danglingDiagnostic(cited: string, start: number, source: SourceText): Diagnostic {
  return {
    severity: 'warning',
    code: 'reference-dangling',
    file: source.file,
    ...positionAt(source, start),
    message: `“${cited}”在本文件中找不到对应的条文，未加链接。`,
    hint: '如果原文如此，无需处理；如果是录入或分款有误，请核对官方文本。',
  };
}

export function aliasDiagnostic({ kind, alias, ...problem }: AliasProblem, source: SourceText): Diagnostic {
  const place = { file: source.file, ...positionAt(source, alias.start) };
  if (kind === 'circular') {
    return {
      severity: 'warning',
      code: 'alias-circular',
      ...place,
      message: `简称“${alias.name}”与《${alias.title}》互为简称，无法确定指哪部法规。`,
      hint: '请核对原文中的“以下简称”；涉及这个简称的引用未识别为指向该法规。',
    };
  }
  const titles = 'titles' in problem ? problem.titles.map((title) => `《${title}》`).join('、') : '';
  return {
    severity: 'warning',
    code: 'alias-ambiguous',
    ...place,
    message: `简称“${alias.name}”在文中指不止一部法规：${titles}。`,
    hint: '请核对原文中的“以下简称”；涉及这个简称的引用未识别为指向其中任何一部。',
  };
}
