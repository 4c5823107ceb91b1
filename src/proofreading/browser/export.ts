/** What was found, to be taken away: a page to print, a table, Word files; and the draft as mended. */
import { madeBy, saveFile } from '../../browser/save.ts';
import { csvOf } from '../../search/browser/table.ts';
import { type Checked, proofHtml, proofMarkdown, proofTable } from '../report.ts';
import { mended, needsAttention } from '../wording.ts';
import wordAddress from './word-maker.ts?worker&url';

/** What a Word file is made of. */
export type WordRequest =
  | { readonly kind: 'report'; readonly checked: Checked }
  | { readonly kind: 'draft'; readonly text: string };

/** @returns false when it could not be made */
export async function exportProof(how: string, checked: Checked): Promise<boolean> {
  const right = () => mended(checked.text, checked.proof.findings.filter(needsAttention));
  switch (how) {
    case 'docx':
      return saveWord({ kind: 'report', checked }, '核稿报告');
    case 'csv':
      return save(csvOf(proofTable(checked)), 'text/csv', '核稿报告', 'csv');
    case 'html':
      return save(proofHtml(checked), 'text/html', '核稿报告', 'html');
    case 'md':
      return save(proofMarkdown(checked), 'text/markdown', '核稿报告', 'md');
    case 'draft-docx':
      return saveWord({ kind: 'draft', text: right() }, '改好的草稿');
    case 'draft-txt':
      return save(right(), 'text/plain', '改好的草稿', 'txt');
    default:
      print();
      return true;
  }
}

async function saveWord(request: WordRequest, name: string): Promise<boolean> {
  const made = await madeBy(wordAddress, request).catch(() => null);
  if (made !== null) saveFile(made, name, 'docx');
  return made !== null;
}

function save(content: string, type: string, name: string, ending: string): true {
  saveFile(new Blob([content], { type: `${type};charset=utf-8` }), name, ending);
  return true;
}
