/** What `inspect` shows a maintainer in the terminal: the tree as understood, its counts, and what looks wrong. */
import { type Diagnostic, SEVERITY_NAMES } from '../diagnostics.ts';
import type { Provision, RegulationText, Scheme } from '../model.ts';
import { printed, subtree } from '../provisions.ts';
import { countsOf, firstLine } from './report.ts';

/** How parts of the outline are set off; identity functions where there is no colour. */
export interface Palette {
  readonly strong: (text: string) => string;
  readonly label: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
}

const SCHEMES: Readonly<Record<Scheme, string>> = {
  statute: '以条编号',
  policy: '以一、（一）编号',
  decimal: '以 1.1 编号',
  plain: '没有编号',
};

const NAMES: Readonly<Partial<Record<Provision['kind'], string>>> = {
  preface: '题名与题注',
  toc: '目录',
  preamble: '序言',
  body: '正文',
  notes: '注',
  conclusions: '结语与落款',
  attachment: '附件',
};

export function outline(text: RegulationText, diagnostics: readonly Diagnostic[], palette: Palette): string {
  const units = text.divisions.filter(({ role }) => role === 'unit').length;
  const { title, issuer, issuedOn, encoding } = text.source;
  const facts = [issuer, issuedOn, encoding, SCHEMES[text.scheme], `${units} 个条文页`].filter((fact) => fact !== null);
  return [
    palette.strong(title),
    palette.faint(facts.join(' · ')),
    '',
    ...text.provisions.flatMap((provision) => branch(text, provision, 0, palette)),
    '',
    ...problems(diagnostics, palette),
  ].join('\n');
}

function branch(text: RegulationText, provision: Provision, depth: number, palette: Palette): readonly string[] {
  const { kind, children, eId } = provision;
  if (kind === 'paragraph' || kind === 'item' || kind === 'subitem' || kind === 'table') return [];
  const label = printed(text.source, provision, 'label');
  const heading = kind === 'preface' || kind === 'toc' ? '' : printed(text.source, provision, 'heading').trim();
  const name = label === '' ? (NAMES[kind] ?? '') : label;
  const line = firstLine(provision);
  const shown = `${'  '.repeat(depth)}${palette.label(name)}${heading === '' ? '' : ` ${heading}`}`;
  const note = [eId, line === null ? '' : `第 ${line} 行`, counts(text, provision)]
    .filter((part) => part !== '')
    .join(' · ');
  return [`${shown}  ${palette.faint(note)}`, ...children.flatMap((child) => branch(text, child, depth + 1, palette))];
}

/** 2 款 3 项; containers count nothing of their own but their opening paragraphs. */
function counts(text: RegulationText, { kind, children }: Provision): string {
  if (kind === 'preface' || kind === 'toc') return '';
  const own = children.filter(isText).flatMap(subtree);
  const { paragraphs, items } = countsOf(text, own);
  const count = (number: number, unit: string): string => (number === 0 ? '' : `${number} ${unit}`);
  const numberOf = (of: Provision['kind']): number => own.filter((each) => each.kind === of).length;
  return [count(paragraphs, '款'), count(items, '项'), count(numberOf('subitem'), '目'), count(numberOf('table'), '表')]
    .filter((part) => part !== '')
    .join(' ');
}

function isText({ kind }: Provision): boolean {
  return kind === 'paragraph' || kind === 'item' || kind === 'subitem' || kind === 'table';
}

/** `文件:行:列 错误 代码` and below it what happened and how to mend it. */
export function problems(diagnostics: readonly Diagnostic[], palette: Palette): readonly string[] {
  if (diagnostics.length === 0) return [palette.faint('没有发现问题。')];
  return diagnostics.flatMap(({ severity, code, file, line, column, message, hint }) => {
    const colour = severity === 'error' ? palette.error : severity === 'warning' ? palette.warning : palette.faint;
    return [
      `${colour(SEVERITY_NAMES[severity])} ${file}:${line}:${column} ${palette.faint(code)}`,
      `  ${message}`,
      `  ${palette.faint(hint)}`,
    ];
  });
}
