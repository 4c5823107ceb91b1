import { pinyin } from 'pinyin-pro';
import type { SpelledName } from '../query/pinyin.ts';
import type { SearchRecord } from '../record.ts';

/** Titles, headings and terms with their pinyin. Texts without Han characters and numbers such as 第一条 are left out. */
export function spelledNames(records: readonly SearchRecord[]): SpelledName[] {
  const names = new Map<string, SpelledName>();
  for (const { division, eId } of records) {
    const { document, kind, heading, url } = division;
    const { slug, title } = document;
    if (kind === 'article' && !names.has(slug))
      names.set(slug, { name: title, url: null, syllables: syllablesOf(title), place: '' });
    if (heading === '' || eId !== division.eId || names.has(url)) continue;
    names.set(url, { name: heading, url, syllables: syllablesOf(heading), place: title });
  }
  return [...names.values()].filter(({ syllables }) => syllables !== '');
}

/** `shi shi zhi liang qiang guo zhan lve`: one syllable a character, ü written v. */
function syllablesOf(text: string): string {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
  return syllables.join(' ');
}
