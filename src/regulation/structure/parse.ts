/** A source text to its model: lines → documents → scheme of each → tree → eIds → divisions. */
import type { Provision, RegulationText, Scheme } from '../model.ts';
import type { SourceText } from '../source/source-text.ts';
import { check } from './checks/index.ts';
import { divide } from './divisions.ts';
import { readDocument, titleLength } from './document.ts';
import { findDocuments, isAppended } from './documents.ts';
import { type Draft, piecesOf } from './draft.ts';
import { endsLikeTitle, isAnnexStatus, readAttachmentLabel } from './frame.ts';
import { identify, indexByEId } from './identify.ts';
import { type BodyLine, bodyLines } from './lines.ts';
import { schemeOf } from './scheme.ts';
import { findTocs, type TocSpan } from './toc.ts';

export function parse(source: SourceText): RegulationText {
  const lines = bodyLines(source);
  const tocs = findTocs(lines);
  const documents = findDocuments(lines, tocs, source.title);
  const [mainStart, mainEnd] = documents.main;
  const main = stretch(lines, tocs, mainStart, mainEnd);
  const attachments = documents.attachments.map(([start, end]) => stretch(lines, tocs, start, end));
  const overall = overallScheme([main, ...attachments]);
  const drafts = [
    ...readDocument({ ...main, front: lines.slice(0, mainStart) }),
    ...attachments.map((attachment, i) => readAttachment(attachment, i + 1)),
  ];
  const provisions = identify(drafts);
  const byEId = indexByEId(provisions);
  const schemes = new Map(attachments.map((attachment, i) => [`att_${i + 1}`, attachment.scheme]));
  return {
    source,
    scheme: overall,
    provisions,
    divisions: divide(provisions, {
      scheme: overall,
      hasArticles: [...byEId.values()].some(({ kind, eId }) => kind === 'article' && !eId.startsWith('att_')),
      schemeOf: (attachment: Provision | null) =>
        attachment === null ? main.scheme : (schemes.get(attachment.eId) ?? 'plain'),
    }),
    byEId,
    diagnostics: check(source, lines, provisions, overall),
  };
}

interface Stretch {
  readonly lines: readonly BodyLine[];
  readonly toc: readonly [number, number] | null;
  readonly scheme: Scheme;
}

function stretch(lines: readonly BodyLine[], tocs: readonly TocSpan[], start: number, end: number): Stretch {
  const own = lines.slice(start, end);
  const span = tocs.find(({ first }) => first >= start && first < end && isOpening(lines.slice(start, first)));
  const toc = span === undefined ? null : ([span.first - start, span.last + 1 - start] as const);
  return { lines: own, toc, scheme: schemeOf(own.slice(toc?.[1] ?? 0)) };
}

/** A 目录 stands before the body; among articles it is something else, and must not hide them. */
function isOpening(lines: readonly BodyLine[]): boolean {
  return !lines.some(({ label }) => label.form === 'division' || label.form === 'enumerator');
}

/**
 * The scheme whose articles are the pages of the file. 条 anywhere make it a statute: other numbers in it (annexes, the decision
 * that publishes it) do not count. Otherwise the scheme that more lines are numbered by.
 */
function overallScheme(stretches: readonly Stretch[]): Scheme {
  const extent = (scheme: Scheme): number =>
    stretches.filter((each) => each.scheme === scheme).reduce((sum, { lines }) => sum + lines.length, 0);
  if (extent('statute') > 0) return 'statute';
  if (extent('policy') + extent('decimal') === 0) return 'plain';
  return extent('decimal') > extent('policy') ? 'decimal' : 'policy';
}

/** Its label and title head it; below stands a document with its 题注. */
function readAttachment({ lines, toc, scheme }: Stretch, number: number): Draft {
  const [first, ...rest] = lines;
  const label = first === undefined ? null : readAttachmentLabel(first);
  const status = rest[0] !== undefined && isAnnexStatus(rest[0].text) ? 1 : 0;
  const titles =
    label === null
      ? first !== undefined && isAppended(first.text)
        ? 1
        : titleLength(lines)
      : 1 + status + (label.titled ? continuedTitle(rest) : titleLength(rest.slice(status)));
  const headed = lines.slice(0, Math.min(titles, toc?.[0] ?? titles));
  const pieces = headed.flatMap((line, i) =>
    i === 0 && label !== null
      ? piecesOf(line, label.length, line.text.length)
      : [{ role: 'heading', line: line.number, start: line.start, end: line.end } as const],
  );
  const below = lines.slice(headed.length);
  const shifted = toc === null ? null : ([toc[0] - headed.length, toc[1] - headed.length] as const);
  return {
    kind: 'attachment',
    number: String(number),
    pieces,
    children: readDocument({ front: [], lines: below, toc: shifted, scheme }),
  };
}

/** Lines on which a title goes on that began beside its label. */
function continuedTitle(lines: readonly BodyLine[]): number {
  const title = lines.slice(0, titleLength(lines));
  return title.findLastIndex(({ text }) => endsLikeTitle(text)) + 1;
}
