/** What the reader asks to cite, shown in the dialog. */
import { openCitations } from './cite-dialog.ts';
import { citedDivision, citedProvision, citedSelection } from './cited.ts';

export function citeProvision(provision: Element): void {
  void openCitations([...citedProvision(provision), citedDivision(provision)]);
}

/** The whole article of an article's page. */
export function citeArticle(): void {
  const article = document.querySelector('article[data-eid]');
  if (article) void openCitations([citedDivision(article)]);
}

/** What is selected, and the paragraph it begins in. */
export function citeSelected(range: Range): void {
  const cited = citedSelection(range);
  const around = range.startContainer.parentElement?.closest('.text p[id]');
  if (cited) void openCitations([cited, ...(around ? citedProvision(around) : [])]);
}
