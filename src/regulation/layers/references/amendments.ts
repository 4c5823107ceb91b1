/**
 * Amendments: 将刑法第五十三条修改为：“…”. Inside the quotation marks stands text of the amended law, so 本法, 前款 and a bare 第十条 are
 * the amended law's. Every paragraph of it opens with “, only the last one closes.
 */
import { parseNumeral } from '../../numerals.ts';
import type { Address, Level } from './citation.ts';
import { fullTitle } from './law-names.ts';

/** Where the text being put into a law will stand. */
export interface AmendedPlace {
  readonly law: string;
  readonly numbers: Readonly<Partial<Record<Level, string>>>;
}

/** A stretch of a line: the amending document's own words, or text of the amended law. Offsets in the line. */
export interface Voiced {
  readonly start: number;
  readonly end: number;
  readonly voice: 'own' | 'quoted';
}

/** What a document amends by its title; `law` is null where it amends several, which its articles then name. */
export interface Amending {
  readonly law: string | null;
}

// e.g. 关于修改《…办法》的通知, 关于修改《…条例》部分条款的决定, 关于修改《…法》第五条的决定
const ONE_AMENDED =
  /关于修[改订正][《〈]([^《》]{2,60}?)[》〉](?:(?:的?(?:部分|个别|有关|相关|若干))?条[款文]|第[^《》]{1,12}[条款])?的(?:决定|决议|通知|公告|令)/;

/** 刑法修正案（九）; 关于修改《…法》的决定; 关于修改部分法律的决定, and what is attached: 国务院决定修改的行政法规. Null when it amends nothing. */
export function amendedBy(title: string): Amending | null {
  const name =
    /^(.{2,30}?)修正案/.exec(title)?.[1] ??
    ONE_AMENDED.exec(title)?.[1] ??
    /关于(?:废止和|废止、)?修[改订正][《〈]?(.{2,60}?)[》〉]?的决定/.exec(title)?.[1] ??
    /决定(?:予以)?修[改订正]的(.{2,60})/.exec(title)?.[1];
  if (name === undefined) return null;
  const isSeveral =
    /[等、《〈》〉]|部分|若干|[一二三四五六七八九十\d][部件]|^(?:行政)?(?:法律|法规|规章|规范性文件)/.test(name);
  return { law: isSeveral ? null : fullTitle(name) };
}

// e.g. 作为第二款：“…”; 中的“…”修改为“…”
const AMENDS = /(?:(?:修改为|改为|增加|作为|补充|修正为|规定为)[^“”]{0,60}[：:]|(?:修改|修正|改)为|中的)\s*$/;

/** Splits lines into own and quoted stretches; remembers from line to line whether quoted text is open. */
export class QuotationReader {
  #depth = 0;
  #ownTail = '';

  /** Begins a new article: no quotation is carried over. */
  reset(): void {
    this.#depth = 0;
    this.#ownTail = '';
  }

  read(line: string): readonly Voiced[] {
    const stretches: Voiced[] = [];
    let start = 0;
    const isContinued = this.#depth > 0;
    if (isContinued && line.startsWith('“')) this.#depth = 0;
    const close = (end: number, voice: Voiced['voice']): void => {
      if (end > start) stretches.push({ start, end, voice });
      start = end;
    };
    for (let at = line.search(/[“”]/); at >= 0 && at < line.length; at++) {
      const mark = line[at];
      if (mark === '“') {
        if (this.#depth > 0) this.#depth += 1;
        else if (
          (isContinued && at === 0) ||
          AMENDS.test((start === 0 ? this.#ownTail : '') + line.slice(Math.max(start, at - 80), at))
        ) {
          close(at, 'own');
          this.#depth = 1;
        }
      } else if (mark === '”' && this.#depth > 0) {
        this.#depth -= 1;
        if (this.#depth === 0) close(at + 1, 'quoted');
      }
    }
    close(line.length, this.#depth > 0 ? 'quoted' : 'own');
    this.#ownTail = this.#depth > 0 ? '' : line.slice(-80);
    return stretches;
  }
}

/** The place after what the own words have named: 作为第三十七条之一, 第五十条第一款; of 第三款至第五款 the first. */
export function placeNamed(address: Address, before: AmendedPlace | null): AmendedPlace | null {
  const law = address.law ?? before?.law ?? null;
  if (law === null) return null;
  const numbers: Partial<Record<Level, string>> = {};
  for (const step of address.steps) {
    const number = step.kind === 'numbers' ? step.intervals[0]?.from : undefined;
    if (number !== undefined) numbers[step.level] = number;
  }
  return { law, numbers };
}

/** 将该条修改为：“…” gives all of the article named before, of whatever 款 was spoken meanwhile. */
export function wholeArticle(place: AmendedPlace | null, words: string): AmendedPlace | null {
  const article = place?.numbers.article;
  const isWhole = place !== null && article !== undefined && /该条(?:修改|修正|改)为[：:]?\s*$/.test(words);
  return isWhole ? { law: place.law, numbers: { article } } : place;
}

const LABEL =
  /^“?\s*(?:第([零〇一二三四五六七八九十百千]{1,9})条(?:之([一二三四五六七八九十]{1,3}))?[\s　]|[（(]([一二三四五六七八九十]{1,3})[）)])/;

/** Where the quoted text begins after the number of its own 条, which is no citation. */
export function afterLabel(line: string): number {
  const found = LABEL.exec(line);
  return found?.[1] === undefined ? 0 : found[0].length;
}

/** The place of the next quoted paragraph: a label begins a new 条 or 项, anything else is the next 款. */
export function nextPlace({ law, numbers }: AmendedPlace, line: string, position: 'first' | 'next'): AmendedPlace {
  const found = LABEL.exec(line);
  const article = parseNumeral(found?.[1] ?? '');
  const branch = parseNumeral(found?.[2] ?? '');
  const item = parseNumeral(found?.[3] ?? '');
  if (article !== null) {
    return { law, numbers: { article: branch === null ? String(article) : `${article}-${branch}`, paragraph: '1' } };
  }
  const { item: _, ...rest } = numbers;
  if (item !== null) return { law, numbers: { ...rest, paragraph: numbers.paragraph ?? '1', item: String(item) } };
  if (position === 'first') return { law, numbers: { ...rest, paragraph: numbers.paragraph ?? '1' } };
  return { law, numbers: { ...rest, paragraph: String(Number(numbers.paragraph ?? '0') + 1) } };
}
