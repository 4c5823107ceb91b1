/** How a document calls laws: by titles in 《》, and by names without 《》, those known everywhere and those it defines itself. */
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

/** `bare` are names that stand for a title only without 《》. */
export function createLexicon(
  aliases: ReadonlyMap<string, string> = new Map(),
  bare: ReadonlyMap<string, string> = new Map(),
): Lexicon {
  const titles = new Map([...WELL_KNOWN_LAWS, ...bare, ...aliases]);
  const lengths = [...new Set([...titles.keys()].map((name) => name.length))].sort((a, b) => b - a);
  return {
    titleOf: (name) => aliases.get(name) ?? fullTitle(name),
    knows: (name) => aliases.has(name),
    endingAt(text, from, end) {
      for (const length of lengths) {
        const name = end - length < from ? '' : text.slice(end - length, end);
        const title = titles.get(name);
        if (title === undefined) continue;
        const start = end - length;
        if (!GENERIC.test(name) || startsWord(text, start)) return { value: asOf(text, start, title), end: start };
      }
      return guessedAt(text, from, end);
    },
  };
}

/** Aliases that every longer name ends in: 条例 is no name in 道路运输条例. */
const GENERIC =
  /^(?:法|(?:实施|施行|暂行|试行)?(?:条例|办法|规定|细则|规则)|规程|决定|解释|章程|通知|意见|规范|标准|目录|方案|规划|通则|准则)$/;

// e.g. 原刑法, 修订前的《…法》; not 草原《…》
const FORMER = /(?:(?<![草平高中])[原旧]|修[订改正]前的?)$/;

/** The title of a law whose name begins at `start`: a former edition numbers otherwise, so that the law in force does not answer to it. */
export function asOf(text: string, start: number, title: string): string {
  return FORMER.test(text.slice(Math.max(0, start - 4), start)) ? `原${title}` : title;
}

/** 《条例》 names no law unless the document says which. */
export const isGenericName = (name: string): boolean => GENERIC.test(name);

/** Words after which the name of a law can begin; not where they are part of another: 共和国, 行为, 实施条例, 国有资产, 对外贸易. */
const BOUNDARY = new RegExp(
  [
    '依照|依据|根据|按照|遵照|参照|参见|详见|违反|违背|引用|符合|属于|触犯|遵守|以及|或者|其中|关于',
    '(?:适用|执行|实施)(?!条例|细则|办法|规定|规则|意见|方案)',
    '[，。；：、“”（）()《》〈〉\\s的或是将]',
    '(?<!共)和(?![解谐])|(?<![涉普])及|(?<![参给])与|(?<![自理事])由|(?<![存所现])在|(?<![反针])对(?![外台口])',
    '(?<![国所共私公具享持])有(?![限害毒偿线色机关])|(?<![拆免解消清排])除|从(?![业事])|(?<!行)为|按(?![揭摩])',
  ].join('|'),
  'g',
);
const NAME =
  /^(?:[\u4E00-\u9FFF]{1,30}(?:[^办方依守违非合执司立做看想用语书]法|条例|细则)|[\u4E00-\u9FFF]{2,30}(?:办法|规定|规则|规程|准则|章程|公约|协定|议定书|解释)|税法|[原新旧](?:法|条例|细则|办法|规定)|[\u4E00-\u9FFF]{0,30}(?:合同|协议书?|文件|手册))$/;
/** 本法, 造成本条例, 该实施细则: these are no names. */
const VAGUE =
  /^(?:实施|暂行|试行|上述|前述|有关|相关|其他|施行)|[本该同](?:暂行|试行|实施|施行)?(?:法|条例|细则|办法|规定|规则|规程|准则|章程|公约|协定|议定书|解释)$|^[本该同前各]/;
/** What only ever ends the name of a document: 刑法修正案（十一）, 国发〔2010〕5号文, 海关总署公告2019年第39号, 国务院令第700号 */
const NUMBERED =
  /(?:(?<=修正案)[（(][一二三四五六七八九十]{1,3}[）)]|[〔[［（(]\d{4}[〕\]］）)]\d{1,5}号(?:文件?)?|(?<=公告|令)(?:\d{4}年)?第\d{1,5}号)$/;
const REACH = 34;

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const from = Math.max(0, at - 3);
  const boundaries = [...text.slice(from, at + 2).matchAll(BOUNDARY)];
  const isBehindOne = boundaries.some(({ 0: word, index }) => from + index + word.length === at);
  return isBehindOne || !/\p{Script=Han}/u.test(text.charAt(at - 1));
}

/**
 * A name nobody defined, 依照道路旅客运输管理条例第五条: what stands between the last word that can come before a name and 第.
 * It only ever becomes a citation without a link, so a wrong guess leads nobody astray; 条例, 合同 alone keep the number from being taken for
 * one of the document itself.
 */
function guessedAt(text: string, from: number, end: number): Scanned<string> | null {
  const window = text.slice(Math.max(from, end - REACH), end);
  const number = NUMBERED.exec(window)?.[0] ?? '';
  const words = window.slice(0, window.length - number.length);
  const last = [...words.matchAll(BOUNDARY)].at(-1);
  const start = last === undefined ? (window.length < REACH ? 0 : -1) : last.index + last[0].length;
  const name = start < 0 ? '' : words.slice(start);
  const isName =
    number === '' ? GENERIC.test(name) || (NAME.test(name) && !VAGUE.test(name)) : /^[\u4E00-\u9FFF]{2,}$/.test(name);
  const title = name + number.replace(/文件?$/, '');
  return isName ? { value: fullTitle(title), end: end - name.length - number.length } : null;
}

/** Start → end (after 》) of every outermost 《…》. Brackets are counted, since titles nest: 《关于修改〈关于适用《…》的解释〉的决定》. */
export function titleEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let at = text.indexOf('《'); at >= 0 && at < text.length; at++) {
    if (text[at] === '《') open.push(at);
    else if (text[at] === '》') {
      const start = open.pop();
      if (start === undefined) continue;
      ends.set(start, at + 1);
    }
  }
  return outermost(ends);
}

function outermost(ends: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  let covered = 0;
  return new Map(
    [...ends]
      .sort(([a], [b]) => a - b)
      .filter(([start, end]) => {
        const isOutside = start >= covered;
        if (isOutside) covered = end;
        return isOutside;
      }),
  );
}

/**
 * Endings of the names of legal and policy documents (立法技术规范, 规章制定程序条例, 党政机关公文处理工作条例).
 * Other 《…》 are certificates, forms, newspapers, songs.
 */
const DOCUMENT_ENDING =
  /(?:法|法典|条例|办法|规定|决定|决议|细则|规则|解释|规范|规程|通则|总则|准则|章程|公约|协定|议定书|宣言|宪章|条约|修正案|意见|通知|通告|公告|批复|命令|纲要|规划|方案|计划|要点|导则|标准|守则|制度|纪要|声明|指引|指南|预案|税则|目录|名录|清单|大纲|原则|答复|函|令)$/;
const EDITION = /[（(〔［[][^（）()]{1,20}[）)〕］\]]$/;

/** Whether a title (without its brackets) is one of law or policy: 《广告法》, 《…办法（试行）》; not 《营业执照》. */
export const isLegalTitle = (title: string): boolean =>
  DOCUMENT_ENDING.test(title.replace(EDITION, '').replace(/〉$/, ''));
