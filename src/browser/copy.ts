/**
 * What is copied from a text: its own words, as plain text and as bare paragraphs and tables, which Word and WPS set in their own type.
 * The page's colours, sizes, links and signs stay in the page.
 */

import { htmlOf, type OfficialBlock, officialBlocks, plainOf } from './blocks.ts';
import { isWriting } from './keys.ts';

/** What is written below copied words to say where they stand; null where nothing can be said. */
type SourceOf = (range: Range) => string | null;

/** From now on. The setting 复制时附出处 needs what only the server knows; it is there when the reader copies, or the words go alone. */
export function copyClean(loadSource: () => Promise<SourceOf>): void {
  let sourceOf: SourceOf = () => null;
  const load = async () => {
    if (wantsSource()) sourceOf = await loadSource();
  };
  void load();
  new MutationObserver(load).observe(document.documentElement, { attributeFilter: ['data-copy'] });
  document.addEventListener('copy', (event) => {
    const { clipboardData, target } = event;
    const selection = getSelection();
    if (!clipboardData || !selection || selection.rangeCount === 0 || selection.isCollapsed || isWriting(target))
      return;
    const range = selection.getRangeAt(0);
    const official = officialBlocks(range);
    const blocks = official.length > 0 ? official : linesOf(selection.toString());
    const source = wantsSource() && official.length > 0 ? sourceOf(range) : null;
    if (source !== null) blocks.push(source);
    clipboardData.setData('text/plain', plainOf(blocks));
    clipboardData.setData('text/html', htmlOf(blocks));
    event.preventDefault();
  });
}

const wantsSource = (): boolean => document.documentElement.dataset.copy === 'source';

/** Of what is not official, as of a note: its lines as the browser reads them. */
const linesOf = (text: string): OfficialBlock[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
