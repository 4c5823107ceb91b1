/**
 * Which 第N条 at the beginning of a line heads an article. Its print can say so, or say the contrary; in between the sequence
 * decides: texts that set no separator after the label (593 labels in 23 documents of 4,648) are read by it alone.
 */
import { CHINESE_DIGITS } from '../numerals.ts';
import { ruleTable } from '../rules.ts';
import { ARTICLE_LEVEL, type Head, type HeadReading, noHead, reason } from './head.ts';
import { articleIn, type DivisionLabel, divisionNumber, lengthOf } from './label.ts';
import type { BodyLine } from './lines.ts';
import { isTitle } from './titles.ts';

interface Candidate {
  readonly index: number;
  readonly label: DivisionLabel;
  /** Length of a title printed after the label. */
  readonly title: number;
  /**
   * - `label`     第六条　… or 第六条 alone: an article
   * - `sequence`  第六条国家…, 第六条 规定…: an article if it is the next, or if a few are missing and its text is set so throughout
   * - `doubtful`  第六条第三人…: an article if it is the next, its text is set so throughout, and 第七条 comes before another 第六条
   */
  readonly evidence: 'label' | 'sequence' | 'doubtful';
}

/** The article before a candidate. `bare`: nothing parts its number from its text. */
interface Previous {
  readonly value: number;
  readonly inserted: number;
  readonly bare: boolean;
}

/** The article that each line heads, by its print or by the sequence. */
export function articleHeads(lines: readonly BodyLine[]): readonly HeadReading[] {
  const heads = lines.map((line) => (articleIn(line.label) === null ? NO_ARTICLE : noHead(() => [spokenOf(line)])));
  const manner = mannerOf(lines);
  const candidates = lines.flatMap((line, i) => candidateAt(lines, line, i, manner));
  let previous = startOf(candidates);
  for (const [i, candidate] of candidates.entries()) {
    const { index, label } = candidate;
    const { value } = previous;
    if (!isArticle(candidate, previous, candidates[i + 1]?.label)) {
      heads[index] = noHead(() => [whyNot(candidate, value)]);
      continue;
    }
    heads[index] = { head: headOf(candidate), because: () => [because(candidate, value)] };
    previous = { value: label.value, inserted: label.inserted ?? 0, bare: label.after === 'text' };
  }
  return heads;
}

function isArticle({ label, evidence }: Candidate, previous: Previous, next: DivisionLabel | undefined): boolean {
  if (evidence === 'label') return true;
  const isNext = isSuccessor(label, previous);
  return evidence === 'sequence'
    ? isNext || (previous.bare && isGap(label, previous, next))
    : isNext && previous.bare && next?.value === label.value + 1;
}

export const NO_ARTICLE = noHead(reason('不是条：行首没有“第…条”。'));

function spokenOf({ label, text }: BodyLine): string {
  const length = lengthOf(label);
  return `“${text.slice(0, length)}”之后是“${text.slice(length, length + 8).trim()}”，说的是条文里的一处，不是条的开头。`;
}

const above = (value: number): string => (value === 0 ? '它前面还没有条' : `上一条是第${value}条`);

const behind = ({ after }: DivisionLabel): string => (after === 'space' ? '的话像是引用' : '没有分隔');

function whyNot({ label, evidence }: Candidate, last: number): string {
  return evidence === 'sequence'
    ? `“第${label.value}条”之后${behind(label)}，只有接着上一条才算条；${above(last)}，接不上。`
    : `“第${label.value}条”之后的字像是引用；要接着上一条、全文都没有分隔、后面又有下一条才算条，${above(last)}。`;
}

function because({ label, title, evidence }: Candidate, last: number): string {
  if (title > 0) return '行首是条的编号，后面印着条标。';
  if (evidence === 'label') return `行首是条的编号，${label.after === 'end' ? '独占一行' : '后面有分隔'}。`;
  return `行首是条的编号，后面${behind(label)}，按编号的次序读作条：${above(last)}。`;
}

/** Behind 第三条: the sentence goes on, and the number is spoken of. */
const RUNNING_ON = ruleTable({ name: '条的编号之后：说的是这一条', frame: (words) => `^\\s*${words}` }, [
  { is: '[第、，,；。]', yes: ['第二款', '、第四条', '，适用本条', ',适用', '；', '。'], no: '渡船应当登记' },
  {
    is: '[与及或至到]\\s*[第本前]',
    yes: ['与第四条', '及本条', '或前条', '至 第五条', '到第五条'],
    no: ['及时登记', '与会者', '或者', '至少', '到期'],
  },
  { is: '和', yes: '和第四条', no: '渡船和渡口' },
  { is: '规定', yes: '规定的渡船', no: '渡船规定' },
  { is: '[之的]', yes: ['之规定', '的规定'], no: '目的地' },
  {
    is: '(?:相应|分别)?(?:修改|改为|增[加写设]|删[去除]|移至|合并|作为|分为)',
    yes: [
      '相应修改',
      '分别改为',
      '增加一款',
      '增写一款',
      '增设一款',
      '删去',
      '删除',
      '移至第四章',
      '合并为一条',
      '作为第四条',
      '分为两款',
    ],
    no: '相应措施',
  },
  { is: '[前后中]增[加写设]', yes: ['前增加一条', '后增写一条', '中增设一款'], no: '后续措施' },
  {
    is: '“[^”]{1,40}”(?:修改|改为|删)',
    yes: ['“渡口”修改为“码头”', '“渡口”改为“码头”', '“渡口”删去'],
    no: '“渡口”是指码头',
  },
  { is: '款', yes: '款', no: '条款' },
  { is: '项(?!目)', yes: '项', no: '项目' },
  { is: '所[称列规述指]', yes: ['所称渡船', '所列渡船', '所规定的', '所述渡船', '所指渡船'], no: '所有人' },
  { is: '中[的所规]', yes: ['中的渡船', '中所称渡船', '中规定的'], no: '中华渡船' },
  { is: '以[外下上前后]', yes: ['以外的', '以下', '以上', '以前的', '以后'], no: '以渡船为生' },
  {
    is: '[（(]?[一二三四五六七八九十]+[）)]?项',
    yes: ['（一）项', '(二)项', '三项', '（四)项', '五项', '六项', '七项', '八项', '九项', '十项'],
    no: '（一）',
  },
]);
/** Behind 第三条, whatever the sequence: a part of it is meant. */
const NUMERAL = `[${CHINESE_DIGITS}\\d]{1,6}`;
const SMALLER_UNIT = ruleTable(
  { name: '条的编号之后：它的款项', frame: (words) => `^\\s*${words.replace('数', NUMERAL)}` },
  [
    {
      is: '第\\s?数\\s?(?:款|项(?!目)|目(?!标))',
      yes: ['第二款', ' 第一项', '第三目', '第一 款'],
      no: ['第三方评估项目', '第一条第一款的规定', '第一项目部', '第二目标水位'],
    },
    { is: '规定的', yes: '规定的渡船', no: '规定渡船' },
    { is: '[、，,]', yes: ['、第四条', '，适用', ',适用'], no: '渡船、渡口' },
  ],
);
// e.g. "【适用范围】", "［定义］": no sentence begins so
const BRACKETED_TITLE = /^(?:【[^】]{1,40}】|［[^］]{1,40}］|〔[^〕]{1,40}〕|\[[^\]]{1,40}\])/;
/** What stands in brackets behind a number and is no title of it. */
const NO_TITLE = ruleTable(
  {
    name: '条的编号之后括号里的：不是条标',
    frame: (words) => `^[（(]${words.replace('数', `[\\d${CHINESE_DIGITS}]`)}`,
  },
  [
    {
      is: '已?(?:删|废|略|失效|空)',
      yes: ['（删去）', '（已废止）', '（略）', '（失效）', '（空）'],
      no: ['（目的）', '（已登记的渡船）'],
      source: 'It is all the text of the article there is.',
    },
    { is: '(?:\\s|数)+[）)]', yes: ['（一）渡船', '( 2 )渡船'], no: '（一审程序）' },
  ],
);
// e.g. "（目的和依据）"
const PARENTHESIS = new RegExp(`(?!${NO_TITLE.pattern.source})^[（(][^（()）]{1,40}[）)]`, 'u');
const SEPARATE_PARENTHESIS = new RegExp(String.raw`${PARENTHESIS.source}(?=\s|$)`, 'u');
// e.g. "、" of 第三条、全体村民…; not of 第三条、第四条…
const COMMA = /^、(?!\s?第)/;

/** How a text prints its articles: a sign by which nearly all of them begin is no part of their sentences. */
interface Manner {
  readonly titles: readonly RegExp[];
  /** 第一条、 */
  readonly comma: boolean;
  /** 第一条　定义 above its text, as treaties and contracts print it. */
  readonly titleLine: boolean;
}

/** A manner is one when several are printed so, and few are not. */
const isManner = (count: number, all: number): boolean => count > 1 && count >= all * NEARLY_ALL;

const NEARLY_ALL = 0.8;

function mannerOf(lines: readonly BodyLine[]): Manner {
  const articles = articlesIn(lines);
  const rests = articles.flatMap((i) => lines[i] ?? []).map(({ label, text }) => text.slice(lengthOf(label)));
  const isThroughout = (begins: (rest: string) => boolean): boolean =>
    isManner(rests.filter(begins).length, articles.length);
  // （市）区 begins a sentence, so white space must follow a title
  const parenthesis = isThroughout((rest) => titleLength(rest, [PARENTHESIS]) > 0) ? PARENTHESIS : SEPARATE_PARENTHESIS;
  return {
    titles: [BRACKETED_TITLE, parenthesis],
    comma: isThroughout((rest) => COMMA.test(rest)),
    titleLine: isManner(articles.filter((i) => isTitleAlone(lines, i)).length, articles.length),
  };
}

/** Indices of the lines that begin with 第…条. */
function articlesIn(lines: readonly BodyLine[]): readonly number[] {
  return [...lines.keys()].filter((i) => articleIn(lines[i]?.label) !== null);
}

/** Lines that are the title of the 条 above them, which stands alone on its line: 第一条 / 定义 / 甲。, where nearly all are set so. */
export function titlesBelow(lines: readonly BodyLine[]): ReadonlySet<number> {
  const articles = articlesIn(lines);
  const titles = articles.map((i) => i + 1).filter((i) => isTitleBelow(lines, i));
  return new Set(isManner(titles.length, articles.length) ? titles : []);
}

function isTitleBelow(lines: readonly BodyLine[], index: number): boolean {
  const [article, line, below] = lines.slice(index - 1, index + 2);
  if (article?.label.form !== 'division' || article.label.after !== 'end') return false;
  if (line?.label.form !== 'none' || line.cells !== null || below === undefined) return false;
  return isTitle(line.text, 'article') && below.label.form !== 'division';
}

/** `第一条　定义` with text on the lines below. */
function isTitleAlone(lines: readonly BodyLine[], index: number): boolean {
  const [line, below] = [lines[index], lines[index + 1]];
  if (line?.label.form !== 'division' || line.label.after !== 'space' || below === undefined) return false;
  const rest = line.text.slice(line.label.length);
  return isTitle(rest, 'article') && below.label.form !== 'division';
}

function candidateAt(
  lines: readonly BodyLine[],
  { label, text }: BodyLine,
  index: number,
  manner: Manner,
): readonly Candidate[] {
  if (label.form !== 'division' || label.division !== '条') return [];
  const rest = text.slice(label.length);
  const title = manner.titleLine && isTitleAlone(lines, index) ? rest.length : titleLength(rest, manner.titles);
  const evidence = title > 0 || (manner.comma && COMMA.test(rest)) ? 'label' : evidenceOf(label, rest);
  return evidence === null ? [] : [{ index, label, title, evidence }];
}

function evidenceOf(label: DivisionLabel, rest: string): Candidate['evidence'] | null {
  if (label.after === 'end') return 'label';
  if (SMALLER_UNIT.pattern.test(rest)) return null;
  const runsOn = RUNNING_ON.pattern.test(rest);
  if (label.after === 'space') return runsOn ? 'sequence' : 'label';
  return runsOn ? 'doubtful' : 'sequence';
}

/** White space can set a title off from the label. */
function titleLength(rest: string, titles: readonly RegExp[]): number {
  const space = /^\s{0,4}/.exec(rest)?.[0].length ?? 0;
  const title = titles.map((pattern) => pattern.exec(rest.slice(space, space + 64))?.[0].length ?? 0);
  return Math.max(...title) === 0 ? 0 : space + Math.max(...title);
}

/** What comes before the first article: nothing, or 第二条 where an amendment begins at 第三条, 第四条, 第五条. */
function startOf(candidates: readonly Candidate[]): Previous {
  const [first, second, third] = candidates.map(({ label }) => label.value);
  const begins = first !== undefined && second === first + 1 && third === first + 2;
  return { value: begins ? first - 1 : 0, inserted: 0, bare: true };
}

function isSuccessor({ value, inserted }: DivisionLabel, previous: Previous): boolean {
  return inserted === null
    ? value === previous.value + 1
    : value === previous.value && inserted === previous.inserted + 1;
}

/** 第五条 after 第三条, and greater numbers below: some are lost, or left out. */
function isGap(label: DivisionLabel, previous: Previous, next: DivisionLabel | undefined): boolean {
  const isBetween = label.value > previous.value && (next === undefined || next.value > label.value);
  return previous.value > 0 && isBetween && label.value <= previous.value + LONGEST_GAP;
}

const LONGEST_GAP = 50;

function headOf({ label, title }: Candidate): Head {
  return {
    kind: 'article',
    level: ARTICLE_LEVEL,
    number: divisionNumber(label),
    labelLength: label.length,
    headingEnd: label.length + title,
  };
}
