/**
 * Notes and relations through the editions of a work: each is written for one edition, and shows in every other where the lineage leads its
 * place and its exact words hold there, and nowhere else.
 */
import { say } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { Metadata } from '../metadata.ts';
import type { RegulationText } from '../model.ts';
import { counterpartsBy, dayOf, type Passage } from '../work.ts';
import { type Anchor, resolveAnchor } from './anchor.ts';
import type { Mark } from './marks.ts';
import { type Note, type PlacedNote, placeNotes } from './notes/note.ts';
import { earlyOutcomes } from './notes/outcome.ts';
import { type PlacedRelation, placeRelations, type Relation, type RelationEnd } from './relations/relation.ts';

interface Annotated {
  readonly text: RegulationText;
  readonly metadata: Pick<Metadata, 'issuedOn' | 'effectiveOn' | 'corrections'>;
}

/** A work before it is known which edition is in force. */
interface Editions {
  readonly editions: readonly Annotated[];
  readonly passages: readonly Passage[];
}

export interface EditionLayers {
  readonly notes: readonly PlacedNote[];
  readonly relations: readonly PlacedRelation[];
  readonly marks: readonly Mark[];
}

export interface WorkLayers {
  /** One for each edition, in their order. */
  readonly editions: readonly EditionLayers[];
  readonly diagnostics: readonly Diagnostic[];
}

export function layersIn(work: Editions, notes: readonly Note[], relations: readonly Relation[]): WorkLayers {
  const homeOf = ({ edition }: { readonly edition?: string | undefined }): number =>
    edition === undefined ? work.editions.length - 1 : work.editions.findIndex((each) => dayOf(each) === edition);
  const diagnostics: Diagnostic[] = [...homeless(work, [...notes, ...relations], homeOf)];
  const editions = work.editions.map((edition, index): EditionLayers => {
    const { text, metadata } = edition;
    const own = {
      notes: notes.filter((note) => homeOf(note) === index),
      relations: relations.filter((each) => homeOf(each) === index),
    };
    const placed = placeNotes(text, own.notes, metadata.corrections);
    const linked = placeRelations(text, own.relations, metadata.corrections);
    diagnostics.push(...placed.diagnostics, ...linked.diagnostics);
    diagnostics.push(...own.notes.flatMap((note) => earlyOutcomes(note, dayOf(edition))));
    const carried = {
      notes: notes.flatMap((note) => carriedNote(work, note, homeOf(note), index) ?? []),
      relations: relations.flatMap((relation) => carriedRelation(work, relation, homeOf(relation), index) ?? []),
    };
    if (carried.notes.length + carried.relations.length === 0)
      return { notes: placed.notes, relations: linked.relations, marks: [...placed.marks, ...linked.marks] };
    const all = placeNotes(text, [...own.notes, ...carried.notes]);
    const links = placeRelations(text, [...own.relations, ...carried.relations]);
    return { notes: all.notes, relations: links.relations, marks: [...all.marks, ...links.marks] };
  });
  return { editions, diagnostics };
}

function homeless(
  { editions }: Editions,
  all: readonly (Note | Relation)[],
  homeOf: (each: Note | Relation) => number,
): readonly Diagnostic[] {
  return all
    .filter((each) => homeOf(each) < 0)
    .map(({ edition = '', origin: { file, line, column } }) => ({
      ...say('annotation-edition-unknown', edition, editions.map(dayOf)),
      file,
      line,
      column,
    }));
}

function carriedNote(work: Editions, note: Note, home: number, index: number): Note | null {
  if (home < 0 || home === index) return null;
  const anchor = carriedAnchor(work, note.anchor, home, index);
  return anchor === null ? null : { ...note, anchor };
}

function carriedRelation(work: Editions, relation: Relation, home: number, index: number): Relation | null {
  if (home < 0 || home === index) return null;
  const [from, to] = [relation.from, relation.to].map((end): RelationEnd | null => {
    const anchor = carriedAnchor(work, end.anchor, home, index);
    return anchor?.kind === 'quote' ? { ...end, anchor } : null;
  });
  return from && to ? { ...relation, from, to } : null;
}

/** The same words in another edition; null where they are not. What is said of a whole edition is said of that one alone. */
export function carriedAnchor(
  { editions, passages }: Editions,
  anchor: Anchor,
  home: number,
  index: number,
): Anchor | null {
  const [from, to] = [editions[home], editions[index]];
  if (anchor.kind === 'regulation' || from === undefined || to === undefined) return null;
  for (const { eId, same } of counterpartsBy(passages, home, index, anchor.eId, from.text, to.text)) {
    // Of a provision as a whole, all words have to be the same
    if (anchor.kind === 'provision' && !same) continue;
    const there = { ...anchor, eId };
    if (resolveAnchor(to.text, there).ok) return there;
  }
  return null;
}
