/** What the readers of all formats give: paragraphs, tables and what was met on the way. Nothing here knows what a law is. */

export interface Paragraph {
  readonly kind: 'paragraph';
  /** As shown; `\n` where a line is broken within the paragraph, `\t` for a tabulator. */
  readonly text: string;
  readonly align: Alignment;
  /** Of a heading, from 1; null where the format does not call it one. */
  readonly level: number | null;
}

export type Alignment = 'start' | 'center' | 'end';

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly Cell[])[];
}

/** A cell as the file has it: what a merge covers is not there. */
export interface Cell {
  readonly rowspan: number;
  readonly colspan: number;
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | Table;

/** What a reader met that is no plain text: shown, changed or left out, but never silently. */
export type MetKind =
  | 'inserted'
  | 'deleted'
  | 'hidden'
  | 'text-box'
  | 'formula'
  | 'symbol'
  | 'embedded-page'
  | 'image'
  | 'note'
  | 'editors'
  | 'number'
  | 'page-furniture'
  | 'page-number'
  | 'invisible-end'
  | 'radical'
  | 'unreadable';

export interface Met {
  readonly kind: MetKind;
  /** The text it is about, where there is any. */
  readonly text: string;
}

/** What a page says about its document beside the text. */
export interface StatedMetadata {
  readonly title?: string | undefined;
  readonly documentNumber?: string | undefined;
  readonly issuer?: string | undefined;
  readonly issuedOn?: string | undefined;
}

/** A file read. */
export interface Pages {
  readonly blocks: readonly Block[];
  readonly met: readonly Met[];
  readonly metadata: StatedMetadata;
}

export function paragraph(text: string, align: Alignment = 'start', level: number | null = null): Paragraph {
  return { kind: 'paragraph', text, align, level };
}

/** All the text of blocks, paragraphs and cells divided by a space. */
export function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows.map((row) => row.map((cell) => textOf(cell.blocks)).join(' ')).join(' '),
    )
    .join(' ');
}
