import type { APIRoute } from 'astro';
import { editionName } from '../../../../regulation/work.ts';
import { type Comparing, compareRows, comparingPaths } from '../../../../site/editions.ts';

export const getStaticPaths = comparingPaths;

/** A comparison as a table for a spreadsheet, which tells UTF-8 by the mark at its beginning (RFC 4180). */
export const GET: APIRoute<Comparing> = ({ props: { work, pair } }) => {
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
  return new Response(`\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`);
};

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
