/** The names by which a document may call a law without 《》: those known everywhere and those it defines itself. */
import { fullTitle, WELL_KNOWN_LAWS } from './law-names.ts';
import type { Scanned } from './scan.ts';

export interface Lexicon {
  /** Full title of a name in 《》. */
  titleOf(name: string): string;
  /** Whether the document defines the name itself. */
  knows(name: string): boolean;
  /** The longest name that ends at `end` and begins at `from` or later; `end` of the result is where it begins. */
  endingAt(text: string, from: number, end: number): Scanned<string> | null;
}

export function createLexicon(aliases: ReadonlyMap<string, string> = new Map()): Lexicon {
  const titles = new Map([...WELL_KNOWN_LAWS, ...aliases]);
  const lengths = [...new Set([...titles.keys()].map((name) => name.length))].sort((a, b) => b - a);
  return {
    titleOf: (name) => aliases.get(name) ?? fullTitle(name),
    knows: (name) => aliases.has(name),
    endingAt(text, from, end) {
      for (const length of lengths) {
        const name = end - length < from ? '' : text.slice(end - length, end);
        const title = titles.get(name);
        if (title === undefined) continue;
        if (!GENERIC.test(name) || startsWord(text, end - length)) return { value: title, end: end - length };
      }
      return guessedAt(text, from, end);
    },
  };
}

/** Aliases that every longer name ends in: 条例 is no name in 道路运输条例. */
const GENERIC =
  /^(?:法|条例|办法|规定|决定|(?:实施|施行)?细则|规则|解释|章程|通知|意见|规范|标准|目录|方案|规划|通则|准则)$/;

/** 《条例》 names no law unless the document says which. */
export const isGenericName = (name: string): boolean => GENERIC.test(name);

/** Words after which the name of a law can begin. */
const BOUNDARY =
  /依照|依据|根据|按照|遵照|参照|违反|违背|适用|符合|属于|触犯|执行|实施|遵守|以及|或者|其中|关于|[，。；：、“”（）()《》〈〉\s和及与或由在有对将除从为是按用的]/g;
const NAME = /^[\u4E00-\u9FFF]{2,30}(?:[^办方]法|条例|细则)$/;
/** 本法, 造成本条例, 该实施细则: these are no names. */
const VAGUE = /^(?:实施|暂行|上述|前述|有关|相关|其他|施行)|[本该同](?:法|条例|(?:实施|施行)?细则)$|^[本该同]/;
const REACH = 34;

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.slice(Math.max(0, at - 2), at);
  const last = [...before.matchAll(BOUNDARY)].at(-1);
  return last !== undefined ? last.index + last[0].length === before.length : !/\p{Script=Han}$/u.test(before);
}

/**
 * A name nobody defined, 依照道路旅客运输管理条例第五条: what stands between the last word that can come before a name and 第.
 * It only ever becomes a citation without a link, so a wrong guess leads nobody astray. 条例 alone is no guess.
 */
function guessedAt(text: string, from: number, end: number): Scanned<string> | null {
  const window = text.slice(Math.max(from, end - REACH), end);
  const last = [...window.matchAll(BOUNDARY)].at(-1);
  const start = last === undefined ? (window.length < REACH ? 0 : -1) : last.index + last[0].length;
  const name = start < 0 ? '' : window.slice(start);
  return NAME.test(name) && !VAGUE.test(name) ? { value: fullTitle(name), end: end - name.length } : null;
}
