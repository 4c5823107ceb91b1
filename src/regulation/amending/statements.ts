/**
 * What a point of an amending decision can say: the forms of its statements, each with what it means. Quotations stand in a statement as
 * their numbers, ⟪0⟫.
 */
import { parseNumeral } from '../numerals.ts';
import { each, patternOf, type Rule, ruleTable } from '../rules.ts';
import { ITEM_LABEL, itemsOf, N, ordinalLabel, ordinalOf } from './ordinals.ts';

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
export interface WorkPlace {
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
  readonly old: readonly WorkPlace[];
  /** Places in the new text, where the decision words them; none for what is deleted. */
  readonly stated: readonly WorkPlace[];
  /** New paragraphs, or items without their labels; of an instruction about words, what comes in. */
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

const withNumbers = (forms: string): string => forms.replaceAll('«N»', N);

/** Places besides 条, 款 and 项. */
const OTHER_PLACE = ruleTable({ name: '修改：条、款、项以外的位置', frame: withNumbers }, [
  {
    is: '序言第«N»自然段|正文第«N»段|第«N»部分标题',
    yes: ['⟦序言第七自然段⟧', '⟦正文第二段⟧', '⟦第三部分标题⟧'],
    no: '第三段',
  },
  {
    is: '(?:第«N»章)?第«N»[章节](?:[章节]名|的?名称)?',
    yes: each('⟦第三章⟧ ⟦第三章第七节⟧ ⟦第四节⟧ ⟦第三章章名⟧ ⟦第三章第七节节名⟧ ⟦第三章的名称⟧ ⟦第四节名称⟧'),
    no: '该章',
  },
  {
    is: '引言|(?:条例|办法|规定|法规|法律)?名称|标题|序言|正文|答复内容',
    yes: each(`
      ⟦引言⟧ ⟦名称⟧ ⟦条例名称⟧ ⟦办法名称⟧ ⟦规定名称⟧ ⟦法规名称⟧ ⟦法律名称⟧ ⟦标题⟧ ⟦序言⟧ ⟦正文⟧ ⟦答复内容⟧
    `),
    no: '题注',
  },
]);
export const OTHER = OTHER_PLACE.pattern.source;
export const ARTICLE = `第?${N}条(?:之${N})?`;
export const PARAGRAPH = `第${N}款`;
export const ITEM = `第[（(]?${N}[)）]?项`;
/** Between a place and what is in it: 第三条中的第二款, 第三条的第（一）项 */
export const WITHIN = '(?:中的|中|的)?';
/** One place. 该条, 该款 are the place before. */
const PLACE = `(?:${OTHER}|${ARTICLE}(?:${WITHIN}${PARAGRAPH})?(?:${WITHIN}${ITEM})?|${PARAGRAPH}(?:${WITHIN}${ITEM})?|${ITEM}|[该这]一?[条款项])`;
const NEXT_PLACE = `(?:、|和|及|以及|至)原?${PLACE}`;
const LIST = `${PLACE}(?:${NEXT_PLACE})*`;

/** What stands before a place and says nothing of it: 将刑法原, 在《……》, 修改后《……》. */
const BEFORE_PLACE = ruleTable({ name: '修改：位置之前的词' }, [
  { is: '[将把在对]', yes: ['⟦将⟧第三条', '⟦把⟧第三条', '⟦在⟧第三条', '⟦对⟧第三条'], no: '由第三条' },
]);
const OWNER = ruleTable({ name: '修改：位置所属的文件' }, [
  {
    is: '《[^》]{1,80}》(?:（[^）]{1,40}）)?',
    yes: ['⟦《渡船办法》⟧第三条', '⟦《渡船办法》（市政府令第12号）⟧第三条'],
    no: ['《》第三条', '《渡船'],
  },
  { is: '刑法|宪法', yes: ['⟦刑法⟧第三条', '⟦宪法⟧第三条'], no: '民法第三条' },
  {
    is: '[该本这](?:解释|规定|条例|办法|法|决定)',
    yes: ['⟦该解释⟧第三条', '⟦本规定⟧第三条', '⟦这条例⟧第三条', '⟦该办法⟧第三条', '⟦该法⟧第三条', '⟦本决定⟧第三条'],
    no: '该市第三条',
  },
]);
const LEAD = `(?:${BEFORE_PLACE.pattern.source})?(?:修改后(?:的)?)?(?:${OWNER.pattern.source})?(?:的)?原?`;
/** What stands for every article at once. */
const EVERYWHERE = ruleTable({ name: '修改：指全文的词' }, [
  {
    is: '[本该]?(?:解释|规定|条例|办法|法|决定)',
    yes: each('⟦本解释⟧ ⟦该规定⟧ ⟦条例⟧ ⟦该办法⟧ ⟦本法⟧ ⟦该决定⟧'),
    no: '该市',
  },
  { is: '有关条款|相关条款|全文', yes: each('⟦有关条款⟧ ⟦相关条款⟧ ⟦全文⟧'), no: '有关规章' },
  { is: '《[^》]{1,80}》', yes: '⟦《渡船办法》⟧', no: '《》' },
]);
/** What tells that words which were not read name a place; what goes on from them has none. */
const UNREAD_PLACE = ruleTable({ name: '修改：没有读出的位置', frame: withNumbers }, [
  { is: '附[件表录图则]', yes: each('⟦附件⟧ ⟦附表⟧ ⟦附录⟧ ⟦附图⟧ ⟦附则⟧'), no: '附带' },
  {
    is: '(?<!^(?:根据|依据|依照|按照).*)第«N»[章节条款项]',
    yes: each('⟦第二章⟧ ⟦第二节⟧ ⟦第二条⟧ ⟦第二款⟧ ⟦第二项⟧'),
    no: each('第二次会议 根据《渡船法》第二条 依据第二条规定 依照该法第二条 按照第二条规定'),
  },
  { is: '中的?⟪|的⟪', yes: each('目录⟦中⟪⟧0⟫ 目录⟦中的⟪⟧0⟫ 目录⟦的⟪⟧0⟫'), no: '将⟪0⟫' },
  {
    is: '对\\p{L}{1,12}(?<!解释|规定|条例|法|决定|条[文款]|内容)作出?[如以]下修改',
    yes: each('⟦对收费标准作如下修改⟧ ⟦对目录作出以下修改⟧'),
    no: each(`
      对《渡船办法》作如下修改 对本办法作如下修改 对该解释作出以下修改 对规定作如下修改 对本条例作如下修改 对原决定作如下修改
      对部分条文作如下修改 对有关条款作如下修改 对有关内容作如下修改 对收费标准作解释
    `),
  },
]);
export const namesPlace = (words: string): boolean => UNREAD_PLACE.pattern.test(words);

/** 删去, 删除; not 删除后 */
export const DELETES = /删[去除](?!后)/u;
const QUOTED = '(?:⟪\\d+⟫\\s*)+';

type Parts = Readonly<Record<string, string>>;
const madeOf =
  (parts: Parts) =>
  (forms: string): string =>
    forms.replaceAll(/«([^»]+)»/gu, (_, part: string) => parts[part] ?? '');

/** What places are made of. */
const PLACES: Parts = {
  before: BEFORE_PLACE.pattern.source,
  lead: LEAD,
  at: `${LEAD}(?<at>${LIST})`,
  item: `(?<part>${ITEM})`,
  within: WITHIN,
  whole: `(?<whole>${EVERYWHERE.pattern.source})`,
  // 罚款数额, but no other place: 第三条中的罚款和第五条中的“……”, 第三条中的罚款和附件中的“……”
  thing: `(?:(?!第${N}[条款项]|中的?⟪)\\p{L}){0,8}`,
  // A quotation that only says which place is meant: 第六十二条“……行使下列职权”中
  gloss: '(?:⟪\\d+⟫)?',
};

const WORDS_PLACE = ruleTable({ name: '修改：词语所在的位置', frame: madeOf(PLACES), flags: 'y' }, [
  {
    is: '«before»?«whole»(?=中)',
    yes: each('⟦将本办法⟧中的⟪0⟫ ⟦该条例⟧中⟪0⟫ ⟦把《渡船办法》⟧中的⟪0⟫ ⟦对有关条款⟧中的⟪0⟫'),
    no: ['该市中的⟪0⟫', '《渡船办法》附件中的⟪0⟫'],
  },
  {
    is: '«at»«gloss»(?:«within»«item»)?',
    yes: each('⟦第三条⟧中的⟪0⟫ ⟦宪法第三条⟧前一句 ⟦第三条的第二项⟧的⟪0⟫ ⟦将第三条⟪0⟫的第二项⟧中⟪1⟫'),
    no: '附件中的⟪0⟫',
  },
  { is: '«lead»(?<among>其中)', yes: ['⟦其中⟧的⟪0⟫', '⟦将其中⟧⟪0⟫'], no: '此中的⟪0⟫' },
  { is: '«before»', yes: ['⟦将⟧⟪0⟫', '⟦在⟧⟪0⟫后'], no: '由⟪0⟫' },
]);
/** Which words of the place. */
const WORDS_PART = ruleTable({ name: '修改：位置与词语之间', frame: madeOf(PLACES), flags: 'y' }, [
  {
    is: '(?:[前后][一两三]句)?(?:末尾的|规定的|中的«thing»|中|的)',
    yes: each(`
      ⟦末尾的⟧⟪0⟫ ⟦规定的⟧⟪0⟫ ⟦中的⟧⟪0⟫ ⟦中的罚款数额⟧⟪0⟫ ⟦中⟧⟪0⟫ ⟦的⟧⟪0⟫ ⟦前一句的⟧⟪0⟫ ⟦后两句中⟧⟪0⟫ ⟦前三句末尾的⟧⟪0⟫
    `),
    no: '文中的⟪0⟫',
  },
  { is: '[前后][一两三]句', yes: each('⟦前一句⟧⟪0⟫ ⟦后两句⟧⟪0⟫ ⟦前三句⟧⟪0⟫'), no: '首句⟪0⟫' },
]);

/** What the forms of statements are made of. */
const PARTS: Parts = {
  ...PLACES,
  to: `(?<to>${LIST})`,
  'one place': `(?<to>${PLACE})`,
  several: `(?<to>${PLACE}(?:${NEXT_PLACE})+)`,
  place: PLACE,
  // All that is named, never less of it: 第二条、第三条中的罚款 is not 第二条
  'exactly at': `(?=(?<exactly>${LEAD}(?<at>${LIST})))\\k<exactly>`,
  less: `(?:${PARAGRAPH}|${ITEM})`,
  // What says only that all of a place is meant: 第六条的全部内容, 第六条、第七条共两条
  all: `(?:[共等]?${N}[条款项])?(?:[的之]?(?:全部|所有|具体|原有?|现有)?(?:内容|规定|条[文款]|全文|文字|表述|整[条款项])|的?全部)?`,
  // Words up to where another statement can begin
  rest: `(?:(?!第${N}[章节条款项]|将|并(?!处)|同时|增加)[\\p{L}、《》])*?`,
  gone: `(?<gone>${LIST})`,
  section: `(?<to>第${N}[章节])`,
  where: `(?:${WORDS_PLACE.pattern.source})?(?:${WORDS_PART.pattern.source})?`,
  words: '(?<words>⟪\\d+⟫(?:[、和及\\s]*⟪\\d+⟫)*)',
  'each text': '[：:]?\\s*(?<text>⟪\\d+⟫(?:[、和及\\s]*⟪\\d+⟫)+)',
  text: `[：:]?\\s*(?<text>${QUOTED})`,
  as: '，?(?:分别)?作为',
  becomes: '(?:改为|修改为|替换为)',
  N,
};
const FRAME = { name: '修改：指令的句式', frame: madeOf(PARTS), flags: 'y' } as const;

export interface StatementMatch {
  readonly place: (name: string) => readonly WorkPlace[];
  readonly quoted: (name: string) => readonly string[];
  readonly raw: (name: string) => string;
  /** The place named last before this statement. */
  readonly before: WorkPlace;
  /** All places of the statement before: 第五条、第七条中的……，“丙”修改为“丁”; null behind a place that was not read. */
  readonly allBefore: readonly WorkPlace[] | null;
  /** The chapter named last in the point. */
  readonly chapter: string;
}

export type Read = Omit<Instruction, 'n' | 'line' | 'text'>;

interface Statement extends Rule {
  readonly read: (match: StatementMatch) => readonly Read[];
}

export const change = (operation: Operation, parts: Partial<Read> = {}): Read => ({
  operation,
  old: [],
  stated: [],
  content: [],
  ...parts,
});

const levelOf = ({ article, paragraph, item }: WorkPlace): 'article' | 'paragraph' | 'item' | null =>
  item !== undefined ? 'item' : paragraph !== undefined ? 'paragraph' : article !== undefined ? 'article' : null;

function replacement(old: readonly WorkPlace[], content: readonly string[], stated: readonly WorkPlace[] = old): Read {
  const [first = {}] = old;
  const level = levelOf(first);
  if (level === 'item') return change('replace-item', { old, stated, content: itemsIn([content], old.length) });
  if (level !== null) return change(`replace-${level}`, { old, stated, content });
  return change(isTitlePlace(first) ? 'replace-title' : 'replace-preamble', { old, stated, content });
}

/** 名称, 第三部分标题, 第三章章名 */
export const isTitlePlace = ({ other = '' }: WorkPlace): boolean => /名|题/u.test(other);

const WHOLE: WorkPlace = { other: '*' };

/** Forms of statements, the narrower before the wider; the sources say how often, in 32 published decisions with about 1,030 instructions. */
const STATEMENT = ruleTable<Statement>(FRAME, [
  {
    is: '«lead»条文(?:的)?[顺次]?序号?(?:作|进行)?相应(?:的)?(?:调整|变动)(?<list>：(?:[，、；\\s]*⟪\\d+⟫调整为⟪\\d+⟫)+)?',
    yes: [
      '⟦条文顺序作相应调整⟧',
      '⟦条文次序进行相应变动⟧',
      '⟦将条文序号相应调整：⟪0⟫调整为⟪1⟫，⟪2⟫调整为⟪3⟫、⟪4⟫调整为⟪5⟫；⟪6⟫调整为⟪7⟫ ⟪8⟫调整为⟪9⟫⟧',
    ],
    no: '条文内容作相应调整',
    source: '36',
    read: ({ raw, quoted }) => {
      const pairs = [...raw('list').matchAll(/(⟪\d+⟫)调整为(⟪\d+⟫)/gu)];
      if (pairs.length === 0) return [change('renumber', { old: [WHOLE], stated: [WHOLE] })];
      return pairs.map(([, from = '', to = '']) =>
        change('renumber', {
          old: [{ article: quoted(from).join('') }],
          stated: [{ article: quoted(to).join('') }],
        }),
      );
    },
  },
  {
    is: '条文中引用[^。；]*作相应调整',
    yes: '⟦条文中引用渡船法相关条文序号作相应调整⟧',
    no: ['条文中引用渡船法。序号作相应调整', '条文中引用渡船法；序号作相应调整'],
    source: '1',
    read: () => [change('other', { old: [WHOLE], stated: [WHOLE], adjustsCitations: true })],
  },
  // Repeats the whole for checking
  {
    is: '[这该]一?(?:款|条|项|自然段)相应地?修改为«text»',
    yes: [
      '⟦这一款相应地修改为：⟪0⟫⟧',
      '⟦该条相应地修改为：⟪0⟫⟧',
      '⟦这一项相应地修改为⟪0⟫⟧',
      '⟦这一自然段相应修改为：⟪0⟫⟧',
    ],
    no: '这一款相应地修改',
    source: '6',
    read: () => [],
  },
  {
    is: '(?:删去|删除)«where»«words»|«where»«words»(?:予以)?(?:删去|删除)|«where»(?:删去|删除)«words»',
    yes: [
      '⟦将⟪0⟫删去⟧',
      '⟦删去⟪0⟫、⟪1⟫和⟪2⟫⟧',
      '⟦删去其中的⟪0⟫⟧',
      '⟦第二条第一款中的⟪0⟫删去⟧',
      '⟦将第二条末尾的⟪0⟫予以删除⟧',
      '⟦删除第二条规定的⟪0⟫⟧',
      '⟦将本办法中的⟪0⟫删去⟧',
      '⟦删去本办法中的⟪0⟫⟧',
      '⟦第二条第一款删去⟪0⟫⟧',
      '⟦第二条第一款中删除⟪0⟫⟧',
    ],
    no: ['删去文中的⟪0⟫', '第二条文中的⟪0⟫删去', '删去本办法附件中的⟪0⟫'],
    source: '5',
    read: deletedWords,
  },
  {
    is: '[和及]«at»(?:末尾的|规定的|中的)«words»',
    yes: ['⟦和第二款末尾的⟪0⟫⟧', '⟦及第二款规定的⟪0⟫⟧', '⟦和第二款中的⟪0⟫⟧'],
    no: '和第二款',
    read: deletedWords,
  },
  {
    // Not where something in the place is meant: 第六条中的罚款, 第六条关于罚款的规定
    is: '(?:删去|删除)«exactly at»«all»(?!«rest»(?:[中的句段除⟪]|标题|但书|部分|内容|规定))|«lead»«gone»«all»(?:予以)?(?:删去|删除)(?!其中|«less»)',
    yes: [
      '⟦删去第六条⟧',
      '⟦删除第六条第二款⟧，第三款作为第二款',
      '⟦删去第六条⟧后，条文顺序作相应调整',
      '⟦删去第六条全文⟧',
      '⟦删去第六条第二款的规定⟧',
      '⟦删去第二条和第三条的全部内容⟧，第四条改为第二条',
      '⟦删去第六条、第七条⟧和附件',
      '⟦删去第五条⟧将第六条中的⟪0⟫修改为⟪1⟫',
      '⟦第六条删去⟧',
      '⟦将第六条、第七条予以删除⟧',
      '⟦将第六条的内容删去⟧',
    ],
    no: [
      '删去附表',
      '第六条予以保留',
      '删去第六条中的罚款',
      '删去第六条的罚款',
      '删去第六条、第七条中的罚款',
      '删去第六条第二款中罚款',
      '删去第六条规定的罚款',
      '删去第六条前一句',
      '删去第六条后段',
      '删去第六条除第一款以外各款',
      '删去第六条和附件⟪0⟫',
      '删去第六条标题',
      '删去第六条但书',
      '删去第六条后半部分',
      '删去第六条罚款内容',
      '删去第六条罚款规定',
      '第六条删去其中⟪0⟫',
      '第六条删去第二款',
      '第六条删去第（二）项',
    ],
    source: '33',
    read: ({ place }) => {
      const byLevel = Map.groupBy([...place('at'), ...place('gone')], levelOf);
      return [...byLevel].map(([level, old]) => change(level === null ? 'other' : `delete-${level}`, { old }));
    },
  },
  {
    is: '«at»合并(?:为«N»[条款])?(?:(?:为|«as»)«one place»)?，?(?:修改为)?«text»',
    yes: [
      '⟦将第六条、第七条合并，作为第五条，修改为：⟪0⟫⟧',
      '⟦将第六条、第七条合并为一条，作为第五条，修改为：⟪0⟫⟧',
      '⟦将第六条第一款、第二款合并为一款，作为第一款，修改为：⟪0⟫⟧',
      '⟦将第六条和第七条合并为一条：⟪0⟫⟧',
      '⟦将第六条和第七条合并修改为：⟪0⟫⟧',
      '⟦第六条、第七条合并为第五条，修改为：⟪0⟫⟧',
    ],
    no: '将第六条和第七条合并',
    source: '1',
    read: ({ place, quoted }) => [change('merge', { old: place('at'), stated: place('to'), content: quoted('text') })],
  },
  {
    is: '«at»拆?[改分]为«N»条(?:«as»«to»)?(?:，(?:并|分别)?修改为)?(?:«text»)?',
    yes: [
      '⟦将第四条拆分为两条，分别作为第四条、第五条，分别修改为：⟪0⟫⟧',
      '⟦第四条改为两条，作为第四条、第五条⟧',
      '⟦第四条分为两条⟧',
      '⟦将第四条分为两条，并修改为：⟪0⟫⟧',
    ],
    no: '第四条分为若干条',
    read: ({ place, quoted }) => [change('split', { old: place('at'), stated: place('to'), content: quoted('text') })],
  },
  {
    is: '«at»(?:改为|分为|拆分为)«several»，?(?:并|分别)?修改为«text»',
    yes: [
      '⟦将第四条改为第五条、第六条，修改为：⟪0⟫⟧',
      '⟦第四条分为第五条和第六条，分别修改为：⟪0⟫⟧',
      '⟦第四条拆分为第五条、第六条，并修改为：⟪0⟫⟧',
    ],
    no: '将第四条改作第五条、第六条，修改为⟪0⟫',
    read: ({ place, quoted }) => {
      const [old, stated, content] = [place('at'), place('to'), quoted('text')];
      if (old.length === 1) return [change('split', { old, stated, content })];
      return stated.map((to, i) => replacement(old.slice(i, i + 1), underLabel(to, content), [to]));
    },
  },
  {
    is: '«at»移(?:至|到)«lead»«place»(?:之?[前后])?«as»«to»',
    yes: ['⟦第五条移至第九条之后，作为第八条⟧', '⟦将第五条移到第三章，作为第八条⟧', '⟦第五条移至第九条前作为第八条⟧'],
    no: '第五条移至文末，作为第八条',
    read: ({ place }) => [change('renumber', { old: place('at'), stated: place('to') })],
  },
  {
    is: '(?:«at»«gloss»(?:中|之?后)?)?，?增加«N»(?:节|章)«as»«section»(?:，?(?:章名|节名)为)?«text»',
    yes: [
      '⟦第三章中增加一节，作为第七节⟪0⟫⟧',
      '⟦在第二章后增加一章，作为第三章：⟪0⟫⟧',
      '⟦第二章之后增加一章，作为第三章，章名为⟪0⟫⟧',
      '⟦第二章后，增加一节，作为第四节，节名为⟪0⟫⟧',
    ],
    no: '第三章中增加一节课',
    source: '2',
    read: ({ raw, quoted, chapter }) => insertedSection(raw('to'), chapter, quoted('text')),
  },
  {
    is: '(?:«at»(?:之?后|中)?)?，?增加«N»条(?:«as»«lead»«to»)?(?:[：。]*(?:内容如下)?«text»)?',
    yes: [
      '⟦在第七条后增加一条，作为第七条之一：⟪0⟫⟧',
      '⟦在第二章中增加二条，作为第九条、第十条。内容如下：⟪0⟫⟧',
      '⟦第七条之后增加一条：内容如下：⟪0⟫⟧',
      '⟦增加一条⟧',
    ],
    no: '增加若干条',
    source: '67',
    read: ({ place, quoted }) => insertedArticles(place('to'), quoted('text')),
  },
  {
    is: '(?:«at»中?)?，?增加«N»款«as»«to»，?将该条修改为«text»',
    yes: '⟦在第六条中增加一款作为第二款，将该条修改为：⟪0⟫⟧',
    no: '在第六条中增加一款车型',
    source: '5',
    read: ({ place, quoted, before }) => {
      const [{ article } = before] = place('at');
      const old = article === undefined ? [] : [{ article }];
      return [change('replace-article', { old, stated: old, content: quoted('text') })];
    },
  },
  {
    is: '(?:«at»«gloss»(?:中|(?<behind>之?后))?)?，?增加(?<count>«N»)(?<kind>[款项])(?:«as»(?:«to»|最后一[款项]))?(?:规定)?«text»',
    yes: [
      '⟦第六条中增加一款，作为第二款：⟪0⟫⟧',
      '⟦在第六条第二项后增加一项，作为第三项规定：⟪0⟫⟧',
      '⟦第六条⟪0⟫中增加两项，分别作为第三项、第四项：⟪1⟫⟧',
      '⟦第六条增加一款，作为最后一款：⟪0⟫⟧',
      '⟦第六条第一款增加一项，作为最后一项：⟪0⟫⟧',
      '⟦第六条第二款之后增加一款：⟪0⟫⟧',
    ],
    no: '第六条中增加一项义务',
    source: '37',
    read: ({ place, quoted, raw, before }) => {
      const level = raw('kind') === '项' ? 'item' : 'paragraph';
      const texts = eachQuoted(raw('text'), quoted);
      const content = level === 'item' ? itemsIn(texts, parseNumeral(raw('count')) ?? 1) : texts.flat();
      const stated = place('to');
      const [at = before] = place('at');
      // Where it is not said, it stands behind the one that is named, or last
      const own = raw('behind') === '' ? { ...at, [level]: undefined } : follower(at, level);
      return [change(`insert-${level}`, { stated: stated.length > 0 ? stated : [own], content })];
    },
  },
  {
    is: '«at»相应地?(?:改为|调整为|作为)«to»',
    yes: ['⟦第七项至第十五项相应改为第八项至第十六项⟧', '⟦第三款相应地调整为第四款⟧', '⟦第三款相应作为第四款⟧'],
    no: '第三款相应变动',
    source: '6',
    read: ({ place, raw, chapter }) => {
      const [first = {}] = place('at');
      return [
        change('renumber', { old: [worded(first, raw('at'), chapter)], stated: [worded(first, raw('to'), chapter)] }),
      ];
    },
  },
  {
    is: '«at»(?:条首部分|首段|开头部分)修改为«text»',
    yes: ['⟦第五条条首部分修改为⟪0⟫⟧', '⟦第五条首段修改为：⟪0⟫⟧', '⟦第五条开头部分修改为：⟪0⟫⟧'],
    no: '第五条末尾部分修改为⟪0⟫',
    source: '1',
    read: ({ place, quoted }) => [
      change('replace-lead-in', { old: place('at'), stated: place('at'), content: quoted('text') }),
    ],
  },
  {
    is: '«at»(?:的)?(?<edge>开始部分|开头|末尾)?增[加写](?:规定)?«text»',
    yes: [
      '⟦第一条第二款增加规定：⟪0⟫⟧',
      '⟦第一条第二款开始部分增加规定：⟪0⟫⟧',
      '⟦第一条开头增写⟪0⟫⟧',
      '⟦第一条的末尾增加⟪0⟫⟧',
    ],
    no: '第一条中部增加⟪0⟫',
    source: '10，连同下一式',
    read: ({ place, raw, quoted }) => [
      change('insert-words', {
        old: place('at'),
        stated: place('at'),
        content: quoted('text'),
        at: /^开/u.test(raw('edge')) ? 'start' : 'end',
      }),
    ],
  },
  {
    is: '«where»，?在?«words»(?:之)?(?<side>[前后])增[加写](?:一句)?(?:，?内容为)?«text»',
    yes: [
      '⟦第六条中的⟪0⟫后增加⟪1⟫⟧',
      '⟦第六条中⟪0⟫之前增写⟪1⟫⟧',
      '⟦第六条的⟪0⟫后增加一句，内容为⟪1⟫⟧',
      '⟦第六条在⟪0⟫后增加⟪1⟫⟧',
      '⟦在本办法中的⟪0⟫后增加⟪1⟫⟧',
    ],
    no: ['第六条⟪0⟫后删去⟪1⟫', '在附件中的⟪0⟫后增加⟪1⟫'],
    read: (match) => {
      const { raw, quoted } = match;
      const at = placesOfWords(match);
      const side = raw('side') === '前' ? ('before' as const) : ('after' as const);
      const words = quoted('words').join('\n');
      return [change('insert-words', { old: at, stated: at, words, content: quoted('text'), at: side })];
    },
  },
  {
    is: '«at»(?:单独作为一条，?)?(?:改为|修改为|作为|调整为)«lead»«one place»(?:，?(?:并)?修改为)?«text»',
    yes: [
      '⟦将第二条第二款单独作为一条，作为第六条，修改为：⟪0⟫⟧',
      '⟦将第九条改为第八条，修改为：⟪0⟫⟧',
      '⟦将第二条修改为第六条：⟪0⟫⟧',
      '⟦第二条作为第六条，并修改为：⟪0⟫⟧',
      '⟦第二条调整为第六条⟪0⟫⟧',
    ],
    no: '第二条成为第六条：⟪0⟫',
    source: '9',
    read: ({ place, quoted }) => [replacement(place('at'), quoted('text'), place('to'))],
  },
  {
    is: '«at»(?:改为|修改为|作为|调整为)«lead»«to»',
    yes: [
      '⟦将原第八条改为第十二条⟧',
      '⟦将第五条修改为第十条⟧',
      '⟦第五条作为第十条⟧',
      '⟦第五条、第六条调整为第十条、第十一条⟧',
    ],
    no: '第五条成为第十条',
    source: '13',
    read: ({ place }) => [change('renumber', { old: place('at'), stated: place('to') })],
  },
  {
    is: '«where»[：:]?，?«words»，?(?:统一«becomes»«text»|分别«becomes»«each text»|«becomes»«text»)',
    yes: each(`
      ⟦宪法第三条前一句中的⟪0⟫修改为⟪1⟫⟧ ⟦第三条⟪0⟫的第二项中⟪1⟫修改为⟪2⟫⟧ ⟦第三条的第二项的⟪0⟫统一修改为：⟪1⟫⟧
      ⟦第三条后两句：⟪0⟫修改为⟪1⟫⟧ ⟦第三条前三句:⟪0⟫，修改为⟪1⟫⟧ ⟦⟪0⟫修改为⟪1⟫⟧ ⟦其中⟪0⟫改为⟪1⟫⟧
      ⟦第三条第二款末尾的⟪0⟫修改为⟪1⟫⟧ ⟦将⟪0⟫统一替换为⟪1⟫⟧ ⟦第三条中的⟪0⟫、⟪1⟫分别修改为⟪2⟫、⟪3⟫⟧
      ⟦将本办法中的⟪0⟫统一修改为⟪1⟫⟧ ⟦对有关条款中的⟪0⟫，修改为⟪1⟫⟧
    `),
    no: ['第三条中⟪0⟫改作⟪1⟫', '将本办法第三条和附件中的⟪0⟫修改为⟪1⟫'],
    source: '49',
    read: (match) => {
      const { raw, quoted } = match;
      const old = placesOfWords(match);
      const [words, texts] = [eachQuoted(raw('words'), quoted), eachQuoted(raw('text'), quoted)];
      const [first = {}] = old;
      const isTitle = old.length > 0 && old.every(isTitlePlace);
      return words.map((own, i) => {
        const isWhole = first.item !== undefined && /^[（(]/u.test(own.join());
        const operation = isTitle ? 'replace-title' : isWhole ? 'replace-item' : 'replace-words';
        const content = texts.length === words.length ? (texts[i] ?? []) : quoted('text');
        return change(operation, {
          old,
          stated: old,
          words: own.join('\n'),
          content: isWhole ? itemsIn([content], 1) : content,
        });
      });
    },
  },
  {
    is: '«at»修改为(?<title>《[^》]{1,80}》)',
    yes: ['⟦将名称修改为《渡口安全办法》⟧', '⟦条例名称修改为《渡口安全条例》⟧'],
    no: '将名称修改为《》',
    read: ({ place, raw }) => [replacement(place('at'), [raw('title').slice(1, -1)])],
  },
  {
    is: '«at»(?:相应)?(?:修改为|改为|修改如下|作如下修改)«text»',
    yes: [
      '⟦第三条改为：⟪0⟫⟧',
      '⟦第三条修改如下：⟪0⟫⟧',
      '⟦对第三条作如下修改：⟪0⟫⟧',
      '⟦将第三条修改为：⟪0⟫⟧',
      '⟦引言相应修改为：⟪0⟫⟧',
      '⟦该法第三条第二项修改为：⟪0⟫⟧',
    ],
    no: '第三条的修改',
    source: '732',
    read: ({ place, quoted }) => [replacement(place('at'), quoted('text'))],
  },
]);

/** Each form by itself, in the order of the table. */
export const STATEMENTS = STATEMENT.rows.map((row) => ({ pattern: patternOf(FRAME, [row]), read: row.read }));

function deletedWords(match: StatementMatch): readonly Read[] {
  const old = placesOfWords(match);
  return eachQuoted(match.raw('words'), match.quoted).map((words) =>
    change('delete-words', { old, stated: old, words: words.join('\n') }),
  );
}

/**
 * Where the words of a statement stand: where none is named, in the places before; where none is before, everywhere. 其中 is never
 * everywhere, nor is what comes behind a place that was not read: their place is not known.
 */
function placesOfWords({ place, raw, allBefore }: StatementMatch): readonly WorkPlace[] {
  if (raw('whole') !== '') return [WHOLE];
  const [at, part] = [place('at'), place('part')];
  const isAmong = raw('among') !== '';
  const before = (allBefore ?? []).filter(({ other }) => !isAmong || other !== WHOLE.other);
  const ifNoneIsBefore = allBefore === null || isAmong ? [] : [WHOLE];
  return [part, at, before].find((places) => places.length > 0) ?? ifNoneIsBefore;
}

/** “甲”、“乙”: each quotation by itself. */
const eachQuoted = (raw: string, quoted: StatementMatch['quoted']): readonly (readonly string[])[] =>
  [...raw.matchAll(/⟪\d+⟫/gu)].map(([own]) => quoted(own));

/** So many items out of what is quoted: one may run over several lines, several may be quoted together, with or without their labels. */
function itemsIn(quotations: readonly (readonly string[])[], count: number): readonly string[] {
  const lines = quotations.flat();
  if (ITEM_LABEL.test(lines[0] ?? '')) return itemsOf(lines);
  if (count === 1) return [lines.join('\n')];
  return quotations.length === count ? quotations.map((own) => own.join('\n')) : lines;
}

/** The place behind one of this level: 第二项 → 第三项 */
function follower(place: WorkPlace, level: 'paragraph' | 'item'): WorkPlace {
  const last = ordinalOf(place[level] ?? '');
  return { ...place, [level]: last === null ? undefined : ordinalLabel({ ...last, number: last.number + 1 }) };
}

/** A range or list of numbers as the decision words it, with what they stand in before it: 第六十二条第七项至第十五项, 第三章第七节 */
function worded(first: WorkPlace, raw: string, chapter: string): WorkPlace {
  if (raw.includes('条')) return { other: raw };
  if (/^第.+节/u.test(raw)) return { other: chapter + raw };
  return { other: `${first.article ?? ''}${raw.includes('款') ? '' : (first.paragraph ?? '')}${raw}` };
}

const HEADED = new RegExp(`^(?<label>第${N}条(?:之${N})?)[\\s　]+(?<text>.*)$`, 'u');

/** The texts of quoted articles by their labels, the labels taken off: “第七条　……”; none where they are quoted without. */
function byLabel(content: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const articles = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of content) {
    const { label, text = '' } = HEADED.exec(line)?.groups ?? {};
    if (label === undefined) current?.push(line);
    else {
      current = [text];
      articles.set(label, current);
    }
  }
  return articles;
}

export const underLabel = ({ article = '' }: WorkPlace, content: readonly string[]): readonly string[] =>
  byLabel(content).get(article) ?? [];

/** One instruction an article: what is quoted may carry the labels (内容如下：第一百二十三条　……) or have only one text. */
function insertedArticles(stated: readonly WorkPlace[], content: readonly string[]): readonly Read[] {
  const own = byLabel(content);
  if (stated.length === 0) return [change('insert-article', { content })];
  return stated.map((place) =>
    change('insert-article', {
      stated: [place],
      content: own.get(place.article ?? '') ?? (stated.length === 1 ? content : []),
    }),
  );
}

/** A chapter or section by its heading, and the articles that are quoted with it. */
function insertedSection(label: string, chapter: string, content: readonly string[]): readonly Read[] {
  const [first = ''] = content;
  const heading = first.replace(label, '').trim();
  const place = label.endsWith('章') ? label : `${chapter}${label}`;
  return [
    change('insert-section', { stated: [{ other: place }], content: [`${label} ${heading}`] }),
    ...[...byLabel(content)].map(([article, text]) =>
      change('insert-article', { stated: [{ article }], content: text }),
    ),
  ];
}
