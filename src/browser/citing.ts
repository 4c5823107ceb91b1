/** Ways to cite: ¶ of a paragraph, what is selected, the button of an article. What they open is loaded when it is asked for. */
type Offer = typeof import('./cited.ts');

async function open(offer: (cited: Offer) => readonly import('./cited.ts').Cited[]): Promise<void> {
  const [cited, { openCitations }] = await Promise.all([import('./cited.ts'), import('./cite-dialog.ts')]);
  const offered = offer(cited);
  if (offered.length > 0) await openCitations(offered);
}

export function offerCitations(): void {
  document.addEventListener('click', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element))
      return;
    const provision = event.target.closest('.permalink')?.closest('[id]');
    if (!provision) return;
    event.preventDefault();
    void open(({ citedProvision, citedDivision }) => [...citedProvision(provision), citedDivision(provision)]);
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-cite]')) {
    button.hidden = false;
    const article = document.querySelector('article[data-eid]');
    button.addEventListener('click', () => {
      if (article) void open(({ citedDivision }) => [citedDivision(article)]);
    });
  }
  offerForSelection();
}

function offerForSelection(): void {
  const button = document.createElement('button');
  button.className = 'cite-selection';
  button.type = 'button';
  button.textContent = '引用所选';
  button.hidden = true;
  let selected: Range | null = null;
  // The selection would be gone before the click
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const range = selected;
    if (!range) return;
    void open(({ citedSelection, citedProvision }) => {
      const cited = citedSelection(range);
      const around = range.startContainer.parentElement?.closest('.text p[id]');
      return cited ? [cited, ...(around ? citedProvision(around) : [])] : [];
    });
  });
  document.addEventListener('selectionchange', () => {
    const selection = getSelection();
    const range = selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const isText =
      range?.startContainer.parentElement?.closest('.text') ?? range?.endContainer.parentElement?.closest('.text');
    selected = range && isText ? range.cloneRange() : null;
    button.hidden = selected === null;
  });
  document.body.append(button);
}
