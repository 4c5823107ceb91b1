import type { DiagnosticCode } from '../../regulation/diagnostics/codes.ts';
import { type Diagnostic, inFileOrder } from '../../regulation/diagnostics.ts';
import type { Library } from '../../regulation/regulation.ts';
import type { Addresses } from '../addresses.ts';
import { loadLibrary } from '../library.ts';
import type { loadRegulation } from '../load-regulation.ts';
import { comparePermalinks, permalinkDiagnostics, redirectDiagnostics } from '../permalinks/check-permalinks.ts';
import { loadPermalinks, type Permalinks } from '../permalinks/permalinks-file.ts';
import { loadRedirects } from '../permalinks/redirects-file.ts';
import { excerptAt } from './excerpt.ts';
import { lineReader } from './read-lines.ts';
import { type Anchors, type CheckReport, countsOf, type Problem } from './report.ts';
import { notesDueForReview } from './review-due.ts';

export interface CheckOptions {
  readonly content: string;
  readonly addresses: Addresses;
  /** Every address of a library as a path below the site's base, with what is read there. */
  readonly published: (library: Library) => Permalinks;
  /** `YYYY-MM-DD`: notes last reviewed before are due. */
  readonly reviewedBefore: string;
  /** How a regulation is read; one that remembers makes the next check quick. */
  readonly load?: typeof loadRegulation;
}

/** Everything that can be wrong with a content folder, without building a page. */
export async function check(options: CheckOptions): Promise<CheckReport> {
  const { content, addresses, reviewedBefore, load } = options;
  const { library, diagnostics } = await loadLibrary(content, addresses, load);
  const found = [
    ...diagnostics,
    ...library.regulations.flatMap(({ notes }) => notesDueForReview(notes, reviewedBefore)),
    ...(await checkAddresses(options, library)),
  ].toSorted(inFileOrder);
  return {
    problems: await withExcerpts(content, found),
    counts: countsOf(found),
    anchors: anchorsOf(library, found),
    regulations: library.regulations.length,
    articles: library.regulations.reduce((sum, { text }) => sum + unitsOf(text.divisions), 0),
  };
}

async function checkAddresses({ content, published }: CheckOptions, library: Library): Promise<readonly Diagnostic[]> {
  const recorded = await loadPermalinks(content);
  const redirects = await loadRedirects(content);
  const now = published(library);
  const known = recorded.value ?? new Map();
  return [
    ...recorded.diagnostics,
    ...redirects.diagnostics,
    ...redirectDiagnostics(redirects.value, now, known),
    // A redirects.yaml that cannot be read would make every redirected address look lost
    ...(recorded.value === null || redirects.diagnostics.length > 0
      ? []
      : permalinkDiagnostics(recorded.value, comparePermalinks(recorded.value, now, redirects.value))),
  ];
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
]);

function anchorsOf({ regulations }: Library, diagnostics: readonly Diagnostic[]): Anchors {
  return {
    inPlace: regulations.reduce((sum, { notes, relations }) => sum + notes.length + relations.length, 0),
    moved: diagnostics.filter(({ code }) => code === 'anchor-moved').length,
    lost: diagnostics.filter(({ code }) => LOST.has(code)).length,
  };
}

const unitsOf = (divisions: readonly { readonly role: string }[]): number =>
  divisions.filter(({ role }) => role === 'unit').length;
