import type { Result } from '../query/result.ts';
import type { Segment } from '../query/snippet.ts';
import { element } from './dom.ts';
import { hitsIn, KIND_NAMES } from './wording.ts';

/** One result as a list item. Its attributes are a contract: see the README's section on search. */
export function resultItem(result: Result): HTMLLIElement {
  const { kind, regulation, eId, url, title, part, label, heading, hits, snippet } = result;
  const place = [title, part].filter((text) => text !== '').join(' › ');
  return element(
    'li',
    { class: 'search-result', 'data-result': '', 'data-kind': kind, 'data-regulation': regulation, 'data-eid': eId },
    element(
      'a',
      { class: 'search-result__link', href: url },
      element('span', { class: 'search-result__name' }, ...nameOf(label, heading, title)),
      element('span', { class: 'search-result__snippet' }, ...marked(snippet)),
    ),
    element(
      'p',
      { class: 'search-result__place' },
      ...(kind === 'article' ? [] : [element('span', { class: 'search-result__kind' }, KIND_NAMES[kind]), ' ']),
      place,
      ...(hits.length > 1 ? [element('span', { class: 'search-result__hits' }, hitsIn(hits.length))] : []),
    ),
  );
}

/** `（十二） 实施质量攻关工程`; the regulation's title where neither is printed. */
function nameOf(label: string, heading: string, title: string): (Node | string)[] {
  const parts = [label, heading].filter((text) => text !== '');
  return (parts.length > 0 ? parts : [title]).map((text) => element('span', {}, text));
}

export function marked(snippet: readonly Segment[]): (Node | string)[] {
  return snippet.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));
}
