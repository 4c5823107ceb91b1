/** How a document is numbered: each document of a file for itself. */
import type { Scheme } from '../model.ts';
import { decimalRoles } from './decimal.ts';
import { CONTENT, type Role } from './head.ts';
import type { BodyLine } from './lines.ts';
import { policyRoles } from './policy.ts';
import { isArticleLabel, statuteRoles } from './statute.ts';

export function schemeOf(lines: readonly BodyLine[]): Scheme {
  if (isStatute(lines)) return 'statute';
  if (isDecimal(lines)) return 'decimal';
  return policyRoles(lines, new Set()).some((role) => role.form === 'head' && role.head.kind === 'article')
    ? 'policy'
    : 'plain';
}

/** 条 make a statute, unless they are quoted without quotation marks: under the 一、二、 of an amendment their numbers jump. */
function isStatute(lines: readonly BodyLine[]): boolean {
  const articles = lines.filter(isArticleLabel).map(({ label }) => (label.form === 'division' ? label : null));
  if (articles.length === 0) return false;
  const firstArticle = lines.findIndex(isArticleLabel);
  const sectionsBefore = lines
    .slice(0, firstArticle)
    .some(({ label }) => label.form === 'enumerator' && label.style === '一、');
  const jumps = articles.filter(
    (label, i) => label?.inserted === null && i > 0 && label.value !== (articles[i - 1]?.value ?? 0) + 1,
  ).length;
  const starts = articles[0]?.value === 1 ? 0 : 1;
  return !(sectionsBefore && jumps + starts > articles.length / 2);
}

/** 1.1 and 1.2, or 1.1 and 2.1: two numbers of the second level that begin a line and begin at 1. */
function isDecimal(lines: readonly BodyLine[]): boolean {
  const second = lines.flatMap(({ label }) =>
    label.form === 'decimal' && label.values.length === 2 ? [label.values] : [],
  );
  return second.length >= 2 && second[0]?.[0] === 1 && second[0]?.[1] === 1;
}

/** `listed`: the entries of the 目录, without white space; a heading broken over lines is whole there. */
export function rolesOf(lines: readonly BodyLine[], scheme: Scheme, listed: ReadonlySet<string>): readonly Role[] {
  switch (scheme) {
    case 'statute':
      return statuteRoles(lines, listed);
    case 'policy':
      return policyRoles(lines, listed);
    case 'decimal':
      return decimalRoles(lines);
    case 'plain':
      return lines.map(() => CONTENT);
  }
}
