/**
 * Identifiers after the AKN naming convention (OASIS LegalDocML Naming Convention 1.0): steps joined by `__`, a step is
 * a prefix and a number joined by `_`. A published eId never changes meaning.
 */
import type { ProvisionKind } from './model.ts';

/** Kinds that carry a number: `art_12`. The others are alone of their kind and carry a name: `preamble`. */
const PREFIXES = {
  book: 'book',
  part: 'part',
  subpart: 'subpart',
  chapter: 'chp',
  section: 'sec',
  subsection: 'subsec',
  attachment: 'att',
  article: 'art',
  paragraph: 'para',
  item: 'item',
  subitem: 'subitem',
  table: 'table',
} as const satisfies Partial<Record<ProvisionKind, string>>;

export type NumberedKind = keyof typeof PREFIXES;
export type NamedKind = Exclude<ProvisionKind, NumberedKind>;

const NAMES = ['preface', 'toc', 'preamble', 'body', 'notes', 'conclusions'] as const satisfies readonly NamedKind[];

export type EIdStep =
  | { readonly kind: NumberedKind; readonly number: string }
  | { readonly kind: NamedKind; readonly number: null };

/** `art` → article. Pure, for scripts that do without it to leave it out. */
export const KIND_BY_PREFIX: ReadonlyMap<string, NumberedKind> = /* @__PURE__ */ (() =>
  new Map(Object.entries(PREFIXES).map(([kind, prefix]) => [prefix, kind as NumberedKind])))();

/** `art_12`, `preamble`. */
export function stepToString(step: EIdStep): string {
  return step.number === null ? step.kind : `${PREFIXES[step.kind]}_${step.number}`;
}

/** The eId of a provision below `parent`; null stands for the document. `childEId('art_4', {kind: 'paragraph', number: '2'})` is `art_4__para_2`. */
export function childEId(parent: string | null, step: EIdStep): string {
  return parent === null ? stepToString(step) : `${parent}__${stepToString(step)}`;
}

/** The steps of an eId; null when it is none. */
export function parseEId(eId: string): readonly EIdStep[] | null {
  const steps = eId.split('__').map(parseStep);
  return steps.every((step) => step !== null) ? steps : null;
}

function parseStep(text: string): EIdStep | null {
  const name = NAMES.find((candidate) => candidate === text);
  if (name !== undefined) return { kind: name, number: null };
  const match = /^([a-z]+)_([a-z0-9]+(?:-[0-9]+)*(?:_dup[0-9]+)?)$/.exec(text);
  const kind = KIND_BY_PREFIX.get(match?.[1] ?? '');
  return kind === undefined || match?.[2] === undefined ? null : { kind, number: match[2] };
}

/** The eId of the nearest provision above, null at the top: `art_4__para_2` → `art_4`. */
export function parentEId(eId: string): string | null {
  const end = eId.lastIndexOf('__');
  return end < 0 ? null : eId.slice(0, end);
}

/** What a provision's own page is made of is a 条 or another division; containers are shown in the whole text. */
const BELOW_DIVISIONS = ['paragraph', 'item', 'subitem', 'table'];
const OF_WHOLE_TEXT = ['book', 'part', 'subpart', 'chapter', 'section', 'subsection', 'preface', 'toc'];

/** The division that holds a provision; null where only the whole text is sure to. */
export function divisionOfEId(eId: string): string | null {
  const steps = parseEId(eId) ?? [];
  const last = steps.map(({ kind }) => !BELOW_DIVISIONS.includes(kind)).lastIndexOf(true);
  const kind = steps[last]?.kind;
  if (kind === undefined || OF_WHOLE_TEXT.includes(kind)) return null;
  return eId
    .split('__')
    .slice(0, last + 1)
    .join('__');
}

/** File and URL segment of a division: `part_2__art_3` → `part-2--art-3`. No two eIds of a document share one. */
export function eIdToFileName(eId: string): string {
  return eId.replaceAll('_', '-');
}
