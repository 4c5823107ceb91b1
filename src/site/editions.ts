/** What pages say of an edition of a work that has several: which it is, what its time was, and where the same is read in another. */
import { editionPath, fragment, NOTES_PAGE, provisionPath } from '../regulation/addresses.ts';
import type { Instruction } from '../regulation/amending/statements.ts';
import { changesBesides, type OtherChange } from '../regulation/lineage/besides.ts';
import type { Descent } from '../regulation/lineage/lineage.ts';
import { difference, markedChanges, type Run } from '../regulation/lineage/marked.ts';
import { DESCENT_NAMES } from '../regulation/lineage/report.ts';
import { nameOf, workName } from '../regulation/names.ts';
import { withoutEdition } from '../regulation/nouns.ts';
import { articleWords } from '../regulation/provisions.ts';
import { allEditions, type Regulation } from '../regulation/regulation.ts';
import { chineseDate } from '../regulation/strings.ts';
import {
  type Compared,
  comparedPairs,
  counterparts,
  dayOf,
  editionName,
  effectiveFrom,
  instructionsFor,
  type Passage,
  pairName,
  type Standing,
  standingOf,
  stationsOf,
  timeOf,
  type Work,
} from '../regulation/work.ts';
import { getLibrary, getLibraryIndex, ownPaths } from './library.ts';
import { divisionUrl, landingUrl } from './urls.ts';

export interface EditionView {
  readonly work: Work<Regulation>;
  /** 2018年修正 */
  readonly name: string;
  readonly standing: Standing;
  readonly from: string;
  readonly until: string | null;
}

/** Null for a work of one edition, of which there is nothing to say. */
export async function editionView(regulation: Regulation): Promise<EditionView | null> {
  const work = (await getLibraryIndex()).works.get(regulation.slug);
  return work === undefined
    ? null
    : {
        work,
        name: editionName(work, regulation),
        standing: standingOf(work, regulation),
        ...timeOf(work, regulation),
      };
}

/** What the days of a work say over its pages, besides which of its editions is in force. */
export type Told =
  | { readonly kind: 'repealed' | 'to-be-repealed'; readonly on: string; readonly by: Replacement | null }
  /** Of a work of one edition. */
  | { readonly kind: 'future'; readonly on: string };

/** What replaces a work: a regulation of the library, or the name of one. */
interface Replacement {
  readonly name: string;
  readonly href?: string | undefined;
}

export async function toldOf({ metadata, date, slug }: Regulation): Promise<Told | null> {
  const { day, works } = await getLibrary();
  const { repealed } = metadata;
  if (repealed !== undefined)
    return {
      kind: repealed.on <= day ? 'repealed' : 'to-be-repealed',
      on: repealed.on,
      by: repealed.by === undefined ? null : await replacement(repealed.by),
    };
  const from = effectiveFrom({ metadata });
  const isOne = date === null && !works.some((work) => work.slug === slug);
  return isOne && from > day ? { kind: 'future', on: from } : null;
}

async function replacement(by: string): Promise<Replacement> {
  const { regulations } = await getLibrary();
  const title = by.replace(/^《(.+)》$/u, '$1');
  const held = regulations.find(
    ({ metadata }) => metadata.title === title || metadata.shortTitles.some((name) => name === title),
  );
  return { name: workName(title), href: held && landingUrl(held) };
}

/** How a citation tells an edition from others; undefined where its title does already: 《…法（2018年修正）》. */
export async function editionCited(regulation: Regulation): Promise<string | undefined> {
  const { title } = regulation.metadata;
  return withoutEdition(title) === title ? (await editionView(regulation))?.name : undefined;
}

/** Every page that every edition has: `export const getStaticPaths = editionPaths`. */
export async function editionPaths() {
  return ownPaths(
    allEditions(await getLibrary()).map((regulation) => ({
      params: { edition: editionParam(regulation) },
      props: { regulation },
    })),
  );
}

/** `law`, `law/2018-10-26` */
export const editionParam = (regulation: Regulation): string => editionPath(regulation).slice(0, -1);

/** Where the same is read in another edition. */
export interface Elsewhere {
  readonly href: string;
  /** Empty for the whole. */
  readonly eId: string;
  /** 第九条; empty for the whole. */
  readonly name: string;
  /** Whether the words are the same there. */
  readonly same: boolean;
}

/**
 * @param page eId of the division that is shown, the path of another page as `full/`, null for the landing page. Null where the other edition
 * has no such provision.
 */
export function elsewhere(
  work: Work<Regulation>,
  from: Regulation,
  to: Regulation,
  page: string | null,
): Elsewhere | null {
  if (page === null) return { href: landingUrl(to), eId: '', name: '', same: false };
  if (page.endsWith('/')) {
    const isThere = page !== NOTES_PAGE || to.notes.length > 0;
    return { href: landingUrl(to) + (isThere ? page : ''), eId: '', name: '', same: false };
  }
  const [first] = counterparts(work, from, page, to);
  if (first === undefined) return null;
  return {
    href: landingUrl(to) + provisionPath(to.text, first.eId),
    eId: first.eId,
    name: nameOf(to.text, first.eId),
    same: first.same,
  };
}

/** One step in the life of an article. */
export interface StationStep {
  readonly year: string;
  readonly day: string;
  /** 2018年修正 */
  readonly edition: string;
  readonly standing: Standing;
  readonly label: string;
  readonly href: string;
  /** 修改, 新增; empty in the first edition. */
  readonly kind: string;
  /** What changed against the edition before, where anything did. */
  readonly changes: readonly Run[];
  readonly onlyTyping: boolean;
  readonly reasons: Reasons;
}

/** What a decision says of a change. */
export interface Reasons {
  /** Title of the decision. */
  readonly decision: string;
  readonly instructions: readonly { readonly n: string; readonly text: string }[];
  /** Nothing announces the change. */
  readonly isSilent: boolean;
}

/** 沿革 of an article: what it was in each edition. Null for what has no lineage. */
export function articleHistory(
  { work }: EditionView,
  regulation: Regulation,
  eId: string,
): {
  readonly steps: readonly StationStep[];
  readonly deleted: { readonly edition: string; readonly href: string } | null;
} | null {
  const { stations, deletedIn } = stationsOf(work, regulation, eId);
  if (!stations.some(({ label }) => label !== '')) return null;
  return {
    steps: stations.map(({ edition, eId: own, label, descent, passage }): StationStep => {
      const old = passage === null || descent === null ? '' : oldWords(work, passage, descent);
      const next = articleWords(edition.text, own);
      const differs = descent === null || descent.from.length === 0 ? 'none' : difference(old, next);
      return {
        year: dayOf(edition).slice(0, 4),
        day: dayOf(edition),
        edition: editionName(work, edition),
        standing: standingOf(work, edition),
        label,
        href: divisionUrl(edition, own),
        kind: descent === null ? '' : DESCENT_NAMES[descent.kind],
        changes: differs === 'none' ? [] : markedChanges(old, next),
        onlyTyping: differs === 'typing',
        reasons: reasonsFor(passage, label, edition),
      };
    }),
    deleted: deletedIn === null ? null : { edition: editionName(work, deletedIn), href: landingUrl(deletedIn) },
  };
}

const oldWords = (work: Work<Regulation>, passage: Passage, { from }: Descent): string => {
  const old = work.editions.find(({ text }) => text === passage.old);
  return old === undefined ? '' : from.map(({ eId }) => articleWords(old.text, eId)).join('\n');
};

function reasonsFor(passage: Passage | null, label: string, edition: Regulation): Reasons {
  const instructions = passage === null ? [] : (instructionsFor(passage).get(label) ?? []);
  return {
    decision: edition.metadata.decision?.title ?? '修改决定',
    instructions: unique(instructions).map(({ n, text }) => ({ n, text })),
    isSilent: passage?.decision?.unexplained.some((each) => each.new === label) === true,
  };
}

const unique = (instructions: readonly Instruction[]): readonly Instruction[] =>
  instructions.filter(({ line }, index) => instructions.findIndex((each) => each.line === line) === index);

/** A row of a comparison. */
export interface CompareRow {
  /** `art_9`, and `gone-art_10` of one that is not in the newer edition. */
  readonly id: string;
  /** As printed; empty for a deleted one. */
  readonly label: string;
  readonly href: string | null;
  readonly from: readonly { readonly eId: string; readonly label: string; readonly href: string }[];
  readonly kind: Descent['kind'] | 'deleted';
  readonly kindName: string;
  readonly old: string;
  readonly next: string;
  readonly differs: 'none' | 'typing' | 'words';
  readonly changes: readonly Run[];
  readonly reasons: Reasons;
  /** An article, or what the editions say before and behind them. */
  readonly place: 'article' | 'before' | 'behind';
}

export interface Comparing {
  readonly work: Work<Regulation>;
  readonly pair: Compared<Regulation>;
}

/** All comparisons of a library, for their pages. */
export async function comparingPaths() {
  const { works } = await getLibrary();
  return ownPaths(
    works.flatMap((work) =>
      comparedPairs(work).map((pair) => ({
        params: { slug: work.slug, pair: pairName(pair.old, pair.next) },
        props: { work, pair },
      })),
    ),
  );
}

/** All that differs or may: title, preamble and headings that were changed, all articles, conclusions and annexes that were changed. */
export function compareRows(pair: Compared<Regulation>): readonly CompareRow[] {
  const others = changesBesides(pair.old.text, pair.next.text, pair.lineage).map((each) => besideRow(pair, each));
  const at = (place: CompareRow['place']): readonly CompareRow[] => others.filter((row) => row.place === place);
  return [...at('before'), ...articleRows(pair), ...at('behind')];
}

function besideRow(
  { old, next, passage }: Compared<Regulation>,
  { id, oldName, newName, old: before, next: after, isBehind }: OtherChange,
): CompareRow {
  const kind = oldName === '' ? 'new' : newName === '' ? 'deleted' : 'changed';
  const hrefIn = (edition: Regulation): string => (id === 'title' ? landingUrl(edition) : divisionUrl(edition, id));
  const names = id === 'preamble' ? ['引言', '序言'] : [newName === '' ? oldName : newName];
  const said = (passage?.decision?.outcomes ?? []).filter((outcome) =>
    (newName === '' ? outcome.old : outcome.new).some((place) =>
      names.some((name) => place.endsWith(name) || (id !== 'title' && place.startsWith(name))),
    ),
  );
  return {
    id: `beside-${id}`,
    label: newName,
    href: newName === '' ? null : hrefIn(next),
    from: oldName === '' ? [] : [{ eId: id === 'title' ? '' : id, label: oldName, href: hrefIn(old) }],
    kind,
    kindName: kind === 'deleted' ? '删去' : DESCENT_NAMES[kind],
    old: before,
    next: after,
    differs: difference(before, after),
    changes: markedChanges(before, after),
    reasons: {
      decision: next.metadata.decision?.title ?? '修改决定',
      instructions: unique(said.map(({ instruction }) => instruction)).map(({ n, text }) => ({ n, text })),
      isSilent: false,
    },
    place: isBehind ? 'behind' : 'before',
  };
}

/** Articles of the newer edition in their order, and each that was deleted behind the one it followed. */
function articleRows({ old, next, lineage, passage }: Compared<Regulation>): readonly CompareRow[] {
  const linkTo = ({ eId, label }: { readonly eId: string; readonly label: string }) => ({
    eId,
    label,
    href: divisionUrl(old, eId),
  });
  const rows = lineage.articles.map((descent): CompareRow => {
    const { eId, label, from, kind } = descent;
    const before = from.map((each) => articleWords(old.text, each.eId)).join('\n');
    const after = articleWords(next.text, eId);
    return {
      id: eId,
      label,
      href: divisionUrl(next, eId),
      from: from.map(linkTo),
      kind,
      kindName: DESCENT_NAMES[kind],
      old: before,
      next: after,
      differs: difference(before, after),
      changes: markedChanges(before, after),
      reasons: reasonsFor(passage, label, next),
      place: 'article',
    };
  });
  const order = new Map(old.text.divisions.map(({ eId }, index) => [eId, index]));
  const placeOf = (row: CompareRow): number => {
    const descent = lineage.articles.find(({ eId }) => eId === row.id);
    return Math.max(-1, ...(descent?.from ?? []).map(({ eId }) => order.get(eId) ?? -1));
  };
  const result = [...rows];
  for (const gone of lineage.deleted.toReversed()) {
    const at = order.get(gone.eId) ?? 0;
    const before = result.findLastIndex((row) => row.kind !== 'deleted' && row.from.length > 0 && placeOf(row) < at);
    const words = articleWords(old.text, gone.eId);
    const said = passage === null ? [] : goneInstructions(passage, gone.label);
    result.splice(before + 1, 0, {
      id: `gone-${gone.eId}`,
      label: '',
      href: null,
      from: [linkTo(gone)],
      kind: 'deleted',
      kindName: '删去',
      old: words,
      next: '',
      differs: 'words',
      changes: markedChanges(words, ''),
      reasons: { decision: next.metadata.decision?.title ?? '修改决定', instructions: said, isSilent: false },
      place: 'article',
    });
  }
  return result;
}

const goneInstructions = ({ decision }: Passage, label: string): Reasons['instructions'] =>
  unique(
    (decision?.outcomes ?? [])
      .filter(({ instruction, old }) => /^(?:delete|merge)/u.test(instruction.operation) && old.includes(label))
      .map(({ instruction }) => instruction),
  ).map(({ n, text }) => ({ n, text }));

/** What a decision leaves open: instructions that the newer text does not bear out. */
export const unmetInstructions = ({
  passage,
}: Compared<Regulation>): readonly { readonly n: string; readonly place: string; readonly text: string }[] =>
  (passage?.decision?.outcomes ?? [])
    .filter(({ applied }) => !applied)
    .map(({ instruction: { n, text }, old, new: places }) => ({ n, place: places[0] ?? old[0] ?? '', text }));

/** 2012年5月20日 */
export const chineseDay = (edition: Regulation): string => chineseDate(dayOf(edition));

/** The day before an edition took the place of another. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

export const rowUrl = (url: string, { id }: Pick<CompareRow, 'id'>): string => url + fragment(id);
