/** Ways to cite: ¶ of a paragraph, the button of an article, what is selected. Each is loaded when it is asked for. */
export function offerCitations(): void {
  document.addEventListener('click', (event) => {
    const { button, ctrlKey, metaKey, shiftKey, target } = event;
    if (button !== 0 || ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return;
    const cited = target.closest('.permalink, [data-cite]');
    if (!cited) return;
    event.preventDefault();
    import('./cite.ts').then(
      ({ citeProvision, citeArticle }) => {
        const provision = cited.closest('.text [id]');
        if (provision) citeProvision(provision);
        else citeArticle();
      },
      // The link's own way
      () => cited instanceof HTMLAnchorElement && location.assign(cited.href),
    );
  });
  const onSelection = () => {
    if (getSelection()?.isCollapsed !== false) return;
    document.removeEventListener('selectionchange', onSelection);
    import('./cite-selection.ts').then(
      ({ offerSelected }) => offerSelected(),
      () => document.addEventListener('selectionchange', onSelection),
    );
  };
  document.addEventListener('selectionchange', onSelection);
}
