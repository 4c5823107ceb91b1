/** Shows the sentence an address points to: `#art_4__para_2__s_3`. Loaded when there is one. */
import { idOf, sentenceOfId } from '../regulation/addresses.ts';
import { officialText, rangeIn, sentencesIn } from './official-text.ts';

export function showSentence(): void {
  clear();
  const target = sentenceOfId(idOf(location.hash));
  const provision = document.getElementById(target?.eId ?? '');
  if (!target || !provision) return;
  const official = officialText(provision);
  const sentence = sentencesIn(official)[target.sentence - 1];
  provision.scrollIntoView({ block: 'nearest' });
  if (!sentence || !('highlights' in CSS)) {
    provision.classList.add('targeted');
    return;
  }
  const range = rangeIn(official, sentence.start, sentence.end);
  CSS.highlights.set('sentence', new Highlight(range));
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 4 });
}

function clear(): void {
  for (const provision of document.querySelectorAll('.targeted')) provision.classList.remove('targeted');
  if ('highlights' in CSS) CSS.highlights.delete('sentence');
}
