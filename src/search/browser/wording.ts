/** Everything the search says to readers. */
import type { FilterName } from '../query/filter.ts';
import type { Jump, Missing } from '../query/jump.ts';
import { LONGEST_QUERY } from '../query/parse.ts';
import type { Inexact } from '../query/result.ts';
import type { Count, Found, Unsearchable } from '../query/search.ts';
import { MAY_HAVE_LEVELS, type RecordKind } from '../record.ts';
import type { Failure } from './messages.ts';

export const KIND_NAMES: Readonly<Record<RecordKind, string>> = { article: '正文', note: '注释', term: '术语' };

export const FILTER_TITLES: Readonly<Record<FilterName, string>> = {
  kind: '类别',
  regulation: '法规',
  rank: '效力级别',
  part: '编章',
  issuer: '发布机关',
  year: '年份',
  region: MAY_HAVE_LEVELS ? '地区' : '',
  status: MAY_HAVE_LEVELS ? '时效性' : '',
};

export const UNSEARCHABLE: Readonly<Record<Unsearchable, string>> = {
  empty: '输入要查找的词句，一个字也可以。',
  'signs-only': '请输入文字或数字；要查找标点本身，请加英文双引号，例如 "+"。',
  'excludes-only': '只写了要排除的词，请再写一个要查找的词。',
};

export const BUSY = '正在查找…';

/** `正在载入索引（96 KB）…` */
export function loading(bytes: number): string {
  return bytes === 0 ? '正在载入索引…' : `正在载入索引（${Math.ceil(bytes / 1024)} KB）…`;
}

/** `没有网络：只查了已存本机的3部法规。` */
const searchedKept = (kept: number): string => `没有网络：只查了已存本机的${kept}部法规。`;

/** `正文有258处，在59段中。` Of which text it is, how often, and in how many paragraphs: always all three. */
export function counted(found: Found): string {
  return MAY_HAVE_LEVELS && found.kept ? searchedKept(found.kept) + countedIn(found) : countedIn(found);
}

function countedIn({ scope, total, hits, inexact, jumps, names }: Found): string {
  if (total > 0) return `${KIND_NAMES[scope]}有${hits}处，在${total}段中。`;
  if (inexact > 0) return `没有完全一致的，有${inexact}段相近。`;
  return jumps.length + names.length > 0 ? '没有一致的字句，可以直接打开条文或标题。' : '没有找到。';
}

/** `258处 59段` */
export const countOf = ({ records, hits }: Count): string => (records === 0 ? '0' : `${hits}处 ${records}段`);

export const CUT = `检索词过长，只查找了开头的 ${LONGEST_QUERY} 个字。`;

export function failed(failure: Failure): string {
  switch (failure.why) {
    case 'offline':
      return `无法连接，${failure.file} 没有载入${MAY_HAVE_LEVELS ? '，本机也没有存下可查的法规' : ''}。请检查网络后重试，或阅读全文。`;
    case 'missing':
      return `索引文件 ${failure.file} 不存在，网站可能正在更新。请重试，或阅读全文。`;
    case 'damaged':
      return `索引文件 ${failure.file} 已损坏。请重试，或阅读全文。`;
    case 'blocked':
      return '检索程序没有载入，可能被浏览器或网络拦截。请重试，或阅读全文。';
    case 'no-webassembly':
      return '此浏览器不能运行或已禁用 WebAssembly，无法查找。请阅读全文，用浏览器的“在页面中查找”。';
    case 'unexpected':
      return '查找时出错。请重试，或阅读全文。';
  }
}

export function hitsIn(count: number): string {
  return `${count}处`;
}

export function notHere({ title, count }: Missing): string {
  return `本站没有收录《${title}》。${count > 0 ? `${count}条引用了它：` : ''}`;
}

export const searchIn = (title: string): string => `在《${title}》中查找`;

/** An article was called by its number, and many regulations have it. */
export const NAMELESS = '许多法规都有这一条：请在前面写上法规名，例如“刑法第三条”。';
export const NAMELESS_LAST = '这是上次阅读的法规里的；要看其他法规的，请在前面写上法规名。';

/** 中华人民共和国刑法, 第二条第一款第二项, （十二）实施质量攻关工程. */
export function jumpName({ eId, title, label, heading, name, below }: Jump): string {
  if (eId === '') return title;
  return (label || name) + (below === '' ? heading : below) || title;
}

export const JUMP = '直达';
export const NAMES = '按拼音';
export const INSTEAD = '可以改为查找';

/** What was typed does not occur, its simplified spelling does. */
export function readAs(simplified: string): string {
  return `按简体“${simplified}”查找：`;
}

export const INEXACT: Readonly<Record<Inexact, string>> = { synonym: '近义', signs: '标点不同' };

/** Stands before the first result of its sort. */
export const INEXACT_FROM_HERE: Readonly<Record<Inexact, string>> = {
  synonym: '以下是近义词的结果：',
  signs: '以下结果中的原文另有标点：',
};

export const moreOf = (left: number): string => `显示更多（还有${left}段）`;

export function withoutFilter(count: number): string {
  return `去掉筛选，查看全部${count}段`;
}

/** `筛选：注释、一、总体要求` */
export function filtersChosen(labels: readonly string[]): string {
  return labels.length === 0 ? '筛选' : `筛选：${labels.join('、')}`;
}

export const COPIED = '已复制，可粘贴到表格中。';
export const NOT_COPIED = '浏览器不允许复制，请改用下载。';
export const NOT_MADE = '没有生成文件，请检查网络后再试。';

/** A table that does not hold everything says so. */
export function exported(results: number, total: number): string {
  return results < total ? `只导出了前${results}段，共${total}段。` : '';
}

export const TO_SEARCH_PAGE = '打开检索页，重试或阅读全文';

export function allResults(count: number): string {
  return count === 0 ? '打开检索页' : `全部结果（${count}段）`;
}
