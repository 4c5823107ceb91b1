/** What a change of the content means to readers: two libraries compared. */
import {
  comparePermalinks,
  correctionsIn,
  editionMeanings,
  type PermalinkChanges,
} from '../../content/permalinks/check-permalinks.ts';
import { editionRedirects } from '../../content/permalinks/edition-redirects.ts';
import type { Permalinks } from '../../content/permalinks/permalinks-file.ts';
import type { Forwarding, Redirect } from '../../content/permalinks/redirects.ts';
import { besideOf } from '../../content/records/official-text.ts';
import type { Provision } from '../../regulation/model.ts';
import { subtree } from '../../regulation/provisions.ts';
import { allEditions, type Library, type Regulation } from '../../regulation/regulation.ts';
import { dayOf } from '../../regulation/work.ts';
import { type Delta, delta } from './figures.ts';
import { compareSources, type SourceChanges } from './source-changes.ts';

/** One side of the comparison. */
export interface Side {
  readonly library: Library;
  readonly published: Permalinks;
  /** What is on record; empty where nothing is. */
  readonly recorded: Permalinks;
  readonly redirects: readonly Redirect[];
}

export interface Digest {
  /** Those that differ at all. */
  readonly regulations: readonly RegulationDigest[];
  readonly glossary: Delta;
  readonly permalinks: PermalinkDigest;
}

export interface RegulationDigest {
  readonly slug: string;
  readonly title: string;
  /** `edition`: one that is new, compared with the one before it. */
  readonly state: 'added' | 'removed' | 'changed' | 'renamed' | 'edition';
  /** Its day, where the regulation has several. */
  readonly edition: string | null;
  /** The file whose `corrections` are of this text. */
  readonly beside: string;
  /** Its slug in the base; the same unless it was renamed. */
  readonly formerSlug: string;
  readonly articles: Delta;
  readonly paragraphs: Delta;
  readonly notes: Delta;
  readonly relations: Delta;
  /** 引用: `第十条 → art_10`. */
  readonly links: Delta;
  /** Uses of glossary terms. */
  readonly terms: { readonly before: number; readonly after: number };
  readonly source: SourceChanges;
}

export interface PermalinkDigest extends Pick<PermalinkChanges, 'lost' | 'changed'> {
  readonly added: readonly string[];
  /** Newly sent elsewhere. */
  readonly moved: readonly Forwarding[];
}

export function compareLibraries(base: Side, head: Side): Digest {
  const before = new Map(base.library.regulations.map((regulation) => [regulation.slug, regulation]));
  const after = new Map(head.library.regulations.map((regulation) => [regulation.slug, regulation]));
  const former = renames(before, after, head.redirects);
  const left = new Set(former.values());
  const slugs = [...new Set([...before.keys(), ...after.keys()])].filter((slug) => !left.has(slug)).sort();
  const [earlier, later] = [base, head].map(({ library }) =>
    Map.groupBy(allEditions(library), ({ slug }): string => slug),
  );
  return {
    regulations: slugs.flatMap((slug) => {
      const formerSlug = former.get(slug) ?? slug;
      return compareWorks(slug, formerSlug, earlier?.get(formerSlug) ?? [], later?.get(slug) ?? []);
    }),
    glossary: delta(termsOf(base.library), termsOf(head.library)),
    permalinks: compareAddresses(base, head),
  };
}

/**
 * Slugs that are new → those they had: by the redirects, or because most lines are the same. Whatever a rename is called, what it does
 * to the text is seen.
 */
function renames(
  before: ReadonlyMap<string, Regulation>,
  after: ReadonlyMap<string, Regulation>,
  redirects: readonly Redirect[],
): ReadonlyMap<string, string> {
  const removed = [...before.values()].filter(({ slug }) => !after.has(slug));
  const added = [...after.values()].filter(({ slug }) => !before.has(slug));
  const former = new Map<string, string>();
  for (const old of removed) {
    const said = redirects.find(({ from }) => from === `${old.slug}/*`)?.to?.replace(/\/\*$/, '');
    const renamed = added.find(({ slug }) => slug === said) ?? added.find((each) => isSameText(old, each));
    if (renamed && !former.has(renamed.slug)) former.set(renamed.slug, old.slug);
  }
  return former;
}

/** Whether at least half of the lines of either stand in the other. */
function isSameText(a: Regulation, b: Regulation): boolean {
  const [lines, others] = [a, b].map(
    ({ text }) => new Set(text.source.text.split(/\r?\n/).filter((line) => line.trim())),
  );
  if (!lines || !others) return false;
  const common = [...lines].filter((line) => others.has(line)).length;
  return common * 2 >= Math.max(lines.size, others.size);
}

/** Each edition with what it was; one that is new with the one before it. The text in force stands for one that came or went as a whole. */
function compareWorks(
  slug: string,
  formerSlug: string,
  before: readonly Regulation[],
  after: readonly Regulation[],
): readonly RegulationDigest[] {
  const isMany = before.length > 1 || after.length > 1;
  const compare = (was: Regulation | undefined, is: Regulation | undefined, state: RegulationDigest['state']) =>
    compareEditions({ slug, formerSlug, state, isMany }, was, is) ?? [];
  const [own, now] = [before[0], after[0]];
  if (own === undefined || now === undefined)
    return [compare(own, now, own === undefined ? 'added' : 'removed')].flat();
  const inOrder = after.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  // A day may be corrected where there is no other to take it for
  const wasOf = (edition: Regulation) => (isMany ? before.find((each) => dayOf(each) === dayOf(edition)) : own);
  const gone = before.filter((each) => isMany && !after.some((edition) => dayOf(edition) === dayOf(each)));
  return [
    ...inOrder.flatMap((edition, at) => {
      const was = wasOf(edition);
      if (was === undefined) return compare(inOrder[at - 1], edition, 'edition');
      return compare(was, edition, formerSlug === slug ? 'changed' : 'renamed');
    }),
    ...gone.flatMap((edition) => compare(edition, undefined, 'removed')),
  ];
}

interface ComparedDigest extends Pick<RegulationDigest, 'slug' | 'formerSlug' | 'state'> {
  /** Whether the regulation has several editions. */
  readonly isMany: boolean;
}

/** Null where nothing differs. */
function compareEditions(
  { isMany, ...named }: ComparedDigest,
  before: Regulation | undefined,
  after: Regulation | undefined,
): RegulationDigest | null {
  const shown = after ?? before;
  if (shown === undefined) return null;
  const isBoth = before !== undefined && after !== undefined;
  // The same reading on both sides: only what leads elsewhere can differ
  if (isBoth && before.text === after.text && before.metadata === after.metadata && isLinkedAlike(before, after))
    return null;
  const changes = {
    articles: delta(articlesOf(before), articlesOf(after)),
    paragraphs: delta(paragraphsOf(before), paragraphsOf(after)),
    notes: delta(notesOf(before), notesOf(after)),
    relations: delta(relationsOf(before), relationsOf(after)),
    links: delta(linksOf(before), linksOf(after)),
    terms: { before: before?.terms.length ?? 0, after: after?.terms.length ?? 0 },
    source: isBoth ? sourceChanges(before, after, named.state === 'edition') : NO_CHANGES,
  };
  const isSame =
    named.state === 'changed' &&
    JSON.stringify(before?.metadata) === JSON.stringify(after?.metadata) &&
    isUnchanged(changes);
  if (isSame) return null;
  const { metadata, text } = shown;
  return {
    ...named,
    title: metadata.title,
    edition: isMany ? dayOf(shown) : null,
    beside: besideOf(text.source.file).file,
    ...changes,
  };
}

const NO_CHANGES: SourceChanges = { hunks: [], recorded: [], unexplained: [] };

/** An amendment is no correction: what it changed is shown, and needs no record. */
function sourceChanges(before: Regulation, after: Regulation, isAmended: boolean): SourceChanges {
  const recorded = isAmended ? [] : after.metadata.corrections;
  const changes = compareSources(before.text.source, after.text.source, recorded, before.metadata.corrections);
  return isAmended ? { ...changes, unexplained: [] } : changes;
}

const isLinkedAlike = (before: Regulation, after: Regulation): boolean =>
  before.terms.length === after.terms.length &&
  before.relations === after.relations &&
  before.references.length === after.references.length &&
  before.references.every(({ law, targets }, at) => {
    const other = after.references[at];
    return law === other?.law && targets.join() === other.targets.join();
  });

type Changes = Omit<RegulationDigest, 'slug' | 'formerSlug' | 'title' | 'state' | 'edition' | 'beside'>;

function isUnchanged({ source, terms, ...deltas }: Changes): boolean {
  const named = Object.values(deltas).flatMap(({ added, changed, removed }) => [...added, ...changed, ...removed]);
  return named.length === 0 && source.hunks.length === 0 && terms.before === terms.after;
}

const wordsOf = ({ source }: Regulation['text'], { pieces }: Provision): string =>
  pieces.map(({ start, end }) => source.text.slice(start, end)).join('\n');

const wholeOf = (text: Regulation['text'], provision: Provision): string =>
  subtree(provision)
    .map((each) => wordsOf(text, each))
    .join('\n');

function articlesOf(regulation?: Regulation): ReadonlyMap<string, string> {
  if (!regulation) return new Map();
  const { text } = regulation;
  return new Map(
    text.divisions.filter(({ role }) => role !== 'frame').map(({ eId, provision }) => [eId, wholeOf(text, provision)]),
  );
}

function paragraphsOf(regulation?: Regulation): ReadonlyMap<string, string> {
  if (!regulation) return new Map();
  const { text } = regulation;
  const isParagraph = ({ kind }: Provision) => kind === 'paragraph' || kind === 'item' || kind === 'subitem';
  return new Map(
    [...text.byEId.values()].filter(isParagraph).map((provision) => [provision.eId, wordsOf(text, provision)]),
  );
}

function notesOf(regulation?: Regulation): ReadonlyMap<string, string> {
  return new Map(
    regulation?.notes.map(({ id, anchor, type, title, authority, sources, reviewed, body }) => [
      id,
      JSON.stringify([anchor, type, title, authority, sources, reviewed, body]),
    ]),
  );
}

function relationsOf(regulation?: Regulation): ReadonlyMap<string, string> {
  return new Map(
    regulation?.relations.map(({ id, type, from, to, reason }) => [
      id,
      JSON.stringify([type, from.anchor, to.anchor, reason]),
    ]),
  );
}

/** A link is what it says and where it leads; the same one may stand in several places. */
function linksOf(regulation?: Regulation): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const { start, end, law, targets } of regulation?.references ?? []) {
    const words = regulation?.text.source.text.slice(start, end);
    const name = `${words} → ${[law === null ? '' : `《${law}》`, targets.join('、')].join(' ').trim()}`;
    links.set(name, String(Number(links.get(name) ?? 0) + 1));
  }
  return links;
}

function termsOf({ glossary }: Library): ReadonlyMap<string, string> {
  return new Map(
    glossary.map(({ id, term, aliases, definition, body }) => [id, JSON.stringify([term, aliases, definition, body])]),
  );
}

function compareAddresses(base: Side, head: Side): PermalinkDigest {
  const earlier = new Map([...base.recorded, ...base.published]);
  const { library, published, redirects } = head;
  const { lost, changed } = comparePermalinks(
    earlier,
    published,
    [...redirects, ...editionRedirects(library, { redirects, recorded: earlier, published })],
    correctionsIn(library),
    editionMeanings(library, published),
  );
  const known = new Set(base.redirects.map(({ from, was }) => `${from} ${was}`));
  return {
    added: [...head.published.keys()].filter((address) => !earlier.has(address)),
    moved: head.redirects.filter(({ from, was }) => !known.has(`${from} ${was}`)),
    lost,
    changed,
  };
}
