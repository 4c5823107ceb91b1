/**
 * Marks in a page what was searched for, with a bar to walk from hit to hit. The marks are CSS highlights (CSS Custom
 * Highlight API): ranges laid over the text, no elements in it, so they are no part of what is copied or printed.
 */
import './hit-marks.css';
import { fold } from '../fold.ts';
import { parseQuery } from '../query/parse.ts';
import { element } from './dom.ts';

const ALL = 'search-hit';
const CURRENT = 'search-hit-current';

/** Marks the hits in all source text under `root`; nothing happens where there are none or the browser has no highlights. */
export function markHits(root: ParentNode, typed: string): void {
  if (!('highlights' in CSS)) return;
  const spellings = spellingsOf(typed);
  const ranges = Array.from(root.querySelectorAll<HTMLElement>('[data-source]')).flatMap((line) =>
    hitsIn(line, spellings),
  );
  if (ranges.length === 0) return;
  CSS.highlights.set(ALL, new Highlight(...ranges));
  showBar(ranges, typed);
}

function spellingsOf(typed: string): string[] {
  const parsed = parseQuery(typed);
  if (parsed.kind !== 'query') return [];
  return parsed.query.required.flatMap(({ alternatives }) => alternatives.flatMap(({ spellings }) => spellings));
}

interface TextPiece {
  readonly node: Text;
  /** Where it begins in the line's text. */
  readonly start: number;
}

/** Ranges of the hits in a line of source text; what is added to the text is passed over. */
function hitsIn(line: HTMLElement, spellings: readonly string[]): Range[] {
  const pieces: TextPiece[] = [];
  let text = '';
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest('[data-editorial]')) continue;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  const folded = fold(text);
  return spellings.flatMap((spelling) =>
    placesOf(spelling, folded).map((start) => rangeOf(start, start + spelling.length, pieces)),
  );
}

function placesOf(spelling: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + spelling.length)) places.push(at);
  return places;
}

function rangeOf(start: number, end: number, pieces: readonly TextPiece[]): Range {
  const range = new Range();
  for (const { node, start: begin } of pieces) {
    if (begin <= start && start < begin + node.length) range.setStart(node, start - begin);
    if (begin < end) range.setEnd(node, Math.min(node.length, end - begin));
  }
  return range;
}

function showBar(ranges: readonly Range[], typed: string): void {
  let current = Math.max(0, ranges.findIndex(startsInTarget));
  const count = element('span', { role: 'status' });
  const previous = element('button', { type: 'button' }, '上一处');
  const next = element('button', { type: 'button' }, '下一处');
  const close = element('button', { type: 'button', 'aria-label': '取消标记' }, '×');
  const bar = element(
    'div',
    { class: 'hit-bar', role: 'region', 'aria-label': `“${typed.slice(0, 40)}”的命中`, 'data-editorial': '' },
    ...[count, previous, next, close],
  );

  function show(index: number, scroll: ScrollLogicalPosition | null): void {
    current = (index + ranges.length) % ranges.length;
    const range = ranges[current];
    if (!range) return;
    CSS.highlights.set(CURRENT, new Highlight(range));
    count.textContent = `${current + 1} / ${ranges.length}`;
    if (scroll) range.startContainer.parentElement?.scrollIntoView({ block: scroll });
  }

  previous.addEventListener('click', () => show(current - 1, 'center'));
  next.addEventListener('click', () => show(current + 1, 'center'));
  close.addEventListener('click', () => {
    CSS.highlights.delete(ALL);
    CSS.highlights.delete(CURRENT);
    bar.remove();
  });
  document.body.append(bar);
  show(current, null);
}

/** The hit is in the paragraph that the address points to. */
function startsInTarget(range: Range): boolean {
  const target = document.querySelector(':target');
  return target?.contains(range.startContainer) ?? false;
}
