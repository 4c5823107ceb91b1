/**
 * 任务分解: what a policy document wants done, sentence by sentence in its own words. Which verb leads, what is to be made, by when, is read
 * by the rules of words.ts: an aid to clerks, never the text's own word, and correctable in `tasks.yaml`.
 */
import type { Provision, RegulationText, TextRange } from '../model.ts';
import { titleOf } from '../names.ts';
import { subtree } from '../provisions.ts';
import type { Rule, RuleTable } from '../rules.ts';
import { sentences } from '../sentences.ts';
import type { PlacedTaskCorrection } from './corrections.ts';
import {
  ACTORS,
  AIMS,
  DEALINGS,
  DUTIES,
  GROUNDS,
  MANNERS,
  MEANS,
  OPENERS,
  PRINCIPLES,
  PROHIBITIONS,
  RESULTS,
  STUDIES,
  TARGETS,
  THINGS,
  VERBS,
  type VerbGroup,
} from './words.ts';

/**
 * What a sentence is for: 措施 is what is to be done, 目标 what is to be reached, 原则 by what all of it is guided, 说明 all else.
 */
export const TASK_ROLES = ['措施', '目标', '原则', '说明'] as const;
export type TaskRole = (typeof TASK_ROLES)[number];

/** Whether something is to be studied, made or stopped; most measures are none of these. */
export const TASK_NATURES = ['研究探索', '建设', '禁止查处'] as const;
export type TaskNature = (typeof TASK_NATURES)[number];

/** A verb that leads a clause, and where in it. */
interface LeadingVerb {
  readonly verb: string;
  readonly group: VerbGroup;
  readonly at: number;
}

/** A sentence of the text. */
export interface Task {
  /** The provision whose own text it is: a paragraph or an item. */
  readonly eId: string;
  /** Of the division that shows it. */
  readonly division: string;
  /** Where it stands, without white space at its ends. */
  readonly range: TextRange;
  readonly words: string;
  readonly role: TaskRole;
  /** Null where nothing is to be done. */
  readonly verb: Pick<LeadingVerb, 'verb' | 'group'> | null;
  /** 机制, 体系. */
  readonly things: readonly string[];
  readonly natures: readonly TaskNature[];
  /** As printed: 到2020年. */
  readonly targets: readonly string[];
  /** Whether a person has set any of this right. */
  readonly corrected: boolean;
}

/** All sentences of a policy document that a clerk breaks it down into, in its order; none of other texts. */
export function tasksOf(text: RegulationText, corrections: readonly PlacedTaskCorrection[] = []): readonly Task[] {
  if (text.scheme !== 'policy') return [];
  return text.divisions
    .filter(({ provision: { kind } }) => !NO_TASKS.has(kind))
    .flatMap(({ eId, provision, shown, path }) => {
      const role = roleUnder([...path, provision], text);
      return shown.flatMap(subtree).flatMap((each) =>
        sentencesOf(text, each).map((range): Task => {
          const words = text.source.text.slice(range.start, range.end);
          const read = readSentence(words, role);
          const right = corrections.find(({ at }) => range.start <= at.start && at.end <= range.end)?.correction;
          return {
            eId: each.eId,
            division: eId,
            range,
            words,
            ...read,
            ...rightened(right),
            corrected: right !== undefined,
          };
        }),
      );
    })
    .filter(({ eId, verb }) => verb !== null || !eId.startsWith('conclusions'));
}

const NO_TASKS: ReadonlySet<Provision['kind']> = new Set(['preface', 'toc', 'preamble', 'notes', 'attachment']);

function rightened(correction: PlacedTaskCorrection['correction'] | undefined) {
  if (correction === undefined) return {};
  const { role, verb, things, natures } = correction;
  return {
    ...(role === undefined ? {} : { role }),
    ...(verb === undefined ? {} : { verb: verb === null ? null : { verb: verb.word, group: verb.group } }),
    ...(things === undefined ? {} : { things }),
    ...(natures === undefined ? {} : { natures }),
  };
}

/** By the innermost heading that says so. */
function roleUnder(path: readonly Provision[], text: RegulationText): '目标' | '原则' | null {
  for (const provision of path.toReversed()) {
    const { heading } = titleOf(provision, text.source);
    if (AIMS.pattern.test(heading)) return '目标';
    if (PRINCIPLES.pattern.test(heading)) return '原则';
  }
  return null;
}

/** The sentences of a provision's own text. */
function sentencesOf({ source }: RegulationText, { pieces }: Provision): readonly TextRange[] {
  return pieces
    .filter(({ role }) => role === 'text')
    .flatMap(({ start, end }) =>
      sentences(source.text.slice(start, end)).map((each) => trimmed(source.text, start, each)),
    );
}

function trimmed(text: string, offset: number, { start, end }: TextRange): TextRange {
  const words = text.slice(offset + start, offset + end);
  const from = offset + start + words.length - words.trimStart().length;
  return { start: from, end: from + words.trim().length };
}

/** What the rules read in a sentence. @param role what its heading makes of it, null for a measure */
export function readSentence(
  words: string,
  role: '目标' | '原则' | null = null,
): Pick<Task, 'role' | 'verb' | 'things' | 'natures' | 'targets'> {
  const targets = [...words.matchAll(TARGETS.pattern)].map(([target]) => target);
  if (role === '目标') return { role, verb: null, things: [], natures: [], targets };
  const bare = withoutQuoted(words);
  const clauses = clausesOf(bare).map(({ start, end }) => {
    const clause = bare.slice(start, end);
    return { clause, found: verbOfClause(clause) };
  });
  const leading = leadingVerb(words);
  return {
    role: role ?? (leading === null ? '说明' : '措施'),
    verb: leading && { verb: leading.verb, group: leading.group },
    things: unique(clauses.flatMap(({ clause, found }) => (found === null ? [] : thingsIn(clause, found)))),
    natures: naturesOf(clauses),
    targets,
  };
}

const unique = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)];

const MAKING: ReadonlySet<VerbGroup> = new Set(['建立', '完善', '推进', '研究', '鼓励']);
/** Of the verbs that carry something out, those whose object comes to be by it. */
const CARRIED_OUT = /^(?:实[施行]|开展|组织|落实)$/u;

function thingsIn(clause: string, { group, verb, at }: LeadingVerb): readonly string[] {
  const object = clause.slice(at + verb.length).trimEnd();
  if (!MAKING.has(group) && !CARRIED_OUT.test(verb) && !/建设$/u.test(object)) return [];
  return [...object.matchAll(THINGS.pattern)].map(([thing]) => thing);
}

interface ReadClause {
  readonly clause: string;
  readonly found: LeadingVerb | null;
}

/** 形成 of something that is no institution (形成…能力) makes nothing; 推动建立 makes as 建立 does, 加快…体系建设 as 建设…体系. */
function isMade({ clause, found }: ReadClause): boolean {
  if (found === null) return false;
  if ((found.group === '推进' || found.group === '加强') && /建设$/u.test(clause.trimEnd())) return true;
  const next = found.group === '推进' ? direct(clause, found.at + found.verb.length) : found;
  return next?.group === '建立' && (!/^(?:形成|塑造|营造)$/u.test(next.verb) || thingsIn(clause, next).length > 0);
}

const NATURES: Readonly<Record<TaskNature, (clause: ReadClause) => boolean>> = {
  研究探索: ({ clause, found }) => found?.group === '研究' || STUDIES.pattern.test(clause),
  建设: isMade,
  禁止查处: ({ clause, found }) =>
    clause.includes('不得') || (found !== null && PROHIBITIONS.pattern.test(clause.slice(found.at))),
};

const naturesOf = (clauses: readonly ReadClause[]): readonly TaskNature[] =>
  TASK_NATURES.filter((nature) => clauses.some(NATURES[nature]));

/** The verb that leads a sentence: that of the first clause which does anything; of one that only gives its grounds, when no other does. */
export function leadingVerb(sentence: string): LeadingVerb | null {
  const bare = withoutQuoted(sentence);
  const clauses = clausesOf(bare).map(({ start, end }) => ({ start, clause: bare.slice(start, end) }));
  for (const read of [verbOfClause, verbBehindGrounds])
    for (const [index, { start, clause }] of clauses.entries()) {
      // 对依照清单开展检查，检查对象出现问题的
      if (clause.startsWith('对') && CONDITION.test(clauses[index + 1]?.clause ?? '')) continue;
      const found = read(clause);
      if (found !== null) return { ...found, at: start + found.at };
    }
  return null;
}

/** What is quoted or in brackets names something; nothing in it leads. The length stays. */
const withoutQuoted = (text: string): string =>
  text.replace(/“[^”]*”|《[^》]*》|（[^）]*）/gu, (quoted) => '　'.repeat(quoted.length));

/** Between commas and the like. */
const clausesOf = (bare: string): readonly TextRange[] =>
  [...bare.matchAll(/[^，；;：。！？]+/gu)].map(({ 0: clause, index }) => ({
    start: index,
    end: index + clause.length,
  }));

/** Behind what only says how, whom it concerns and who does it. */
function verbOfClause(clause: string): LeadingVerb | null {
  const start = /^(?:\s|—)*/u.exec(clause)?.[0].length ?? 0;
  if (isGround(clause.slice(start)) || isGround(behindDuties(clause, start))) return null;
  return (
    direct(clause, start) ?? behindDuty(clause, start) ?? behindOpener(clause, start) ?? behindActor(clause, start)
  );
}

/** 各部门应当按照…的规定予以查处 */
function verbBehindGrounds(clause: string): LeadingVerb | null {
  const found = DUTIES.pattern.exec(clause);
  const from = found === null ? 0 : found.index + found[0].length;
  return CONDITION.test(clause) || (found === null && lengthAt(OPENERS, clause, 0) === 0)
    ? null
    : firstFrom(`${clause}　`, from);
}

/** What is said of whom it concerns, without how: 各部门要严格〔按照…〕; empty where nothing says 要. */
function behindDuties(clause: string, start: number): string {
  const found = DUTIES.pattern.exec(clause.slice(start));
  if (found === null) return '';
  const at = start + found.index + found[0].length;
  return clause.slice(at + lengthAt(MANNERS, clause, at));
}

const isGround = (words: string): boolean => GROUNDS.pattern.test(words) || CONDITION.test(words);

/** 对未履行职责的, 需要立案查处的 */
const CONDITION = /(?<!目)的$/u;

/** Manner after manner, then a verb: 深入〔贯彻〕. */
function direct(clause: string, at: number): LeadingVerb | null {
  const manner = mannerAt(clause, at);
  return (manner > 0 ? direct(clause, at + manner) : null) ?? verbAt(clause, at);
}

/** 及时、准确、规范〔向社会公开〕 */
function mannerAt(clause: string, at: number): number {
  const length = lengthAt(MANNERS, clause, at);
  return length > 0 && clause.charAt(at + length) === '、' && lengthAt(MANNERS, clause, at + length + 1) > 0
    ? length + 1
    : length;
}

function verbAt(clause: string, at: number): LeadingVerb | null {
  const length = lengthAt(VERBS, clause, at);
  if (length === 0) return null;
  const verb = clause.slice(at, at + length);
  const row = VERBS.rows.find(({ is }) => new RegExp(`^(?:${is})`, 'u').test(clause.slice(at)));
  return row === undefined ? null : { verb, group: row.group, at };
}

function behindDuty(clause: string, from: number): LeadingVerb | null {
  const found = DUTIES.pattern.exec(clause.slice(from));
  if (found === null) return null;
  const at = from + found.index + found[0].length;
  return direct(clause, at) ?? behindOpener(clause, at) ?? behindDuty(clause, at);
}

function behindOpener(clause: string, from: number): LeadingVerb | null {
  const manner = mannerAt(clause, from);
  if (manner > 0) return behindOpener(clause, from + manner);
  const at = from;
  const opener = lengthAt(OPENERS, clause, at);
  if (opener === 0) return null;
  const said = clause.slice(at);
  const result = /^[将把]/u.test(said) ? RESULTS.pattern.exec(said) : null;
  if (result !== null) return { verb: result[0], group: '实施', at: at + result.index };
  const means = MEANS.pattern.exec(said);
  if (means !== null) return firstFrom(clause, at + means[0].length);
  // 向社会公开 has nothing behind it
  if (said.startsWith('向')) return firstFrom(`${clause}　`, at + opener);
  return firstFrom(clause, at + opener, said.startsWith('对') ? DEALINGS : null);
}

function behindActor(clause: string, at: number): LeadingVerb | null {
  const actor = lengthAt(ACTORS, clause, at);
  return actor === 0 ? null : firstFrom(clause, at + actor);
}

/**
 * The first verb that has its manner before it, else the first that has something behind it: 围绕服务企业发展 does nothing.
 * @param only of verbs without a manner those of this table count
 */
function firstFrom(clause: string, from: number, only: RuleTable | null = null): LeadingVerb | null {
  let plain: LeadingVerb | null = null;
  for (let at = from; at < clause.length; at++) {
    const manner = lengthAt(MANNERS, clause, at);
    const found = manner > 0 ? direct(clause, at + manner) : null;
    if (found !== null) return found;
    const next: LeadingVerb | null = plain === null ? verbAt(clause, at) : null;
    const counts =
      next !== null && at + next.verb.length < clause.length && (only === null || only.pattern.test(next.verb));
    if (counts) plain = next;
  }
  return plain;
}

function lengthAt<Row extends Rule>({ pattern }: RuleTable<Row>, text: string, at: number): number {
  pattern.lastIndex = at;
  const length = pattern.exec(text)?.[0].length ?? 0;
  pattern.lastIndex = 0;
  return length;
}
