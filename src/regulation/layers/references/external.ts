/** References between documents of the library: the law by its title, the edition by the day of the text, then the provision in its tree. */
import type { WorkId } from '../../edition.ts';
import { depthBelow } from '../../levels.ts';
import type { RegulationText, TextRange } from '../../model.ts';
import { withoutEdition } from '../../nouns.ts';
import { oncePer } from '../../once-per.ts';
import { ruleTable } from '../../rules.ts';
import { citedAsOf, type Dated, dayOf } from '../../work.ts';
import type { ReferenceMark } from '../marks.ts';
import { amendedBy } from './amendments.ts';
import type { Reference } from './citation.ts';
import { isFormer } from './lexicon.ts';
import { createTree, lookUp, type Tree } from './lookup.ts';

/** An edition of the library; `date` is null for the one in force. */
export interface HeldEdition extends Dated {
  readonly date: string | null;
}

/** A document of the library as references need it. */
export interface LibraryEntry {
  readonly slug: WorkId;
  readonly title: string;
  readonly shortTitles: readonly string[];
  /** Of the edition in force. */
  readonly text: RegulationText;
  /** All that are held, oldest first; none where nothing is known of their time. */
  readonly editions?: readonly HeldEdition[];
}

/** The text that cites. */
export interface CitingText {
  readonly slug: WorkId;
  /** Undefined where its time is not known. */
  readonly edition?: Dated | undefined;
}

/** A reference with the document that holds its targets; `regulation` is null when nothing can be linked. */
export interface ResolvedReference extends Reference {
  readonly regulation: WorkId | null;
  /** The edition that holds the targets; undefined for the one in force, and for the text's own. */
  readonly edition?: string | undefined;
  /** Nobody can tell which edition is meant, so that the one in force answers: 按现行文本. */
  readonly isAssumed?: true | undefined;
}

const COUNTRY = /^中华人民共和国/;

/** Finds a document by title, with or without 中华人民共和国 and （2018年修正）, or by a short title. A title two documents claim finds none. */
export function libraryByTitle(entries: readonly LibraryEntry[]): (title: string) => LibraryEntry | null {
  const byName = new Map<string, LibraryEntry | null>();
  for (const entry of entries) {
    const earlier = entry.editions?.map(({ text }) => text.source.title) ?? [];
    const names = new Set([entry.title, ...entry.shortTitles, ...earlier].map(shortName));
    for (const name of names) byName.set(name, byName.has(name) ? null : entry);
  }
  return (title) => byName.get(shortName(title)) ?? null;
}

function shortName(title: string): string {
  return withoutEdition(title).replace(COUNTRY, '');
}

/**
 * The references of a document, those into other documents looked up there. What is not in the library, or names a provision
 * its document does not have, stays a citation without a link.
 */
export function resolveExternal(
  citing: CitingText,
  references: readonly Reference[],
  lookupByTitle: (title: string) => LibraryEntry | null,
): readonly ResolvedReference[] {
  return references.flatMap((reference): ResolvedReference | readonly ResolvedReference[] => {
    if (reference.law === null) return ownReference(citing, reference, lookupByTitle);
    const entry = entryCited(reference.law, lookupByTitle);
    const meant = entry && editionMeant(entry, citing, reference);
    const targets = meant && targetsIn(treeOf(meant.text), reference);
    return entry && meant && targets
      ? { ...reference, targets, regulation: entry.slug, edition: meant.date ?? undefined, isAssumed: meant.isAssumed }
      : { ...reference, regulation: null };
  });
}

/** The document that a text cites by a title. */
export function entryCited(law: string, lookupByTitle: (title: string) => LibraryEntry | null): LibraryEntry | null {
  const isOld = law.startsWith(FORMER);
  return lookupByTitle(law) ?? (isOld ? lookupByTitle(law.slice(FORMER.length)) : null);
}

/** What `asOf` puts before the title of a law whose former edition is meant. */
const FORMER = '原';

/** 修订前的本条例第八条, 原第八条: the own document, as it was before; nothing where that is not held. */
function ownReference(
  { slug, edition }: CitingText,
  reference: Reference,
  lookupByTitle: (title: string) => LibraryEntry | null,
): ResolvedReference | readonly ResolvedReference[] {
  const own = { ...reference, regulation: slug };
  if (edition === undefined || !isFormer(edition.text.source.text, reference.start)) return own;
  const held = lookupByTitle(edition.text.source.title)?.editions ?? [];
  const before = held[held.findIndex(({ text }) => text === edition.text) - 1];
  const targets = before && targetsIn(treeOf(before.text), reference);
  return targets ? { ...own, targets, edition: before.date ?? undefined } : [];
}

interface Meant {
  readonly text: RegulationText;
  readonly date: string | null;
  readonly isAssumed?: true | undefined;
}

/** The edition a text means: the one its words name, the one before, else the one of its own time. */
function editionMeant(entry: LibraryEntry, { edition: citing }: CitingText, reference: Reference): Meant | null {
  const held = entry.editions ?? [];
  const assumed: Meant = { text: entry.text, date: null, isAssumed: true };
  const isOld = reference.law?.startsWith(FORMER) === true && !entry.title.startsWith(FORMER);
  if (citing === undefined) return isOld ? null : assumed;
  const asOf = citedAsOf(held, citing, { amends: amends(citing.text, reference) });
  if (isOld) return (asOf && held[held.indexOf(asOf) - 1]) ?? null;
  const year = yearNamed(citing.text.source.text, reference);
  return (year === undefined ? asOf : held.findLast((each) => dayOf(each).startsWith(year))) ?? assumed;
}

/** The year of the edition a text names with a law: 2018 of 《样品法（2018年修正）》, of 2018年修正的《样品法》, and of 第三条 in 《样品法》（2018年修正）第三条. */
export function yearNamed(text: string, { start, end }: TextRange): string | undefined {
  const [, inside] = YEAR_WITHIN.exec(text.slice(start, end)) ?? [];
  const [, year = inside] = YEAR_BEFORE.pattern.exec(text.slice(Math.max(0, start - 36), start)) ?? [];
  return year;
}

// e.g. 《样品法（2018年修正）》
const YEAR_WITHIN = /[（(](\d{4})年[^（()）]{0,24}[）)]/;

/** What says of which year the edition is, before the name of the law or between it and the number; the group is the year. */
const YEAR_BEFORE = ruleTable(
  { name: '引用：条款或者法规名称之前的版本年份', frame: (words) => `(\\d{4})年(?:${words})$` },
  [
    { is: '', yes: '依照⟦2015年⟧', no: '自2015年起' },
    { is: '修[订正改]的', yes: ['依照⟦2015年修订的⟧', '⟦2015年修正的⟧', '⟦2015年修改的⟧'], no: '2015年施行的' },
    {
      is: '(?:公布|颁布|通过|制定)的',
      yes: ['⟦2015年公布的⟧', '⟦2015年颁布的⟧', '⟦2015年通过的⟧', '⟦2015年制定的⟧'],
      no: '2015年审议的',
    },
    {
      is: '[^（()）]{0,24}[）)]的?',
      yes: ['《渡船条例》（⟦2015年修订）⟧', '（⟦2015年3月1日修正）的⟧', '(⟦2015年修订)⟧'],
      no: ['（2015年）渡船', '2015年（试行）', '2015年(试行)', '（2015年）渡船）', '(2015年)渡船)'],
    },
  ],
);

/** 决定 speak of the articles of the law as it was, but in what they quote and where they say what becomes: 作为第六条. */
function amends({ source }: RegulationText, { start, isQuoted }: Reference): boolean {
  const becomes = BECOMES.pattern.test(source.text.slice(Math.max(0, start - 8), start));
  return !isQuoted && !becomes && amendedBy(source.title) !== null;
}

const BECOMES = ruleTable({ name: '引用：修改以后的条款之前', frame: (words) => `${words}$` }, [
  { is: '作为', yes: ['增加一条，作为', '分别作为'], no: '作出' },
  { is: '(?:调整|改)为', yes: ['将第六条修改为', '将第六条改为', '“第六条”调整为'], no: '认为' },
  { is: '修改后的?', yes: ['作为修改后', '修改后的'], no: '修改前的' },
]);

const treeOf = oncePer(createTree);

function targetsIn(tree: Tree, { address }: Reference): readonly string[] | null {
  const [component] = tree.components;
  const [first] = address.steps;
  // 《…法》第二项, of whichever article
  const isLost = first !== undefined && depthBelow(first.level, 'article') > 0 && component.articles.length > 0;
  if (isLost) return null;
  return lookUp(tree, address, { component, ancestors: [] })?.map(({ eId }) => eId) ?? null;
}

/** References as marks for `compose`. One that nothing in the library answers keeps its law's title and no regulation. */
export function toMarks(references: readonly ResolvedReference[]): readonly ReferenceMark[] {
  return references.map(({ start, end, law, targets, regulation, edition, isAssumed }) => ({
    kind: 'reference',
    start,
    end,
    data: { targets, regulation, law, edition, isAssumed },
  }));
}
