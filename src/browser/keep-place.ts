/** Changes how the page looks without moving the line that is being read. */
export function keepPlace(change: () => void): void {
  const place = placeBeingRead();
  const before = place?.getBoundingClientRect().top ?? 0;
  change();
  if (place) scrollBy({ top: place.getBoundingClientRect().top - before, behavior: 'instant' });
}

/** How far below the window's top the eye rests when it reads on. */
const EYE_LINE = 0.3;

/** The character at the height of the eye, for a paragraph can fill the window; null when no official text is in sight. */
function placeBeingRead(): Range | null {
  const eye = innerHeight * EYE_LINE;
  const lines = [...document.querySelectorAll('[data-source]')];
  const line = lines.find((each) => each.getBoundingClientRect().bottom > eye) ?? lines.at(-1);
  if (!line) return null;
  const { top, bottom } = line.getBoundingClientRect();
  return bottom > 0 && top < innerHeight ? characterAt(line, eye) : null;
}

/** The line's first character that ends below the height: by its place, since under an open dialog nothing can be hit. */
function characterAt(line: Element, height: number): Range {
  const range = new Range();
  range.selectNodeContents(line);
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const endsBelow = (from: number, to: number): boolean => {
      range.setStart(node, from);
      range.setEnd(node, to);
      return range.getBoundingClientRect().bottom > height;
    };
    if (!endsBelow(0, node.length)) continue;
    let first = 0;
    let last = node.length - 1;
    while (first < last) {
      const middle = (first + last) >> 1;
      if (endsBelow(middle, middle + 1)) last = middle;
      else first = middle + 1;
    }
    endsBelow(first, first + 1);
    break;
  }
  return range;
}
