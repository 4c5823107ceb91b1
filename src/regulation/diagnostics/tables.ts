import type { CodeGroup } from './code-group.ts';

/** `第 3 行第 1 列`: a cell as tables.yaml names it. */
interface CellPlace {
  readonly line: number;
  readonly column: number;
}

const cell = ({ line, column }: CellPlace): string => `第 ${line} 行第 ${column} 列的格子`;

/** What a hint has room for. */
const MOST_SPANS = 60;

export const TABLES = {
  title: '表格与合并的单元格：source.txt 与 tables.yaml',
  codes: {
    'table-ragged': {
      when: '表格有的行缺格，看不出缺在哪里。',
      remedy: '补上空格子，或在 `tables.yaml` 写明合并的格子；无误时在 `confirmed` 中确认。',
      severity: 'warning',
      says: (found: number, expected: number) => ({
        message: `表格这一行有 ${found} 格，而表格有 ${expected} 列。`,
        hint: '请核对原表，补上空格子（连写分隔符）；有合并的单元格时写入 tables.yaml。',
      }),
    },
    'table-presumed': {
      when: '表格有的行缺格，读作上面的格子向下合并，页面标明“推定”。',
      remedy: '核对原表，写入 `tables.yaml`；或在 `confirmed` 中确认。',
      severity: 'notice',
      says: (spans: readonly (CellPlace & { readonly rows: number })[]) => ({
        message: `表格有 ${spans.length} 格读作向下合并，因为下面的行缺格；页面上标明“推定”。`,
        hint: `请核对原表，无误时写入 tables.yaml，每格一项：${spans
          .slice(0, MOST_SPANS)
          .map(({ line, column, rows }) => `- { line: ${line}, column: ${column}, rows: ${rows} }`)
          .join(' ')}${spans.length > MOST_SPANS ? ' …' : ''}`,
      }),
    },
    'span-line': {
      when: '合并的格子所写的行不是表格的行。',
      remedy: '写 source.txt 现在的行号。',
      severity: 'error',
      says: (line: number, tables: readonly string[]) => ({
        message: `source.txt 第 ${line} 行不是表格的行：${tables.length > 0 ? `表格在第 ${tables.join('、')} 行` : '这份文件里没有表格'}。`,
        hint: 'line 写 source.txt 现在的行号；增删过行时要一起改。',
      }),
    },
    'span-edge': {
      when: '合并的格子超出了表格的边。',
      remedy: '改小 `rows` 或 `columns`，核对 `column`。',
      severity: 'error',
      says: (span: CellPlace, edge: 'right' | 'bottom', written: number, most: number) =>
        edge === 'right'
          ? {
              message: `${cell(span)}占 ${written} 列，超出了表格的右边：表格只有 ${most} 列。`,
              hint: '请改小 columns，或核对 column：列从 1 起数，被别的格子盖住的列也要数。',
            }
          : {
              message: `${cell(span)}占 ${written} 行，超出了表格的下边：从这一行起只有 ${most} 行。`,
              hint: '请改小 rows。',
            },
    },
    'span-over-text': {
      when: '合并的格子盖住了有文字的格子。',
      remedy: '改小 `rows` 或 `columns`；source.txt 缺空格子时补上分隔符。',
      severity: 'error',
      says: (span: CellPlace, text: string) => ({
        message: `${cell(span)}会盖住有文字的格子“${text}”；被盖住的格子应是空的。`,
        hint: '请改小 rows 或 columns；source.txt 缺了空格子时，按原表补上分隔符。',
      }),
    },
    'span-overlap': {
      when: '两个合并的格子重叠。',
      remedy: '删去其中一项，或改小一项。',
      severity: 'error',
      says: (span: CellPlace, line: number) => ({
        message: `${cell(span)}与第 ${line} 行所写的另一格重叠；一处只能属于一格。`,
        hint: '请删去其中一项，或改小另一格的 rows、columns。',
      }),
    },
  },
} as const satisfies CodeGroup;
