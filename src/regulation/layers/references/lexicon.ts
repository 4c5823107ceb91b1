/** How a document calls laws: by titles in 《》, and by names without 《》, those known everywhere and those it defines itself. */
import { LEGAL_TITLE_END, nounRows, plainTitle, TITLE_END, withoutEdition } from '../../nouns.ts';
import { each, ruleTable } from '../../rules.ts';
import { fullTitle, WELL_KNOWN_LAWS } from './law-names.ts';
import type { Scanned } from './scan.ts';

export interface Lexicon {
  /** Full title of a name in 《》. */
  titleOf(name: string): string;
  /** Whether the document defines the name itself. */
  knows(name: string): boolean;
  /** The longest name that ends at `end` and begins at `from` or later; `end` of the result is where it begins. */
  endingAt(text: string, from: number, end: number): Scanned<string> | null;
  /** Numbers of clauses as a technical document prints them, 5.1.2: it cites them by the number alone. */
  readonly clauses: ReadonlySet<string>;
}

const lengthsOf = (names: ReadonlyMap<string, string>): Set<number> =>
  new Set(Array.from(names.keys(), ({ length }) => length));
const WELL_KNOWN_LENGTHS = lengthsOf(WELL_KNOWN_LAWS);

/** `bare` are names that stand for a title only without 《》. */
export function createLexicon(
  aliases: ReadonlyMap<string, string> = new Map(),
  bare: ReadonlyMap<string, string> = new Map(),
  clauses: ReadonlySet<string> = new Set(),
): Lexicon {
  const own = new Map([...bare, ...aliases]);
  const lengths = [...new Set([...WELL_KNOWN_LENGTHS, ...lengthsOf(own)])].sort((a, b) => b - a);
  return {
    clauses,
    titleOf: (name) => aliases.get(name) ?? fullTitle(name),
    knows: (name) => aliases.has(name),
    endingAt(text, from, end) {
      for (const length of lengths) {
        const name = end - length < from ? '' : text.slice(end - length, end);
        const title = own.get(name) ?? WELL_KNOWN_LAWS.get(name);
        if (title === undefined) continue;
        const start = end - length;
        const place = FOREIGN.pattern.exec(text.slice(Math.max(from, start - LONGEST_PLACE), start))?.[0];
        if (place !== undefined && !own.has(name)) return { value: place + name, end: start - place.length };
        if (!isGenericName(name) || startsWord(text, start)) return { value: asOf(text, start, title), end: start };
      }
      return guessedAt(text, from, end);
    },
  };
}

/** What stands before the noun of a document without saying what it is about: 本实施细则, 《暂行规定》. */
const QUALIFIER = ruleTable({ name: '引用：文种之前的修饰语' }, [
  { is: '实施|施行', yes: ['⟦实施⟧细则', '⟦施行⟧办法'], no: '举行' },
  { is: '暂行|试行', yes: ['⟦暂行⟧规定', '⟦试行⟧办法'], no: '现行' },
  {
    is: '补充|管理|处理|基本|若干|工作',
    yes: ['⟦补充⟧规定', '⟦管理⟧办法', '⟦处理⟧办法', '⟦基本⟧法', '⟦若干⟧规定', '⟦工作⟧规则'],
    no: '具体规定',
  },
]);
export const QUALIFIERS = `${QUALIFIER.pattern.source}{0,2}`;

/** Names that every longer name ends in: 条例 is no name in 道路运输条例. */
const GENERIC = ruleTable(
  { name: '引用：泛称，不指明哪部法规', frame: (nouns) => `^${QUALIFIERS}${nouns}$` },
  nounRows(
    'generic',
    (noun) => `实施${noun}`,
    (noun) => `道路${noun}`,
  ),
);

/** 《条例》 names no law unless the document says which. */
export const isGenericName = (name: string): boolean => GENERIC.pattern.test(name);

/** What stands before a former edition of a law. */
const FORMER = ruleTable({ name: '引用：旧版法规之前', frame: (words) => `${words}$` }, [
  { is: '(?<![草平高中])[原旧]', yes: ['依照原', '适用旧'], no: ['退化的草原', '黄土高原', '华北平原', '逐鹿中原'] },
  { is: '修[订改正]前的?', yes: ['适用修订前的', '适用修改前', '适用修正前的'], no: '适用修订后的' },
]);

/** The title of a law whose name begins at `start`: a former edition numbers otherwise, so that the law in force does not answer to it. */
export function asOf(text: string, start: number, title: string): string {
  return isFormer(text, start) ? `原${title}` : title;
}

/** Whether what begins at `start` is said to be that of a former edition: 原, 修订前的. */
export const isFormer = (text: string, start: number): boolean =>
  FORMER.pattern.test(text.slice(Math.max(0, start - 4), start));

const CITING = '依照|依据|根据|按照|遵照|参照|参见|详见';
const BREAKING = '违反|违背|触犯|符合|遵守|引用|属于|存在';
/** Words behind which only the name of a document can stand before a number. */
const CITES = new RegExp(`^(?:${CITING}|${BREAKING})$`);

/** Words after which the name of a law can begin; not where they are part of another: 共和国, 行为, 实施条例, 国有资产, 对外贸易. */
const BOUNDARY = ruleTable({ name: '引用：法规名称之前的词', flags: 'g' }, [
  {
    is: CITING,
    yes: each(`
      ⟦依照⟧甲条例 ⟦依据⟧甲条例 ⟦根据⟧甲条例 ⟦按照⟧甲条例 ⟦遵照⟧甲条例 ⟦参照⟧甲条例 ⟦参见⟧甲条例
      ⟦详见⟧甲条例
    `),
    no: '甲条例',
  },
  {
    is: BREAKING,
    yes: each('⟦违反⟧甲法 ⟦违背⟧甲法 ⟦触犯⟧甲法 ⟦符合⟧甲法 ⟦遵守⟧甲法 ⟦引用⟧甲法 ⟦属于⟧甲法 不⟦存在⟧甲法'),
    no: '甲法',
  },
  { is: '以及|或者|其中|关于', yes: ['⟦以及⟧甲法', '⟦或者⟧甲法', '⟦其中⟧甲法', '⟦关于⟧甲法'], no: '甲法' },
  {
    is: '(?:适用|执行|实施)(?!条例|细则|办法|规定|规则|意见|方案)',
    yes: ['⟦适用⟧甲法', '⟦执行⟧甲法', '⟦实施⟧甲法'],
    no: each('甲法实施条例 甲法实施细则 甲法实施办法 甲法适用规定 甲法实施规则 甲法实施意见 甲法实施方案'),
  },
  {
    is: '[，。；：、“”（）()《》〈〉\\s的或是将]',
    yes: each(`
      ⟦，⟧甲法 ⟦。⟧甲法 ⟦；⟧甲法 ⟦：⟧甲法 ⟦、⟧甲法 ⟦“⟧甲法 ⟦”⟧甲法 ⟦（⟧甲法 ⟦）⟧甲法 ⟦(⟧甲法
      ⟦)⟧甲法 ⟦《⟧甲法 ⟦》⟧甲法 ⟦〈⟧甲法 ⟦〉⟧甲法 ⟦　⟧甲法 签署⟦的⟧甲法 ⟦或⟧甲法 ⟦是⟧甲法
      ⟦将⟧甲法
    `),
    no: '甲法',
  },
  { is: '(?<!共)和(?![解谐])', yes: '乙法⟦和⟧甲法', no: ['共和国甲法', '和解办法', '和谐办法'] },
  { is: '(?<![涉普])及', yes: '乙法⟦及⟧甲法', no: ['涉及甲办法', '普及甲办法'] },
  { is: '(?<![参给])与', yes: '乙法⟦与⟧甲法', no: ['参与甲办法', '给与甲办法'] },
  { is: '(?<![自理事])由', yes: '⟦由⟧甲法', no: ['自由贸易法', '理由说明办法', '事由说明办法'] },
  { is: '(?<![所现])在', yes: '⟦在⟧甲法', no: ['所在地办法', '现在办法'] },
  {
    is: '(?<![反针])对(?![外台口])',
    yes: '⟦对⟧甲法',
    no: ['反对办法', '针对办法', '对外贸易法', '对台贸易办法', '对口支援办法'],
  },
  {
    is: '(?<![国所共私公具享持])有(?![限害毒偿线色机关])',
    yes: '犯罪，⟦有⟧甲法',
    no: each(`
      国有资产法 所有权法 共有办法 私有房屋条例 公有住房办法 具有办法 享有办法 持有办法 有限公司法 有害物品办法
      有毒物品办法 有偿转让办法 有线电视办法 有色金属办法 有机产品办法 有关办法
    `),
  },
  {
    is: '(?<![拆免解消清排])除',
    yes: '⟦除⟧甲法',
    no: ['拆除办法', '免除办法', '解除办法', '消除办法', '清除办法', '排除办法'],
  },
  { is: '从(?![业事])', yes: '⟦从⟧甲法', no: ['从业人员条例', '从事办法'] },
  { is: '(?<!行)为', yes: '⟦为⟧甲法', no: '价格行为规定' },
  { is: '按(?![揭摩])', yes: '⟦按⟧甲法', no: ['按揭办法', '按摩办法'] },
]);

/** 渡船法, WTO协定, 1974年公约 */
const LETTERS = /^[\u4E00-\u9FFF\dA-Z]+$/;

/** Documents that are none of law or policy. */
const OTHER_DOCUMENT = ruleTable({ name: '引用：其他文书', frame: (forms) => `${forms}$` }, [
  {
    is: '合同|契约|文件|手册|[文证议知]书|法例|规约|法规|规章',
    yes: each(`
      承包⟦合同⟧ 租船⟦契约⟧ 招标⟦文件⟧ 质量⟦手册⟧ 渡口⟦文书⟧ 渡船⟦证书⟧ 租船协⟦议书⟧ 验船通⟦知书⟧ 邻埠⟦法例⟧
      渡口⟦规约⟧ 邻国⟦法规⟧ 邻国⟦规章⟧
    `),
    no: '合同书写',
  },
  {
    is: '本(?:(?![依按据因有])[\\u4E00-\\u9FFF]){1,3}',
    yes: ['学习⟦本书⟧', '依照⟦本教材⟧', '按照⟦本任务书⟧'],
    no: each('本人依 本市按 本所据 本队因 本船有 版本 依照本'),
    source: 'What is none of the nouns a document calls itself by: 0 of 780 in 240 documents mean the document.',
  },
]);

/** Words that end as the name of a document does. */
const NO_DOCUMENT = ruleTable({ name: '引用：不是文件的名称', frame: (words) => `${words}$` }, [
  {
    is: '[方依守违非合执司立做看想用语书]法',
    yes: each('方法 依法 守法 违法 非法 合法 执法 司法 立法 做法 看法 想法 用法 语法 书法'),
    no: ['渡船法', '渡船登记办法'],
  },
  { is: '[责勒]令', yes: ['责令', '勒令'], no: '市政府令' },
]);

/** Nouns that are verbs too, unless right behind 依照 and its kind: 依照渡口公告第三条, but 应当公告第三条所列事项. */
const VERB = ruleTable({ name: '引用：也作动词的文种', frame: (words) => `${words}$` }, [
  {
    is: '规范|规划|计划|决定|公告|通告|通知|通报|报告|批复|答复|说明|声明|请示',
    yes: each('规范 规划 计划 应当决定 应当公告 通告 书面通知 通报 报告 批复 答复 说明 声明 请示'),
    no: ['渡口规定', '渡口收费目录'],
  },
]);

/** Laws of elsewhere, called as ours are: 法国民法典, 德国的刑法. */
const FOREIGN = ruleTable({ name: '引用：境外法规的国名、地名', frame: (names) => `${names}的?$` }, [
  {
    is: '[\\u4E00-\\u9FFF](?<![我中本全各两爱祖建和])国',
    yes: ['依照⟦法国⟧', '依照⟦德国的⟧'],
    no: each('依照我国 依照我国的 依照中国 依照本国 违反全国 依照各国 依照两国 依照爱国 依照祖国 依照建国 共和国'),
  },
  { is: '日本|欧盟|俄罗斯', yes: ['依照⟦日本⟧', '依照⟦欧盟⟧', '依照⟦俄罗斯⟧'], no: '日元' },
  { is: '(?:香港|澳门|台湾)(?:地区)?', yes: ['⟦香港⟧', '⟦澳门⟧', '⟦台湾地区⟧'], no: '沿海地区' },
]);

const LONGEST_PLACE = 5;

/** What only ever ends the name of a document. */
const NUMBERED = ruleTable({ name: '引用：文号', frame: (forms) => `${forms}$` }, [
  {
    is: '(?<=修正案)[（(][\\u4E00-\\u9FFF]{1,3}[）)]',
    yes: ['刑法修正案⟦（十一）⟧', '刑法修正案⟦(二)⟧'],
    no: '刑法（十一）',
  },
  {
    is: '[〔[［（(]\\d{4}[〕\\]］）)]\\d{1,5}号(?:文件?)?',
    yes: ['某发⟦〔2030〕5号⟧', '某发⟦[2030]5号文⟧', '某发⟦［2030］5号文件⟧', '某发⟦（2030）15号⟧', '某发⟦(2030)5号⟧'],
    no: '某发〔2030〕',
  },
  { is: '(?<=公告|令)(?:\\d{4}年)?第\\d{1,5}号', yes: ['某署公告⟦2030年第3号⟧', '某部令⟦第70号⟧'], no: '某部第70号' },
]);
const REACH = 34;

function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const from = Math.max(0, at - 3);
  const boundaries = [...text.slice(from, at + 2).matchAll(BOUNDARY.pattern)];
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
  const [, title, quoted = title ?? ''] = MARKED.exec(window) ?? [];
  if (title !== undefined || isDocument(quoted)) return { value: fullTitle(quoted), end: end - 1 - quoted.length };
  const number = NUMBERED.pattern.exec(window)?.[0] ?? '';
  const words = window.slice(0, window.length - number.length);
  const last = [...words.matchAll(BOUNDARY.pattern)].at(-1);
  const start = last === undefined ? (window.length < REACH ? 0 : -1) : last.index + last[0].length;
  const name = start < 0 ? '' : words.slice(start);
  const isName =
    number === ''
      ? isGenericName(name) || (isDocument(name) && (CITES.test(last?.[0] ?? '') || !VERB.pattern.test(name)))
      : /^[\u4E00-\u9FFF]{2,}$/.test(name);
  const whole = name + number.replace(/文件?$/, '');
  return isName ? { value: fullTitle(whole), end: end - name.length - number.length } : null;
}

/** What marks close right before 第 without being read as a title, 〈渡船条例〉第二条, <渡船条例>第二条: one group; “渡船条例”第二条: the other. */
const MARKED = /([^《〈<]*)[》〉>]$|([^“「『]*)[”」』]$/;

/** 渡船登记条例, 市政府令, 渡口收费目录, 承包合同 */
const isDocument = (name: string): boolean =>
  LETTERS.test(name) &&
  !NO_DOCUMENT.pattern.test(name) &&
  [LEGAL_TITLE_END, TITLE_END, OTHER_DOCUMENT].some(({ pattern }) => pattern.test(name));

/** Start → end (after 》) of every 《…》. Brackets are counted, since titles nest: 《关于修改〈关于适用《…》的解释〉的决定》. */
export function titleEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  if (!text.includes('《')) return ends;
  for (let at = text.indexOf('《'); at >= 0 && at < text.length; at++) {
    if (text[at] === '《') open.push(at);
    else if (text[at] === '》') {
      const start = open.pop();
      if (start === undefined) continue;
      ends.set(start, at + 1);
    }
  }
  return ends;
}

/** Whether a title (without its brackets) is one of law or policy: 《广告法》, 《…办法（试行）》; 《关于印发〈…办法〉》; not 《营业执照》. */
export const isLegalTitle = (title: string): boolean => LEGAL_TITLE_END.pattern.test(withoutEdition(plainTitle(title)));
