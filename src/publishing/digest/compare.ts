/** What a change of the content means to readers: two libraries compared. */

import { comparePermalinks, type PermalinkChanges } from '../../content/permalinks/check-permalinks.ts';
import type { Forwarding } from '../../content/permalinks/forwarding.ts';
import type { Permalinks } from '../../content/permalinks/permalinks-file.ts';
import type { Redirect } from '../../content/permalinks/redirects-file.ts';
import type { Provision } from '../../regulation/model.ts';
import { subtree } from '../../regulation/provisions.ts';
import type { Library, Regulation } from '../../regulation/regulation.ts';
import { type Delta, delta } from './delta.ts';
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
  readonly state: 'added' | 'removed' | 'changed';
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
  const slugs = [...new Set([...before.keys(), ...after.keys()])].sort();
  return {
    regulations: slugs
      .map((slug) => compareRegulations(slug, before.get(slug), after.get(slug)))
      .filter((each) => each !== null),
    glossary: delta(termsOf(base.library), termsOf(head.library)),
    permalinks: compareAddresses(base, head),
  };
}

function compareRegulations(slug: string, before?: Regulation, after?: Regulation): RegulationDigest | null {
  const named = after ?? before;
  if (!named) return null;
  const changes = {
    articles: delta(articlesOf(before), articlesOf(after)),
    paragraphs: delta(paragraphsOf(before), paragraphsOf(after)),
    notes: delta(notesOf(before), notesOf(after)),
    relations: delta(relationsOf(before), relationsOf(after)),
    links: delta(linksOf(before), linksOf(after)),
    terms: { before: before?.terms.length ?? 0, after: after?.terms.length ?? 0 },
    source:
      before && after
        ? compareSources(before.text.source, after.text.source, after.metadata.corrections, before.metadata.corrections)
        : { hunks: [], recorded: [], unexplained: [] },
  };
  const isSame =
    before && after && JSON.stringify(before.metadata) === JSON.stringify(after.metadata) && isUnchanged(changes);
  if (isSame) return null;
  const state = before ? (after ? 'changed' : 'removed') : 'added';
  return { slug, title: named.metadata.title, state, ...changes };
}

function isUnchanged({ source, terms, ...deltas }: Omit<RegulationDigest, 'slug' | 'title' | 'state'>): boolean {
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
  const { lost, changed } = comparePermalinks(earlier, head.published, head.redirects);
  const known = new Set(base.redirects.map(({ from, was }) => `${from} ${was}`));
  return {
    added: [...head.published.keys()].filter((address) => !earlier.has(address)),
    moved: head.redirects.filter(({ from, was }) => !known.has(`${from} ${was}`)),
    lost,
    changed,
  };
}
