/**
 * Places within a regulation, as readers type them: 第四十六条第一项, 第20条第（二）项, 第186、187条, 第三编第二章, 附件一, （十三）, 一、, 2.1.1,
 * and a bare 12. What is typed in a search is short and careless; what regulations themselves cite is read by `layers/references`.
 */
import { stepToString } from '../../regulation/eid.ts';
import { depthBelow, type Level, levelNamed } from '../../regulation/levels.ts';
import { ARABIC_DIGITS, CHINESE_DIGITS, parseNumeral } from '../../regulation/numerals.ts';

/** Outermost first. */
export interface ClauseStep {
  readonly kind: Level;
  /** As in an eId: `12`, `120-1`. */
  readonly number: string;
}

export interface TypedClause {
  readonly steps: readonly ClauseStep[];
  /** Written 一、: it means what is printed so, not 第一编. */
  readonly enumerated: boolean;
}

/** What was typed: whose clause, and which. */
export interface TypedClauses {
  /** The name before them; empty where there is none. */
  readonly name: string;
  readonly clauses: readonly TypedClause[];
  /** Nothing but a number: 12, 刑法232. */
  readonly bare: boolean;
  /** Written as documents of policy number, （十三） and 一、. */
  readonly asPolicy: boolean;
}

/** Pages are articles and what stands above them; below, a clause is a place on a page. */
const isOnPage = ({ kind }: ClauseStep): boolean => depthBelow(kind, 'article') > 0;

const N = `[${CHINESE_DIGITS}${ARABIC_DIGITS}]+`;
const LIST = `${N}(?:\\s*[、,，和及与至到—–~～-]\\s*第?${N})*`;
const at = (pattern: string) => new RegExp(pattern, 'uy');
/** 第186、187条, 第（二）项, 第一百二十条之一 */
const COUNTED = at(`第?[（(]?(?<list>${LIST})[）)]?(?<unit>分编|部分|[卷编篇章节条款段项目])(?:之(?<insert>${N}))?`);
/** （十三） */
const BRACKETED = at(`[（(](?<list>${N})[）)]`);
/** 一、 at the end, or before （三） */
const ENUMERATED = at(`(?<list>${N})、(?=$|[（(])`);
/** 附件一, 附录2; 附件 */
const ATTACHED = at(`附(?:件|录|表)?(?<list>${N})?(?![a-z])`);
/** 2.1.1 */
const DECIMAL = at('(?<list>\\d+(?:\\.\\d+)+)$');
/** 12, 186、187 */
const BARE = at(`(?<list>${LIST})$`);
const EID = at('art_(?<list>\\d+(?:-\\d+)*)$');
const SEPARATOR = at('[、,，;；和及与]');
const RANGE = at('[至到—–~～-]');

/** A list or a range of more helps nobody. */
const MOST = 12;

/** @param text folded; null where it does not end in a clause */
export function readClauses(text: string): TypedClauses | null {
  for (let from = 0; from < text.length; from += 1) {
    const read = clausesFrom(text.slice(from).replace(/\s+/g, ''));
    if (read) return { ...read, name: text.slice(0, from) };
  }
  return null;
}

interface ClauseRead {
  readonly kind: Level;
  readonly numbers: readonly string[];
  readonly end: number;
  readonly bare?: boolean;
  readonly enumerated?: boolean;
  readonly asPolicy?: boolean;
}

function clausesFrom(text: string): Omit<TypedClauses, 'name'> | null {
  const clauses: TypedClause[] = [];
  let open: readonly ClauseStep[] = [];
  let bare = false;
  let enumerated = false;
  let asPolicy = false;
  let separated = true;
  let rangeFrom: ClauseStep | undefined;
  const close = () => {
    if (open.length > 0) clauses.push({ steps: open, enumerated: enumerated && open.length === 1 });
  };
  for (let place = 0; place < text.length; ) {
    if (!separated) {
      const range = match(RANGE, text, place);
      const mark = range ?? match(SEPARATOR, text, place);
      if (mark && place + 1 < text.length) {
        rangeFrom = range ? open.at(-1) : undefined;
        close();
        separated = true;
        place += 1;
        continue;
      }
    }
    const read = readStep(text, place, open.length > 0);
    if (!read) return null;
    const { kind, numbers } = read;
    bare ||= read.bare === true;
    enumerated = read.enumerated === true;
    asPolicy ||= read.asPolicy === true;
    // 第一款、第三款: what is said once holds for the whole list
    const above = open.filter((step) => depthBelow(step.kind, kind) < 0);
    if (!separated && above.length < open.length) close();
    const begun = rangeFrom?.kind === kind ? between(rangeFrom.number, numbers[0] ?? '').slice(1) : [];
    rangeFrom = undefined;
    const listed = [...begun, ...numbers].map((number): readonly ClauseStep[] => [...above, { kind, number }]);
    for (const steps of listed.slice(0, -1)) clauses.push({ steps, enumerated: false });
    open = listed.at(-1) ?? [];
    separated = false;
    place = read.end;
  }
  close();
  const named = clauses.filter(({ steps }) => steps[0] && !isOnPage(steps[0]));
  return named.length === 0 ? null : { clauses: named.slice(0, MOST), bare, asPolicy };
}

function match(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/** @param within something stands before it: a number alone goes no further, and （二） is an item */
function readStep(text: string, place: number, within: boolean): ClauseRead | null {
  const counted = match(COUNTED, text, place);
  if (counted?.groups) {
    const { list = '', unit = '', insert } = counted.groups;
    const kind = levelNamed(unit);
    const numbers = numbersOf(list, insert);
    return !kind || !numbers ? null : { kind, numbers, end: place + counted[0].length };
  }
  const forms: readonly (readonly [RegExp, Level, Partial<ClauseRead>])[] = within
    ? [[BRACKETED, isArticle(text, place) ? 'item' : 'article', {}]]
    : [
        [BRACKETED, 'article', { asPolicy: true }],
        [ENUMERATED, 'part', { enumerated: true, asPolicy: true }],
        [ATTACHED, 'attachment', {}],
        [EID, 'article', {}],
        [DECIMAL, 'article', {}],
        [BARE, 'article', { bare: true }],
      ];
  for (const [pattern, kind, more] of forms) {
    const found = match(pattern, text, place);
    if (!found) continue;
    const list = found.groups?.list ?? '一';
    const numbers = pattern === EID || pattern === DECIMAL ? [list.replaceAll('.', '-')] : numbersOf(list);
    return numbers && { kind, numbers, end: place + found[0].length, ...more };
  }
  return null;
}

/** （二） behind 第二十条 is an item, behind 一、 an article. */
const isArticle = (text: string, place: number): boolean => /[条款段）)]$/u.test(text.slice(0, place));

/** 186、187 → [186, 187]; 三至五 → [3, 4, 5]; with 之一 120-1. */
function numbersOf(list: string, insert?: string): readonly string[] | null {
  const numbers: string[] = [];
  for (const [, mark = '', written = ''] of list.matchAll(
    new RegExp(`([^${CHINESE_DIGITS}${ARABIC_DIGITS}]*)(${N})`, 'gu'),
  )) {
    const number = parseNumeral(written);
    if (number === null) return null;
    const before = numbers.at(-1);
    if (before !== undefined && /[至到—–~～-]/u.test(mark)) numbers.push(...between(before, String(number)).slice(1));
    numbers.push(String(number));
  }
  const inserted = insert === undefined ? null : parseNumeral(insert);
  return inserted === null ? numbers : numbers.map((number) => `${number}-${inserted}`);
}

/** From the first number up to the one before the last. */
function between(from: string, to: string): readonly string[] {
  const [first, last] = [Number(from), Number(to)];
  const count = last > first ? Math.min(last - first, MOST) : 0;
  return Array.from({ length: count }, (_, index) => String(first + index));
}

/** Whether a page is the one a clause names: 第三编第二章 is part_3__chp_2, or chp_2 where chapters number through. */
export function isPageOf(eId: string, clause: TypedClause): boolean {
  // 一、 is an article where nothing else is numbered
  const [only] = clause.steps;
  if (clause.enumerated && only && eId === stepToString({ ...only, kind: 'article' })) return true;
  const steps = pageSteps(clause);
  const last = steps.at(-1);
  if (!last) return false;
  const own = stepToString(last);
  const named = eId === own || eId.endsWith(`__${own}`);
  const path = eId.split('__');
  return (
    named &&
    steps.every((step) => {
      const [prefix = ''] = stepToString(step).split('_');
      const same = path.filter((each) => each.startsWith(`${prefix}_`));
      // Articles number through their chapters, but not into an annex
      return (same.length === 0 && step.kind !== 'attachment') || same.includes(stepToString(step));
    })
  );
}

const pageSteps = ({ steps }: TypedClause) => steps.filter((step) => !isOnPage(step));

/**
 * The provision on a page that the clause means, `art_46__para_1__item_1` for 第四十六条第一项; the page where it has none such.
 * @param records eIds of what stands on the page
 */
export function provisionOn(page: string, records: readonly string[], { steps }: TypedClause): string {
  const below = steps.filter(isOnPage).map(stepToString);
  if (below.length === 0) return page;
  for (const eId of records) {
    if (!eId.startsWith(`${page}__`)) continue;
    const path = eId.slice(page.length + 2).split('__');
    // Who speaks of 第一项 leaves the paragraph out
    const skipped = below[0]?.startsWith('para_') ? 0 : path.findIndex((step) => !step.startsWith('para_'));
    const told = path.slice(skipped, skipped + below.length);
    if (skipped >= 0 && told.join('__') === below.join('__'))
      return [page, ...path.slice(0, skipped + below.length)].join('__');
  }
  return page;
}
