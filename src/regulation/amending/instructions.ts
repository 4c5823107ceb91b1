/**
 * The points of an amending decision → instructions. Numbers in a statement are those of the old text, those inside a quotation of the new
 * one; a statement that names less than an article goes on from the place before (“第二款末尾的……”).
 */
import { ARABIC_DIGITS, CHINESE_DIGITS, formatNumeral, parseNumeral } from '../numerals.ts';
import type { SourceText } from '../source/source-text.ts';
import { type Point, pointsOf } from './points.ts';

/** What is done, and to what: by its level. */
export type Operation =
  | 'replace-words'
  | 'insert-words'
  | 'delete-words'
  | 'replace-lead-in'
  | 'replace-preamble'
  | 'replace-title'
  | 'insert-section'
  | 'renumber'
  | 'split'
  | 'merge'
  | 'other'
  | `${'replace' | 'insert' | 'delete'}-${'article' | 'paragraph' | 'item'}`;

/** Where an instruction works, its parts as printed. */
export interface Place {
  /** 第十条之一 */
  readonly article?: string;
  /** 第二款 */
  readonly paragraph?: string;
  /** 第三项 */
  readonly item?: string;
  /** 引言, 名称, 序言第七自然段, 第三章第七节; `*` for the whole document. */
  readonly other?: string;
}

export interface Instruction {
  /** Number of its point as printed. */
  readonly n: string;
  readonly line: number;
  readonly operation: Operation;
  /** Places in the old text; none for what is inserted. */
  readonly old: readonly Place[];
  /** Places in the new text, where the decision words them; none for what is deleted. */
  readonly stated: readonly Place[];
  /** New paragraphs; of an instruction about words, what comes in. */
  readonly content: readonly string[];
  /** Words that go out, or that new ones stand beside. */
  readonly words?: string;
  /** Where new words stand. */
  readonly at?: 'before' | 'after' | 'start' | 'end';
  /** The number of cited articles is brought up to date, without saying which. */
  readonly adjustsCitations?: true;
  /** Its point as printed. */
  readonly text: string;
}

export function instructionsOf(decision: SourceText, title: string): readonly Instruction[] {
  return pointsOf(decision, title).flatMap(readPoint);
}

const N = `[${CHINESE_DIGITS}${ARABIC_DIGITS}百千]+`;
const ARTICLE = `第?${N}条(?:之${N})?`;
const PARAGRAPH = `第${N}款`;
const ITEM = `第[（(]?${N}[)）]?项`;
const OTHER = `引言|名称|标题|序言第${N}自然段|序言|正文第${N}段|正文|答复内容|第${N}部分标题|第${N}章(?:第${N}节)?|第${N}节`;
/** One place. 该条, 该款 are the place before. */
const PLACE = `(?:${OTHER}|${ARTICLE}(?:${PARAGRAPH})?(?:${ITEM})?|${PARAGRAPH}(?:${ITEM})?|${ITEM}|[该这]一?[条款项])`;
const LIST = `${PLACE}(?:(?:、|和|及|以及|至)${PLACE})*`;
/** What may stand before a place: 将刑法原, 在《……》, 修改后《……》 */
const LEAD = `(?:将|把|在|对)?(?:修改后(?:的)?)?(?:《[^》]{1,80}》|刑法|宪法|[该本这](?:解释|规定|条例|办法|法|决定))?(?:的)?原?`;
const AT = (name: string): string => `${LEAD}(?<${name}>${LIST})`;
const QUOTE = (name: string): string => `[：:]?\\s*(?<${name}>(?:⟦\\d+⟧\\s*)+)`;
/** A quotation that only says which place is meant: 第六十二条“……行使下列职权”中 */
const GLOSS = '(?:⟦\\d+⟧)?';
const AS = '，?(?:分别)?作为';

interface Match {
  readonly place: (name: string) => readonly Place[];
  readonly quoted: (name: string) => readonly string[];
  readonly raw: (name: string) => string;
  /** The place named last before this statement. */
  readonly before: Place;
  /** The chapter named last in the point. */
  readonly chapter: string;
}

type Read = Omit<Instruction, 'n' | 'line' | 'text'>;

interface Statement {
  readonly pattern: RegExp;
  readonly read: (match: Match) => readonly Read[];
}

const statement = (source: string, read: Statement['read']): Statement => ({ pattern: new RegExp(source, 'uy'), read });

const change = (operation: Operation, parts: Partial<Read> = {}): Read => ({
  operation,
  old: [],
  stated: [],
  content: [],
  ...parts,
});

const levelOf = ({ article, paragraph, item }: Place): 'article' | 'paragraph' | 'item' | null =>
  item !== undefined ? 'item' : paragraph !== undefined ? 'paragraph' : article !== undefined ? 'article' : null;

function replacement(old: readonly Place[], content: readonly string[], stated: readonly Place[] = old): Read {
  const [first = {}] = old;
  const level = levelOf(first);
  if (level !== null) return change(`replace-${level}`, { old, stated, content });
  const isTitle = /名称|标题|题/u.test(first.other ?? '');
  return change(isTitle ? 'replace-title' : 'replace-preamble', { old, stated, content });
}

const WHOLE: Place = { other: '*' };

/** Forms of statements, the narrower before the wider; the numbers say how often, in 32 published decisions with about 1,030 instructions. */
const STATEMENTS: readonly Statement[] = [
  // 条文顺序作相应调整。 36
  statement(
    `${LEAD}条文(?:的)?[顺次]?序号?(?:作|进行)?相应(?:的)?(?:调整|变动)(?<list>：(?:[，、；\\s]*⟦\\d+⟧调整为⟦\\d+⟧)+)?`,
    ({ raw, quoted }) => {
      const pairs = [...raw('list').matchAll(/(⟦\d+⟧)调整为(⟦\d+⟧)/gu)];
      if (pairs.length === 0) return [change('renumber', { old: [WHOLE], stated: [WHOLE] })];
      return pairs.map(([, from = '', to = '']) =>
        change('renumber', {
          old: [{ article: quoted(from).join('') }],
          stated: [{ article: quoted(to).join('') }],
        }),
      );
    },
  ),
  // 条文中引用民事诉讼法相关条文序号……作相应调整。 1
  statement('条文中引用[^。；]*作相应调整', () => [
    change('other', { old: [WHOLE], stated: [WHOLE], adjustsCitations: true }),
  ]),
  // 这一款相应修改为：“……” repeats the whole for checking. 6
  statement(`[这该]一?(?:款|条|项|自然段)相应地?修改为${QUOTE('text')}`, () => []),
  // 删去第二条中的“……” 5
  statement(`(?:删去|删除)${AT('at')}(?:末尾的|规定的|中的|中|的)?${QUOTE('words')}`, ({ place, quoted }) => [
    change('delete-words', { old: place('at'), stated: place('at'), words: quoted('words').join('\n') }),
  ]),
  // ……和第二款末尾的“……”
  statement(`[和及]${AT('at')}(?:末尾的|规定的|中的)${QUOTE('words')}`, ({ place, quoted }) => [
    change('delete-words', { old: place('at'), stated: place('at'), words: quoted('words').join('\n') }),
  ]),
  // 删除第十条。 33
  statement(`(?:删去|删除)${AT('at')}|${LEAD}(?<gone>${LIST})(?:予以)?(?:删去|删除)`, ({ place }) => {
    const old = [...place('at'), ...place('gone')];
    const level = levelOf(old[0] ?? {});
    return [level === null ? change('other', { old }) : change(`delete-${level}`, { old })];
  }),
  // 将第六条和第七条合并修改为：“……” 1
  statement(`${AT('at')}合并(?:为(?<to>${PLACE}))?，?(?:修改为)?${QUOTE('text')}`, ({ place, quoted }) => [
    change('merge', { old: place('at'), stated: place('to'), content: quoted('text') }),
  ]),
  // 第四条改为两条，作为第四条、第五条
  statement(
    `${AT('at')}[改分]为${N}条(?:${AS}(?<to>${LIST}))?(?:，(?:并)?修改为)?(?:${QUOTE('text')})?`,
    ({ place, quoted }) => [change('split', { old: place('at'), stated: place('to'), content: quoted('text') })],
  ),
  // 增加一节，作为第七节“……” 2
  statement(
    `(?:${AT('at')}${GLOSS}(?:中|后)?)?增加${N}(?:节|章)${AS}(?<to>第${N}[章节])${QUOTE('text')}`,
    ({ raw, quoted, chapter }) => [
      change('insert-section', {
        stated: [{ other: `${chapter}${raw('to')}` }],
        content: [`${raw('to')} ${quoted('text').join('')}`],
      }),
    ],
  ),
  // 在刑法第N条后增加一条，作为第N条之一：“……” 67
  statement(
    `(?:${AT('after')}(?:之?后|中)?)?，?增加${N}条(?:${AS}${LEAD}(?<to>${LIST}))?(?:[：。]*(?:内容如下)?${QUOTE('text')})?`,
    ({ place, quoted }) => insertedArticles(place('to'), quoted('text')),
  ),
  // 在第N条中增加一款作为第二款，将该条修改为：“……” 5
  statement(
    `(?:${AT('at')}中?)?，?增加${N}款${AS}(?<to>${LIST})，?将该条修改为${QUOTE('text')}`,
    ({ place, quoted, before }) => {
      const [{ article } = before] = place('at');
      const old = article === undefined ? [] : [{ article }];
      return [change('replace-article', { old, stated: old, content: quoted('text') })];
    },
  ),
  // 第N条增加一款，作为第二款：“……” 31; 增加一项作为第N项：“……” 6
  statement(
    `(?:${AT('at')}${GLOSS}(?:中|后)?)?，?增加${N}[款项]${AS}(?<to>${LIST})(?:规定)?${QUOTE('text')}`,
    ({ place, quoted }) => {
      const stated = place('to');
      const level = levelOf(stated[0] ?? {}) === 'item' ? 'item' : 'paragraph';
      return [change(`insert-${level}`, { stated, content: quoted('text') })];
    },
  ),
  // 第七项至第十五项相应改为第八项至第十六项 6
  statement(`${AT('at')}相应地?(?:改为|调整为|作为)(?<to>${LIST})`, ({ place, raw, chapter }) => {
    const [first = {}] = place('at');
    return [
      change('renumber', { old: [worded(first, raw('at'), chapter)], stated: [worded(first, raw('to'), chapter)] }),
    ];
  }),
  // 第五条条首部分修改为“……” 1
  statement(`${AT('at')}(?:条首部分|首段|开头部分)修改为${QUOTE('text')}`, ({ place, quoted }) => [
    change('replace-lead-in', { old: place('at'), stated: place('at'), content: quoted('text') }),
  ]),
  // 第一条第二款开始部分增加规定：“……” 10 with the next two
  statement(
    `${AT('at')}(?:的)?(?<edge>开始部分|开头|末尾)增[加写](?:规定)?${QUOTE('text')}`,
    ({ place, raw, quoted }) => [
      change('insert-words', {
        old: place('at'),
        stated: place('at'),
        content: quoted('text'),
        at: raw('edge') === '末尾' ? 'end' : 'start',
      }),
    ],
  ),
  statement(
    `(?:${AT('at')})?(?:中的|中|的)?，?在?(?<words>(?:⟦\\d+⟧\\s*)+)(?:之)?(?<side>[前后])增[加写](?:一句)?(?:，?内容为)?${QUOTE('text')}`,
    ({ place, raw, quoted, before }) => {
      const at = place('at').length > 0 ? place('at') : [before];
      const side = raw('side') === '前' ? ('before' as const) : ('after' as const);
      return [
        change('insert-words', {
          old: at,
          stated: at,
          words: quoted('words').join('\n'),
          content: quoted('text'),
          at: side,
        }),
      ];
    },
  ),
  // 将第N条改为第M条，修改为：“……” 9; 将第N条修改为第M条：“……”
  statement(
    `${AT('at')}(?:改为|修改为|作为|调整为)${LEAD}(?<to>${PLACE})(?:，?(?:并)?修改为)?${QUOTE('text')}`,
    ({ place, quoted }) => [replacement(place('at'), quoted('text'), place('to'))],
  ),
  // 将原第N条改为第M条。 13
  statement(`${AT('at')}(?:改为|修改为|作为|调整为)${LEAD}(?<to>${LIST})`, ({ place }) => [
    change('renumber', { old: place('at'), stated: place('to') }),
  ]),
  // 宪法第N条第N款中“A”修改为“B” 49
  statement(
    `(?:${AT('at')}${GLOSS}(?:中|的)?(?<part>${ITEM})?)?(?:[前后][一两三]句)?(?:中的|规定的|中|的|[：:])?，?(?<words>(?:⟦\\d+⟧\\s*)+)，?(?:统一)?修改为${QUOTE('text')}`,
    ({ place, quoted, before }) => {
      const [at = before] = [...place('part'), ...place('at')];
      const parts = { old: [at], stated: [at], words: quoted('words').join('\n'), content: quoted('text') };
      const isWhole = at.item !== undefined && /^[（(]/u.test(parts.words);
      return [change(isWhole ? 'replace-item' : 'replace-words', parts)];
    },
  ),
  // 将第N条修改为：“……” 608; 将引言修改为 60; 第N条第N款 54; 第N项 10
  statement(`${AT('at')}(?:相应)?修改为${QUOTE('text')}`, ({ place, quoted }) => [
    replacement(place('at'), quoted('text')),
  ]),
];

/** What joins statements. */
const JOINT = /[，。；;、\s]*(?:(?:同时|并且|并|另)，?(?=将|在|对|把|增加|删|第|⟦))?/uy;

function readPoint(point: Point): readonly Instruction[] {
  const { statements, quotations, n, line, text } = point;
  const found: Instruction[] = [];
  let before: Place = {};
  let at = 0;
  while (at < statements.length) {
    JOINT.lastIndex = at;
    JOINT.exec(statements);
    at = Math.max(at, JOINT.lastIndex);
    const read = readStatement(statements, at, quotations, before);
    if (read === null) {
      // No statement begins here: go on behind the next sign
      const next = statements.slice(at).search(/[，。；;\s]/u);
      at = next < 0 ? statements.length : at + next + 1;
      continue;
    }
    found.push(...read.instructions.map((each) => ({ ...each, n, line, text })));
    before = read.place;
    at = read.end;
  }
  if (found.length === 0 && n !== '') return [{ ...change('other'), n, line, text }];
  return found;
}

interface StatementRead {
  readonly instructions: readonly Read[];
  /** The place that the next statement goes on from. */
  readonly place: Place;
  readonly end: number;
}

function readStatement(text: string, at: number, quotations: Point['quotations'], before: Place): StatementRead | null {
  for (const { pattern, read } of STATEMENTS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const raw = (name: string): string => match.groups?.[name] ?? '';
    // What a statement changes is named before what it changes it to
    let last = placesIn(raw('at'), before).at(-1) ?? before;
    const place = (name: string): readonly Place[] => {
      const places = placesIn(raw(name), last);
      last = places.at(-1) ?? last;
      return places;
    };
    const quoted = (name: string): readonly string[] =>
      Array.from(
        (name.startsWith('⟦') ? name : raw(name)).matchAll(/⟦(\d+)⟧/gu),
        ([, i]) => quotations[Number(i)] ?? [],
      ).flat();
    const chapter = text.slice(0, pattern.lastIndex).match(CHAPTER)?.at(-1) ?? '';
    const instructions = read({ place, quoted, raw, before, chapter });
    // A statement goes on in old numbers: 将第二条改为第一条，第二款中的…… is about 第二条第二款
    const [goesOnFrom = last] = instructions.flatMap(({ old }) => old.slice(-1)).slice(-1);
    const isPlace = goesOnFrom.article !== undefined || goesOnFrom.other === undefined;
    return { instructions, place: isPlace ? goesOnFrom : last, end: pattern.lastIndex };
  }
  return null;
}

const CHAPTER = new RegExp(`第${N}章`, 'gu');
const ONE_PLACE = new RegExp(
  `(?<other>${OTHER})|(?<article>${ARTICLE})?(?<paragraph>${PARAGRAPH})?(?<item>${ITEM})?|(?<same>[该这]一?[条款项])`,
  'uy',
);

/** 第八条第一款、第二款 → both with their article; 第十条至第十二条 → all three. */
function placesIn(text: string, before: Place): readonly Place[] {
  const places: Place[] = [];
  let last = before;
  for (const part of text.split(/(?=[、和及至]|以及)/u)) {
    const words = part.replace(/^(?:、|和|及|至|以及)/u, '');
    ONE_PLACE.lastIndex = 0;
    const groups = ONE_PLACE.exec(words)?.groups;
    const place = groups === undefined || words === '' ? null : placeFrom(groups, last);
    if (place === null) continue;
    places.push(...(part.startsWith('至') ? between(last, place) : []), place);
    last = place;
  }
  return places;
}

function placeFrom(groups: Readonly<Record<string, string | undefined>>, before: Place): Place | null {
  const { other, article, paragraph, item } = groups;
  if (other !== undefined) return { other };
  if (article !== undefined) return dropUndefined({ article: normalArticle(article), paragraph, item });
  if (paragraph !== undefined) return dropUndefined({ article: before.article, paragraph, item });
  if (item !== undefined) return dropUndefined({ article: before.article, paragraph: before.paragraph, item });
  return before;
}

const dropUndefined = (place: Readonly<Record<'article' | 'paragraph' | 'item', string | undefined>>): Place =>
  Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));

/** 十一条 (the 第 was forgotten) → 第十一条; 第18条 → 第十八条 */
function normalArticle(article: string): string {
  return article.replace(/^第?/u, '第').replace(/[0-9０-９]+/gu, (digits) => formatNumeral(parseNumeral(digits) ?? 0));
}

const numberIn = (article: string | undefined): number | null =>
  parseNumeral(/^第(.+)条$/u.exec(article ?? '')?.[1] ?? '');

/** The articles between two. */
function between(from: Place, to: Place): readonly Place[] {
  const [first, last] = [numberIn(from.article), numberIn(to.article)];
  if (first === null || last === null) return [];
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, i) => ({
    article: `第${formatNumeral(first + 1 + i)}条`,
  }));
}

/** A range or list of numbers as the decision words it, with what they stand in before it: 第六十二条第七项至第十五项, 第三章第七节 */
function worded(first: Place, raw: string, chapter: string): Place {
  if (raw.includes('条')) return { other: raw };
  if (/^第.+节/u.test(raw)) return { other: chapter + raw };
  return { other: `${first.article ?? ''}${raw.includes('款') ? '' : (first.paragraph ?? '')}${raw}` };
}

const HEADED = new RegExp(`^(?<label>第${N}条(?:之${N})?)[\\s　]+(?<text>.*)$`, 'u');

/** One instruction an article: what is quoted may carry the labels (内容如下：第一百二十三条　……) or have only one text. */
function insertedArticles(stated: readonly Place[], content: readonly string[]): readonly Read[] {
  const byLabel = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of content) {
    const { label, text = '' } = HEADED.exec(line)?.groups ?? {};
    if (label === undefined) current?.push(line);
    else {
      current = [text];
      byLabel.set(label, current);
    }
  }
  if (stated.length === 0) return [change('insert-article', { content })];
  return stated.map((place) =>
    change('insert-article', {
      stated: [place],
      content: byLabel.get(place.article ?? '') ?? (stated.length === 1 ? content : []),
    }),
  );
}
