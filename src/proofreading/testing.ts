/** Drafts with faults that are known: what a library's texts say, quoted as officials do among words of our own, and altered. */
import { SIGN } from '../search/fold.ts';
import type { SearchRecord } from '../search/record.ts';
import type { ProofFinding } from './findings.ts';

export type PlantedFault = 'none' | 'substituted' | 'missing' | 'added' | 'order' | 'article' | 'title';

export interface Planted {
  readonly fault: PlantedFault;
  /** Of the quotation, its marks not with it. */
  readonly start: number;
  readonly end: number;
  /** Of the citation before it. */
  readonly citedStart: number;
  readonly citedEnd: number;
  /** Where the fault is; of none, the quotation. */
  readonly at: number;
  /** The record as printed. */
  readonly text: string;
}

export interface PlantedDraft {
  readonly text: string;
  readonly planted: readonly Planted[];
}

/** Numbers that look random and are the same every time. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const PROSE = [
  '近日，我局接到群众来信，反映码头附近的路灯夜里不亮，走路的人摸着黑上船，很不方便。',
  '经过两天走访，工作人员拍下四十多张照片，又同六位老船工谈了话，情况大体弄清楚了。',
  '去年冬天雾大，早班船晚开了十一次，乘客在候船室里等得着急，热水也不够喝。',
  '对此，会上有两种看法：一种主张先修路，另一种主张先添船，说了半天没有定下来。',
  '请各科室在周五下班以前把材料送到三楼，不必装订，写明联系人的姓名和手机号码就行。',
  '附近的小学生每天坐这班船过河，家长们最放心不下的是下雨天甲板太滑。',
];

const ADDED = ['也', '可', '还', '均', '即'];
const OTHER = ['甲', '乙', '丙', '丁'];

/** A draft of as many quotations, one in two of them with a fault. */
export function plantedDraft(records: readonly SearchRecord[], count: number, seed: number): PlantedDraft {
  const next = numbersFrom(seed);
  const chosen = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const usable = records.filter(
    ({ division, text, headingLength }) =>
      division.kind === 'article' &&
      !division.container &&
      /^[第（一二三四五六七八九十附]/u.test(division.name) &&
      text.length - headingLength >= 24 &&
      !/[“”《》\n]/.test(text),
  );
  const planted: Planted[] = [];
  let text = '';
  while (planted.length < count) {
    const record = chosen(usable);
    const fault =
      next() < 0.5 ? 'none' : chosen(['substituted', 'missing', 'added', 'order', 'article', 'title'] as const);
    const words = record.text
      .slice(record.headingLength)
      .trim()
      .slice(0, 40 + Math.floor(next() * 200));
    const { quotation, at } = altered(words, fault, next);
    const other = fault === 'article' ? otherArticle(record, usable, chosen) : record;
    const title = fault === 'title' ? misspelt(record.division.document.title, next) : record.division.document.title;
    if (quotation === null || other === null || title === null) continue;
    text += `${chosen(PROSE)}根据`;
    const citedStart = text.length;
    text += `《${title}》${other.division.name}`;
    const citedEnd = text.length;
    text += '的规定，“';
    const start = text.length;
    text += quotation;
    planted.push({ fault, start, end: text.length, citedStart, citedEnd, at: start + at, text: record.text });
    text += `”。${chosen(PROSE)}\n`;
  }
  return { text, planted };
}

function altered(
  words: string,
  fault: PlantedFault,
  next: () => number,
): { readonly quotation: string | null; readonly at: number } {
  const at = 2 + Math.floor(next() * (words.length - 6));
  const count = 1 + Math.floor(next() * 3);
  const piece = words.slice(at, at + count);
  const around = words.slice(at - 1, at + count + 1);
  if (['none', 'article', 'title'].includes(fault)) return { quotation: words, at: 0 };
  if (Array.from(around).some((letter) => SIGN.test(letter))) return { quotation: null, at };
  const put = (instead: string) => ({
    quotation:
      instead === piece || (instead === '' && words.startsWith(piece, at + count))
        ? null
        : words.slice(0, at) + instead + words.slice(at + count),
    at,
  });
  if (fault === 'missing') return put('');
  if (fault === 'added') return put(piece + (ADDED[count] ?? '也'));
  if (fault === 'order')
    return put(
      count < 2 || piece.charAt(0) === piece.charAt(1) ? piece : piece.charAt(1) + piece.charAt(0) + piece.slice(2),
    );
  return put(OTHER.slice(0, count).join(''));
}

function otherArticle(
  { division, text }: SearchRecord,
  usable: readonly SearchRecord[],
  chosen: <T>(list: readonly T[]) => T,
): SearchRecord | null {
  const others = usable.filter(
    (each) =>
      each.division.document === division.document &&
      each.division.eId !== division.eId &&
      !each.text.includes(text.slice(-24)),
  );
  return others.length === 0 ? null : chosen(others);
}

function misspelt(title: string, next: () => number): string | null {
  if (title.length < 8) return null;
  const at = 1 + Math.floor(next() * (title.length - 4));
  if (SIGN.test(title.charAt(at))) return null;
  return title.slice(0, at) + title.slice(at + 1);
}

/** Whether what was planted was found and rightly described; else what was said instead. */
export function judged(
  { fault, start, end, citedStart, at, text }: Planted,
  findings: readonly ProofFinding[],
): true | string {
  const quotations = findings.filter((each) => each.subject === 'quotation' && each.start < end && each.end > start);
  const citations = findings.filter(
    (each) => each.subject === 'reference' && each.start <= citedStart && each.end > citedStart,
  );
  const said = [...citations, ...quotations]
    .map(
      ({ kind, clausula, differences }) =>
        `${kind} ${clausula?.eId} ${differences.map((each) => `${each.kind}@${each.start}`)}`,
    )
    .join(' | ');
  const isExact = quotations.length > 0 && quotations.every(({ kind }) => kind === 'exact');
  const isCited = citations.every(({ kind }) => kind === 'reference') && citations.length > 0;
  if (fault === 'none') return (isExact && isCited) || said;
  if (fault === 'article' || fault === 'title')
    return (isExact && citations.some(({ kind }) => kind === 'wrong-reference' || kind === 'unknown')) || said;
  const marked = quotations.some(
    ({ kind, differences, official }) =>
      kind === 'differs' &&
      text.includes(official.slice(0, 8)) &&
      differences.some((each) => each.start - 3 <= at && at <= each.end + 3),
  );
  return (marked && isCited) || said;
}
