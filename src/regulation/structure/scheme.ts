/** How a document is numbered: each document of a file for itself. */
import type { Scheme } from '../model.ts';
import { articleHeads } from './articles.ts';
import { decimalRoles, isDecimal } from './decimal.ts';
import { CONTENT, type Head, type Role } from './head.ts';
import type { BodyLine } from './lines.ts';
import { policyRoles } from './policy.ts';
import { statuteRoles } from './statute.ts';

export function schemeOf(lines: readonly BodyLine[]): Scheme {
  if (isStatute(lines)) return 'statute';
  if (isDecimal(lines)) return 'decimal';
  const heads = policyRoles(lines, new Set()).flatMap((role) => (role.form === 'head' ? [role.head] : []));
  return heads.some(({ kind }) => kind === 'article') || isPlan(heads) ? 'policy' : 'plain';
}

/** 篇, 章, 节 without 条: a plan. At least two of a kind in sequence, from the first on. */
function isPlan(heads: readonly Head[]): boolean {
  const [first] = heads;
  return first?.number === '1' && heads.some(({ kind, number }) => kind === first.kind && number === '2');
}

/** 条 make a statute, unless they are quoted without quotation marks: under the 一、二、 of an amendment their numbers jump. */
function isStatute(lines: readonly BodyLine[]): boolean {
  const heads = articleHeads(lines);
  const first = heads.findIndex((head) => head !== null);
  if (first < 0) return false;
  const hasSections = lines.slice(0, first).some(({ label }) => label.form === 'enumerator' && label.style === '一、');
  const numbers = heads.flatMap((head) => (head?.number?.includes('-') === false ? [Number(head.number)] : []));
  const jumps = numbers.filter((number, i) => number !== (numbers[i - 1] ?? 0) + 1).length;
  return !(hasSections && jumps > numbers.length / 2);
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
