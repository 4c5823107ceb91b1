import type { Division, Piece, Provision, RegulationText } from '../../regulation/model.ts';
import { printed, subtree } from '../../regulation/provisions.ts';
import type { SearchDivision, SearchDocument, SearchRecord } from '../record.ts';

/** What the index takes from a regulation. */
export interface Searchable {
  readonly slug: string;
  readonly text: Pick<RegulationText, 'source' | 'divisions'>;
  readonly metadata: {
    readonly title: string;
    readonly shortTitles?: readonly string[] | undefined;
    readonly issuers?: readonly string[] | undefined;
    readonly issuedOn?: string | null | undefined;
  };
}

type Source = Pick<RegulationText['source'], 'text'>;

interface OwnedPiece {
  readonly piece: Piece;
  readonly owner: Provision;
}

/**
 * One record for every provision that bears text, in document order. A line that begins with its article's label
 * (第十二条　国家…) is one record, so that it is found as it is printed. The 目录 repeats the headings and is left out.
 * @param urlOf where a provision is read, with the site's base path
 * @param document shared with the regulation's other records
 */
export function searchRecords(
  regulation: Searchable,
  urlOf: (eId: string) => string,
  document: SearchDocument = documentOf(regulation),
): SearchRecord[] {
  const { source } = regulation.text;
  return regulation.text.divisions
    .filter((division) => division.provision.kind !== 'toc')
    .flatMap((division) => {
      const found = divisionOf(division, document, source, urlOf);
      return byProvision(piecesOf(division)).map((pieces) => recordOf(pieces, found, source));
    });
}

/** A regulation as results name it; records that belong together share the object. */
export function documentOf({ slug, metadata }: Searchable): SearchDocument {
  return {
    slug,
    title: metadata.title,
    shortTitles: metadata.shortTitles ?? [],
    issuers: metadata.issuers ?? [],
    year: metadata.issuedOn ? Number(metadata.issuedOn.slice(0, 4)) : null,
  };
}

function divisionOf(
  { role, eId, provision, path }: Division,
  document: SearchDocument,
  source: Source,
  urlOf: (eId: string) => string,
): SearchDivision {
  return {
    document,
    kind: 'article',
    container: role === 'frame' && provision.kind !== 'preface',
    eId,
    label: provision.kind === 'preface' ? '' : printed(source, provision, 'label').trim(),
    heading: provision.kind === 'preface' ? '' : printed(source, provision, 'heading').trim(),
    part: path.map((container) => containerName(container, source)).join(' › '),
    url: urlOf(eId),
  };
}

/** `一、总体要求`, `第一章 总则` (printed 第一章　总　　则). */
function containerName(container: Provision, source: Source): string {
  const heading = printed(source, container, 'heading').trim().replace(/\s+/g, '');
  return [printed(source, container, 'label').trim(), heading]
    .filter((text) => text !== '')
    .join(' ')
    .replace('、 ', '、');
}

function piecesOf({ role, provision, shown }: Division): OwnedPiece[] {
  const own = role === 'frame' ? provision.pieces.map((piece) => ({ piece, owner: provision })) : [];
  const below = shown.filter((root) => role !== 'frame' || root !== provision).flatMap(subtree);
  return [...own, ...below.flatMap((owner) => owner.pieces.map((piece) => ({ piece, owner })))];
}

/** Pieces of one provision together, and with them those of its ancestors that open the same line. */
function byProvision(pieces: readonly OwnedPiece[]): OwnedPiece[][] {
  const groups: OwnedPiece[][] = [];
  for (const next of pieces) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    const together = previous && (previous.piece.line === next.piece.line || previous.owner === next.owner);
    if (group && together) group.push(next);
    else groups.push([next]);
  }
  return groups;
}

function recordOf(pieces: readonly OwnedPiece[], division: SearchDivision, source: Source): SearchRecord {
  let text = '';
  let headingLength = 0;
  let line = pieces[0]?.piece.line;
  for (const { piece } of pieces) {
    if (piece.line !== line) text += '\n';
    line = piece.line;
    const opening = text.length === headingLength && (piece.role === 'label' || piece.role === 'heading');
    text += source.text.slice(piece.start, piece.end);
    if (opening) headingLength = text.length;
  }
  return { division, eId: pieces.at(-1)?.owner.eId ?? division.eId, text, headingLength };
}
