/** A source text to its model: lines → documents → scheme of each → tree → eIds → divisions. */
import type { RegulationText, Scheme } from '../model.ts';
import type { SourceText } from '../source/source-text.ts';
import { checkText } from './checks/index.ts';
import { divide } from './divisions.ts';
import { type DocumentLines, readDocument, readNumbering, titleLength } from './document.ts';
import { findDocuments, isAppended } from './documents.ts';
import { type Draft, identify, piecesOf, wholeLine } from './draft.ts';
import { type AttachmentLabel, isAnnexStatus, readAttachmentLabel } from './frame.ts';
import { reason } from './head.ts';
import { type BodyLine, bodyLines } from './lines.ts';
import { endsLikeTitle, entryTitle } from './titles.ts';
import { findTocs, type TocSpan } from './toc.ts';

export function parse(source: SourceText): RegulationText {
  const { lines, main, attachments, drafts } = readBody(source);
  const overall = overallScheme([main, ...attachments.map(({ below }) => below)]);
  const { provisions, byEId } = identify(drafts);
  return {
    source,
    scheme: overall,
    provisions,
    divisions: divide(provisions, overall, [
      main.numbering.scheme,
      ...attachments.map(({ below }) => below.numbering.scheme),
    ]),
    byEId,
    diagnostics: checkText(source, lines, provisions, overall),
  };
}

/** A body before its provisions have names, with the evidence for every line. */
export interface BodyReading {
  readonly lines: readonly BodyLine[];
  readonly main: DocumentLines;
  readonly attachments: readonly AttachmentLines[];
  readonly drafts: readonly Draft[];
}

export function readBody(source: SourceText): BodyReading {
  const lines = bodyLines(source);
  const tocs = findTocs(lines);
  const documents = findDocuments(lines, tocs, source.title);
  const [mainStart, mainEnd] = documents.main;
  const main = documentLines(lines, tocs, [mainStart, mainEnd], lines.slice(0, mainStart));
  const attachments = documents.attachments.map((span) => attachmentLines(lines, tocs, span));
  const drafts = [...readDocument(main), ...attachments.map(readAttachment)];
  return { lines, main, attachments, drafts };
}

/** The lines of one document, its numbering read: those of its 目录 apart. `front` stands before the main text; null for what is attached. */
function documentLines(
  lines: readonly BodyLine[],
  tocs: readonly TocSpan[],
  [start, end]: readonly [number, number],
  front: readonly BodyLine[] | null,
): DocumentLines {
  const own = lines.slice(start, end);
  const span = tocs.find(({ first }) => first >= start && first < end && isOpening(lines.slice(start, first)));
  const toc: DocumentLines['toc'] = span === undefined ? [0, 0] : [span.first - start, span.last + 1 - start];
  const listed = new Set(own.slice(...toc).map(({ text }) => entryTitle(text)));
  return { front: front ?? [], lines: own, toc, numbering: readNumbering(own.slice(toc[1]), listed, front === null) };
}

/** A 目录 stands before the body; among articles it is something else, and must not hide them. */
function isOpening(lines: readonly BodyLine[]): boolean {
  return !lines.some(({ label }) => label.form === 'division' || label.form === 'enumerator');
}

/**
 * The scheme whose articles are the pages of the file. 条 anywhere make it a statute: other numbers in it (annexes, the decision
 * that publishes it) do not count. Otherwise the scheme that more lines are numbered by.
 */
function overallScheme(documents: readonly DocumentLines[]): Scheme {
  const extent = (scheme: Scheme): number =>
    documents.filter(({ numbering }) => numbering.scheme === scheme).reduce((sum, { lines }) => sum + lines.length, 0);
  if (extent('statute') > 0) return 'statute';
  if (extent('policy') + extent('decimal') === 0) return 'plain';
  return extent('decimal') > extent('policy') ? 'decimal' : 'policy';
}

/** Its label and title, and the document below them. */
export interface AttachmentLines {
  readonly headed: readonly BodyLine[];
  readonly label: AttachmentLabel | null;
  readonly below: DocumentLines;
}

function attachmentLines(
  lines: readonly BodyLine[],
  tocs: readonly TocSpan[],
  [start, end]: readonly [number, number],
): AttachmentLines {
  const own = lines.slice(start, end);
  const label = own[0] === undefined ? null : readAttachmentLabel(own[0]);
  const toc = tocs.find(({ first }) => first >= start && first < end);
  const headed = own.slice(0, Math.min(headLength(own, label), toc === undefined ? own.length : toc.first - start));
  return { headed, label, below: documentLines(lines, tocs, [start + headed.length, end], null) };
}

/** Lines that the label and the title of an attachment take. */
function headLength(lines: readonly BodyLine[], label: AttachmentLabel | null): number {
  const [first, second] = lines;
  if (label === null) return first !== undefined && isAppended(first.text) ? 1 : titleLength(lines);
  const status = second !== undefined && isAnnexStatus(second.text) ? 1 : 0;
  return 1 + (label.titled ? continuedTitle(lines.slice(1)) : status + titleLength(lines.slice(1 + status)));
}

/** Its label and title head it; below stands a document with its 题注. */
function readAttachment({ headed, label, below }: AttachmentLines, index: number): Draft {
  const pieces = headed.flatMap((line, i) =>
    i === 0 && label !== null ? piecesOf(line, label.length, line.text.length) : [wholeLine(line, 'heading')],
  );
  const because = reason(
    label === null ? '这里像是另一份文件的题名。' : `行首是附件的编号，${titleOf(headed, label)}。`,
  );
  return { kind: 'attachment', number: String(index + 1), pieces, children: readDocument(below), because };
}

function titleOf(headed: readonly BodyLine[], { titled }: AttachmentLabel): string {
  return titled ? '后面是它的题名' : headed.length > 1 ? '下一行是它的题名' : '没有题名';
}

/** Lines on which a title goes on that began beside its label. */
function continuedTitle(lines: readonly BodyLine[]): number {
  const title = lines.slice(0, titleLength(lines));
  return title.findLastIndex(({ text }) => endsLikeTitle(text)) + 1;
}
