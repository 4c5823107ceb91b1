import { editionName } from '../../../../regulation/work.ts';
import { csvOf } from '../../../../search/browser/table.ts';
import { type Comparing, compareRows, comparingPaths } from '../../../../site/editions.ts';
import type { FileRoute } from '../../../../site/library.ts';

export const getStaticPaths = comparingPaths;

/** A comparison as a table for a spreadsheet. */
export const GET: FileRoute<Comparing> = ({ props: { work, pair } }) => {
  const [oldName, newName] = [editionName(work, pair.old), editionName(work, pair.next)];
  const head = [`${newName}条`, `${oldName}条`, '变动', '只改标点', oldName, newName, '依据', '决定未说明'];
  const rows = compareRows(pair).map(({ label, from, kindName, differs, old, next, reasons }) => [
    label,
    from.map((each) => each.label).join('、'),
    kindName,
    differs === 'typing' ? '是' : '',
    old,
    next,
    reasons.instructions.map(({ n, text }) => (n === '' ? text : `第${n}项：${text}`)).join('\n'),
    reasons.isSilent ? '是' : '',
  ]);
  return new Response(csvOf([head, ...rows]));
};
