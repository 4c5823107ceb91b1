/**
 * What the single file (src/site/single-file.ts) does with scripts on: finds words in its own text, keeps the reader's settings, prints.
 * It is put into the file with its types taken off, behind `fold.ts` and `parse.ts`, so that a query means here what it means on the
 * site; nothing is loaded, not even from beside the file.
 */
import { fold } from '../fold.ts';
import { type ParsedQuery, type Phrase, parseQuery, type Requirement } from '../query/parse.ts';

/** A line of the text, or a paragraph of a note: a hit stands within one. */
interface SearchedLine {
  readonly text: string;
  readonly folded: string;
  /** The pieces it is made of, each with the offset it begins at. */
  readonly pieces: readonly { readonly node: Text; readonly start: number }[];
  readonly place: Element;
  /** The article, or the note: what all the words of a query must stand in. */
  readonly unit: Element;
}

interface FoundLine {
  readonly line: SearchedLine;
  readonly hits: readonly HitRange[];
}

interface HitRange {
  readonly start: number;
  readonly end: number;
}

const MOST_SHOWN = 100;
/** Characters of a line before its first hit, and in all. */
const LEAD = 16;
const EXCERPT = 72;

const page = document.documentElement;
page.classList.add('scripted');
for (const [name, value] of Object.entries(keptChoices())) if (value !== '') page.dataset[name] = value;
addEventListener('DOMContentLoaded', () => {
  offerChoices();
  offerSearch();
  // A phone shows the text first; beside it there is room for the contents
  if (innerWidth < 1024) document.querySelector('[data-contents]')?.removeAttribute('open');
  document.querySelector('[data-print]')?.addEventListener('click', () => print());
});

/** Browsers may refuse to keep anything for a file. */
function keptChoices(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem('tiaowen:single-file') ?? '{}');
  } catch {
    return {};
  }
}

function offerChoices(): void {
  const panel = document.querySelector('[data-settings]');
  addEventListener('click', ({ target }) => {
    if (target instanceof Node && !panel?.contains(target)) panel?.removeAttribute('open');
  });
  for (const input of document.querySelectorAll<HTMLInputElement>('[data-settings] input')) {
    input.checked = (page.dataset[input.name] ?? '') === input.value;
    input.addEventListener('change', () => {
      if (input.value === '') delete page.dataset[input.name];
      else page.dataset[input.name] = input.value;
      try {
        localStorage.setItem('tiaowen:single-file', JSON.stringify({ ...keptChoices(), [input.name]: input.value }));
      } catch {}
    });
  }
}

function offerSearch(): void {
  const form = document.querySelector<HTMLFormElement>('[data-find]');
  const input = form?.querySelector('input');
  const status = form?.querySelector('output');
  const list = form?.querySelector('ol');
  if (!form || !input || !status || !list) return;
  let lines: readonly SearchedLine[] | null = null;
  let found: readonly FoundLine[] = [];
  let at = -1;

  const search = (): void => {
    const parsed = parseQuery(simplified(input.value, form.dataset.traditional ?? ''));
    lines ??= searchedLines();
    found = parsed.kind === 'query' ? linesWith(parsed.query, lines) : [];
    at = -1;
    const hits = found.reduce((sum, each) => sum + each.hits.length, 0);
    status.textContent = statusOf(parsed, hits);
    list.replaceChildren(...found.slice(0, MOST_SHOWN).map(entryOf));
    if (found.length > MOST_SHOWN) list.append(restOf(found, list));
    form.classList.toggle('open', parsed.kind !== 'empty');
    light('found', found.flatMap(rangesOf));
    light('reached', []);
  };
  const go = (step: number): void => {
    if (found.length === 0) return;
    at = (at + step + found.length) % found.length;
    const next = found[at];
    if (!next) return;
    const [range] = rangesOf(next);
    light('reached', rangesOf(next));
    status.textContent = `${at + 1}/${found.length}段`;
    form.classList.remove('open');
    const top = (range ?? next.line.place).getBoundingClientRect().top;
    scrollBy({ top: top - innerHeight / 3 });
  };
  input.addEventListener('input', search);
  input.addEventListener('focus', () => form.classList.toggle('open', input.value.trim() !== ''));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(1);
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') form.classList.remove('open');
    if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      go(-1);
    }
  });
  list.addEventListener('click', (event) => {
    const item = event.target instanceof Element ? event.target.closest('li') : null;
    if (!item?.querySelector('a')) return;
    at = [...list.children].indexOf(item) - 1;
    go(1);
    // The address is the browser's to set: the link is followed, then the words are brought into sight
    setTimeout(() => go(0));
  });
  addEventListener('click', ({ target }) => {
    if (target instanceof Node && !form.contains(target)) form.classList.remove('open');
  });
  document.addEventListener('keydown', (event) => {
    const isWriting = event.target instanceof HTMLInputElement;
    if (event.key !== '/' || isWriting || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
  });
}

function statusOf({ kind }: ParsedQuery, hits: number): string {
  if (kind === 'empty') return '';
  if (kind === 'signs-only') return '只有标点';
  if (kind === 'excludes-only') return '还缺词';
  return hits === 0 ? '没有' : `${hits}处`;
}

/** What is typed in traditional characters, as the text has them. @param pairs `質质產产` */
function simplified(typed: string, pairs: string): string {
  const forms = new Map<string, string>();
  for (let index = 0; index < pairs.length; index += 2) forms.set(pairs.charAt(index), pairs.charAt(index + 1));
  return [...typed].map((character) => forms.get(character) ?? character).join('');
}

/** Every line of the official text, however many elements share it, and every paragraph of the notes. */
function searchedLines(): readonly SearchedLine[] {
  const ofLine = new Map<string, Element[]>();
  for (const element of document.querySelectorAll<HTMLElement>('[data-source]'))
    ofLine.set(element.dataset.source ?? '', [...(ofLine.get(element.dataset.source ?? '') ?? []), element]);
  const notes = [...document.querySelectorAll('aside :is(p, li)')]
    .filter((element) => element.querySelector('p, li') === null)
    .map((element) => [element]);
  return [...ofLine.values(), ...notes].flatMap((elements) => {
    const [place] = elements;
    // A note may have sections of its own
    const unit = place?.closest('aside') ?? place?.closest('section');
    if (!place || !unit) return [];
    const pieces: { node: Text; start: number }[] = [];
    let text = '';
    for (const element of elements) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
        if (!unit.matches('aside') && node.parentElement?.closest('[data-editorial]')) continue;
        pieces.push({ node, start: text.length });
        text += node.data;
      }
    }
    return [{ text, folded: fold(text), pieces, place, unit }];
  });
}

type Asked = Extract<ParsedQuery, { kind: 'query' }>['query'];

/** Lines with a hit, of the articles in which all clauses occur and nothing that is excluded does; 同句：of the sentences. */
function linesWith({ required, excluded, together }: Asked, lines: readonly SearchedLine[]): readonly FoundLine[] {
  const barred = new Set(lines.filter((line) => hitsOf(excluded, line).length > 0).map(({ unit }) => unit));
  const holding = required.map(
    ({ alternatives }) =>
      new Set(lines.filter((line) => hitsOf(alternatives, line).length > 0).map(({ unit }) => unit)),
  );
  return lines.flatMap((line) => {
    if (barred.has(line.unit) || holding.some((units) => !units.has(line.unit))) return [];
    const hits = together
      ? sentencesOf(line.text).flatMap((sentence) => inSentence(required, line, sentence))
      : hitsOf(
          required.flatMap(({ alternatives }) => alternatives),
          line,
        );
    return hits.length === 0 ? [] : [{ line, hits }];
  });
}

function inSentence(required: readonly Requirement[], line: SearchedLine, sentence: HitRange): readonly HitRange[] {
  const within = required.map(({ alternatives }) =>
    hitsOf(alternatives, line).filter(({ start, end }) => start >= sentence.start && end <= sentence.end),
  );
  return within.some((hits) => hits.length === 0) ? [] : inOrder(within.flat());
}

const sentencesOf = (text: string): readonly HitRange[] =>
  Array.from(text.matchAll(/[^。！？]+[。！？]?/gu), ({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));

function hitsOf(phrases: readonly Phrase[], { folded }: SearchedLine): readonly HitRange[] {
  const hits: HitRange[] = [];
  for (const spelling of new Set(phrases.flatMap(({ spellings }) => spellings)))
    for (let start = folded.indexOf(spelling); start >= 0; start = folded.indexOf(spelling, start + 1))
      hits.push({ start, end: start + spelling.length });
  return inOrder(hits);
}

/** Of hits that begin together the longest stays. */
function inOrder(hits: readonly HitRange[]): readonly HitRange[] {
  const sorted = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter(({ start }, index) => index === 0 || start !== sorted[index - 1]?.start);
}

function entryOf({ line, hits }: FoundLine): HTMLElement {
  const { text, place, unit } = line;
  const from = Math.max(0, (hits[0]?.start ?? 0) - LEAD);
  const excerpt = document.createElement('span');
  excerpt.append(from > 0 ? '…' : '');
  let last = from;
  for (const { start, end } of hits) {
    if (start < last || end > from + EXCERPT) continue;
    const mark = document.createElement('mark');
    mark.append(text.slice(start, end));
    excerpt.append(text.slice(last, start), mark);
    last = end;
  }
  excerpt.append(text.slice(last, from + EXCERPT), text.length > from + EXCERPT ? '…' : '');
  const name = document.createElement('b');
  name.append(
    `${unit.closest('[data-name]')?.getAttribute('data-name') ?? ''}${unit.matches('aside') ? '的注释' : ''}`,
  );
  const link = document.createElement('a');
  // This script can import nothing but what is put before it
  link.href = location.href;
  link.hash = place.id || place.closest('[id]')?.id || '';
  link.append(name, excerpt);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** A short list is read at once; of `的` there are thousands. */
function restOf(found: readonly FoundLine[], list: Element): HTMLElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.append(`其余${found.length - MOST_SHOWN}段`);
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    item.remove();
    list.append(...found.slice(MOST_SHOWN).map(entryOf));
  });
  item.append(button);
  return item;
}

function rangesOf({ line: { pieces }, hits }: FoundLine): readonly Range[] {
  return hits.map(({ start, end }) => {
    const range = new Range();
    for (const piece of pieces) {
      if (piece.start <= start) range.setStart(piece.node, Math.min(start - piece.start, piece.node.length));
      if (piece.start < end) range.setEnd(piece.node, Math.min(end - piece.start, piece.node.length));
    }
    return range;
  });
}

/** Marks words without touching the text, where the browser can. */
function light(name: string, ranges: readonly Range[]): void {
  if (typeof Highlight !== 'undefined') CSS.highlights.set(name, new Highlight(...ranges));
}
