/** Numbers that jump, repeat, run backwards or do not begin at one. They are reported and never changed. */

import type { Provision, ProvisionKind } from '../../model.ts';
import { formatNumeral, formatRoman, ROMAN_DIGITS } from '../../numerals.ts';
import { ruleTable } from '../../rules.ts';
import { STEMS } from '../label.ts';
import { endOf, type Finding, labelOf, startOf, textOf } from './finding.ts';

/** Numbered one after the other: the articles of a document, the chapters of a part, the items of a paragraph. */
interface Series {
  readonly kind: ProvisionKind;
  /** Where their document begins. */
  readonly from: number;
  readonly members: readonly Provision[];
}

const CONTAINERS: readonly ProvisionKind[] = ['book', 'part', 'subpart', 'chapter', 'section', 'subsection'];

/** `quoted`: where the lines begin that are read as quoted. */
export function checkNumbering(
  text: string,
  provisions: readonly Provision[],
  quoted: ReadonlySet<number>,
): readonly Finding[] {
  let lastArabic: Provision | undefined;
  return seriesOf(text, provisions).flatMap((series) => {
    const findings = checkSeries({ text, quoted }, series, lastArabic);
    lastArabic =
      series.kind === 'item' ? (series.members.findLast((item) => isArabic(text, item)) ?? lastArabic) : lastArabic;
    return findings;
  });
}

/** 3. and not （三）: only such lists run on over the parts of a document. */
function isArabic(text: string, provision: Provision): boolean {
  return /^[0-9０-９]{1,3}\s?[.．、]/.test(labelOf(text, provision));
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
  return kind === 'attachment' && EXCERPT.pattern.test(textOf(text, pieces));
}

/** Articles run through a document unless their eId carries the container, or their number the part (2.1, 3.1.2); other kinds number within their parent. */
function seriesOf(text: string, provisions: readonly Provision[]): readonly Series[] {
  const articles = new Map<string, { readonly from: number; readonly members: Provision[] }>();
  const others: Series[] = [];
  const visit = (siblings: readonly Provision[], from: number): void => {
    for (const kind of [...CONTAINERS, 'item'] as const) {
      const members = siblings.filter((each) => each.kind === kind && each.number !== null);
      if (members.length > 0) others.push({ kind, members, from });
    }
    for (const each of siblings) {
      if (isExcerpt(text, each)) continue;
      if (each.kind === 'article') {
        const part = isDecimal(text, each) ? each.number?.replace(/-?\d+$/, '') : '';
        const scope = `${each.eId.slice(0, each.eId.lastIndexOf('art_'))}${part}`;
        const own = articles.get(scope) ?? { from, members: [] };
        if (own.members.length === 0) articles.set(scope, own);
        own.members.push(each);
      }
      visit(each.children, each.kind === 'attachment' ? startOf(each) : from);
    }
  };
  visit(provisions, 0);
  return [...[...articles.values()].map((own) => ({ kind: 'article' as const, ...own })), ...others];
}

interface Printed {
  readonly text: string;
  readonly quoted: ReadonlySet<number>;
}

/** `before`: the last 2. of an earlier list, which 3. may go on with. */
function checkSeries(
  printed: Printed,
  { kind, members, from }: Series,
  before: Provision | undefined,
): readonly Finding[] {
  const { text } = printed;
  const seen = new Map<string, Provision>();
  const found = members.flatMap((member, i): readonly Finding[] => {
    const number = member.number ?? '';
    const earlier = seen.get(number);
    seen.set(number, member);
    const label = labelOf(text, member);
    if (label === '' || !/[\p{L}\p{N}]/u.test(label)) return [];
    const at = { severity: 'warning', offset: startOf(member) } as const;
    const previous = members[i - 1];
    const own = numberOf(text, member);
    if (previous === undefined) {
      const runsOn =
        kind === 'item' && before !== undefined && isArabic(text, member) && follows(own, numberOf(text, before));
      if ((kind !== 'article' && kind !== 'item') || own.value === 1 || runsOn) return [];
      const above = Math.max(from, at.offset - LONGEST_OPENING);
      return [startsLate(label, at), ...hiddenBetween(printed, label, 1, [above, at.offset])];
    }
    const last = numberOf(text, previous);
    if (follows(own, last)) return [];
    const above = labelOf(text, previous);
    if (own.value === 1 && own.inserted === 0 && kind !== 'item') return [restart(label, above, at)];
    if (earlier !== undefined) return [duplicate(label, earlier, at)];
    if (own.value === last.value && own.inserted > last.inserted) return [insertedGap(label, above, last, at)];
    if (own.value <= last.value) return [backwards(label, above, at)];
    if (label.startsWith('第') && isDecimal(text, member)) return [];
    return [gap(label, above, last.value + 1, own.value - 1, at), ...hidden(printed, previous, startOf(member))];
  });
  const last = members.at(-1);
  return (kind === 'article' || kind === 'item') && last !== undefined
    ? [...found, ...hidden(printed, last, endOf(last))]
    : found;
}

type Place = Pick<Finding, 'severity' | 'offset'>;

/** 120 and 1 of 第一百二十条之一; 3 and 0 of 2.3 and of 第61.3条, which number within their part. */
interface Numbered {
  readonly value: number;
  readonly inserted: number;
}

function numberOf(text: string, provision: Provision): Numbered {
  const parts = (provision.number ?? '').split('-').map(Number);
  if (isDecimal(text, provision)) return { value: parts.at(-1) ?? 0, inserted: 0 };
  return { value: parts[0] ?? 0, inserted: parts[1] ?? 0 };
}

function isDecimal(text: string, provision: Provision): boolean {
  return /\d[.．]\d/.test(labelOf(text, provision));
}

function follows(own: Numbered, last: Numbered): boolean {
  if (own.value === last.value) return own.inserted === last.inserted + 1;
  return own.value === last.value + 1 && own.inserted <= 1;
}

function startsLate(label: string, at: Place): Finding {
  return {
    ...at,
    code: 'number-start',
    message: `编号从“${label}”开始，而不是从一开始。`,
    hint: '如果原文就是这样（例如修正案），请在 regulation.yaml 中确认；否则请补全前面的内容。',
  };
}

function gap(label: string, before: string, from: number, to: number, at: Place): Finding {
  const missing = from === to ? relabel(label, from) : `${relabel(label, from)}至${relabel(label, to)}`;
  return {
    ...at,
    code: 'number-gap',
    message: `“${before}”之后是“${label}”，缺${missing}。`,
    hint: '请核对原文是否漏了内容；如果原文就是这样，请在 regulation.yaml 中确认。',
  };
}

/** 第三条之一, 第三条之三 */
function insertedGap(label: string, before: string, last: Numbered, at: Place): Finding {
  const missing = `${label.replace(/之[^之]*$/, '')}之${formatNumeral(last.inserted + 1)}`;
  return {
    ...at,
    code: 'number-gap',
    message: `“${before}”之后是“${label}”，缺${missing}。`,
    hint: '请核对原文是否漏了内容；如果原文就是这样，请在 regulation.yaml 中确认。',
  };
}

function duplicate(label: string, earlier: Provision, at: Place): Finding {
  return {
    ...at,
    code: 'number-duplicate',
    message: `“${label}”重复出现，前一处在第 ${earlier.pieces[0]?.line} 行；后一处的地址带有 dup 字样。`,
    hint: '请核对原文编号；如果原文就是这样，请在 regulation.yaml 中确认。',
  };
}

function backwards(label: string, before: string, at: Place): Finding {
  return {
    ...at,
    code: 'number-order',
    message: `“${before}”之后是“${label}”，编号倒退。`,
    hint: '请核对原文次序；如果原文就是这样，请在 regulation.yaml 中确认。',
  };
}

function restart(label: string, before: string, at: Place): Finding {
  return {
    ...at,
    code: 'number-restart',
    message: `“${before}”之后编号又从“${label}”开始，文件里可能有两部法规。`,
    hint: '请把两部法规分成两个文件；如果是附件，请在它前面保留“附件”或标题行。',
  };
}

/** Characters above the first article that is seen, where 第一条 may be hidden. */
const LONGEST_OPENING = 3000;

/** The next number may stand inside a line, where a line break was lost: `…罚款。第六条　违反…`, or inside a quotation. */
function hidden(printed: Printed, previous: Provision, end: number): readonly Finding[] {
  const next = numberOf(printed.text, previous).value + 1;
  return hiddenBetween(printed, labelOf(printed.text, previous), next, [startOf(previous), end]);
}

function hiddenBetween(
  { text, quoted }: Printed,
  label: string,
  value: number,
  [from, end]: readonly [number, number],
): readonly Finding[] {
  const wanted = relabel(label, value);
  const pattern = wanted.replace(/[^\p{L}\p{N}]/gu, '\\$&');
  const isDivision = label.startsWith('第');
  if (!isDivision && !/^[（(]/.test(label)) return [];
  const found = text.slice(from, end).search(new RegExp(isDivision ? `[。；”\\s]${pattern}\\s` : `[；;。]${pattern}`));
  if (found < 0) return [];
  const offset = from + found + 1;
  // What follows an inline （一） is the rest of that list
  if (!isDivision && text.slice(from + label.length, offset).includes(relabel(label, 1))) return [];
  if (/\n\s*$/.test(text.slice(Math.max(0, offset - 20), offset))) {
    // A 第二章 with a sentence behind it is no heading; the gap says enough
    if (!wanted.includes('条') || !quoted.has(offset)) return [];
    return [
      {
        severity: 'warning',
        code: 'article-in-quotation',
        offset,
        message: `“${wanted}”在引号之内，按引文处理，没有独立成条。`,
        hint: '它前面有一个左引号没有闭合。请核对原文的引号。',
      },
    ];
  }
  return [
    {
      severity: 'warning',
      code: 'article-in-line',
      offset,
      message: `“${wanted}”夹在一行中间，没有独立成${isDivision ? '条' : '项'}。`,
      hint: `请在“${wanted}”前换行。`,
    },
  ];
}

const ROMAN = new RegExp(`[${ROMAN_DIGITS}]+`);
const STEM = new RegExp(`[${STEMS}]`);

/** The same label with another number: 第八条 → 第六条, （八） → （六）, 8. → 6., c) → b), Ⅳ. → II., 丁、 → 乙、. */
function relabel(label: string, value: number): string {
  return label
    .replace(/之[零〇○一二三四五六七八九十]+$/, '')
    .replace(/[a-z]/, String.fromCharCode(0x60 + value))
    .replace(ROMAN, formatRoman(value))
    .replace(STEM, STEMS.charAt(value - 1))
    .replace(/[零〇○◯一二两三四五六七八九十百千](?:\s*[零〇○◯一二两三四五六七八九十百千])*|[0-9]+/, (digits) =>
      /[0-9]/.test(digits) ? String(value) : formatNumeral(value),
    );
}
