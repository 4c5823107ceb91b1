/** Results as a list: what stands in one article is told once above its paragraphs, and each paragraph is a result of its own. */

import { element } from '../../browser/dom.ts';
import type { Inexact, Result } from '../query/result.ts';
import { type Group, groupsOf, isHeading, marked, markedHeading, resultName } from './result-parts.ts';
import { hitsIn, INEXACT, INEXACT_FROM_HERE, KIND_NAMES } from './wording.ts';

/**
 * Adds results to the list. What stands in the article that the list ends with is added there.
 * @param single the library's only regulation need not be named
 */
export function appendResults(list: HTMLOListElement, results: readonly Result[], single: boolean): void {
  for (const group of groupsOf(results)) {
    const [{ inexact, division }] = group;
    const key = `${inexact ?? ''} ${division}`;
    const last = list.lastElementChild;
    if (last instanceof HTMLElement && last.dataset.group === key) {
      last.querySelector('ol')?.append(...group.map((result) => item(result, ...excerptOf(result))));
      continue;
    }
    const before = last instanceof HTMLElement ? (last.dataset.group?.split(' ')[0] ?? '') : '';
    if (inexact !== null && inexact !== before) list.append(divider(inexact));
    const made = groupItem(group, single);
    made.dataset.group = key;
    list.append(made);
  }
}

function divider(inexact: Inexact): HTMLLIElement {
  return element('li', { class: 'search-divider' }, INEXACT_FROM_HERE[inexact]);
}

function groupItem(group: Group, single: boolean): HTMLLIElement {
  const [first] = group;
  // A heading found first is itself the line above the paragraphs
  const items = group.map((result) =>
    result === first && isHeading(result)
      ? item(result, ...titleOf(result, markedHeading(result), single))
      : item(result, ...excerptOf(result)),
  );
  const title = isHeading(first) ? [] : titleOf(first, resultName(first), single);
  return element('li', { class: 'search-group' }, ...title, element('ol', {}, ...items));
}

/** Its attributes are a contract: checks from outside read them. */
function item(result: Result, ...children: readonly Node[]): HTMLLIElement {
  return element(
    'li',
    {
      class: 'search-result',
      'data-result': '',
      'data-kind': result.kind,
      'data-regulation': result.regulation,
      'data-edition': result.edition,
      'data-eid': result.eId,
      'data-inexact': result.inexact,
    },
    ...children,
  );
}

/** Puts official text into the basket (browser/tray.ts, which knows a result by its attributes). */
const tickOf = ({ kind }: Result): readonly HTMLElement[] =>
  kind === 'article'
    ? [
        element(
          'label',
          { class: 'search-result__facts' },
          element('input', { type: 'checkbox', 'data-tick': '' }),
          '摘编',
        ),
      ]
    : [];

function titleOf(result: Result, name: readonly (Node | string)[], single: boolean): HTMLElement[] {
  const { kind, inexact, division, shortTitle, title, part, standing } = result;
  const noteKind = kind === 'note' && result.heading !== '' && result.label !== '' ? `·${result.label}` : '';
  const tags = [
    ...(inexact === null ? [] : [INEXACT[inexact]]),
    ...(kind === 'article' ? [] : [KIND_NAMES[kind] + noteKind]),
    ...(standing === '' ? [] : [standing]),
  ];
  const place = [single || kind === 'term' ? '' : shortTitle, kind === 'note' ? result.name : part];
  const told = place.filter((text) => text !== '').join(' › ');
  return [
    element(
      'h2',
      { class: 'search-group__name' },
      element('a', { href: division }, ...name),
      ...tags.flatMap((tag) => [' ', element('span', { class: 'search-tag' }, tag)]),
    ),
    ...(told === '' ? [] : [element('p', { class: 'search-group__place', title }, told)]),
  ];
}

function excerptOf(result: Result): HTMLElement[] {
  const { url, snippet, paragraph, hits } = result;
  const facts = [...(paragraph === '' ? [] : [paragraph]), ...(hits.length > 1 ? [hitsIn(hits.length)] : [])];
  return [
    element('a', { class: 'search-result__text', href: url }, ...marked(snippet)),
    ...(facts.length === 0 ? [] : [element('span', { class: 'search-result__facts' }, facts.join('　'))]),
    ...tickOf(result),
  ];
}
