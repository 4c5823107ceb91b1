/**
 * Makes tables of results, in a worker of its own that is started only when one is asked for: as text, or as an .xlsx file, whose head stays
 * in sight, whose columns can be filtered.
 */
import writeXlsxFile, { type Feature } from 'write-excel-file/browser';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
} from 'write-excel-file/utility';
import { csvOf, type FileRequest, type ResultTable, resultTable, tsvOf } from './table.ts';

/** What a file is made of. */
export interface Sheet {
  readonly name: string;
  readonly table: ResultTable;
}

/** Widths of columns, in characters, where the text is longer than its head. */
const WIDTHS: Readonly<Record<string, number>> = {
  法规: 36,
  文号: 18,
  编章: 24,
  标题: 24,
  出处: 48,
  链接: 40,
  前文: 40,
  后文: 40,
  引文: 80,
  原文: 80,
  条款: 20,
  任务: 20,
  后续进展: 40,
  牵头单位: 16,
  配合单位: 16,
};

async function fileOf({ name: sheet, table }: Sheet): Promise<Blob> {
  const [head = [], ...rows] = table;
  const cells = [
    head.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((value) => ({ value, type: String, wrap: value.length > 40, alignVertical: 'top' as const })),
    ),
  ];
  return writeXlsxFile(
    cells,
    {
      sheet,
      stickyRowsCount: 1,
      columns: head.map((name) => ({ width: WIDTHS[name] ?? 12 })),
    },
    { features: [filtersFor(`A1:${getCellAddress(rows.length, head.length - 1)}`)] },
  ).toBlob();
}

type FileContent = File | Blob | ArrayBuffer;

const SHEET = 'xl/worksheets/sheet{id}.xml';

/** What the library leaves to others: a filter over each column. */
function filtersFor(ref: string): Feature<FileContent> {
  return {
    files: {
      transform: {
        [SHEET]: {
          transform: (xml) =>
            insertElementMarkupAccordingToOrderOfSiblings(
              xml,
              `<autoFilter ref="${ref}"/>`,
              getOrderOfSiblings(SHEET, 'worksheet') ?? [],
              'worksheet',
            ),
        },
      },
    },
  };
}

/** A sheet of anything, or the results of a search. */
addEventListener('message', async ({ data }: MessageEvent<Sheet | FileRequest>) => {
  if ('table' in data) {
    postMessage(await fileOf(data));
    return;
  }
  const { how, results, options } = data;
  const table = resultTable(results, options);
  if (how === 'copy') postMessage(tsvOf(table));
  else if (how === 'xlsx') postMessage(await fileOf({ name: '检索结果', table }));
  else postMessage(new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }));
});
