/** Numbers that jump, repeat, run backwards or do not begin at one. They are reported and never changed. */
import { say } from '../../diagnostics/codes.ts';
import type { Provision, ProvisionKind } from '../../model.ts';
import { formatNumeral, formatRoman, parseRoman } from '../../numerals.ts';
import { ruleTable } from '../../rules.ts';
import { STEMS } from '../label.ts';
import type { BodyLine } from '../lines.ts';
import { endOf, type Finding, labelOf, piecesText, startOf } from './finding.ts';

/** A provision of a series: what it prints as its number, and what that says. */
interface Member extends Numbered {
  readonly provision: Provision;
  readonly label: string;
  /** 2.3 and 第61.3条 number within their part. */
  readonly isDecimal: boolean;
  readonly start: number;
}

/** 120 and 1 of 第一百二十条之一; 3 and 0 of 2.3. */
interface Numbered {
  readonly value: number;
  readonly inserted: number;
}

/** Numbered one after the other: the articles of a document, the chapters of a part, the items of a paragraph. */
interface Series {
  readonly kind: ProvisionKind;
  /** Where their document begins. */
  readonly from: number;
  readonly members: Member[];
}

/** Kinds that number within their parent. */
const WITHIN: ReadonlySet<ProvisionKind> = new Set([
  ...(['book', 'part', 'subpart', 'chapter', 'section', 'subsection'] as const),
  'item',
]);

export function checkNumbering(
  text: string,
  provisions: readonly Provision[],
  lines: readonly BodyLine[],
): readonly Finding[] {
  const quoted = new Set(lines.filter(({ voice }) => voice === 'quoted').map(({ start }) => start));
  let lastArabic: Member | undefined;
  return seriesOf(text, provisions).flatMap((series) => {
    const findings = checkSeries({ text, quoted }, series, lastArabic);
    if (series.kind === 'item') lastArabic = series.members.findLast(isArabic) ?? lastArabic;
    return findings;
  });
}

/** 3. and not （三）: only such lists run on over the parts of a document. */
function isArabic({ label }: Member): boolean {
  return /^[0-9０-９]{1,3}\s?[.．、]/.test(label);
}

/** Titles of what is selected from a law. */
const EXCERPT = ruleTable({ name: '附件是摘录' }, [
  {
    is: '条文|节选|选编|摘[录选编要]',
    yes: ['渡船法有关条文', '渡船法（节选）', '渡船文件选编', '渡船法摘录', '渡船法摘选', '渡船法摘编', '渡船法摘要'],
    no: '渡船法',
  },
]);

/** Selected from a law, so the numbers jump. */
function isExcerpt(text: string, { kind, pieces }: Provision): boolean {
  return kind === 'attachment' && EXCERPT.pattern.test(piecesText(text, pieces));
}

/** Articles run through a document unless their eId carries the container, or their number the part (2.1, 3.1.2). */
function seriesOf(text: string, provisions: readonly Provision[]): readonly Series[] {
  const articles = new Map<string, Series>();
  const others: Series[] = [];
  const visit = (siblings: readonly Provision[], from: number): void => {
    for (const kind of kindsOf(siblings)) {
      const members = siblings.filter((each) => each.kind === kind && each.number !== null);
      if (members.length > 0) others.push({ kind, from, members: members.map((each) => memberOf(text, each)) });
    }
    for (const provision of siblings) {
      if (isExcerpt(text, provision)) continue;
      const { kind, eId, number, children } = provision;
      if (kind === 'article') {
        const member = memberOf(text, provision);
        const part = member.isDecimal ? number?.replace(/-?\d+$/, '') : '';
        const scope = `${eId.slice(0, eId.lastIndexOf('art_'))}${part}`;
        const series = articles.get(scope) ?? { kind, from, members: [] };
        if (series.members.length === 0) articles.set(scope, series);
        series.members.push(member);
      }
      if (children.length > 0) visit(children, kind === 'attachment' ? startOf(provision) : from);
    }
  };
  visit(provisions, 0);
  return [...articles.values(), ...others];
}

function kindsOf(siblings: readonly Provision[]): ReadonlySet<ProvisionKind> {
  const kinds = new Set<ProvisionKind>();
  for (const { kind } of siblings) if (WITHIN.has(kind)) kinds.add(kind);
  return kinds;
}

function memberOf(text: string, provision: Provision): Member {
  const label = labelOf(text, provision);
  const isDecimal = DECIMAL.test(label);
  const [first = 0, ...rest] = (provision.number ?? '').split('-').map(Number);
  const numbered = isDecimal ? { value: rest.at(-1) ?? first, inserted: 0 } : { value: first, inserted: rest[0] ?? 0 };
  return { provision, label, isDecimal, start: startOf(provision), ...numbered };
}

interface Printed {
  readonly text: string;
  readonly quoted: ReadonlySet<number>;
}

/** `before`: the last 2. of an earlier list, which 3. may go on with. */
function checkSeries(
  printed: Printed,
  { kind, members, from }: Series,
  before: Member | undefined,
): readonly Finding[] {
  const seen = new Map<string | null, Member>();
  const found = members.flatMap((member, i): readonly Finding[] => {
    const { label, value, inserted, start: offset, provision } = member;
    const earlier = seen.get(provision.number);
    seen.set(provision.number, member);
    if (!/[\p{L}\p{N}]/u.test(label)) return [];
    const previous = members[i - 1];
    if (previous === undefined) {
      const runsOn = kind === 'item' && before !== undefined && isArabic(member) && follows(member, before);
      if ((kind !== 'article' && kind !== 'item') || value === 1 || runsOn) return [];
      const above = Math.max(from, offset - LONGEST_OPENING);
      return [{ ...say('number-start', label), offset }, ...hidden(printed, label, 1, [above, offset])];
    }
    if (follows(member, previous)) return [];
    if (value === 1 && inserted === 0 && kind !== 'item')
      return [{ ...say('number-restart', label, previous.label), offset }];
    if (earlier !== undefined)
      return [{ ...say('number-duplicate', label, earlier.provision.pieces[0]?.line), offset }];
    if (value < previous.value || (value === previous.value && inserted <= previous.inserted))
      return [{ ...say('number-order', label, previous.label), offset }];
    if (label.startsWith('第') && member.isDecimal) return [];
    const gap = { ...say('number-gap', label, previous.label, missing(member, previous)), offset };
    return value === previous.value ? [gap] : [gap, ...hiddenBehind(printed, previous, offset)];
  });
  const last = members.at(-1);
  return (kind === 'article' || kind === 'item') && last !== undefined
    ? [...found, ...hiddenBehind(printed, last, endOf(last.provision))]
    : found;
}

function follows(own: Numbered, last: Numbered): boolean {
  if (own.value === last.value) return own.inserted === last.inserted + 1;
  return own.value === last.value + 1 && own.inserted <= 1;
}

/** 第六条至第八条; 第三条之二 between 第三条之一 and 第三条之三; 第四条 too before 第四条之二. */
function missing({ label, value, inserted }: Member, previous: Member): string {
  if (value === previous.value) return `${label.replace(/之[^之]*$/, '')}之${formatNumeral(previous.inserted + 1)}`;
  const [first, last] = [relabel(label, previous.value + 1), relabel(label, inserted > 0 ? value : value - 1)];
  return first === last ? first : `${first}至${last}`;
}

/** Characters above the first article that is seen, where 第一条 may be hidden. */
const LONGEST_OPENING = 3000;

/** The next number may stand inside a line, where a line break was lost: `…罚款。第六条　违反…`, or inside a quotation. */
function hiddenBehind(printed: Printed, { label, value, start }: Member, end: number): readonly Finding[] {
  return hidden(printed, label, value + 1, [start, end]);
}

function hidden(
  { text, quoted }: Printed,
  label: string,
  value: number,
  [from, end]: readonly [number, number],
): readonly Finding[] {
  const isDivision = label.startsWith('第');
  if (!isDivision && !/^[（(]/.test(label)) return [];
  const wanted = relabel(label, value);
  const found = placeOf(wanted, text.slice(from, end), isDivision ? DIVISION_PLACE : ITEM_PLACE);
  if (found < 0) return [];
  const offset = from + found;
  // What follows an inline （一） is the rest of that list
  if (!isDivision && text.slice(from + label.length, offset).includes(relabel(label, 1))) return [];
  if (/\n\s*$/.test(text.slice(Math.max(0, offset - 20), offset))) {
    // A 第二章 with a sentence behind it is no heading; the gap says enough
    if (!wanted.includes('条') || !quoted.has(offset)) return [];
    return [{ ...say('article-in-quotation', wanted), offset }];
  }
  return [{ ...say('article-in-line', wanted, isDivision ? '条' : '项'), offset }];
}

/** What stands before and behind a number that begins a provision amid a line. */
interface Surroundings {
  readonly before: RegExp;
  readonly after: RegExp;
}

const DIVISION_PLACE: Surroundings = { before: /[。；”\s]/, after: /\s/ };
const ITEM_PLACE: Surroundings = { before: /[；;。]/, after: /^/ };

function placeOf(wanted: string, text: string, { before, after }: Surroundings): number {
  let at = text.indexOf(wanted, 1);
  while (at >= 0 && !(before.test(text.charAt(at - 1)) && after.test(text.charAt(at + wanted.length))))
    at = text.indexOf(wanted, at + 1);
  return at;
}

const DECIMAL = /\d[.．]\d/;
// e.g. the c of "c)", the IV of "IV."; not the A of "A.1"
const LETTERS = /[A-Za-z\u2160-\u217F]+(?![.．]?\d)/;
const STEM = new RegExp(`[${STEMS}]`);

/** The same label with another number: 第八条 → 第六条, （八） → （六）, 8. → 6., 1.8 → 1.6, c) → b), Ⅳ. → II., iv) → ii), 丁、 → 乙、. */
function relabel(label: string, value: number): string {
  if (DECIMAL.test(label)) return label.replace(/\d+(?=\D*$)/, String(value));
  return label
    .replace(/之[零〇○一二三四五六七八九十]+$/, '')
    .replace(LETTERS, (printed) => {
      const own = parseRoman(printed) === null ? String.fromCharCode(0x40 + value) : formatRoman(value);
      return printed === printed.toLowerCase() ? own.toLowerCase() : own;
    })
    .replace(STEM, STEMS.charAt(value - 1))
    .replace(/[零〇○◯一二两三四五六七八九十百千](?:\s*[零〇○◯一二两三四五六七八九十百千])*|[0-9]+/, (digits) =>
      /[0-9]/.test(digits) ? String(value) : formatNumeral(value),
    );
}
