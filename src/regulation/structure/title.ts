/** Titles compared: the 目录 and the body set them differently. */

/** Without white space, leaders and page numbers: `总　　则……… 3` → `总则`. */
export function entryTitle(text: string): string {
  return text.replace(/[\s.．…·]+\d*$/, '').replace(/\s+/g, '');
}
