import { cut } from 'jieba-wasm';
import { pinyin } from 'pinyin-pro';

/** Words that carry no matter wherever they stand. */
const EMPTY = new Set('的 关于 有关 若干 进一步 和 与 及 等 在 对 从 为 于 向 中 几个 两个'.split(' '));
/** What is done to the matter, at the beginning of a title: 关于开展质量提升行动. */
const DOING = new Set('印发 转发 开展 实施 做好 加强 推进 全面 切实'.split(' '));
/** Left out where a title is long without them. */
const LIGHT = new Set('管理 工作 问题 领域 推行 全面 部门 办理 进行 机构 推进 促进 加强 设立 加快'.split(' '));
/** Enough to tell regulations apart, short enough to read out. */
const MOST_WORDS = 5;

/** Issued under one name and amended under it: no year, which would be that of one edition. */
const AMENDED = '法典|条例|办法|规定|规则|细则|章程|规程|准则|守则|通则|总则|规范|标准|制度|目录|指南|导则|公约|法';
/** Issued once: the year tells it from the next of its kind. */
const ISSUED_ONCE =
  '意见|通知|通告|通报|决定|决议|方案|计划|规划|纲要|要点|纪要|公告|公报|批复|答复|复函|命令|解释|修正案';
const FORM = new RegExp(`(?:${AMENDED}|${ISSUED_ONCE})$`);

/** e.g. "（2017年修订）", "（试行）": what follows a title and is no part of it. */
const REMARK = /[（(][^（()）]*[）)]\s*$/;

/**
 * A slug proposed for a new regulation: whole words in pinyin, the form at its end (法, 条例, 意见) always kept. The year stands last
 * for what is issued once, and nowhere in the name of what is amended under it.
 * 中华人民共和国标准化法, 2017-11-04 → `biaozhunhua-fa`; …关于开展质量提升行动的指导意见, 2017-09-05 → `zhiliang-tisheng-xingdong-zhidao-yijian-2017`
 */
export function slugFromTitle(title: string, issuedOn: string | null): string {
  const name = title
    .replace(REMARK, '')
    .replace(/^.*?关于/, '')
    .replace(/中华人民共和国(?=.)/g, '')
    .replace(/[〈《》〉“”（）()]/g, ' ')
    .trim();
  const form = FORM.exec(name)?.[0] ?? '';
  const matter = name.slice(0, name.length - form.length);
  // 民法典: a name of its own, not a kind of 民
  const words = [...matter].length <= 1 ? [latin(name)] : [...matterWords(matter), latin(form)];
  const isAmended = form !== '' && new RegExp(`^(?:${AMENDED})$`).test(form);
  const slug = words.filter((word) => word !== '').join('-') || 'fagui';
  return issuedOn === null || isAmended ? slug : `${slug}-${issuedOn.slice(0, 4)}`;
}

/** The first words that carry the meaning, in pinyin: 关于开展质量提升行动 → `zhiliang-tisheng-xingdong`. May be empty. */
export const wordsInPinyin = (text: string): string => matterWords(text).join('-');

function matterWords(text: string): readonly string[] {
  const all = wholeWords(text).filter((word) => !EMPTY.has(word));
  const first = all.findIndex((word) => !DOING.has(word));
  const words = all.slice(Math.max(0, first));
  const weighty = words.length > MOST_WORDS ? words.filter((word) => !LIGHT.has(word)) : words;
  return weighty
    .slice(0, MOST_WORDS)
    .map(latin)
    .filter((word) => word !== '');
}

/** What begins a word, where others end one: 小|餐饮店, 双|随机, 非|道路. */
const PREFIXES = new Set('反不非未无防禁小大双一'.split(''));
/** A form inside a title, which the dictionary has as the end of a word: 管理条例, 诉讼法. */
const WITH_FORM = new RegExp(`^(\\p{Script=Han}{2,})(${AMENDED}|${ISSUED_ONCE})$`, 'u');

/** The words of a text; a single character is a part of the one before it, 海员|证, or where it begins words of the one after it. */
function wholeWords(text: string): readonly string[] {
  const words: string[] = [];
  let begun = '';
  for (const word of segmentsOf(text)) {
    const isPart = /^\p{Script=Han}$/u.test(word) && word !== '法' && !EMPTY.has(word);
    const before = begun === '' ? words.at(-1) : undefined;
    if (isPart && (!before || EMPTY.has(before) || PREFIXES.has(word))) begun += word;
    else if (isPart) words[words.length - 1] += word;
    else {
      words.push(begun + word);
      begun = '';
    }
  }
  return [...words, begun].filter((word) => word !== '');
}

/** As the dictionary has them, long ones in their parts: 个人|所得税, 诉讼|法. What is no word parts others. */
function segmentsOf(text: string): readonly string[] {
  // 反有|组织: with what is joined to anything the guess at words that are in no dictionary begins wrong
  const [, against = '', rest = ''] = /^(反?)(.*)$/su.exec(text.normalize('NFKC')) ?? [];
  return [against, ...cut(rest, true)]
    .flatMap((word) => WITH_FORM.exec(word)?.slice(1) ?? [word])
    .flatMap((word) => inParts(word) ?? [word])
    .map((word) => (/[\p{L}\p{N}]/u.test(word) ? word : ''));
}

/** Of four characters and more, words of two or three are read out better than one: 道路|交通. Null where the parts are no words. */
function inParts(word: string): readonly string[] | null {
  if (!/^\p{Script=Han}+$/u.test(word)) return null;
  if (word.length < 4) return isWord(word) ? [word] : null;
  for (const length of [2, 3]) {
    const rest = isWord(word.slice(0, length)) ? inParts(word.slice(length)) : null;
    if (rest !== null) return [word.slice(0, length), ...rest];
  }
  return null;
}

const isWord = (text: string): boolean => text.length > 1 && cut(text, false).length === 1;

function latin(word: string): string {
  return pinyin(word, { toneType: 'none', type: 'array', v: true })
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<=\d)\.(?=\d)/g, '-')
    .replace(/[^a-z0-9-]|^-|-$|-(?=-)/g, '');
}
