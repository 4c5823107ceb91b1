/**
 * Amendments: 将刑法第五十三条修改为：“…”. Inside the quotation marks stands text of the amended law, so 本法, 前款 and a bare 第十条 are
 * the amended law's. Every paragraph of it opens with “, only the last one closes.
 */
import type { Level } from '../../levels.ts';
import { parseNumeral } from '../../numerals.ts';
import { each, ruleTable } from '../../rules.ts';
import type { Address } from './citation.ts';
import { fullTitle } from './law-names.ts';
import { titleEnds } from './lexicon.ts';

/** Where the text being put into a law will stand. */
export interface AmendedPlace {
  readonly law: string;
  readonly numbers: Readonly<Partial<Record<Level, string>>>;
}

/** What a document amends by its title; `law` is null where it amends several, which its articles then name. */
export interface Amending {
  readonly law: string | null;
}

/** What stands in a title between the name of what is amended and its end: of one article, of some. */
const AMENDED_PART = ruleTable({ name: '修改：题名里所改的部分', frame: (words) => `^${words}$` }, [
  {
    is: '(?:的?(?:部分|个别|有关|相关|若干))?条[款文]',
    yes: ['条款', '部分条款', '个别条文', '有关条款', '相关条款', '的若干条款'],
    no: ['和渡口办法', '部分内容'],
  },
  { is: '第.{1,12}[条款]', yes: ['第五条', '第五条第二款'], no: '第五章' },
  { is: '附[件表录].{0,3}', yes: ['附件', '附表二', '附录'], no: '附注' },
]);

/** Titles that name one regulation in brackets; the groups are its name and the part. */
const AMENDING_ONE = ruleTable(
  {
    name: '修改：题名说出所改的一部法规',
    frame: (names) => `关于修[改订正]${names}([^《》〈〉]{0,16}?)的?(?:决定|决议|通知|公告|令)`,
  },
  [
    {
      is: '《([^》]{2,80})》',
      yes: each(`
        ⟦关于修改《渡船办法》的决定⟧ ⟦关于修订《关于适用〈渡船法〉的解释》的决议⟧
        ⟦关于修正《渡船办法》第五条的通知⟧
      `),
      no: ['关于修改《渡船办法》和《渡口办法》的决定', '关于印发《渡船办法》的通知'],
    },
    {
      is: '〈([^〉]{2,80})〉',
      yes: ['⟦关于修改〈渡船办法〉的公告⟧', '⟦关于修改〈渡船办法〉的令⟧'],
      no: '关于修改〈渡船办法〉、〈渡口办法〉的决定',
    },
  ],
);

/** Titles that say in other ways what is amended; the group is the name, or the kind of many. */
const AMENDING = ruleTable({ name: '修改：题名说出所改的法规' }, [
  { is: '^(.{2,30}?)修正案', yes: ['⟦某某邦刑法修正案⟧（二）', '⟦某某邦宪法修正案⟧'], no: '修正案起草规定' },
  {
    is: '关于(?:废止和|废止、)?修[改订正](.{2,80}?)的决定',
    yes: each(`
      ⟦关于修改渡船办法的决定⟧ ⟦关于修订部分规章的决定⟧ ⟦关于修正渡船办法的决定⟧
      ⟦关于废止和修改部分规章的决定⟧ ⟦关于废止、修改部分规章的决定⟧
      ⟦关于修改《渡船办法》和《渡口办法》的决定⟧ ⟦关于修改〈渡船办法〉等规章的决定⟧
    `),
    no: '关于废止渡船办法的决定',
  },
  {
    is: '决定(?:予以)?修[改订正]的(.{2,80})',
    yes: ['某某部⟦决定修改的规章⟧', '某某部⟦决定予以修订的规章⟧', '某某部⟦决定修正的规章⟧'],
    no: '某某部决定废止的规章',
  },
]);

/** What shows that such a title names several. */
const SEVERAL = ruleTable({ name: '修改：题名里不止一部' }, [
  {
    is: '[等、《〈》〉]',
    yes: ['渡船办法等规章', '渡船办法、渡口办法', '渡船办法》和', '和《渡口办法', '渡船办法〉和', '和〈渡口办法'],
    no: '渡船办法',
  },
  { is: '部分|若干(?!问题)', yes: ['部分规定', '若干规定'], no: ['全部规定', '关于渡船若干问题的解释'] },
  {
    is: '[一二三四五六七八九十\\d][部件]',
    yes: each('一部办法 二件办法 三部办法 四件办法 五部办法 六件办法 七部办法 八件办法 九部办法 十件办法 12件办法'),
    no: '渡船部件办法',
  },
  {
    is: '^(?:行政)?(?:法律|法规|规章|规范性文件)',
    yes: ['法律', '行政法规', '规章', '规范性文件'],
    no: '渡船法规汇编办法',
  },
]);

/** 刑法修正案（九）; 关于修改《…法》的决定; 关于修改部分法律的决定, and what is attached: 国务院决定修改的行政法规. Null when it amends nothing. */
export function amendedBy(title: string): Amending | null {
  const [one, part = ''] =
    AMENDING_ONE.pattern
      .exec(title)
      ?.slice(1)
      .filter((group) => group !== undefined) ?? [];
  if (one !== undefined && (part === '' || AMENDED_PART.pattern.test(part))) {
    return { law: fullTitle(one) };
  }
  const name = AMENDING.pattern
    .exec(title)
    ?.slice(1)
    .find((group) => group !== undefined);
  return name === undefined ? null : { law: SEVERAL.pattern.test(name) ? null : fullTitle(name) };
}

/** What follows the title of what is amended: 对《…》作如下修改. */
const IS_AMENDED = ruleTable(
  { name: '修改：正文说出所改的法规', frame: (words) => `^(?:[（(][^（）()]{0,80}[）)])?${words}修[改订正]` },
  [
    {
      is: '(?:作|作出|进行)(?:如下|以下|了|了如下)?',
      yes: each(
        `⟦作如下修改⟧： ⟦作出修订⟧ ⟦作了修正⟧ ⟦进行以下修改⟧ ⟦进行了如下修改⟧ ⟦（以下简称《办法》）作如下修改⟧`,
      ),
      no: ['的修改', '作如下解释'],
    },
  ],
);

/** The laws that a sentence says are amended, 对《…》作如下修改. */
export const amendedByWords = (text: string): readonly string[] =>
  [...titleEnds(text)]
    .filter(([start, end]) => text.charAt(start - 1) === '对' && IS_AMENDED.pattern.test(text.slice(end, end + 90)))
    .map(([start, end]) => fullTitle(text.slice(start + 1, end - 1)));

/** What announces that text of a law is quoted next. */
const ANNOUNCES = ruleTable({ name: '修改：引出所引法规的原文', frame: (words) => `${words}\\s*$` }, [
  {
    is: '(?:改为|增加|作为|补充|修正为|规定为)[^“”「」]{0,60}[：:]',
    yes: ['修改为：', '改为:', '增加一句：', '作为第二自然段：', '补充一句：', '修正为：', '规定为：'],
    no: ['下列文字：', '改为第三条', '改为“名称：', '改为”名称：', '改为「名称：', '改为」名称：'],
  },
  { is: '改为|修正为', yes: ['“甲”修改为', '“甲”修正为'], no: '成为' },
  { is: '[条款项]中的', yes: ['第五条中的', '第二款中的', '第一项中的'], no: '名称里的' },
  { is: '规定[：:]?', yes: ['第五条规定：', '第五条规定:', '第五条规定'], no: '第五条要求' },
  { is: '[条款项][：:]', yes: ['《渡船法》第五条：', '第二款:', '第一项：'], no: '附表：' },
]);

/** Whether own words before a quotation mark announce text of a law. */
export const announcesQuotation = (words: string): boolean => ANNOUNCES.pattern.test(words);

/** The place after what the own words have named: 作为第三十七条之一, 第五十条第一款; of 第三款至第五款 the first. */
export function placeNamed({ law, steps }: Address): AmendedPlace | null {
  if (law === null) return null;
  const numbers: Partial<Record<Level, string>> = {};
  for (const step of steps) {
    const number = step.kind === 'numbers' ? step.intervals[0]?.from : undefined;
    if (number !== undefined) numbers[step.level] = number;
  }
  return { law, numbers };
}

/** 将该条修改为：“…” gives all of the article named before, of whatever 款 was spoken meanwhile. */
export function wholeArticle(place: AmendedPlace | null, words: string): AmendedPlace | null {
  const article = place?.numbers.article;
  return place && article !== undefined && WHOLE_ARTICLE.test(words) ? { law: place.law, numbers: { article } } : place;
}
const WHOLE_ARTICLE = /该条(?:修改|修正|改)为：?$/;

const LABEL =
  /^“?\s*(?:第([零〇一二三四五六七八九十百千]{1,9})条(?:之([一二三四五六七八九十]{1,3}))?[\s　]|[（(]([一二三四五六七八九十]{1,3})[）)])/;

/** Numbers at the beginning of a line that are no citation: of a 条 that is quoted, of a list of attachments. */
const OWN_NUMBER = ruleTable({ name: '引用：行首的编号', frame: (forms) => `^[“「『]?\\s*${forms}` }, [
  {
    is: '第[^第]{1,9}?(?:条(?:之.{1,3})?|[编章节])\\s',
    yes: ['⟦“第五条　⟧甲', '⟦第五条之一 ⟧甲', '⟦第一编 ⟧甲', '⟦第二章 ⟧甲', '⟦第三节　⟧甲'],
    no: ['第五条规定', '依照第五条 甲'],
  },
  {
    is: '附[件表录][^、]{0,5}?(?:[：:．—－-](?!\\d)|、(?![附\\d]|[一二三四五六七八九十]+[、和及至所的])|\\s)',
    yes: each(`
      ⟦附件1-⟧甲表 ⟦附表一：⟧甲表 ⟦附录A:⟧甲 ⟦附件2、⟧甲 ⟦附件3．⟧甲 ⟦附件4—⟧甲 ⟦附件5－⟧甲 ⟦附件6　⟧甲
      ⟦附件二、⟧一览表 ⟦附件三、⟧三年规划
    `),
    no: each(`
      附件1所列 附件1-3所列 附件1、2所列 附件1、附件2所列 依照附件1： 附件一、二所列 附件二、三的要求 附件三、四、五
      附件四、五和附件六 附件五、六及附件七 附件六、七至九 附件七、八、九和十 附件八、九、十 附件九、十的 附件九、十一和
    `),
  },
]);

/** Where a line begins after such a number. */
export const afterLabel = (line: string): number => OWN_NUMBER.pattern.exec(line)?.[0].length ?? 0;

/** The place of the next quoted paragraph: a label begins a new 条 or 项, anything else is the next 款. */
export function nextPlace({ law, numbers }: AmendedPlace, line: string, position: 'first' | 'next'): AmendedPlace {
  const found = LABEL.exec(line);
  const article = parseNumeral(found?.[1] ?? '');
  const branch = parseNumeral(found?.[2] ?? '');
  const item = parseNumeral(found?.[3] ?? '');
  if (article !== null) {
    return { law, numbers: { article: branch === null ? String(article) : `${article}-${branch}`, paragraph: '1' } };
  }
  if (item === null && position === 'first')
    return { law, numbers: { ...numbers, paragraph: numbers.paragraph ?? '1' } };
  const { item: _, ...rest } = numbers;
  if (item !== null) return { law, numbers: { ...rest, paragraph: numbers.paragraph ?? '1', item: String(item) } };
  return { law, numbers: { ...rest, paragraph: String(Number(numbers.paragraph ?? '0') + 1) } };
}
