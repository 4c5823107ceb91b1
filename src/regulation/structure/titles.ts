/** Titles: telling one from running text, and comparing how the 目录 and the body set them. */
import { TITLE_END } from '../nouns.ts';
import { CHINESE_DIGITS } from '../numerals.ts';
import { each, ruleTable } from '../rules.ts';
import { SENTENCE_ENDS } from '../sentences.ts';
import { isDateLine } from './frame.ts';
import type { Role } from './head.ts';
import type { BodyLine } from './lines.ts';

// e.g. "（第一条至第十条）", "(第三条)": what a 目录 tells besides the title
const EXTENT = /[（(]第[^（()）]{1,12}条(?:[^（()）]{1,3}第[^（()）]{1,12}条)?[）)]$/;

// e.g. "……… 3", "… (12)", "　-5-"; begun nowhere but where its leaders begin, for a line may be all white space
const PAGE = /(?<![\s.．…·])[\s.．…·]+(?:[（(－—-]?\s?\d+\s?[）)－—-]?)?$/;

// e.g. "1．", "2.1.", "3、" before a title
const ARABIC_NUMBER = /^\d{1,2}(?:[.．]\d{1,2})*(?!\d)[.．、]?/;

/** Without white space, leaders, page numbers and extent, Arabic numbers set in one way: `总　　则……… 3` → `总则`, `1．1 目的` → `1.1目的`. */
export function entryTitle(text: string): string {
  return text
    .replace(PAGE, '')
    .replace(/\s+/g, '')
    .replace(EXTENT, '')
    .replace(ARABIC_NUMBER, (number) => number.replace(/[.．、]$/, '').replaceAll('．', '.'));
}

/** Marks of a sentence, in both widths, and what parts it. */
const MARKS = `${SENTENCE_ENDS}；：，;:!?,`;

interface TitleKind {
  /** In characters, without the white space at its ends. */
  readonly longest: number;
  /** What a title of the kind has nowhere. */
  readonly never: RegExp;
}

/** Every way to ask whether a text is a title: how long it gets, and which marks tell a sentence. */
const TITLES = {
  /** 某某市渡船条例: of a document, and each of the lines it is broken over; names in 《》 may hold anything */
  document: { longest: 80, never: new RegExp(`[${MARKS}]`) },
  /** 第一章　总则: a comma stands in some, and ：！？ at the end of some */
  heading: { longest: 60, never: /[。；：！？;:!?](?=.)|[。；;]$/ },
  /** 一、总体要求: on the line of a number that may begin a sentence, so nothing of one may follow but a comma; 12:30 is a time */
  numbered: { longest: 60, never: /[。；：！？;!?]|:(?!\d)/ },
  /** 第一章　人民检察院、公安机关和 / 人民法院: the second line is what did not fit on the first */
  continuation: { longest: 30, never: new RegExp(`[${MARKS}]`) },
  /** 第一条　定义 above its text */
  article: { longest: 30, never: new RegExp(`[${MARKS}]`) },
  /** 一、知识产权保护方面 across a table */
  row: { longest: 40, never: new RegExp(`[${MARKS}]`) },
  /** 主要任务： heads what is below it though it ends in ： */
  lead: { longest: 16, never: /，/ },
  /** 国务院 · 总理　　某某: only its neighbours make it a signature */
  signatory: { longest: 40, never: new RegExp(`[${MARKS}、《》“”]`) },
} as const satisfies Readonly<Record<string, TitleKind>>;

/** Whether a text, with what stands before it left out, can be a title of a kind. An empty one can: the title stands on the next line. */
export function isTitle(text: string, kind: keyof typeof TITLES): boolean {
  const { longest, never } = TITLES[kind];
  const title = text.trim();
  return title.length <= longest && !never.test(title);
}

/** The title of a document or a line of one: without a number, in words, and neither a date nor a quotation. */
export function isTitleLine({ label, text }: BodyLine): boolean {
  return (
    label.form === 'none' &&
    text.length <= TITLES.document.longest &&
    /\p{Script=Han}/u.test(text) &&
    isTitle(text.replace(/[《〈][^》〉]*[》〉]/g, ''), 'document') &&
    !/^[（(]/.test(text) &&
    (!text.startsWith('“') || (text.includes('”') && endsLikeTitle(text))) &&
    !/[\t|]/.test(text) &&
    !isDateLine(text) &&
    !/(?:日\s*印发|抄送)$/.test(text)
  );
}

export function endsLikeTitle(text: string): boolean {
  return TITLE_END.pattern.test(text.replace(/\s+/g, ''));
}

/** 国务院 · 总理　　某某 · 国务院办公厅: short, and no punctuation at all, or 省长：某某. */
export function canBeSignatory(text: string): boolean {
  if (SIGNED_BY.pattern.test(text.slice(0, 40))) return true;
  return isTitle(text, 'signatory') && /\p{Script=Han}/u.test(text);
}

const SIGNED_BY = ruleTable(
  {
    name: '署名：职务',
    frame: (posts) => `^\\p{Script=Han}{0,8}${posts}\\s?[：:]\\s*\\p{Script=Han}(?:[\\s·]?\\p{Script=Han}){1,5}$`,
  },
  [
    {
      is: '长|主任|主席|总理|书记',
      yes: ['省长: 某某', '主任：某某某', '主席：某　某', '总理：某某', '书记：某某'],
      no: '地址：某某',
    },
  ],
);

const NUMERAL = `[${CHINESE_DIGITS}\\d]{1,9}`;

/** A rule, however short, is no title. */
const PROVISION = ruleTable({ name: '短句是规定，不是标题', frame: (words) => words.replace('数', NUMERAL) }, [
  {
    is: '应当|不得|必须|是指|起(?:施行|执行|生效)$',
    yes: [
      '渡船应当登记',
      '不得超载',
      '必须登记',
      '渡船是指木船',
      '自公布之日起施行',
      '自公布之日起执行',
      '自公布之日起生效',
    ],
    no: ['渡船登记', '施行日期'],
  },
  { is: '改为', yes: ['渡口修改为码头', '渡口更改为码头', '渡口改为码头'], no: '渡口改造' },
  { is: '^\\s*[（(]\\s?[一1]\\s?[）)]', yes: ['（一）渡船', ' (1)渡船', '（一)渡船'], no: '渡船（一）' },
  {
    is: '^\\s*(?:将|删去|删除|增加|废止)',
    yes: ['将渡口撤销', '删去第五条', '删除第五条', '增加一条', '废止下列文件'],
    no: '渡口增加',
  },
  {
    is: '^\\s*本(?:决定|规定|办法|意见|通知|解释)',
    yes: ['本决定的解释', '本规定的适用', '本办法的适用', '本意见的适用', '本通知的执行', '本解释的适用'],
    no: '本地渡船',
  },
  {
    is: '^\\s*第数[条款项]',
    yes: ['第三条的渡船', '第二款的渡船', '第一项的渡船'],
    no: ['第三方评估', '第三方评估项目'],
  },
]);

/** Words of a line that ends in ： and announces what is below it; without them it may be a title. */
export const ANNOUNCEMENT = ruleTable({ name: '以冒号引出下文的话' }, [
  { is: '下列', yes: '具备下列条件：', no: '主要任务：' },
  { is: '以下', yes: '具备以下条件：', no: '主要任务：' },
  { is: '如下', yes: '条件如下：', no: '主要任务：' },
  {
    is: '改为|作为第|增[加设写][一二两三四五六七八九十\\d]',
    yes: each(
      '第三条修改为： 作为第四条： 增加一条： 增设一章： 增写一款： 增加二条： 增加两条： 增加三条： 增加四条： 增加五条： 增加六条： 增加七条： 增加八条： 增加九条： 增加十条： 增加2条：',
    ),
    no: ['渡口的改造：', '增加渡船：'],
  },
]);

/** `title only`: the whole line, unpunctuated, or nothing. `title before text`: `title。text` and `title。` too. */
export type HeadingStyle = 'title only' | 'title before text';

/**
 * Length of the heading at the start of `text` (what follows a label), its white space included; 0 when it is running text.
 * `指导思想` → 4 · `重大意义。党的十八大以来…` → 5 · `统筹建设监管工作平台。` → 11
 */
export function headingLength(text: string, style: HeadingStyle): number {
  const stop = text.slice(0, TITLES.numbered.longest + 4).search(TITLES.numbered.never);
  if (stop < 0) return isTitle(text, 'numbered') ? text.length : 0;
  const isShown =
    (text[stop] === '。' && !PROVISION.pattern.test(text.slice(0, stop))) ||
    (/[：:]/.test(text[stop] ?? '') && stop === text.length - 1 && !ANNOUNCEMENT.pattern.test(text));
  return style === 'title before text' && isShown && stop <= LONGEST_TITLE_SENTENCE ? stop + 1 : 0;
}

/** `title。` before text: the longest met has 31 characters; beyond 45 it is a first sentence. */
const LONGEST_TITLE_SENTENCE = 45;

/** Titles of chapters that bear no number. */
export const UNNUMBERED_CHAPTER = ruleTable({ name: '没有编号的章名', frame: (words) => `^${words}$` }, [
  { is: '[总分罚附]\\s*则', yes: ['总则', '分　则', '罚则', '附　　则'], no: '规则' },
]);

/** Where a title breaks off that goes on below: 第三章　人民检察院、公安机关和; 某某机关关于. */
export const BROKEN_OFF = ruleTable({ name: '没有完的标题的末字', frame: (words) => `${words}$` }, [
  { is: '[、，和及与的或]', yes: ['渡船、', '渡船，', '渡船和', '渡船及', '渡船与', '渡船的', '渡船或'], no: '渡船' },
  { is: '关于', yes: '某某机关关于', no: '渡口海关' },
]);

/**
 * Does line `index` go on with the heading of the line before: because that one broke off, was a bare 第一章, or is whole in
 * the 目录 only together with this line?
 */
export function continuesHeading(
  lines: readonly BodyLine[],
  index: number,
  previous: Role | undefined,
  listed: ReadonlySet<string>,
): boolean {
  const line = lines[index];
  const before = lines[index - 1];
  if (line === undefined || before === undefined || line.label.form !== 'none') return false;
  if (previous?.form !== 'head' || previous.head.kind === 'article') return false;
  if (!isTitle(line.text, 'continuation')) return false;
  const bare = previous.head.labelLength > 0 && previous.head.labelLength === before.text.length;
  return bare || BROKEN_OFF.pattern.test(before.text) || listed.has(entryTitle(before.text + line.text));
}
