import type { Result } from '../query/result.ts';
import type { Segment } from '../query/snippet.ts';
import { element } from './dom.ts';
import { hitsIn, INEXACT, KIND_NAMES, unprintedName } from './wording.ts';

/** One result as a list item. Its attributes are a contract: see the README's section on search. */
export function resultItem(result: Result): HTMLLIElement {
  const { inexact, kind, regulation, eId, url, title, part, hits, snippet } = result;
  const place = [title, part].filter((text) => text !== '').join(' › ');
  const lines = isHeading(result)
    ? [element('span', { class: 'search-result__name' }, element('span', {}, ...marked(snippet)))]
    : [
        element('span', { class: 'search-result__name' }, ...nameOf(result)),
        element('span', { class: 'search-result__snippet' }, ...marked(snippet)),
      ];
  return element(
    'li',
    {
      class: 'search-result',
      'data-result': '',
      'data-kind': kind,
      'data-regulation': regulation,
      'data-eid': eId,
      'data-inexact': inexact,
    },
    element('a', { class: 'search-result__link', href: url }, ...lines),
    element(
      'p',
      { class: 'search-result__place' },
      ...(inexact === null ? [] : [element('span', { class: 'search-result__kind' }, INEXACT[inexact]), ' ']),
      ...(kind === 'article' ? [] : [element('span', { class: 'search-result__kind' }, KIND_NAMES[kind]), ' ']),
      place,
      ...(hits.length > 1 ? [element('span', { class: 'search-result__hits' }, hitsIn(hits.length))] : []),
    ),
  );
}

/** The text found is the heading itself, with its label: it is shown once. */
export function isHeading({ text, label, heading }: Result): boolean {
  return heading !== '' && text.replace(/\s/g, '') === (label + heading).replace(/\s/g, '');
}

/** `（十二） 实施质量攻关工程`, `序言`; the regulation's title where there is nothing else. */
export function nameOf({ label, heading, eId, title }: Result): Node[] {
  const printed = [label, heading].filter((text) => text !== '');
  const names = printed.length > 0 ? printed : [unprintedName(eId) ?? title];
  return names.map((text) => element('span', {}, text));
}

export function marked(snippet: readonly Segment[]): (Node | string)[] {
  return snippet.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));
}
