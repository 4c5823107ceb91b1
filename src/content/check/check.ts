import type { DiagnosticCode } from '../../regulation/diagnostics/codes.ts';
import { type Diagnostic, inFileOrder } from '../../regulation/diagnostics.ts';
import type { Library } from '../../regulation/regulation.ts';
import { type ContentOptions, readContent } from '../read-content.ts';
import { excerptAt, lineReader } from './excerpt.ts';
import { type Anchors, type CheckReport, type Problem, severityCounts } from './report.ts';
import { notesDueForReview } from './review.ts';

export interface CheckOptions extends ContentOptions {
  /** `YYYY-MM-DD`: notes last reviewed before are due. */
  readonly reviewedBefore: string;
}

/** Everything that can be wrong with a content folder, without building a page. */
export async function check(options: CheckOptions): Promise<CheckReport> {
  const { library, diagnostics } = await readContent(options);
  const found = [
    ...diagnostics,
    ...library.regulations.flatMap(({ notes }) => notesDueForReview(notes, options.reviewedBefore)),
  ].toSorted(inFileOrder);
  return {
    problems: await withExcerpts(options.content, found),
    counts: severityCounts(found),
    anchors: anchorsOf(library, found),
    regulations: library.regulations.length,
    articles: library.regulations.reduce((sum, { text }) => sum + unitsOf(text.divisions), 0),
  };
}

async function withExcerpts(content: string, diagnostics: readonly Diagnostic[]): Promise<readonly Problem[]> {
  const read = lineReader(content);
  return Promise.all(
    diagnostics.map(async (diagnostic) => {
      const line = await read(diagnostic.file, diagnostic.line);
      return { ...diagnostic, excerpt: line === null ? null : excerptAt(line, diagnostic.column) };
    }),
  );
}

const LOST: ReadonlySet<DiagnosticCode> = new Set([
  'anchor-not-found',
  'anchor-eid-unknown',
  'anchor-ambiguous',
  'anchor-context-differs',
  'anchor-across-paragraphs',
  'anchor-opening-differs',
  'anchor-opening-ambiguous',
]);

const MOVED: ReadonlySet<DiagnosticCode> = new Set(['anchor-moved', 'anchor-opening-moved', 'anchor-corrected']);

function anchorsOf({ regulations }: Library, diagnostics: readonly Diagnostic[]): Anchors {
  return {
    inPlace: regulations.reduce((sum, { notes, relations }) => sum + notes.length + relations.length, 0),
    moved: diagnostics.filter(({ code }) => MOVED.has(code)).length,
    lost: diagnostics.filter(({ code }) => LOST.has(code)).length,
  };
}

const unitsOf = (divisions: readonly { readonly role: string }[]): number =>
  divisions.filter(({ role }) => role === 'unit').length;
