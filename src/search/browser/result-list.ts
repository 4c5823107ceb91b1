/** Results as a list: what stands in one article is told once above its paragraphs, and each paragraph is a result of its own. */

import { element } from '../../browser/dom.ts';
import type { Inexact, Result } from '../query/result.ts';
import { type Segment, snippetOf } from '../query/snippet.ts';
import { keepTrail } from './hit-trail.ts';
import { hitsIn, INEXACT, INEXACT_FROM_HERE, KIND_NAMES } from './wording.ts';

/** Neighbouring results of one article, note or term. */
export type Group = readonly [Result, ...Result[]];

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
      ? item(result, ...titleOf(result, headingOf(result), single))
      : item(result, ...excerptOf(result)),
  );
  const title = isHeading(first) ? [] : titleOf(first, nameOf(first), single);
  return element('li', { class: 'search-group' }, ...title, element('ol', {}, ...items));
}

export function groupsOf(results: readonly Result[]): Group[] {
  const groups: [Result, ...Result[]][] = [];
  for (const result of results) {
    const group = groups.at(-1);
    if (group && group[0].division === result.division && group[0].inexact === result.inexact) group.push(result);
    else groups.push([result]);
  }
  return groups;
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
      'data-eid': result.eId,
      'data-inexact': result.inexact,
    },
    ...children,
  );
}

function titleOf(result: Result, name: readonly (Node | string)[], single: boolean): HTMLElement[] {
  const { kind, inexact, division, shortTitle, title, part } = result;
  const noteKind = kind === 'note' && result.heading !== '' && result.label !== '' ? `·${result.label}` : '';
  const tags = [
    ...(inexact === null ? [] : [INEXACT[inexact]]),
    ...(kind === 'article' ? [] : [KIND_NAMES[kind] + noteKind]),
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

function excerptOf({ url, snippet, paragraph, hits }: Result): HTMLElement[] {
  const facts = [...(paragraph === '' ? [] : [paragraph]), ...(hits.length > 1 ? [hitsIn(hits.length)] : [])];
  return [
    element('a', { class: 'search-result__text', href: url }, ...marked(snippet)),
    ...(facts.length === 0 ? [] : [element('span', { class: 'search-result__facts' }, facts.join('　'))]),
  ];
}

/** The text found is the heading itself, with its label. */
export function isHeading({ text, label, heading }: Result): boolean {
  return heading !== '' && text.replace(/\s/g, '') === (label + heading).replace(/\s/g, '');
}

/** `（十二）实施质量攻关工程`, `序言`, a note's title; the regulation's title where there is nothing else. */
export function nameOf({ kind, label, heading, name, title }: Result): Node[] {
  if (kind !== 'article') return [element('span', {}, heading || label)];
  if (label === '' && heading === '') return [element('span', {}, name || title)];
  return [
    ...(label === '' ? [] : [element('span', { class: 'search-label' }, label)]),
    ...(heading === '' ? [] : [element('span', {}, heading)]),
  ];
}

/** The heading as printed, its label set off, with the hits marked in both. */
export function headingOf({ text, label, hits }: Result): Node[] {
  const cut = text.startsWith(label) ? label.length : 0;
  const inLabel = hits.filter(({ start }) => start < cut);
  const inHeading = hits.filter(({ end }) => end > cut);
  return [
    element('span', { class: 'search-label' }, ...marked(snippetOf(text.slice(0, cut), inLabel))),
    element(
      'span',
      {},
      ...marked(
        snippetOf(
          text.slice(cut),
          inHeading.map(({ start, end }) => ({ start: Math.max(0, start - cut), end: end - cut })),
        ),
      ),
    ),
  ];
}

export function marked(snippet: readonly Segment[]): (Node | string)[] {
  return snippet.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));
}

/** Where a result leads on to, when it is followed. */
interface Followed {
  readonly results: readonly Result[];
  /** Exact results in all. */
  readonly total: number;
  /** The page of all results. */
  readonly search: string;
}

/** Pages of results that are kept beyond the one that is opened. */
const AHEAD = 100;

/** Leaves word for the page that is about to be opened: what to mark there, and which pages of results follow. */
export function leaveTrail(url: string, { results, total, search }: Followed): void {
  const pages = new Map<string, { url: string; path: string; at: number; words: Set<string> }>();
  for (const [index, result] of results.entries()) {
    const { pathname } = new URL(result.url, location.href);
    const page = pages.get(pathname) ?? { url: result.url, path: pathname, at: index + 1, words: new Set() };
    // All that was found on it, however it was typed
    for (const { start, end } of result.hits) page.words.add(result.text.slice(start, end));
    pages.set(pathname, page);
  }
  const all = [...pages.values()].map((page) => ({ ...page, words: [...page.words] }));
  const path = new URL(url, location.href).pathname;
  const from = all.findIndex((page) => page.path === path);
  if (from >= 0) keepTrail({ search, total, pages: all.slice(from, from + AHEAD) });
}
