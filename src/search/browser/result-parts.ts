/** What the list of results and the dialog both show of a result, and the trail that following one leaves. */

import { element } from '../../browser/dom.ts';
import type { Result } from '../query/result.ts';
import { type Segment, snippetOf } from '../query/snippet.ts';
import { keepTrail } from './hit-trail.ts';

/** Neighbouring results of one article, note or term. */
export type Group = readonly [Result, ...Result[]];

export function groupsOf(results: readonly Result[]): Group[] {
  const groups: [Result, ...Result[]][] = [];
  for (const result of results) {
    const group = groups.at(-1);
    if (group && group[0].division === result.division && group[0].inexact === result.inexact) group.push(result);
    else groups.push([result]);
  }
  return groups;
}

/** The text found is the heading itself, with its label. */
export function isHeading({ text, label, heading }: Result): boolean {
  return heading !== '' && text.replace(/\s/g, '') === (label + heading).replace(/\s/g, '');
}

/** `（十二）实施质量攻关工程`, `序言`, a note's title; the regulation's title where there is nothing else. */
export function resultName({ kind, label, heading, name, title }: Result): Node[] {
  if (kind !== 'article') return [element('span', {}, heading || label)];
  if (label === '' && heading === '') return [element('span', {}, name || title)];
  return [
    ...(label === '' ? [] : [element('span', { class: 'search-label' }, label)]),
    ...(heading === '' ? [] : [element('span', {}, heading)]),
  ];
}

/** The heading as printed, its label set off, with the hits marked in both. */
export function markedHeading({ text, label, hits }: Result): Node[] {
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
