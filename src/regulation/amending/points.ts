/**
 * A 修改决定 or 修正案 as numbered points, what it quotes cut out of them: a rule that reads a statement must not see the words of the law.
 */
import { isGenericName } from '../layers/references/lexicon.ts';
import { folded } from '../lineage/articles.ts';
import { withoutEdition } from '../nouns.ts';
import { ARABIC_DIGITS, CHINESE_DIGITS } from '../numerals.ts';
import type { SourceText } from '../source/source-text.ts';
import { ordinalOf } from './ordinals.ts';

export interface Point {
  /** As printed, without its sign: 十二, 3, 第三十二条; empty where the decision has one instruction only. */
  readonly n: string;
  /** Source line in the decision, from 1. */
  readonly line: number;
  /** Its own words, `⟪0⟫` for the first quotation. */
  readonly statements: string;
  /** Paragraphs of each quotation, its marks taken off; ‘ ’ within are “ ” again. */
  readonly quotations: readonly (readonly string[])[];
  /** The point as printed. */
  readonly text: string;
}

interface Line {
  readonly text: string;
  readonly line: number;
}

/**
 * The points of a decision that are about a work; of one that amends several works, those of its section.
 * @param title of the work, as its source text has it
 */
export function pointsOf(decision: SourceText, title: string): readonly Point[] {
  const body = curlyQuoted(
    decision.lines
      .map(({ number, start, end }) => ({ text: decision.text.slice(start, end).trim(), line: number }))
      .filter(({ text, line }) => text !== '' && line >= decision.firstBodyLine),
  );
  return aboutWork(gather(sectionFor(body, title)), title);
}

/** e.g. "二十七、修改《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》", "十七、《……》", "二、对《……》作出修改" */
const SECTION = new RegExp(
  `^[${CHINESE_DIGITS}]+、(?:(?:关于)?修改|对)?《(.+)》(?:作出?(?:[如以]下)?修改)?[：。]?$`,
  'u',
);

function sectionFor(lines: readonly Line[], title: string): readonly Line[] {
  const heads = lines.flatMap(({ text }, i) => {
    const [, about] = SECTION.exec(text) ?? [];
    return about === undefined ? [] : [{ i, about: bare(about) }];
  });
  const at = heads.findIndex(({ about }) => about === bare(title));
  const head = heads[at];
  if (head === undefined) return lines;
  return lines.slice(head.i + 1, heads[at + 1]?.i ?? lines.length);
}

/** Copies of decisions have other marks for the quotations: "……", ＂……＂, 「……」. At the start of a line, a mark opens. */
function curlyQuoted(lines: readonly Line[]): readonly Line[] {
  if (lines.some(({ text }) => text.includes('“'))) return lines;
  let isOpen = false;
  return lines.map(({ text, line }) => ({
    line,
    text: text
      .replace(/["＂]/gu, (_, at: number) => {
        isOpen = at === 0 || !isOpen;
        return isOpen ? '“' : '”';
      })
      .replaceAll('「', '“')
      .replaceAll('」', '”'),
  }));
}

// e.g. "将《渡口管理办法》第三条……", "删去《……》第五条"
const OWNER = /^(?:[将对在把]|删[去除])?《([^》]+)》/u;

/**
 * Where every point names its work (国务院关于修改部分行政法规的决定), those that name this one, and what names none. Short names of it,
 * 《解释》, are it; where none has its whole title, the decision is about it alone.
 */
function aboutWork(points: readonly Point[], title: string): readonly Point[] {
  const own = shortest(title);
  const ownerOf = ({ statements }: Point): string => shortest(OWNER.exec(statements)?.[1] ?? '');
  if (!points.some((point) => ownerOf(point) === own)) return points;
  return points.filter((point) => {
    const owner = ownerOf(point);
    return owner === '' || owner === own || isShortFor(owner, own);
  });
}

/** 《实施细则》 for 渡口管理办法实施细则, and for 某某市渡口管理办法（试行） 《渡口管理办法》; 《合同法》 is not 劳动合同法, nor 《渡口管理办法》 its 实施细则. */
function isShortFor(name: string, title: string): boolean {
  const [short, whole] = [withoutEdition(name), withoutEdition(title)];
  if (!whole.endsWith(short)) return false;
  return isGenericName(short) || REGION_END.test(whole.slice(0, whole.length - short.length));
}

// e.g. "某某市", "甲乙自治州"; nor is 城市 in 城市渡口管理办法 one
const REGION_END = /^$|(?<!城)[省市县区州盟旗]$/u;

const shortest = (title: string): string => bare(title).replace(/^中华人民共和国/u, '');

/** Brackets within a title change with those around it: 《……〈……〉……》 */
const bare = (title: string): string => folded(title).replace(/[<>]/gu, '');

// e.g. "十二、", "3.", "3．", "第三十二条　", "（三）"
const NUMBER = new RegExp(
  `^(?:(?<chinese>[${CHINESE_DIGITS}]+)、|(?<arabic>[${ARABIC_DIGITS}]+)[.．、]|[（(](?<item>[${CHINESE_DIGITS}]+)[)）]|(?<article>第[${CHINESE_DIGITS}]+条)[\\s　])\\s*`,
  'u',
);

type Style = 'chinese' | 'arabic' | 'item' | 'article';

interface Numbered {
  readonly style: Style;
  readonly label: string;
  readonly value: number;
  readonly length: number;
}

function numberedAs(text: string): Numbered | null {
  const match = NUMBER.exec(text);
  if (match?.groups === undefined) return null;
  for (const style of ['chinese', 'arabic', 'item', 'article'] as const) {
    const label = match.groups[style];
    if (label === undefined) continue;
    const value = ordinalOf(label)?.number;
    return value === undefined ? null : { style, label, value, length: match[0].length };
  }
  return null;
}

/** Points number through: a number that does not go on is that of a quoted article. */
const continues = (before: Numbered | null, next: Numbered): boolean =>
  before === null || (before.style === next.style && next.value === before.value + 1);

/** What only an instruction says; without a number before it, it is one all the same. */
const INSTRUCTS = /修改|改为|增加|删[去除]|作相应调整/u;
/** 对《……》作如下修改： */
const INTRODUCTION = /作(?:出)?如下修改：?$/u;
/** 本决定自……起施行。 根据本决定……重新公布。 */
const TAIL = /^(?:本决定|(?:《.+》)?根据本决定|《.+》根据本决定|此外)/u;

/** e.g. "《……》根据本决定作相应修改并对条文顺序作相应调整，重新公布。", "……并调整条文顺序后重新公布。" */
const REORDERS = /条文(?:的)?顺序作(?:出)?相应(?:地)?(?:的)?调整|(?:相应)?调整条文(?:的)?顺序/u;

/** Whether a decision ends by letting the articles number through again. */
export const reordersArticles = (decision: SourceText): boolean =>
  decision.lines.some(({ start, end }) => {
    const line = decision.text.slice(start, end).trim();
    return TAIL.test(line) && REORDERS.test(line);
  });

function gather(lines: readonly Line[]): readonly Point[] {
  const points: { readonly number: Numbered | null; readonly lines: Line[] }[] = [];
  /** The lines of the point that is being read; null before the first and behind the last. */
  let own: Line[] | null = null;
  let number: Numbered | null = null;
  let quotes = new OpenQuotes();
  for (const line of lines) {
    const found = numberedAs(line.text);
    // A closing mark may be missing before the next point; an item of a quoted article is none
    const isOver = !quotes.isOpen || (found?.style !== 'item' && INSTRUCTS.test(line.text.slice(0, 40)));
    const isNext = found !== null && continues(number, found) && isOver;
    const isBare = own === null && number === null && INSTRUCTS.test(line.text) && !INTRODUCTION.test(line.text);
    if (isNext) {
      number = found;
      quotes = new OpenQuotes();
    }
    if (!quotes.isOpen && TAIL.test(line.text)) own = null;
    else if (isNext || isBare) {
      own = [line];
      points.push({ number, lines: own });
    } else own?.push(line);
    quotes.read(line.text);
  }
  return points.map((point) => pointOf(point.number, point.lines));
}

/** Whether a quotation is open from line to line. Every paragraph of a long one may open anew. */
class OpenQuotes {
  #depth = 0;
  #announced = false;

  get isOpen(): boolean {
    return this.#depth > 0 || this.#announced;
  }

  read(text: string): void {
    for (const [i, mark] of [...text].entries()) {
      if (mark === '“' && !(i === 0 && this.#depth > 0)) this.#depth++;
      if (mark === '”' && this.#depth > 0) this.#depth--;
    }
    if (ANNOUNCES.test(text)) this.#announced = true;
    else if (ENDS_ANNOUNCED.test(text)) this.#announced = false;
  }
}

/** A quotation without marks: all lines to the next point, or to what follows from it. */
const ANNOUNCES = /内容如下：$/u;
const ENDS_ANNOUNCED = /相应(?:地)?(?:改|调整)为/u;

function pointOf(number: Numbered | null, lines: readonly Line[]): Point {
  const [first] = lines;
  const text = lines.map((line) => line.text).join('\n');
  const { statements, quotations } = cut(text.slice(number?.length ?? 0));
  return { n: number?.label ?? '', line: first?.line ?? 1, text, statements: spelledOut(statements), quotations };
}

const ONE = `[（(]?[${CHINESE_DIGITS}百千]+[)）]?`;
const SHORT_LIST = new RegExp(`第(${ONE}(?:[、和至]${ONE})+)([条款项])`, 'gu');

/** 第（二）、（三）项 → 第（二）项、第（三）项 */
const spelledOut = (statements: string): string =>
  statements.replace(SHORT_LIST, (_, numbers: string, unit: string) =>
    numbers
      .split(/([、和至])/u)
      .map((part, i) => (i % 2 === 0 ? `第${part}${unit}` : part))
      .join(''),
  );

/** Takes the quotations of the first level out of a text. */
function cut(text: string): Pick<Point, 'statements' | 'quotations'> {
  const quotations: (readonly string[])[] = [];
  let statements = '';
  let at = 0;
  while (at < text.length) {
    const announced = /^内容如下：\n/u.exec(text.slice(at));
    if (announced !== null) {
      const rest = text.slice(at + announced[0].length).split('\n');
      const ends = rest.findIndex((line) => ENDS_ANNOUNCED.test(line));
      const quoted = ends < 0 ? rest : rest.slice(0, ends);
      statements += `：⟪${quotations.length}⟫。`;
      quotations.push(quoted);
      at += announced[0].length + quoted.join('\n').length;
    } else if (text.charAt(at) === '“') {
      const end = closing(text, at);
      statements += `⟪${quotations.length}⟫`;
      quotations.push(paragraphs(text.slice(at + 1, end)));
      at = end + 1;
    } else statements += text.charAt(at++);
  }
  return { statements, quotations };
}

/** Offset of the ” that closes the “ at `open`, or of the end where none does. */
function closing(text: string, open: number): number {
  let depth = 1;
  for (let at = open + 1; at < text.length; at++) {
    const mark = text.charAt(at);
    const reopens = mark === '“' && text.charAt(at - 1) === '\n';
    if (mark === '“' && !reopens) depth++;
    if (mark === '”' && --depth === 0) return at;
  }
  return text.length;
}

const paragraphs = (quoted: string): readonly string[] =>
  quoted
    .split('\n')
    .map((line) => line.replace(/^“/u, '').replaceAll('‘', '“').replaceAll('’', '”').trim())
    .filter((line) => line !== '');
