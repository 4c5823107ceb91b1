/** What the dialog offers, in order: articles called by number, names by pinyin, first results, other searches, the page of all. */

import { type Child, element } from '../../browser/dom.ts';
import type { Found } from '../query/search.ts';
import { type Group, groupsOf, headingOf, isHeading, marked, nameOf } from './result-list.ts';
import { allResults, hitsIn, INEXACT, INSTEAD, JUMP, KIND_NAMES, NAMES, TO_SEARCH_PAGE } from './wording.ts';

export interface DialogOption {
  readonly url: string;
  readonly content: readonly Child[];
}

const ARTICLES = 5;

/** @param pageFor address of the search page for what is typed */
export function optionsFor(found: Found, typed: string, pageFor: (typed: string) => string): DialogOption[] {
  return [
    ...found.jumps.map(({ url, title, label, heading, eId }) =>
      option(url, [label + heading || eId], { tag: JUMP, place: title }),
    ),
    ...found.names.map(({ name, url, place }) => option(url ?? pageFor(name), [name], { tag: NAMES, place })),
    ...groupsOf(found.results).slice(0, ARTICLES).map(groupOption),
    ...found.instead.map(({ text, count }) => option(pageFor(text), [text], { tag: INSTEAD, place: hitsIn(count) })),
    { url: pageFor(typed), content: [allResults(found.total + found.inexact)] },
  ];
}

export function optionsForRecent(searches: readonly string[], pageFor: (typed: string) => string): DialogOption[] {
  return searches.map((typed) => ({ url: pageFor(typed), content: [typed] }));
}

/** The search page offers to try again, and the full texts. */
export function optionsWhenFailed(url: string): DialogOption[] {
  return [{ url, content: [TO_SEARCH_PAGE] }];
}

/** An article by its best paragraph. */
function groupOption(group: Group): DialogOption {
  const [first] = group;
  const { shortTitle, inexact, kind } = first;
  const tag = inexact === null ? (kind === 'article' ? null : KIND_NAMES[kind]) : INEXACT[inexact];
  const paragraph = group.find((result) => !isHeading(result));
  const name = isHeading(first) ? headingOf(first) : nameOf(first);
  const { url, content } = option((paragraph ?? first).url, name, { tag, place: shortTitle });
  if (!paragraph) return { url, content };
  const snippet = element('span', { class: 'search-dialog__snippet' }, ...marked(paragraph.snippet));
  return { url, content: [...content, snippet] };
}

interface Beside {
  readonly tag: string | null;
  readonly place: string;
}

function option(url: string, name: readonly Child[], { tag, place }: Beside): DialogOption {
  const line = element(
    'span',
    { class: 'search-dialog__name' },
    ...(tag === null ? [] : [element('b', {}, tag)]),
    element('span', {}, ...name),
    element('small', {}, place),
  );
  return { url, content: [line] };
}
