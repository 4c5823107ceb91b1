/**
 * A work through its editions: which of them is in force on a day, what its time was, and where the provisions of one are in another.
 * The dates decide, in one place: nothing else compares a day with an edition.
 */
import type { Instruction } from './amending/statements.ts';
import type { WorkId } from './edition.ts';
import { type Heir, heirsIn } from './lineage/heirs.ts';
import { composeLineages, type Descent, type Lineage } from './lineage/lineage.ts';
import type { Comparison } from './lineage/report.ts';
import type { Metadata, Status } from './metadata.ts';
import type { RegulationText } from './model.ts';
import { oncePer } from './once-per.ts';
import { articleWords } from './provisions.ts';

/** An edition as its time is told. */
export interface Dated {
  readonly text: RegulationText;
  readonly metadata: Pick<Metadata, 'issuedOn' | 'effectiveOn' | 'decision'>;
}

/** From one edition to the next: which provision came from which, and what the decision between them says and leaves open. */
export interface Passage extends Comparison {
  /** Old eId → where it went, likest first. */
  readonly heirs: ReadonlyMap<string, readonly Heir[]>;
}

/** A work that has several editions. */
export interface Work<E extends Dated = Dated> {
  readonly slug: WorkId;
  /** By the days they were passed or promulgated, oldest first; two at least. */
  readonly editions: readonly E[];
  /** The one that undated addresses mean. */
  readonly current: E;
  /** Between neighbours: the first leads from the first edition to the second. */
  readonly passages: readonly Passage[];
}

type Days = { readonly metadata: Pick<Metadata, 'issuedOn' | 'effectiveOn'> };

/** The day an edition is named by; the loader lets none in without. */
export const dayOf = ({ metadata }: Days): string => metadata.issuedOn ?? '';

/** What a comparison of two editions is called: `2015-03-15..2023-03-13`. */
export const pairName = (old: Days, next: Days): string => `${dayOf(old)}..${dayOf(next)}`;

/** Since when an edition is law: the day it says, else the day it was promulgated. */
export const effectiveFrom = ({ metadata }: Days): string => metadata.effectiveOn ?? dayOf({ metadata });

/** The edition that is law on a day: the newest of those in force; none before the first is. */
export const lawOn = <E extends Days>(editions: readonly E[], day: string): E | undefined =>
  editions.findLast((edition) => effectiveFrom(edition) <= day);

/** The edition that undated addresses mean on a day: what is law, and before the first is, the first that will be. */
export const inForceOn = <E extends Days>(editions: readonly E[], day: string): E | undefined =>
  lawOn(editions, day) ?? editions[0];

/** What a day tells of the force of an edition; where it tells nothing, what was written once. */
export function statusOn(
  { repealed, status, ...days }: Pick<Metadata, 'issuedOn' | 'effectiveOn' | 'repealed' | 'status'>,
  day: string,
): Status | undefined {
  if (repealed !== undefined && repealed.on <= day) return '已废止';
  const from = effectiveFrom({ metadata: days });
  if (from > day) return '尚未生效';
  return status === '尚未生效' && from !== '' ? '现行有效' : status;
}

/**
 * The edition that a text means by the name of a law: the newest that had been promulgated when the text was, and is law when the text becomes
 * law. Null where that is not known: a day is missing, or between the one held and the text lies an amendment that is not held.
 * @param amends what amends the law means the one before it
 */
export function citedAsOf<E extends Dated>(
  editions: readonly E[],
  citing: Days,
  { amends = false }: { readonly amends?: boolean } = {},
): E | null {
  const day = dayOf(citing);
  const newest = editions.at(-1);
  if (newest === undefined || [citing, ...editions].some((each) => dayOf(each) === '')) return null;
  const becomesLaw = [day, effectiveFrom(citing)].sort().at(-1) ?? day;
  const meant = editions.findLast((edition) =>
    amends ? dayOf(edition) < day : dayOf(edition) <= day && effectiveFrom(edition) <= becomesLaw,
  );
  if (meant === undefined) return null;
  const isHeld = (amended: string): boolean =>
    editions.some((edition) => daysApart(dayOf(edition), amended) <= SAME_ACT);
  const lost = amendedOn(newest.text).some(
    (amended) => dayOf(meant) < amended && (amends ? amended < day : amended <= day) && !isHeld(amended),
  );
  return lost ? null : meant;
}

/** Between the day an act is passed, which names its edition, and the day it is promulgated. */
const SAME_ACT = 60;

const daysApart = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / (24 * 60 * 60 * 1000);

// e.g. “根据2015年3月15日第十二届全国人民代表大会第三次会议《关于修改〈…〉的决定》修正”
const AMENDED = /(\d{4})年(\d{1,2})月(\d{1,2})日(?:(?!\d{4}年)[^　\n])*?修[订正改](?!〈|《)/gu;

/** When a law was amended, as the note below its title says. */
const amendedOn = oncePer((text: RegulationText): readonly string[] =>
  [...prefaceOf(text).matchAll(AMENDED)].map(([, year = '', month = '', day = '']) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  ),
);

const prefaceOf = ({ source, provisions }: RegulationText): string =>
  provisions
    .filter(({ kind }) => kind === 'preface')
    .flatMap(({ pieces }) => pieces)
    .map(({ start, end }) => source.text.slice(start, end))
    .join('');

/** - `past` superseded - `current` in force - `future` promulgated and not yet in force */
export type Standing = 'past' | 'current' | 'future';

/** What an edition is called by its time. */
export const STANDINGS: Readonly<Record<Standing, string>> = { past: '已被修改', current: '现行', future: '尚未施行' };

export function standingOf<E extends Dated>({ editions, current }: Work<E>, edition: E): Standing {
  const [at, now] = [editions.indexOf(edition), editions.indexOf(current)];
  return at === now ? 'current' : at < now ? 'past' : 'future';
}

/** When an edition became law and when the next took its place; null where none has. */
export function timeOf<E extends Dated>(
  { editions }: Work<E>,
  edition: E,
): { readonly from: string; readonly until: string | null } {
  const next = editions[editions.indexOf(edition) + 1];
  return { from: effectiveFrom(edition), until: next === undefined ? null : effectiveFrom(next) };
}

/**
 * What an edition is called beside others: 2018年修正, 2023年修订, as its decision or the note below the title says; 2012年公布 of the first. Where
 * neither says which, 2018年文本.
 */
export function editionName<E extends Dated>({ editions }: Pick<Work<E>, 'editions'>, edition: E): string {
  const [year = '', month = '', day = ''] = dayOf(edition).split('-');
  const isFirst = editions[0] === edition;
  const date = `${year}年${Number(month)}月${Number(day)}日`;
  const [, said = ''] = prefaceOf(edition.text).split(date);
  const [own = ''] = said.split(/\d{4}年\d{1,2}月\d{1,2}日/u);
  const word =
    /修[订正]/u.exec(own)?.[0] ??
    (/修订/u.test(edition.metadata.decision?.title ?? '') ? '修订' : edition.metadata.decision ? '修正' : null);
  return `${year}年${isFirst ? '公布' : (word ?? '文本')}`;
}

/** Two editions compared, whatever lies between them. */
export interface Compared<E extends Dated = Dated> {
  readonly old: E;
  readonly next: E;
  readonly lineage: Lineage;
  readonly heirs: ReadonlyMap<string, readonly Heir[]>;
  /** Between neighbours. */
  readonly passage: Passage | null;
}

/**
 * All pairs of editions, the older first: neighbours, and each with the one in force, which is another one tomorrow. Those of yesterday
 * were published and stay.
 */
export function comparedPairs<E extends Dated>(work: Work<E>): readonly Compared<E>[] {
  return work.editions.flatMap((old, at) =>
    work.editions.slice(at + 1).flatMap((next) => comparison(work, old, next) ?? []),
  );
}

/** The older and the newer of two editions; null for one and the same. */
export function comparison<E extends Dated>(work: Work<E>, a: E, b: E): Compared<E> | null {
  const [from, to] = [work.editions.indexOf(a), work.editions.indexOf(b)].sort((x, y) => x - y);
  if (from === undefined || to === undefined || from < 0 || from === to) return null;
  const [old, next] = [work.editions[from], work.editions[to]];
  if (old === undefined || next === undefined) return null;
  return { old, next, ...connection(work.passages, from, to) };
}

type Connection = Pick<Compared, 'lineage' | 'heirs' | 'passage'>;

const known = oncePer((_: readonly Passage[]): Map<string, Connection> => new Map());

function connection(passages: readonly Passage[], from: number, to: number): Connection {
  const pairs = known(passages);
  const key = `${from} ${to}`;
  const made = pairs.get(key) ?? connect(passages.slice(from, to));
  pairs.set(key, made);
  return made;
}

function connect([first, ...others]: readonly Passage[]): Connection {
  if (first === undefined) throw new RangeError('an edition is not compared with itself');
  if (others.length === 0) return { lineage: first.lineage, heirs: first.heirs, passage: first };
  const last = others.at(-1) ?? first;
  const lineage = others.reduce(
    (sum, { next, lineage }) => composeLineages(sum, lineage, first.old, next),
    first.lineage,
  );
  return { lineage, heirs: heirsIn(first.old, last.next, lineage), passage: null };
}

/** Where a provision of one edition is read in another, likest first; of what went nowhere, none. */
export function counterparts<E extends Dated>(
  { editions, passages }: Pick<Work<E>, 'editions' | 'passages'>,
  from: E,
  eId: string,
  to: E,
): readonly Heir[] {
  return counterpartsBy(passages, editions.indexOf(from), editions.indexOf(to), eId, from.text, to.text);
}

/** The same, by the places of two editions in their order. */
export function counterpartsBy(
  passages: readonly Passage[],
  from: number,
  to: number,
  eId: string,
  own: RegulationText,
  other: RegulationText,
): readonly Heir[] {
  if (from === to) return [{ eId, same: true }];
  const { heirs } = connection(passages, Math.min(from, to), Math.max(from, to));
  const found = (from < to ? heirs : sourcesIn(heirs)).get(eId);
  if (found !== undefined) return found;
  // Preamble, chapters and attachments have no lineage: they are where they were, if they are
  return !isBelowArticle(own, eId) && other.byEId.has(eId) ? [{ eId, same: false }] : [];
}

/** The same provision in another edition, or the nearest above it that is there. */
export function counterpart<E extends Dated>(
  work: Pick<Work<E>, 'editions' | 'passages'>,
  from: E,
  eId: string,
  to: E,
): string | null {
  for (let each = eId; each !== ''; each = each.slice(0, Math.max(0, each.lastIndexOf('__')))) {
    const [first] = counterparts(work, from, each, to);
    if (first !== undefined) return first.eId;
  }
  return null;
}

/** New eId → where it came from. */
const sourcesIn = oncePer((heirs: ReadonlyMap<string, readonly Heir[]>): ReadonlyMap<string, readonly Heir[]> => {
  const sources = new Map<string, Heir[]>();
  for (const [old, next] of heirs)
    for (const { eId, same } of next) sources.set(eId, [...(sources.get(eId) ?? []), { eId: old, same }]);
  return sources;
});

const isBelowArticle = (text: RegulationText, eId: string): boolean =>
  text.divisions.some(
    ({ role, eId: unit }) =>
      role === 'unit' && !unit.startsWith('att_') && (eId === unit || eId.startsWith(`${unit}__`)),
  );

/** An article through time: what it was in each edition that had it, and how it came to be so. */
export interface Station<E extends Dated = Dated> {
  readonly edition: E;
  readonly eId: string;
  readonly label: string;
  /** How it came from the edition before; null in the first edition. */
  readonly descent: Descent | null;
  readonly passage: Passage | null;
}

/** From the oldest edition that has it to the newest; of several sources or heirs the first. `next` tells which edition took it out. */
export function stationsOf<E extends Dated>(
  { editions, passages }: Work<E>,
  edition: E,
  eId: string,
): { readonly stations: readonly Station<E>[]; readonly deletedIn: E | null } {
  const at = editions.indexOf(edition);
  const descentOf = (index: number, each: string): Descent | null =>
    passages[index - 1]?.lineage.articles.find((article) => article.eId === each) ?? null;
  const stations: Station<E>[] = [];
  const put = (index: number, each: string, label: string): void => {
    const own = editions[index];
    if (own !== undefined)
      stations.push({
        edition: own,
        eId: each,
        label,
        descent: descentOf(index, each),
        passage: passages[index - 1] ?? null,
      });
  };
  const labelIn = (index: number): string =>
    descentOf(index, eId)?.label ??
    passages[index]?.lineage.articles.flatMap(({ from }) => from).find((source) => source.eId === eId)?.label ??
    passages[index]?.lineage.deleted.find((gone) => gone.eId === eId)?.label ??
    '';
  put(at, eId, labelIn(at));
  for (let index = at, each = eId; index > 0; index--) {
    const source = mainSource(descentOf(index, each), each);
    if (source === undefined) break;
    each = source.eId;
    put(index - 1, each, source.label);
  }
  stations.reverse();
  let each = eId;
  for (let index = at; index < passages.length; index++) {
    const heir = heirOf(passages[index], each);
    if (heir === undefined) return { stations, deletedIn: editions[index + 1] ?? null };
    each = heir.eId;
    put(index + 1, each, heir.label);
  }
  return { stations, deletedIn: null };
}

/** Of several sources, the one that bears the same number, else the first. */
const mainSource = (descent: Descent | null, eId: string) =>
  descent?.from.find((source) => source.eId === eId) ?? descent?.from[0];

/** Of several heirs, the likest: with the main part of the text. */
function heirOf(passage: Passage | undefined, eId: string): Descent | undefined {
  const heirs = passage?.lineage.articles.filter(({ from }) => from.some((source) => source.eId === eId)) ?? [];
  return heirs.find((heir) => heir.eId === eId) ?? heirs[0];
}

/** What a decision says of the articles of the newer edition: by label, its instructions in their order. */
export const instructionsFor = oncePer(
  ({ decision, lineage, old: oldText }: Passage): ReadonlyMap<string, readonly Instruction[]> => {
    const byLabel = new Map<string, Instruction[]>();
    const heirsOf = (label: string): readonly string[] =>
      lineage.articles
        .filter(({ from }) => from.some((source) => source.label === label))
        .map((article) => article.label);
    // 将本办法中的“……”修改为“……” is about every article that had the words
    const havingHad = (words: string): readonly string[] =>
      lineage.articles
        .filter(({ from }) => words !== '' && from.some(({ eId }) => articleWords(oldText, eId).includes(words)))
        .map(({ label }) => label);
    for (const { instruction, old, new: places } of decision?.outcomes ?? []) {
      // What is taken out has no place in the newer edition: a 款 was in an article that may still be there
      const labels = places.includes('*')
        ? havingHad(instruction.words ?? '')
        : places.length > 0
          ? places.map(articleIn)
          : old.map(articleIn).flatMap(heirsOf);
      for (const label of new Set(labels))
        if (label !== '') byLabel.set(label, [...(byLabel.get(label) ?? []), instruction]);
    }
    return byLabel;
  },
);

/** 第五条第二款 → 第五条 */
const articleIn = (place: string): string => /^第[^条]+条(?:之[一二三四五六七八九十]+)?/u.exec(place)?.[0] ?? '';
