/**
 * The references layer: finds what a regulation cites, 第十条第二款, 前款, 《…法》第八条, in three steps that can be tested apart:
 * recognise (what is written) → inherit (what is meant) → look up (whether it is there).
 */

import { say } from '../../diagnostics/codes.ts';
import { type Diagnostic, firstOfEachCode } from '../../diagnostics.ts';
import type { Provision, RegulationText } from '../../model.ts';
import { canCallItself, plainTitle } from '../../nouns.ts';
import { QuotationReader, type Voiced } from '../../quotations.ts';
import { positionAt, type SourceText } from '../../source/source-text.ts';
import { type Alias, aliasTable, definedAliases, inheritedAlias, ownKind } from './aliases.ts';
import {
  type AmendedPlace,
  type Amending,
  afterLabel,
  amendedBy,
  amendedByWords,
  announcesQuotation,
  nextPlace,
  placeNamed,
  wholeArticle,
} from './amendments.ts';
import type { Address, Citation, Reference } from './citation.ts';
import { inherit, type LeadIn, NOTHING_ABOVE, type Scope, type TextAbove, type Understood } from './inherit.ts';
import { createLexicon, isGenericName, isLegalTitle, type Lexicon } from './lexicon.ts';
import { createTree, lookUp, nominalEIds, type Tree } from './lookup.ts';
import { type Component, type PlacedPiece, passagesOf, placeOf } from './place.ts';
import { recognise } from './recognise.ts';

export type { Reference } from './citation.ts';
export { entryCited, libraryByTitle, type ResolvedReference, resolveExternal, toMarks } from './external.ts';

export interface References {
  /** In document order; they never overlap. */
  readonly references: readonly Reference[];
  readonly diagnostics: readonly Diagnostic[];
}

export function findReferences(text: RegulationText): References {
  const { source } = text;
  const aliases = aliasTable([...aliasesOf(source), ...inheritedAlias(source.title)]);
  const tree = createTree(text);
  // 由附件二《议事程序》规定
  const titles = tree.components.flatMap(({ title }) => (title === '' ? [] : [[title, title] as const]));
  const names = new Map([...titles, ...aliases.titles]);
  const claimed = new Set(aliases.problems.map(({ alias }) => alias.name));
  const own = new Map(ownKind(source.title).filter(([name]) => !claimed.has(name)));
  const context = { text, tree, lexicon: createLexicon(names, own, new Set(tree.clauses.keys())) };
  const outcomes = tree.components.flatMap((component) => readComponent(context, component));
  const at = (offset: number) => ({ file: source.file, ...positionAt(source, offset) });
  return {
    references: outcomes.flatMap((outcome) => (outcome.kind === 'reference' ? [outcome.reference] : [])),
    diagnostics: firstOfEachCode([
      ...aliases.problems.map(({ code, alias, titles }) => ({ ...say(code, alias.name, titles), ...at(alias.start) })),
      ...outcomes.flatMap((outcome) =>
        outcome.kind === 'dangling' ? [{ ...say('reference-dangling', outcome.cited), ...at(outcome.start) }] : [],
      ),
    ]),
  };
}

function aliasesOf({ text, lines }: SourceText): readonly Alias[] {
  return lines.flatMap(({ start, end }) =>
    definedAliases(text.slice(start, end)).map((alias) => ({ ...alias, start: start + alias.start })),
  );
}

/** What the reading of one document shares. */
interface Context {
  readonly text: RegulationText;
  readonly tree: Tree;
  readonly lexicon: Lexicon;
}

/** Where a text is read. */
interface Here {
  readonly context: Context;
  readonly passage: PlacedPiece;
  /** The law that the words around it amend. */
  readonly amends: string | null;
}

/** A citation either refers to something or, its target not being there, dangles. Offsets are in the source text. */
type Resolved =
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'dangling'; readonly start: number; readonly cited: string };

/** Reads a component of a document line by line and takes each citation through the three steps. */
function readComponent(context: Context, component: Component): readonly Resolved[] {
  const passages = passagesOf(component);
  const byTitle = amendingOf(context, component, passages);
  const start: AmendedPlace | null = byTitle?.law == null ? null : { law: byTitle.law, numbers: {} };
  const quotations = new QuotationReader(announcesQuotation);
  let amended = start;
  let unit: string | null = null;
  let before: TextAbove = NOTHING_ABOVE;
  const leadIns = new Map<Provision, readonly LeadIn[]>();
  return passages.flatMap((passage) => {
    const own = unitOf(passage);
    if (own !== unit) {
      quotations.reset();
      amended = (byTitle === null ? null : placeAbove(context, passage)) ?? start;
      before = NOTHING_ABOVE;
      unit = own;
    }
    const amending = isReprint(context, passage, component) ? null : byTitle;
    const here: Here = { context, passage, amends: amending?.law ?? null };
    const line = context.text.source.text.slice(passage.piece.start, passage.piece.end);
    return quotations.read(line).flatMap((whole, index) => {
      const words = line.slice(whole.start, whole.end);
      if (whole.voice === 'quoted' && amended !== null) {
        amended = nextPlace(amended, words, index === 0 ? 'next' : 'first');
      }
      const stretch =
        index === 0 || whole.voice === 'quoted' ? { ...whole, start: whole.start + afterLabel(words) } : whole;
      const citations = citationsOf(here, stretch);
      // most lines cite nothing
      if (citations.length === 0) {
        if (stretch.voice === 'own') amended = wholeArticle(amended, words);
        return [];
      }
      const above = { ...before, leadIn: namedAbove(leadIns, passage) };
      const understood = understand(here, citations, scopeFor(context, passage, stretch, amended, amending, above));
      if (stretch.voice === 'own') {
        amended = wholeArticle(lastNamed(understood, amended, amending), words);
        before = textBefore(understood, before);
        leadIns.set(passage.provision, [...(leadIns.get(passage.provision) ?? []), ...leadInsAmong(understood)]);
      }
      return understood.flatMap((each) => outcome(here, stretch, each));
    });
  });
}

/** What the lead-ins of an item have named, those of the document itself first. */
function namedAbove(leadIns: ReadonlyMap<Provision, readonly LeadIn[]>, { ancestors }: PlacedPiece): readonly LeadIn[] {
  const named = ancestors
    .slice(0, -1)
    .toReversed()
    .flatMap((above) => leadIns.get(above) ?? []);
  const isOwn = ({ address }: LeadIn): boolean => address.law === null;
  return [...named.filter(isOwn), ...named.filter((leadIn) => !isOwn(leadIn))];
}

/** What is left to the next stretch of the same article. */
function textBefore(understood: readonly Understood[], before: TextAbove): TextAbove {
  const quoting = understood.findLast(({ citation }) => citation.quotes || citation.head.kind === 'self');
  const quoted = quoting?.citation.quotes === true ? (quoting.address?.law ?? null) : null;
  return {
    ...before,
    named: articlesNamed(understood).at(-1) ?? before.named,
    quoted: quoting === undefined ? before.quoted : quoted,
  };
}

const leadInsAmong = (understood: readonly Understood[]): readonly LeadIn[] =>
  understood.flatMap((each) => {
    const { isApplied } = each.citation;
    return articlesNamed([each]).map((address) => ({ address, isApplied }));
  });

const articlesNamed = (understood: readonly Understood[]): readonly Address[] =>
  understood.flatMap(({ address }) => (address?.steps.some(({ level }) => level === 'article') ? [address] : []));

/** What a component amends: by its title, and where that gives no full name, by its first words: 对《…规定》作如下修改. */
function amendingOf({ text }: Context, { title }: Component, passages: readonly PlacedPiece[]): Amending | null {
  const byTitle = amendedBy(title);
  if (byTitle === null || /[《〈]/.test(title)) return byTitle;
  const laws = passages
    .filter(({ ancestors }) => ancestors[0]?.kind === 'preamble')
    .flatMap(({ piece }) => amendedByWords(text.source.text.slice(piece.start, piece.end)));
  const [only, ...others] = new Set(laws);
  return only === undefined || others.length > 0 ? byTitle : { law: only };
}

/** The law a heading above names: 一、对《…办法》作出修改： above （一）将第三条修改为. */
function placeAbove({ text, lexicon }: Context, { ancestors }: PlacedPiece): AmendedPlace | null {
  const head = ancestors
    .flatMap(({ kind, pieces }) => (kind === 'part' ? pieces.filter(({ role }) => role === 'heading') : []))
    .flatMap(({ start, end }) => recognise(text.source.text.slice(start, end), lexicon))
    .findLast(({ head }) => head.kind === 'law')?.head;
  return head?.kind === 'law' ? { law: head.title, numbers: {} } : null;
}

/** 决定 number by 一、 and often reprint the amended law below, whose 第一条 is no amendment; 修正案 number by either. */
function isReprint({ text }: Context, { ancestors }: PlacedPiece, { title }: Component): boolean {
  const label = ancestors.find(({ kind }) => kind === 'article')?.pieces.find(({ role }) => role === 'label');
  return label !== undefined && text.source.text.charAt(label.start) === '第' && !title.includes('修正案');
}

/** The article a passage stands in, or whatever stands at the top. */
function unitOf({ ancestors }: PlacedPiece): string | null {
  return (ancestors.find(({ kind }) => kind === 'article') ?? ancestors[0])?.eId ?? null;
}

function scopeFor(
  context: Context,
  passage: PlacedPiece,
  { voice }: Voiced,
  amended: AmendedPlace | null,
  amending: Amending | null,
  above: TextAbove,
): Scope {
  const ownPlace = placeOf(passage);
  if (amending === null && (voice === 'own' || amended === null))
    return { place: ownPlace, selfLaw: ownLaw(context, passage), bareLaw: null, above };
  if (amended === null) return { place: ownPlace, selfLaw: null, bareLaw: undefined, above };
  const place = { law: amended.law, numbers: amended.numbers, articles: [] };
  return { place, selfLaw: voice === 'quoted' ? amended.law : null, bareLaw: amended.law, above };
}

/** 本办法 in a table attached to it is not the table. */
function ownLaw({ tree }: Context, { component }: PlacedPiece): string | null {
  const isList = component.attachment !== null && component.articles.length === 0;
  return isList ? tree.components[0].title : null;
}

/** The place of another law that was named last; where nothing is amended, and the document itself was, none. */
function lastNamed(
  readings: readonly Understood[],
  before: AmendedPlace | null,
  amending: Amending | null,
): AmendedPlace | null {
  const last = readings.findLast(({ address }) => address !== null)?.address;
  if (amending === null && last?.law === null) return null;
  let index = readings.findLastIndex(({ address }) => address !== null && address.law !== null);
  // 作为第三款、第四款：“…” quotes 第三款 first
  while (readings[index]?.citation.joint === 'list' && levelOf(readings[index]) === levelOf(readings[index - 1]))
    index -= 1;
  const named = readings[index]?.address ?? null;
  return named === null ? before : (placeNamed(named) ?? before);
}

const levelOf = (reading: Understood | undefined) => reading?.address?.steps.at(-1)?.level;

function citationsOf({ context, passage: { piece } }: Here, { start, end }: Voiced): readonly Citation[] {
  const { text, lexicon } = context;
  // With the “ behind own words, which shows what they introduce
  const shown = Math.min(piece.start + end + 1, piece.end);
  return recognise(text.source.text.slice(piece.start + start, shown), lexicon);
}

function understand(here: Here, citations: readonly Citation[], scope: Scope): readonly Understood[] {
  const meant = scope.selfLaw === null ? citations.map((citation) => ofMainText(here, citation)) : citations;
  return inherit(meant, scope, (address) => targetsOf(here, address) !== null);
}

/**
 * 本规定 in an annex with articles of its own, 渡口名录, is the 规定 it is annexed to; 本办法 in an annexed 办法 is that one. 本条例 in an
 * 办法 is neither: copied from the 条例 that it implements, which is not said, so that nothing can be linked.
 */
function ofMainText({ context: { tree }, passage: { component } }: Here, citation: Citation): Citation {
  const { head } = citation;
  if (head.kind !== 'self' || head.name === null) return citation;
  const [main] = tree.components;
  const isCalled = ({ title }: Component): boolean => plainTitle(title).endsWith(head.name ?? '');
  if (component !== main && !isCalled(component) && isCalled(main))
    return { ...citation, head: { kind: 'law', title: main.title } };
  const name = head.name;
  const isOwn = [component, main].some(({ title }) => canCallItself(title, name));
  return isOwn ? citation : { ...citation, head: { kind: 'law', title: name } };
}

function outcome(here: Here, stretch: Voiced, { citation, address, isMissing }: Understood): readonly Resolved[] {
  const { context, passage } = here;
  // 该条 of nothing named, 第三条 of one of several amended laws
  if (address === null && !isMissing) return [];
  const home = address === null ? null : homeOf(here, address);
  // the document's own title
  if (address?.steps.length === 0 && citation.head.kind === 'law' && home === passage.component) return [];
  if (address !== null && home === null && !namesLaw(address.law ?? '')) return [];
  const offset = passage.piece.start + stretch.start;
  const start = offset + citation.start;
  const end = offset + citation.end;
  const targets = address === null ? null : targetsOf(here, address);
  if (address === null || targets === null) {
    if (address !== null && isVolume(here, address)) return [];
    return [{ kind: 'dangling', start, cited: context.text.source.text.slice(start, end) }];
  }
  const elsewhere = home === passage.component ? targetsElsewhere(passage, targets) : targets;
  if (elsewhere.length < targets.length && elsewhere.length === 0) return [];
  const isRange = address.until !== null || address.steps.some(spansSeveral);
  const law = home === null ? address.law : null;
  const isQuoted = stretch.voice === 'quoted' ? true : undefined;
  return [
    {
      kind: 'reference',
      reference: { start, end, from: passage.provision.eId, law, targets: elsewhere, isRange, address, isQuoted },
    },
  ];
}

/** 本款 alone is the 款 the reader is reading; of 本款第一、二项 only the other 项 lead anywhere. */
function targetsElsewhere({ provision, ancestors }: PlacedPiece, targets: readonly string[]): readonly string[] {
  if (targets.length === 1 && targets[0] === provision.eId) return [];
  const own = new Set(ancestors.filter(({ kind }) => ITEMS.has(kind)).map(({ eId }) => eId));
  return targets.filter((eId) => !own.has(eId));
}
const ITEMS: ReadonlySet<Provision['kind']> = new Set(['item', 'subitem']);

/** Not 合同第五条, 《质量手册》第三条, nor 条例第五条 of who knows which. */
const namesLaw = (title: string): boolean => (isLegalTitle(title) && !isGenericName(title)) || title.endsWith('号');

/** 第三卷 alone is a volume of a book where the document has no 卷. */
function isVolume({ context, passage }: Here, { steps }: Address): boolean {
  return (
    steps.every(({ level }) => level === 'book') && context.tree.all(passage.component, 'book').provisions.length === 0
  );
}

const spansSeveral = (step: Address['steps'][number]): boolean =>
  step.kind === 'first'
    ? step.count > 1
    : step.kind === 'numbers' && step.intervals.some(({ from, to }) => from !== to);

/** eIds of the targets; null when they are not in the document though they should be. */
function targetsOf(here: Here, address: Address): readonly string[] | null {
  const { context, passage } = here;
  const component = homeOf(here, address);
  if (component === null) return nominalEIds(address.steps);
  if (address.steps.length === 0)
    return component.attachment === null || address.law === null ? [] : [component.attachment.eId];
  return lookUp(context.tree, address, { component, ancestors: passage.ancestors })?.map(({ eId }) => eId) ?? null;
}

/**
 * The part of this file an address is about: where it stands, or the text whose title it names; null for another law. A decision means the
 * articles of the law before it was amended, not of the text that is printed behind it as amended.
 */
function homeOf({ context, passage, amends }: Here, { law, steps }: Address): Component | null {
  if (law === null) return passage.component;
  return law === amends && steps.length > 0
    ? null
    : (context.tree.components.find(({ title }) => title === law) ?? null);
}
