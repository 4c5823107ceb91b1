/** Titles compared: the 目录 and the body set them differently. */

// e.g. "（第一条至第十条）", "(第三条)": what a 目录 tells besides the title
const EXTENT = /[（(]第[^（()）]{1,12}条(?:[^（()）]{1,3}第[^（()）]{1,12}条)?[）)]$/;

// e.g. "……… 3", "… (12)", "　-5-"
const PAGE = /[\s.．…·]+(?:[（(－—-]?\s?\d+\s?[）)－—-]?)?$/;

// e.g. "1．", "2.1.", "3、" before a title
const ARABIC_NUMBER = /^\d{1,2}(?:[.．]\d{1,2})*(?!\d)[.．、]?/;

/** Without white space, leaders, page numbers and extent, Arabic numbers set in one way: `总　　则……… 3` → `总则`, `1．1 目的` → `1.1目的`. */
export function entryTitle(text: string): string {
  return text
    .replace(PAGE, '')
    .replace(/\s+/g, '')
    .replace(EXTENT, '')
    .replace(ARABIC_NUMBER, (number) => number.replace(/[.．、]$/, '').replaceAll('．', '.'));
}
