import { pinyin } from 'pinyin-pro';

/** Words that carry no matter wherever they stand. */
const EMPTY = new Set('的 关于 有关 若干 进一步 和 与 及 等 在 对 从 为 于 向 几个 两个'.split(' '));
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

/** Ends of words that the segmenter takes for words: 标准|化, 未成年|人, 委员|会. */
const ENDINGS = new Set([
  ...'化性者人权率品区物货费税省市县州旗局院所员级剂证器业型期案书票金量会病产气药车船店城府站场馆厂园师网制',
]);
/** A place that a title begins with, which the segmenter cuts where it likes: 郑州|市中|小学校, 驻|马|店|市. 市场 and 省级 are words. */
const PLACE = /^\p{Script=Han}{2,5}?(?:省(?![级略会际])|市(?![场政民容值售价辖]))/u;
/** What is counted goes with its number: 2023|年, 152|项. */
const MEASURES = new Set([...'年月日号届次级项元米期批条类度'].concat('万元', '亿元'));
/** What negates goes with what it negates: 反|不|正当. */
const NEGATIONS = /^[反不非未无防禁]+$/;

/**
 * A single character belongs to the word before it where it ends words, else to the one after it: 农|产品. Several make a word, 厂|务,
 * and four of them two: 优|化|营|商.
 */
function wholeWords(text: string): readonly string[] {
  const [place = ''] = PLACE.exec(text) ?? [];
  const words: string[] = [];
  let begun = '';
  for (const { segment, isWordLike } of segmentsOf(text.slice(place.length))) {
    const last = words.at(-1);
    // e.g. 文化体制改革中经营性单位
    const isEmpty = EMPTY.has(segment) || (segment === '中' && begun === '' && last !== undefined);
    const isPart = isWordLike && !isEmpty;
    const isEnding = ENDINGS.has(segment) || (MEASURES.has(segment) && /^[\d.]+$/.test(last ?? ''));
    if (isPart && begun === '' && isEnding && last) words[words.length - 1] = last + segment;
    else if (isPart && segment !== '法' && /^\p{Script=Han}$/u.test(segment)) begun += segment;
    else if (isPart && segment !== '法' && ([...begun].length === 1 || NEGATIONS.test(begun))) {
      words.push(begun + segment);
      begun = '';
    } else {
      words.push(...inTwos(begun), isPart ? segment : '');
      begun = '';
    }
  }
  return [place, ...words, ...inTwos(begun)].filter((word) => word !== '');
}

const inTwos = (run: string): readonly string[] =>
  [...run].length === 4 ? [run.slice(0, run.length / 2), run.slice(run.length / 2)] : [run];

/** Of four characters, two words are read out better than one: 水土|保持. */
function segmentsOf(text: string): readonly { readonly segment: string; readonly isWordLike: boolean }[] {
  return [...SEGMENTER.segment(text)].flatMap(({ segment, isWordLike }) => {
    const halves = [segment.slice(0, 2), segment.slice(2)];
    const isTwo =
      /^\p{Script=Han}{4}$/u.test(segment) && halves.every((half) => [...SEGMENTER.segment(half)].length === 1);
    return (isTwo ? halves : [segment]).map((each) => ({ segment: each, isWordLike: isWordLike === true }));
  });
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });

function latin(word: string): string {
  return pinyin(word, { toneType: 'none', type: 'array', v: true })
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<=\d)\.(?=\d)/g, '-')
    .replace(/[^a-z0-9-]|^-|-$|-(?=-)/g, '');
}
