/**
 * The one model every face of the site reads: a regulation as a tree of provisions over its source text.
 * Words follow Akoma Ntoso (OASIS LegalDocML 1.0) and 立法技术规范; the Chinese term stands beside each.
 */
import type { Diagnostic } from './diagnostics.ts';
import type { TextRange } from './ranges.ts';
import type { SourceText } from './source/source-text.ts';

export type { TextRange } from './ranges.ts';

/** Containers, which hold provisions and number separately from them. */
export type ContainerKind =
  | 'book' // 卷
  | 'part' // 编, 篇, 部分; 一、 of a policy document
  | 'subpart' // 分编
  | 'chapter' // 章
  | 'section' // 节
  | 'subsection' // 分节, and 目 as a heading
  | 'attachment'; // 附件: a document within the document

/** Provisions that hold running text. */
export type TextKind =
  | 'article' // 条; （一） of a policy document
  | 'body' // the whole text of a document without numbering
  | 'preamble' // 序言
  | 'conclusions' // 结语、落款
  | 'notes' // 注：, behind the last article
  | 'paragraph' // 款
  | 'item' // 项, and —— points
  | 'subitem' // 目
  | 'table'; // rows of cells separated by | or TAB

/** What stands around the body and is no provision of it. */
export type FrameKind =
  | 'preface' // 题名、文号、抬头、题注
  | 'toc'; // 目录

export type ProvisionKind = ContainerKind | TextKind | FrameKind;

/**
 * A stretch of one source line that a provision shows itself. All pieces of a document, in order, are its non-blank
 * body lines without the white space at their ends: nothing is left out and nothing stands twice.
 * - `label`   the number as printed: 第十二条, （十二）, 一、, ——
 * - `heading` the title, with the white space that separates it from the label
 * - `text`    running text, with the white space that separates it from the label
 * - `row`     a table row, cells and separators
 */
export type Piece = TextPiece | RowPiece;

interface PieceOfLine extends TextRange {
  /** Line in the source file, from 1. */
  readonly line: number;
}

export interface TextPiece extends PieceOfLine {
  readonly role: 'label' | 'heading' | 'text';
}

export interface RowPiece extends PieceOfLine {
  readonly role: 'row';
  /** Without the white space at their ends; empty ones may stand in the white space at the ends of the line. */
  readonly cells: readonly TextRange[];
}

export interface Provision {
  readonly kind: ProvisionKind;
  /** Identifier after the AKN naming convention: `art_12__para_2`, `part_2__art_3`, `att_1__art_3`. Unique in the document. */
  readonly eId: string;
  /** The number in Arabic as in the eId (`12`, `120-1`), null where nothing is printed. */
  readonly number: string | null;
  /** Own text, which stands before that of the children. */
  readonly pieces: readonly Piece[];
  readonly children: readonly Provision[];
}

/**
 * A stretch of the document that is composed into one MDX file. Divisions in order tile the body.
 * - `unit`  a page that counts as an article: 条, （一）, or a 一、 without （一）
 * - `page`  another page: preamble, conclusions, an attachment's unnumbered text
 * - `frame` headings and opening paragraphs of containers, preface and 目录: shown on the whole-text page only
 */
export interface Division {
  readonly role: 'unit' | 'page' | 'frame';
  readonly eId: string;
  /** The provision; of a `frame`, only its own pieces and `paragraphs` belong to the division. */
  readonly provision: Provision;
  /** Roots of what this division shows: the provision itself, or of a `frame` its opening paragraphs. */
  readonly shown: readonly Provision[];
  /** Containers above it, outermost first. */
  readonly path: readonly Provision[];
}

/** How the body is numbered: by 条; by 一、（一）; by 1.1; not at all. */
export type Scheme = 'statute' | 'policy' | 'decimal' | 'plain';

/** What `parse` makes of a source text. */
export interface RegulationText {
  readonly source: SourceText;
  readonly scheme: Scheme;
  /** Top-level provisions in document order: preface, toc, preamble, containers or articles, conclusions, attachments. */
  readonly provisions: readonly Provision[];
  readonly divisions: readonly Division[];
  /** Every provision by eId. */
  readonly byEId: ReadonlyMap<string, Provision>;
  readonly diagnostics: readonly Diagnostic[];
}
