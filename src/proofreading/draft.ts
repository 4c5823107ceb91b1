/** What a draft says of regulations: its quotations, and what it cites. Offsets are in the draft. */
import { definedAliases } from '../regulation/layers/references/aliases.ts';
import type { Step } from '../regulation/layers/references/citation.ts';
import { yearNamed } from '../regulation/layers/references/external.ts';
import { findReferences, type Reference } from '../regulation/layers/references/index.ts';
import { isFormer, isGenericName, titleEnds } from '../regulation/layers/references/lexicon.ts';
import { LEGAL_TITLE_END } from '../regulation/nouns.ts';
import { ARABIC_DIGITS, CHINESE_DIGITS, parseNumeral } from '../regulation/numerals.ts';
import type { TextRange } from '../regulation/ranges.ts';
import { each, ruleTable } from '../regulation/rules.ts';
import { headerless } from '../regulation/source/source-text.ts';
import { parse } from '../regulation/structure/parse.ts';
import { fold } from '../search/fold.ts';
import { type ClauseStep, readClauses, type TypedClause } from '../search/query/clauses.ts';
import { placeInTitle } from './library.ts';

/** A title in 《》, or a reference with the clauses it names. */
export interface DraftCitation extends TextRange {
  readonly title: string;
  /** Empty for the whole law. */
  readonly clauses: readonly TypedClause[];
  /** 原《…条例》, 修订前的《…条例》 */
  readonly isFormer: boolean;
  /** Of the edition it names, 2015 of 《…法》（2015年修正）; and whether it says 修正. */
  readonly year: { readonly year: string; readonly isAmended: boolean } | null;
}

/** Words between quotation marks, the marks not with them; what “……” leaves out parts it. */
export interface Quoted extends TextRange {
  /** The pieces that must stand in the text. */
  readonly parts: readonly TextRange[];
}

export interface QuotingDraft {
  readonly text: string;
  readonly cited: readonly DraftCitation[];
  readonly quoted: readonly Quoted[];
  readonly paragraphs: readonly TextRange[];
  /** Where quotation marks open or close nothing. */
  readonly unbalanced: readonly number[];
}

export function readDraft(text: string): QuotingDraft {
  const marked = quotationsIn(text);
  const titles = [...titleEnds(text)];
  // 《…“双随机”监管的意见》 quotes nothing
  const quoted = marked.filter((each) => !titles.some(([start, end]) => start < each.start && each.end < end));
  return {
    text,
    quoted,
    cited: citedIn(text, quoted),
    paragraphs: paragraphsOf(text),
    unbalanced: strayMarks(text, marked),
  };
}

/** Marks that no quotation has taken; ' may be an apostrophe, and " says not which it is. */
function strayMarks(text: string, quoted: readonly Quoted[]): readonly number[] {
  const taken = new Set(quoted.flatMap(({ start, end }) => [start - 1, end]));
  return Array.from(text.matchAll(/[“”「」『』"]/gu), ({ index }) => index).filter(
    (at) => !taken.has(at) && !quoted.some(({ start, end }) => start <= at && at < end),
  );
}

/** What opens a quotation, and what can close it: careless drafts mix their marks. */
const CLOSERS: Readonly<Record<string, string>> = { '“': '”"', '「': '」', '『': '』', '"': '"”', '‘': '’' };

/** A quotation runs over paragraphs only when the next paragraph opens anew; a mark that is not closed in this many characters was forgotten. */
const LONGEST_QUOTATION = 3_000;

function quotationsIn(text: string): readonly Quoted[] {
  const found: Quoted[] = [];
  let at = 0;
  while (at < text.length) {
    const closers = CLOSERS[text.charAt(at)];
    const end = closers === undefined ? -1 : closeOf(text, at, closers);
    if (end < 0) {
      at += 1;
      continue;
    }
    found.push({ start: at + 1, end, parts: partsOf(text, at + 1, end) });
    at = end + 1;
  }
  return found;
}

/** Where the quotation that opens at `from` closes, quotations within it passed over; -1 when it does not. */
function closeOf(text: string, from: number, closers: string): number {
  const opener = text.charAt(from);
  let depth = 0;
  for (let at = from + 1; at < text.length && at - from <= LONGEST_QUOTATION; at += 1) {
    const mark = text.charAt(at);
    if (mark === '\n' && !opensNext(text, at, opener)) {
      if (isBlankLine(text, at) || depth > 0) return -1;
    } else if (mark === opener && opener !== '"') {
      if (!/\n\s*$/u.test(text.slice(Math.max(from, at - 4), at))) depth += 1;
    } else if (closers.includes(mark)) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

const opensNext = (text: string, at: number, opener: string): boolean => text.slice(at).trimStart().startsWith(opener);
const isBlankLine = (text: string, at: number): boolean => /^\n[^\S\n]*\n/u.test(text.slice(at, at + 8));

function partsOf(text: string, start: number, end: number): readonly TextRange[] {
  const parts: TextRange[] = [];
  let from = start;
  for (const { 0: dots, index } of text.slice(start, end).matchAll(/…+|\.{3,}|⋯+/gu)) {
    parts.push({ start: from, end: start + index });
    from = start + index + dots.length;
  }
  return [...parts, { start: from, end }]
    .flatMap((part) => sentencesOf(part, text))
    .filter((part) => /[\p{L}\p{N}]/u.test(text.slice(part.start, part.end)));
}

/** What is compared grows with the square of its length. */
const LONGEST_PART = 600;

/** A long part, cut where sentences end. */
function sentencesOf({ start, end }: TextRange, text: string): readonly TextRange[] {
  const parts: TextRange[] = [];
  let from = start;
  while (end - from > LONGEST_PART) {
    const window = text.slice(from, from + LONGEST_PART);
    const cut = Math.max(...Array.from('。；\n', (mark) => window.lastIndexOf(mark)));
    const length = cut > LONGEST_PART / 4 ? cut + 1 : LONGEST_PART;
    parts.push({ start: from, end: from + length });
    from += length;
  }
  return [...parts, { start: from, end }];
}

const paragraphsOf = (text: string): readonly TextRange[] =>
  Array.from(text.matchAll(/[^\n]+/gu), ({ 0: { length }, index }) => ({ start: index, end: index + length }));

/** 《…意见》, 《…意见》（十三）: documents of policy number so. */
const TITLE = /《(?<title>[^《》\n]{2,120})》(?:（(?<number>[一二三四五六七八九十百]+)）)?/gu;

/** References with the laws they are to, and titles in 《》 that name no clause. */
function citedIn(text: string, quoted: readonly Quoted[]): readonly DraftCitation[] {
  const { references } = findReferences(parse(headerless(text)));
  const clauses = references.flatMap((reference) => {
    const { start, end, law } = reference;
    const found = clausesOf(reference);
    // Titles alone are read below
    return found.length === 0 && (law === null || text.charAt(start) === '《')
      ? []
      : [{ start, end, title: law, clauses: found }];
  });
  const isDefinition = (at: number) => /称(?:为|：)?[“"「]?$/u.test(text.slice(Math.max(0, at - 4), at));
  const titleOf = new Map(definedAliases(text).map(({ name, title }) => [name, title]));
  const titles = Array.from(text.matchAll(TITLE), ({ 0: whole, groups, index }) => {
    const { title = '', number = '' } = groups ?? {};
    const value = parseNumeral(number);
    const steps = [{ kind: 'article', number: String(value) } as const];
    return {
      start: index,
      end: index + whole.length,
      title: titleOf.get(title) ?? title,
      clauses: value === null ? [] : [{ steps, enumerated: false }],
    };
  }).filter(({ start, end }) => !isDefinition(start) && !clauses.some((each) => each.start < end && each.end > start));
  const full = [...clauses, ...titles];
  const taken = [...full, ...quoted];
  const isFree = (range: TextRange) => !taken.some((each) => each.start < range.end && each.end > range.start);
  const hasOwn = OWN_ARTICLE.test(text);
  const named: DraftCitation[] = [];
  for (const each of [...full, ...bareClauses(text).filter(isFree)].sort((a, b) => a.start - b.start)) {
    const called = each.title === null ? null : behindWords(each.title, each, text, titleOf, named);
    const title =
      called?.title ?? (each.title === null ? lawBefore(each.start, text, named) : fullOf(each.title, named));
    // Of what would be the draft's own if it were a law, the words around say whose it is
    if (title === null || each.clauses === null) {
      const bare = clausesMeant(each, text, named, hasOwn);
      if (bare !== null) named.push(bare);
      continue;
    }
    const former = isFormer(text, each.start);
    named.push({
      start: called?.start ?? each.start,
      end: each.end,
      clauses: each.clauses,
      title: former ? title.replace(/^原/u, '') : title,
      isFormer: former,
      year: yearOf(each, text),
    });
  }
  return named;
}

/** 第二条, 同条第二款: whose they are the words around say. */
const N = `[${CHINESE_DIGITS}${ARABIC_DIGITS}]+`;
const BARE = new RegExp(
  `(?:同条(?=第)|第${N}条(?:之${N})?)(?:第${N}款)?(?:第[（(]?${N}[）)]?项)?|(?<=[款项][、和及])第${N}(?:款(?:第${N}项)?|项)|(?<=[\\u4E00-\\u9FFF])第?（${N}）条?(?=[的规要提中明所，、])`,
  'gu',
);

/** A draft that has articles speaks of them. */
const OWN_ARTICLE = new RegExp(`^[\\s　]*第${N}条[\\s　]`, 'mu');

const bareClauses = (text: string) =>
  Array.from(text.matchAll(BARE), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
    title: null,
    clauses: null,
  }));

/** What stands before a clause of the law that was named last. */
const GOES_ON = ruleTable(
  { name: '核稿：只写条号的引用之前', frame: (words) => `(?:^|[。；，：、！？”’」』）\\s]|${words})$` },
  [
    {
      is: '依照|依据|根据|按照|参照|违反',
      yes: ['应当依照', '要依据', '根据', '一律按照', '可以参照', '不得违反'],
      no: ['合同', '公司章程', '本办法'],
    },
    { is: '同时|又|[和及与或]', yes: ['同时', '而且又', '和', '及', '与', '或'], no: ['协议'] },
  ],
);

/** 同条第二款, and the second of 第二条第一项、第二项, with the article that was named before. */
function inFull(words: string, above: readonly ClauseStep[]): string {
  const named = (level: ClauseStep['kind'], noun: string) => {
    const number = above.find(({ kind }) => kind === level)?.number;
    return number === undefined ? '' : `第${number.replace('-', `${noun}之`)}${number.includes('-') ? '' : noun}`;
  };
  if (words.startsWith('同条')) return named('article', '条') + words.slice(2);
  if (/[条（]/u.test(words)) return words;
  return named('article', '条') + (words.includes('款') ? '' : named('paragraph', '款')) + words;
}

/**
 * Of which law they are: the one whose noun stands before them, or the one named last in the paragraph.
 * @param hasOwn the draft has articles itself
 */
function clausesMeant(
  { start, end }: TextRange,
  text: string,
  named: readonly DraftCitation[],
  hasOwn: boolean,
): DraftCitation | null {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const last = named.findLast((each) => each.start >= start - line.length);
  const isLast = last !== undefined && !hasOwn && GOES_ON.pattern.test(line);
  const title = isLast ? last.title : lawBefore(start, text, named);
  const words = text.slice(start, end);
  const above = last?.clauses.at(-1)?.steps ?? [];
  const clauses = readClauses(fold(inFull(words, above)))?.clauses ?? [];
  if (title === null || clauses.length === 0) return null;
  return { start, end, title, clauses, isFormer: false, year: isLast ? last.year : null };
}

/** 《意见》, which nothing defines: the last one cited that is called so; and 《渡口条例》 of 《某市渡口条例》, unless both are cited. */
function fullOf(title: string, named: readonly DraftCitation[]): string {
  const longer = named.filter((each) => each.title !== title && each.title.endsWith(title));
  if (isGenericName(title) || OPINION.test(title)) return longer.at(-1)?.title ?? title;
  const isCitedItself = named.some((each) => each.title === title);
  return (
    (isCitedItself ? undefined : longer.find((each) => placeInTitle(each.title) + title === each.title)?.title) ?? title
  );
}

/** What stands before the noun of a document and is no part of its name. */
const NO_NAME = ruleTable({ name: '核稿：法规的简称之前的词', frame: (words) => `${words}$` }, [
  {
    is: '了|违|不符|落实|贯彻|执行|提出|明确|(?<![护执牌])照',
    yes: each('违反了 有违 与此不符 各地落实 全面贯彻 严格执行 为此提出 这是明确 对照'),
    no: ['渡船', '渡口管理', '船员护照', '渡船执照', '渡船牌照'],
  },
  {
    is: '届时|目前|现行|今后|此[前后]|同时|上述|根据|如果|因|凡',
    yes: each('届时 目前 现行 今后 此前 此后 同时 上述 主要根据 如果 因 凡'),
    no: ['实时', '渡船登记'],
  },
]);

/** 违反了条例第六条 of what the draft calls 条例: words before a short name are no name. Null where it is a name as it stands. */
function behindWords(
  title: string,
  { start }: TextRange,
  text: string,
  defined: ReadonlyMap<string, string>,
  named: readonly DraftCitation[],
): { readonly title: string; readonly start: number } | null {
  if (!text.startsWith(title, start)) return null;
  for (let from = 1; from <= title.length - 2; from += 1) {
    const noun = title.slice(from);
    const meant =
      defined.get(noun) ??
      (isNoun(noun) ? named.findLast((each) => each.title !== title && each.title.endsWith(noun))?.title : undefined);
    if (meant !== undefined && NO_NAME.pattern.test(title.slice(0, from))) return { title: meant, start: start + from };
  }
  return null;
}

/** As general as 办法, but that many titles end so. */
const OPINION = /^(?:指导|实施)意见$/u;

/** What a document is called by its noun: 意见第五条, 指导意见第五条 of 《关于渡船工作的指导意见》; not the draft itself, 本意见. */
function lawBefore(start: number, text: string, named: readonly DraftCitation[]): string | null {
  const before = /[\u4E00-\u9FFF]{2,8}$/u.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? '';
  for (let from = 0; from <= before.length - 2; from += 1) {
    const noun = before.slice(from);
    if (/^[本我]/u.test(noun)) return null;
    const found = isNoun(noun) ? named.findLast(({ title }) => title.endsWith(noun)) : undefined;
    if (found) return /[本我]$/u.test(before.slice(0, from)) ? null : found.title;
  }
  return null;
}

const isNoun = (words: string): boolean => LEGAL_TITLE_END.pattern.test(words);

function yearOf(cited: TextRange, text: string): DraftCitation['year'] {
  const behind = /^[（(](\d{4})年[^（()）\n]{0,24}[）)]/u.exec(text.slice(cited.end, cited.end + 36))?.[1];
  const year = behind ?? yearNamed(text, cited);
  if (year === undefined) return null;
  const around = text.slice(Math.max(0, cited.start - 36), cited.end + 36);
  return { year, isAmended: new RegExp(`${year}年修[订正改]`, 'u').test(around) };
}

/** A range of more is told by its ends. */
const MOST = 24;

function clausesOf({ address }: Reference): readonly TypedClause[] {
  const combined = [address.steps, address.until ?? []].flatMap((steps) => {
    let paths: readonly (readonly ClauseStep[])[] = steps.length === 0 ? [] : [[]];
    for (const step of steps)
      paths = paths.flatMap((path) => numbersOf(step).map((number) => [...path, { kind: step.level, number }]));
    return paths;
  });
  return combined.slice(0, MOST).map((steps) => ({ steps, enumerated: false }));
}

function numbersOf(step: Step): readonly string[] {
  if (step.kind === 'first' || step.kind === 'all')
    return Array.from({ length: step.count }, (_, index) => String(index + 1));
  if (step.kind === 'printed') return [step.label.replaceAll('.', '-')];
  if (step.kind === 'titled') return [];
  const numbers = step.intervals.flatMap(({ from, to }) => between(from, to));
  return step.kind === 'labelled' && numbers.length === 0 ? ['1'] : numbers;
}

function between(from: string, to: string): readonly string[] {
  const [first, last] = [Number(from), Number(to)];
  if (from === to || !(last > first)) return from === to ? [from] : [from, to];
  if (last - first >= MOST) return [from, to];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}
