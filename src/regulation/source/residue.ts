/** What tools leave behind in a text: Git's marks of a conflict, tags and entities of a web page. None of it was ever issued. */
import { say } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { positionAt, splitLines } from './source-text.ts';

// e.g. "<<<<<<< HEAD", ">>>>>>> main"; ======= alone may underline a heading of Markdown
const CONFLICT = /^(?:<{7}|>{7})(?: .*)?$/gm;

/** As many as help. */
const MOST_CONFLICTS = 5;

/** Files of every kind can be merged: a conflict that was committed would be published as text. */
export function conflictProblems(text: string, file: string): readonly Diagnostic[] {
  const lines = splitLines(text);
  return [...text.matchAll(CONFLICT)].slice(0, MOST_CONFLICTS).map(({ index, 0: mark }) => ({
    ...say('conflict-marker', mark.slice(0, 40).trimEnd()),
    file,
    ...positionAt({ lines }, index),
  }));
}

const ELEMENTS = new Set(
  `a abbr article aside b base blockquote body br button caption center code col colgroup dd del div dl dt em embed figcaption figure
  font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label legend li link main map mark meta nav
  noscript object ol option p param pre q s script section select small source span strike strong style sub sup table tbody td
  textarea tfoot th thead title tr tt u ul video`.split(/\s+/),
);

const ENTITIES = new Set(
  `amp apos bull cent copy deg divide emsp ensp gt hellip laquo ldquo lsquo lt mdash middot nbsp ndash para permil plusmn pound prime
  quot raquo rdquo reg rsquo sect shy sup2 sup3 thinsp times trade yen zwj zwnj`.split(/\s+/),
);

// e.g. "<p class="x">", "</table>", "<br/>", "<o:p>", "<!-- … -->"; "&nbsp;", "&#12288;", "&#x3000;"
const MARKUP = /<\/?([a-z][a-z\d]*(?::[a-z]+)?)(?:\s[^<>]*)?\/?>|<(!--)|&(#\d+|#x[\da-f]+|[a-z][a-z\d]*);/gi;

/** One a line: an error for HTML as it is known, a warning for what only looks like it. A maintainer may confirm either. */
export function residueProblems(text: string, file: string): readonly Diagnostic[] {
  return splitLines(text).flatMap(({ number, start, end }): readonly Diagnostic[] => {
    const line = text.slice(start, end);
    if (!/[<&]/.test(line)) return [];
    const found = [...line.matchAll(MARKUP)];
    const [first] = found.toSorted((a, b) => Number(isHtml(b)) - Number(isHtml(a)));
    if (first === undefined) return [];
    const code = isHtml(first) ? 'html-residue' : 'html-like';
    return [{ ...say(code, first[0].slice(0, 40), number), file, line: number, column: first.index + 1 }];
  });
}

const isHtml = ([, element, comment, entity]: RegExpExecArray): boolean => {
  if (element !== undefined) return ELEMENTS.has(element.toLowerCase()) || element.includes(':');
  return comment !== undefined || entity?.startsWith('#') === true || ENTITIES.has(entity ?? '');
};
