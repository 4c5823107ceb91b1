import { markdownTable } from 'markdown-table';
import stringWidth from 'string-width';

export type Unit = '秒' | '毫秒' | 'kB' | 'MB' | 'GB' | '倍' | '%' | '个';

/** Something measured, and what is to be reached. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** A titled table as it is printed: cells by row, the first row is the head. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** `✓` reached, `✗` missed, empty where nothing is to be reached. */
export function verdictOf({ value, atMost, atLeast }: Figure): '✓' | '✗' | '' {
  if (atMost === undefined && atLeast === undefined) return '';
  return value <= (atMost ?? value) && value >= (atLeast ?? value) ? '✓' : '✗';
}

export function figureTable(title: string, figures: readonly Figure[]): Table {
  const rows = figures.map((figure) => [
    figure.name,
    `${rounded(figure.value)} ${figure.unit}`,
    wanted(figure),
    verdictOf(figure),
  ]);
  return { title, rows: [['指标', '实测', '目标', ''], ...rows] };
}

/** A Markdown table that also lines up in a terminal, where a Chinese character is two columns wide. */
export function formatTable({ title, rows }: Table): string {
  const table = markdownTable(
    rows.map((row) => [...row]),
    { stringLength: stringWidth },
  );
  return `${title}\n\n${table}\n`;
}

/** Three digits that matter, whole numbers as they are: 0.0123, 1.23, 123, 12345, 3. */
export function rounded(value: number): string {
  if (Number.isInteger(value) || Number.isNaN(value)) return String(value);
  const digits = 2 - Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.min(6, Math.max(0, digits)));
}

function wanted({ unit, atMost, atLeast }: Figure): string {
  const least = atLeast === undefined ? '' : `≥ ${rounded(atLeast)} ${unit}`;
  const most = atMost === undefined ? '' : `≤ ${rounded(atMost)} ${unit}`;
  return [least, most].filter(Boolean).join('，');
}
