/** How a document is numbered, and what each of its lines heads: read once, each document of a file for itself. */
import type { Scheme } from '../model.ts';
import { decimalRoles, isDecimal } from './decimal.ts';
import type { Because, Head, Role } from './head.ts';
import type { BodyLine } from './lines.ts';
import { policyRoles } from './policy.ts';
import { statuteRoles } from './statute.ts';

export interface Numbering {
  readonly scheme: Scheme;
  readonly because: Because;
  readonly roles: readonly Role[];
}

/** `listed`: the entries of the 目录, without white space; a heading broken over lines is whole there. */
export function readNumbering(lines: readonly BodyLine[], listed: ReadonlySet<string>): Numbering {
  const statute = statuteRoles(lines, listed);
  if (isStatute(lines, statute)) return { scheme: 'statute', roles: statute, because: ['有“第…条”，以条编号。'] };
  const decimal = decimalRoles(lines);
  if (isDecimal(decimal))
    return {
      scheme: 'decimal',
      roles: decimal,
      because: ['没有“第…条”；至少有两个 1.1 一类的编号，第一个是所在部分的第一条。'],
    };
  const policy = policyRoles(lines, listed);
  const heads = headsOf(policy);
  const because = '没有“第…条”和 1.1 一类的编号；';
  if (heads.some(({ kind }) => kind === 'article'))
    return { scheme: 'policy', roles: policy, because: [`${because}以一、（一）编号。`] };
  if (isPlan(heads)) return { scheme: 'policy', roles: policy, because: [`${because}有篇、章、节的标题。`] };
  const none = `${because}也没有成为条的一、（一）。`;
  return { scheme: 'plain', roles: lines.map(() => ({ form: 'content', because: [] })), because: [none] };
}

function headsOf(roles: readonly Role[]): readonly Head[] {
  return roles.flatMap((role) => (role.form === 'head' ? [role.head] : []));
}

/** 条 make a statute, unless they are quoted without quotation marks: under the 一、 二、 of an amendment their numbers jump. */
function isStatute(lines: readonly BodyLine[], roles: readonly Role[]): boolean {
  const first = roles.findIndex((role) => role.form === 'head' && role.head.kind === 'article');
  if (first < 0) return false;
  const hasSections = lines.slice(0, first).some(({ label }) => label.form === 'enumerator' && label.style === '一、');
  const numbers = headsOf(roles).flatMap(({ kind, number }) =>
    kind === 'article' && number?.includes('-') === false ? [Number(number)] : [],
  );
  const jumps = numbers.filter((number, i) => number !== (numbers[i - 1] ?? 0) + 1).length;
  return !(hasSections && jumps > numbers.length / 2);
}

/** 篇, 章, 节 without 条: a plan. At least two of a kind in sequence, from the first on. */
function isPlan(heads: readonly Head[]): boolean {
  const [first] = heads;
  return first?.number === '1' && heads.some(({ kind, number }) => kind === first.kind && number === '2');
}
