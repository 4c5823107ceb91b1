import { pinyin } from 'pinyin-pro';

/** Words that carry no matter wherever they stand. */
const EMPTY = new Set('的 关于 有关 若干 进一步 和 与 及 等 在'.split(' '));
/** What is done to the matter, at the beginning of a title: 关于开展质量提升行动. */
const DOING = new Set('印发 转发 开展 实施 做好 加强 推进 全面 切实'.split(' '));
/** Enough to tell regulations apart, short enough to read out. */
const MOST_WORDS = 4;

/** Issued under one name and amended under it: no year, which would be that of one edition. */
const AMENDED = '法典|条例|办法|规定|规则|细则|章程|规程|准则|守则|法';
/** Issued once: the year tells it from the next of its kind. */
const ISSUED_ONCE = '意见|通知|决定|决议|方案|规划|纲要|公告|公报|批复|命令|解释|修正案';
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
    .replace(/^.*?关于|^中华人民共和国(?=.)/, '')
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
  const words = wholeWords(text).filter((word) => !EMPTY.has(word));
  const first = words.findIndex((word) => !DOING.has(word));
  return words
    .slice(Math.max(0, first))
    .slice(0, MOST_WORDS)
    .map(latin)
    .filter((word) => word !== '');
}

/** Ends of words that the segmenter takes for words: 标准|化, 食品安全|法, 未成年|人. */
const ENDINGS = new Set([...'化性者人权率品法典区物货费税']);

/** A single character belongs to the word before it where it ends words, else to the one after it: 农|产品. */
function wholeWords(text: string): readonly string[] {
  const words: string[] = [];
  let begun = '';
  for (const { segment, isWordLike } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const last = words.at(-1);
    if (isWordLike !== true || EMPTY.has(segment)) {
      words.push(begun, '');
      begun = '';
    } else if (begun === '' && ENDINGS.has(segment) && last) words[words.length - 1] = last + segment;
    else if (/^\p{Script=Han}$/u.test(segment)) begun += segment;
    else {
      words.push(begun + segment);
      begun = '';
    }
  }
  return [...words, begun].filter((word) => word !== '');
}

function latin(word: string): string {
  return pinyin(word, { toneType: 'none', type: 'array', v: true })
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
