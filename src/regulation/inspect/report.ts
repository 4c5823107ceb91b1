/** What `inspect --json` prints: the reading of one source text, flat, for maintainers' tools and for checks from outside. */
import type { Diagnostic } from '../diagnostics.ts';
import type { Division, Provision, RegulationText } from '../model.ts';
import { CHINESE_DIGITS } from '../numerals.ts';
import { isContainer, piecesBelow, printed, subtree } from '../provisions.ts';
import { lastBeginningBy } from '../ranges.ts';
import { positionAt } from '../source/source-text.ts';

/** A provision as it is named, and where it begins. */
export interface ContainerReport {
  readonly eId: string;
  readonly label: string;
  readonly heading: string;
  /** From 1, in the file. */
  readonly line: number;
}

export interface Counts {
  /** Unnumbered paragraphs, —— points among them; the label's line counts when it has text. */
  readonly paragraphs: number;
  /** 项, however they are numbered; —— points too, but not in statutes, where they are paragraphs of a kind. */
  readonly items: number;
}

export interface UnitReport extends ContainerReport, Counts {
  /** Non-blank source lines. */
  readonly lines: number;
  /** Containers above, outermost first, as printed. */
  readonly path: readonly string[];
}

export interface ReferenceReport {
  readonly line: number;
  /** UTF-16 offsets in that line. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Innermost provision the reference stands in. */
  readonly eId: string;
  readonly law: string | null;
  readonly targets: readonly string[];
}

export interface InspectReport {
  readonly title: string;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
  readonly scheme: RegulationText['scheme'];
  /** First and last line of the 目录, both inclusive, from 1. */
  readonly toc: readonly [number, number] | null;
  /** 卷 编 章 节, 一、 and attachments, in document order. */
  readonly containers: readonly ContainerReport[];
  readonly units: readonly UnitReport[];
  readonly references: readonly ReferenceReport[];
  readonly diagnostics: readonly Omit<Diagnostic, 'file'>[];
}

/** A reference as the layer finds it: offsets in the whole text. */
export interface FoundReference {
  readonly start: number;
  readonly end: number;
  readonly law: string | null;
  readonly targets: readonly string[];
}

export function inspectionReport(
  text: RegulationText,
  references: readonly FoundReference[],
  diagnostics: readonly Diagnostic[],
): InspectReport {
  const { source } = text;
  return {
    title: source.title,
    issuedOn: source.issuedOn,
    issuer: source.issuer,
    scheme: text.scheme,
    toc: tocLines(text),
    containers: text.provisions
      .flatMap(subtree)
      .filter(isContainer)
      .map((container) => placeOf(text, container)),
    units: text.divisions.filter(({ role }) => role === 'unit').map((division) => unitReport(text, division)),
    references: referenceReports(text, references),
    diagnostics: diagnostics.map(({ file: _, ...rest }) => rest),
  };
}

function tocLines(text: RegulationText): readonly [number, number] | null {
  const pieces = [...text.byEId.values()].find(({ kind }) => kind === 'toc')?.pieces ?? [];
  const first = pieces[0];
  const last = pieces.at(-1);
  return first === undefined || last === undefined ? null : [first.line, last.line];
}

function placeOf({ source }: RegulationText, provision: Provision): ContainerReport {
  return {
    eId: provision.eId,
    label: printed(source, provision, 'label').trim(),
    heading: printed(source, provision, 'heading').trim(),
    line: firstLine(provision) ?? 0,
  };
}

/** Null for what prints nothing. */
export const firstLine = (provision: Provision): number | null => piecesBelow(provision)[0]?.line ?? null;

function unitReport(text: RegulationText, { provision, path }: Division): UnitReport {
  return {
    ...placeOf(text, provision),
    lines: new Set(piecesBelow(provision).map(({ line }) => line)).size,
    ...countsOf(text, subtree(provision)),
    path: path
      .filter((container) => isCited(text, container))
      .map((container) => printed(text.source, container, 'label', 'heading')),
  };
}

/** What both faces of `inspect` count among these provisions. */
export function countsOf(text: RegulationText, provisions: readonly Provision[]): Counts {
  const points = provisions.filter((each) => isPoint(text, each));
  const items = provisions.filter(({ kind }) => kind === 'item');
  return {
    paragraphs: provisions.filter(({ kind }) => kind === 'paragraph').length + points.length,
    items: text.scheme === 'statute' ? items.filter((each) => !points.includes(each)).length : items.length,
  };
}

/** Not the attachment, which the eId names; nor 一、 and （一） above 条 (judicial interpretations): they are no part of how a 条 is cited. */
function isCited(text: RegulationText, container: Provision): boolean {
  if (container.kind === 'attachment') return false;
  const label = printed(text.source, container, 'label');
  return text.scheme !== 'statute' || !GROUP_LABEL.test(label);
}

// e.g. "三、", "（一）"
const GROUP_LABEL = new RegExp(`^[（(${CHINESE_DIGITS}]`);

/** —— is no number. */
function isPoint(text: RegulationText, provision: Provision): boolean {
  return (
    (provision.kind === 'item' || provision.kind === 'subitem') &&
    /^[^\p{L}\p{N}]+$/u.test(printed(text.source, provision, 'label'))
  );
}

function referenceReports(text: RegulationText, references: readonly FoundReference[]): readonly ReferenceReport[] {
  const { source } = text;
  const owners = [...text.byEId.values()]
    .flatMap(({ eId, pieces }) => pieces.map(({ start }) => ({ eId, start })))
    .sort((a, b) => a.start - b.start);
  return references.map(({ start, end, law, targets }) => {
    const { line, column } = positionAt(source, start);
    return {
      line,
      start: column - 1,
      end: column - 1 + end - start,
      text: source.text.slice(start, end),
      // Pieces do not overlap, so the last one that begins there or before holds it
      eId: owners[lastBeginningBy(owners, start)]?.eId ?? '',
      law,
      targets,
    };
  });
}
