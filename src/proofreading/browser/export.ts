/** What was found, to be taken away: a page to print, a table, the draft as mended. */
import { element } from '../../browser/dom.ts';
import { csvOf } from '../../search/browser/table.ts';
import { type Checked, proofHtml, proofMarkdown, proofTable } from '../report.ts';
import { mended, needsAttention } from '../wording.ts';

export function exportProof(how: string, checked: Checked): void {
  switch (how) {
    case 'csv':
      save(csvOf(proofTable(checked)), 'text/csv', '核稿报告.csv');
      return;
    case 'html':
      save(proofHtml(checked), 'text/html', '核稿报告.html');
      return;
    case 'md':
      save(proofMarkdown(checked), 'text/markdown', '核稿报告.md');
      return;
    case 'txt':
      save(mended(checked.text, checked.proof.findings.filter(needsAttention)), 'text/plain', '改好的草稿.txt');
      return;
    case 'print':
      print();
  }
}

function save(text: string, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element('a', { href: url, download: name }).click();
  // Some browsers read the blob only after the click has been handled
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
