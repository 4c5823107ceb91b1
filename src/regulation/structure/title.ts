/** Titles compared: the 目录 and the body set them differently. */

// e.g. "（第一条至第十条）", "(第三条)": what a 目录 tells besides the title
const EXTENT = /[（(]第[^（()）]{1,12}条(?:[^（()）]{1,3}第[^（()）]{1,12}条)?[）)]$/;

// e.g. "……… 3", "… (12)", "　-5-"
const PAGE = /[\s.．…·]+(?:[（(－—-]?\s?\d+\s?[）)－—-]?)?$/;

/** Without white space, leaders, page numbers and extent: `总　　则……… 3` → `总则`. */
export function entryTitle(text: string): string {
  return text.replace(PAGE, '').replace(/\s+/g, '').replace(EXTENT, '');
}
