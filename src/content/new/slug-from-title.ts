import { pinyin } from 'pinyin-pro';

/** Words of a title that name its form, not its matter. */
const FORM_WORDS = new Set('的 关于 印发 开展 实施 做好 加强 进一步 若干 有关 和 与 及 等'.split(' '));
/** Enough to tell regulations apart, short enough to read out. */
const MOST_WORDS = 4;

/**
 * A slug proposed for a new regulation: the pinyin of the words its title turns on, and the year.
 * 中共中央、国务院关于开展质量提升行动的指导意见, 2017-09-05 → `zhiliang-tisheng-xingdong-zhidao-2017`
 */
export function slugFromTitle(title: string, issuedOn: string | null): string {
  const matter = title.replace(/^.*?关于|^中华人民共和国(?=.)/, '').replace(/印发|转发|[〈《》〉“”（）()]/g, ' ');
  return [wordsInPinyin(matter) || 'fagui', ...(issuedOn ? [issuedOn.slice(0, 4)] : [])].join('-');
}

/** The first words that carry the meaning, in pinyin: 关于开展质量提升行动 → `zhiliang-tisheng-xingdong`. May be empty. */
export function wordsInPinyin(text: string): string {
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike, segment }) => isWordLike === true && !FORM_WORDS.has(segment))
    .slice(0, MOST_WORDS)
    .map(({ segment }) => latin(segment))
    .filter((word) => word !== '')
    .join('-');
}

function latin(word: string): string {
  return pinyin(word, { toneType: 'none', type: 'array', v: true })
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
