/** A whole text as it is shown, as the tree it is: for formats that nest articles in chapters and items in paragraphs. */
import type { Compose } from '../compose/compose.ts';
import type { Shown, ShownItems, ShownNotes } from '../compose/shown.ts';
import type { Provision, RegulationText } from '../model.ts';

/** What a provision itself shows, without what stands below it. */
export type OwnShown = Exclude<Shown, ShownItems | ShownNotes>;

export interface ShownProvision {
  readonly provision: Provision;
  /** Null where it prints nothing itself, not even a number. */
  readonly own: OwnShown | null;
  readonly children: readonly ShownProvision[];
}

/** The provisions of a text in document order, each with what the composed divisions show of it. */
export function shownTree({ provisions, divisions }: RegulationText, compose: Compose): readonly ShownProvision[] {
  const own = new Map(
    divisions.flatMap((division) => ownShown(compose(division))).map((block) => [eIdOf(block), block]),
  );
  const nest = (provision: Provision): ShownProvision => ({
    provision,
    own: own.get(provision.eId) ?? null,
    children: provision.children.map(nest),
  });
  return provisions.map(nest);
}

const eIdOf = ({ provision }: OwnShown): string => provision.eId;

function ownShown(shown: readonly Shown[]): readonly OwnShown[] {
  return shown.flatMap((block): readonly OwnShown[] => {
    if (block.type === 'notes') return [];
    return block.type === 'items' ? block.items.flatMap(ownShown) : [block];
  });
}
