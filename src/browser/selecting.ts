/**
 * What is selected across paragraphs is the official text alone: notes between them are left out (notes.css). A selection that
 * begins in a note is the note's.
 */
export function selectTextOrNote(): void {
  const root = document.documentElement;
  addEventListener('pointerdown', ({ target }) => {
    root.toggleAttribute('data-in-note', target instanceof Element && target.closest('.notes') !== null);
  });
}
