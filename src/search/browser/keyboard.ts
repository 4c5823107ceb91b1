/** ↓ and ↑ go from the field through the results and back; everything else is the browser's. */
export function moveAmongResults(root: HTMLElement, input: HTMLInputElement): void {
  root.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const stops: (Element | null)[] = [input, ...root.querySelectorAll('[data-jump], [data-result] a, .kwic a')];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + step];
    if (at < 0 || !(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  });
}
