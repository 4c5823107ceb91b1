/**
 * Marks in a page what was searched for, with a bar to walk from hit to hit. The marks are CSS highlights (CSS Custom
 * Highlight API): ranges laid over the text, no elements in it, so they are no part of what is copied or printed.
 */
import { adoptStyles, element } from '../../browser/dom.ts';
import { fold } from '../fold.ts';
import styles from './hit-marks.css?inline';
import { dropHits, keepTrail, type Trail } from './hit-trail.ts';

const ALL = 'search-hit';
const CURRENT = 'search-hit-current';

/** Nothing happens where there are none, or where the browser has no highlights. */
export function markHits(trail: Trail): void {
  const words = trail.pages[0]?.words ?? [];
  if (!('highlights' in CSS)) return;
  const folded = words.map(fold);
  const ranges = searchedLines()
    .flatMap((line) => hitsIn(line, folded))
    .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  if (ranges.length === 0) return;
  adoptStyles(styles);
  CSS.highlights.set(ALL, new Highlight(...ranges));
  showBar(ranges, words, trail);
}

/** The elements of a line of text, or of a block of a note. */
type Line = readonly HTMLElement[];

/** The note that the reader was led to; else the official text, in which several elements can hold parts of one line. */
function searchedLines(): Line[] {
  const blocks = ':is(p, li, dd, h1, h2):not([data-editorial] *)';
  const note = document.querySelector(':target')?.closest('.note');
  if (note) return Array.from(note.querySelectorAll<HTMLElement>('p, li'), (block) => [block]);
  const source = Array.from(document.querySelectorAll<HTMLElement>('[data-source]'));
  if (source.length > 0) return [...groupBy(source, (line) => line.dataset.source).values()];
  return Array.from(document.querySelectorAll<HTMLElement>(`main ${blocks}`), (block) => [block]);
}

interface NodeText {
  readonly node: Text;
  /** Where it begins in the line's text. */
  readonly start: number;
}

function hitsIn(line: Line, words: readonly string[]): Range[] {
  const pieces: NodeText[] = [];
  let text = '';
  for (const node of line.flatMap(textsOf)) {
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  const folded = fold(text);
  return words.flatMap((word) => placesOf(word, folded).map((start) => rangeOf(start, start + word.length, pieces)));
}

/** Its text nodes; what has been added to an official text is passed over. */
function textsOf(line: HTMLElement): Text[] {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const added = node.parentElement?.closest('[data-editorial]');
    if (node instanceof Text && (!added || !line.contains(added))) nodes.push(node);
  }
  return nodes;
}

function placesOf(word: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

function rangeOf(start: number, end: number, pieces: readonly NodeText[]): Range {
  const range = new Range();
  for (const { node, start: begin } of pieces) {
    if (begin <= start && start < begin + node.length) range.setStart(node, start - begin);
    if (begin < end) range.setEnd(node, Math.min(node.length, end - begin));
  }
  return range;
}

function showBar(ranges: readonly Range[], words: readonly string[], trail: Trail): void {
  let current = Math.max(0, ranges.findIndex(startsInTarget));
  const count = element('span', { role: 'status' });
  const previous = element('button', { type: 'button' }, '上一处');
  const next = element('button', { type: 'button' }, '下一处');
  const close = element('button', { type: 'button', 'aria-label': '取消标记' }, '×');
  const name = `检索命中：${words.join('、').slice(0, 40)}`;
  const bar = element(
    'div',
    { class: 'hit-bar', role: 'region', 'aria-label': name, 'data-editorial': '' },
    count,
    ...(ranges.length > 1 ? [previous, next] : []),
    ...onward(trail),
    close,
  );

  function show(index: number, scroll: ScrollLogicalPosition | null): void {
    current = (index + ranges.length) % ranges.length;
    const range = ranges[current];
    if (!range) return;
    CSS.highlights.set(CURRENT, new Highlight(range));
    count.textContent = `第${current + 1}处，共${ranges.length}处`;
    if (scroll) range.startContainer.parentElement?.scrollIntoView({ block: scroll });
  }

  previous.addEventListener('click', () => show(current - 1, 'center'));
  next.addEventListener('click', () => show(current + 1, 'center'));
  close.addEventListener('click', () => {
    CSS.highlights.delete(ALL);
    CSS.highlights.delete(CURRENT);
    dropHits();
    bar.remove();
  });
  // Before the text, so that the keyboard comes to it first
  document.querySelector('main')?.before(bar);
  show(current, null);
}

/** The way to the next article with results, or to the list of them. */
function onward({ pages: [here, ...ahead], total, search }: Trail): HTMLAnchorElement[] {
  const [next] = ahead;
  const link = element(
    'a',
    { href: next?.url ?? search, title: next ? '下一条检索结果' : '回到检索结果' },
    next ? '下一条 →' : '全部结果',
    ' ',
    element('small', {}, `${here?.at ?? 1}/${total}段`),
  );
  if (next) link.addEventListener('click', () => keepTrail({ pages: ahead, total, search }));
  return total > 1 ? [link] : [];
}

/** The hit is in the paragraph that the address points to. */
function startsInTarget(range: Range): boolean {
  return document.querySelector(':target')?.contains(range.startContainer) ?? false;
}

/** Items by what they have in common, in the order of its first appearance: `Map.groupBy` for browsers from before 2024. */
function groupBy<T, Key>(items: Iterable<T>, keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
