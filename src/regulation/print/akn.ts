/**
 * A regulation as Akoma Ntoso 3.0 (OASIS LegalDocML). Elements carry our eIds and, in a namespace of their own, the source line their
 * text stands on, so that the official text can be put together again: within a line everything in document order but the notes.
 *
 * What the standard names otherwise: 项 is a `point`, 目 an `indent`, as items of a list are called in hierarchies; tables and what it has
 * no word for are an `hcontainer` with its name; unknown dates, which it asks for, are the year 1.
 */

import type { Element, ElementContent } from 'xast';
import { x } from 'xastscript';
import { fragment } from '../addresses.ts';
import { composerOf } from '../compose/compose.ts';
import type { Inline, ShownCell, ShownLine, ShownRow, ShownTable } from '../compose/shown.ts';
import type { LineageKind } from '../lineage/lineage.ts';
import type { ProvisionKind } from '../model.ts';
import { titleOf } from '../names.ts';
import type { PublishedNote, Regulation } from '../regulation.ts';
import { counterpart, type Work } from '../work.ts';
import type { Links } from './links.ts';
import { type OwnShown, type ShownProvision, shownTree } from './tree.ts';
import { xmlDocument } from './xml.ts';

export const AKN_NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';
/** Of `t:line`, the number of the source line. */
export const LINE_NAMESPACE = 'urn:tiaowen:source';

export interface AknContext {
  /** Leads to whole addresses: a file is read anywhere. */
  readonly links: Links;
  /** Whole address of an edition's own page. */
  readonly addressOf: (edition: Regulation) => string;
  /** Who makes the file: the site's name. */
  readonly publisher: string;
  /** Null for a work of one edition. */
  readonly work: Work<Regulation> | null;
}

/** Deterministic: the same regulation is the same bytes. */
export function printAkn(regulation: Regulation, context: AknContext): string {
  const printer = { regulation, context, notes: new Map(regulation.notes.map((note) => [note.id, note])) };
  const tree = shownTree(regulation.text, composerOf(regulation));
  const parts = Map.groupBy(tree, ({ provision }) => partOf(provision.kind));
  const part = (name: DocumentPart): readonly ShownProvision[] => parts.get(name) ?? [];
  const contains = historyOf(printer).length > 1 ? 'singleVersion' : 'originalVersion';
  const act = x('act', { name: 'regulation', contains }, [
    meta(printer, null),
    ...frame('preface', part('preface'), printer),
    ...frame('preamble', part('preamble'), printer),
    x('body', part('body').length === 0 ? [NO_BODY] : part('body').map((each) => hierarchical(each, printer))),
    ...frame('conclusions', part('conclusions'), printer),
    ...attachments(part('attachments'), printer),
  ]);
  return xmlDocument(x('akomaNtoso', { xmlns: AKN_NAMESPACE, 'xmlns:t': LINE_NAMESPACE }, [act]));
}

interface Printer {
  readonly regulation: Regulation;
  readonly context: AknContext;
  readonly notes: ReadonlyMap<string, PublishedNote>;
}

type DocumentPart = 'preface' | 'preamble' | 'body' | 'conclusions' | 'attachments';

const PARTS: Readonly<Partial<Record<ProvisionKind, DocumentPart>>> = {
  preface: 'preface',
  toc: 'preface',
  preamble: 'preamble',
  conclusions: 'conclusions',
  attachment: 'attachments',
};

const partOf = (kind: ProvisionKind): DocumentPart => PARTS[kind] ?? 'body';

/** The standard asks for a body. */
const NO_BODY = x('hcontainer', { name: 'empty' }, [x('content', [x('p')])]);

/** Elements of the hierarchy; what is not among them is an `hcontainer` that has the name of its kind. */
const HIERARCHY: Readonly<Partial<Record<ProvisionKind, string>>> = {
  book: 'book',
  part: 'part',
  subpart: 'subpart',
  chapter: 'chapter',
  section: 'section',
  subsection: 'subsection',
  article: 'article',
  paragraph: 'paragraph',
  item: 'point',
  subitem: 'indent',
};

function hierarchical(shown: ShownProvision, printer: Printer): Element {
  const { provision, own, children } = shown;
  const name = HIERARCHY[provision.kind];
  const attributes = { eId: provision.eId, ...(name === undefined ? { name: provision.kind } : {}) };
  const { head, text } = ownParts(own, printer);
  const below = children.map((child) => hierarchical(child, printer));
  const inner =
    below.length === 0 ? [x('content', text.length === 0 ? [x('p')] : [...text])] : [...introOf(text), ...below];
  return x(name ?? 'hcontainer', attributes, [...head, ...inner]);
}

const introOf = (text: readonly Element[]): readonly Element[] => (text.length === 0 ? [] : [x('intro', [...text])]);

interface OwnParts {
  /** `num` and `heading`. */
  readonly head: readonly Element[];
  readonly text: readonly Element[];
}

function ownParts(own: OwnShown | null, printer: Printer): OwnParts {
  if (own === null) return { head: [], text: [] };
  if (own.type === 'table') return { head: [], text: [table(own, printer)] };
  const head: Element[] = [];
  const text: Element[] = [];
  for (const line of own.lines) {
    const { label, words } = cutLabel(line);
    if (label.length > 0) head.push(lineElement('num', line, inlines(label, printer)));
    if (words.length > 0)
      (own.type === 'heading' ? head : text).push(
        lineElement(own.type === 'heading' ? 'heading' : 'p', line, inlines(words, printer)),
      );
  }
  return { head, text };
}

/** A label may be within a mark that goes on behind it: what begins with one is cut where the label ends. */
function cutLabel({ children }: ShownLine): { readonly label: readonly Inline[]; readonly words: readonly Inline[] } {
  const at = children.findLastIndex(hasLabel);
  return { label: children.slice(0, at + 1), words: children.slice(at + 1) };
}

const hasLabel = (node: Inline): boolean =>
  node.type === 'label' || (node.type === 'mark' && node.children.some(hasLabel));

const lineElement = (name: string, { line }: Pick<ShownLine, 'line'>, children: readonly ElementContent[]): Element =>
  x(name, { 't:line': String(line) }, [...children]);

/** What stands before or after the body, where nothing is numbered: its lines as paragraphs. */
function frame(name: 'preface' | 'preamble' | 'conclusions', shown: readonly ShownProvision[], printer: Printer) {
  const blocks = shown.flatMap((each) => flowing(each, printer));
  return blocks.length === 0 ? [] : [x(name, [...blocks])];
}

/** A provision outside of hierarchies, with its number before its words. */
function flowing({ provision, own, children }: ShownProvision, printer: Printer): readonly Element[] {
  const blocks =
    own === null
      ? []
      : own.type === 'table'
        ? [table(own, printer)]
        : own.lines.map((line) => lineElement('p', line, inlines(line.children, printer)));
  const [first, ...others] = blocks;
  const named = first === undefined ? [] : [withEId(first, provision.eId), ...others];
  return [...named, ...children.flatMap((child) => flowing(child, printer))];
}

const withEId = (element: Element, eId: string): Element => ({
  ...element,
  attributes: { eId, ...element.attributes },
});

function attachments(shown: readonly ShownProvision[], printer: Printer): readonly Element[] {
  if (shown.length === 0) return [];
  return [
    x(
      'attachments',
      shown.map((each) => attachment(each, printer)),
    ),
  ];
}

function attachment({ provision, own, children }: ShownProvision, printer: Printer): Element {
  const { head, text } = ownParts(own, printer);
  const nested = children.filter((child) => partOf(child.provision.kind) === 'attachments');
  const inner = children.filter((child) => !nested.includes(child));
  const blocks = inner.map((child) => hierarchical(child, printer));
  const body = [...text, ...blocks];
  return x('attachment', { eId: provision.eId }, [
    ...head,
    x('doc', { name: 'attachment' }, [
      meta(printer, provision.eId),
      x('mainBody', body.length === 0 ? [x('p')] : body),
      ...attachments(nested, printer),
    ]),
  ]);
}

function table({ provision, head, bodies }: ShownTable, printer: Printer): Element {
  const row = ({ line, cells }: ShownRow): Element =>
    x(
      'tr',
      { 't:line': String(line) },
      cells.length === 0 ? [x('td', [x('p')])] : cells.map((each) => cell(each, printer)),
    );
  return x('table', { eId: `${provision.eId}__rows` }, [...head, ...bodies.flat()].map(row));
}

function cell({ rows, columns, scope, children }: ShownCell, printer: Printer): Element {
  const spans = {
    ...(rows > 1 ? { rowspan: String(rows) } : {}),
    ...(columns > 1 ? { colspan: String(columns) } : {}),
  };
  return x(scope === null ? 'td' : 'th', spans, [x('p', inlines(children, printer))]);
}

const inlines = (nodes: readonly Inline[], printer: Printer): ElementContent[] =>
  nodes.flatMap((node) => inline(node, printer));

function inline(node: Inline, printer: Printer): readonly ElementContent[] {
  if (!('children' in node)) return [{ type: 'text', value: node.text }];
  const words = inlines(node.children, printer);
  if (node.type === 'label') return words;
  const { mark, part } = node;
  switch (mark.kind) {
    case 'note': {
      const note = printer.notes.get(mark.data.note);
      const ends = part === 'whole' || part === 'last';
      return note === undefined || !ends ? words : [...words, authorialNote(note, mark.data.number)];
    }
    case 'reference': {
      const cited = printer.context.links.reference(mark.data);
      return cited === null ? words : [x('ref', { href: cited.href }, words)];
    }
    case 'term':
      return [x('term', { refersTo: fragment(termId(mark.data.term)) }, words)];
    case 'relation':
      return words;
  }
}

const termId = (term: string): string => `term-${term}`;

/** An editor's, and said so: it is no part of the text. */
function authorialNote(note: PublishedNote, number: number): Element {
  const { body, type, authority } = note;
  const paragraphs = body.split(/\n{2,}/).filter((text) => text.trim() !== '');
  return x('authorialNote', { eId: `note-${note.id}`, class: 'editorial', marker: String(number), placement: 'side' }, [
    x('p', `${type}（${authority}）`),
    ...paragraphs.map((text) => x('p', text.trim())),
    ...note.sources.map(({ title, url }) => x('p', [url === undefined ? title : x('a', { href: url }, title)])),
  ]);
}

const SOURCE = { source: '#publisher' };

/** The editions from the first to the one that is printed. */
function historyOf({ regulation, context }: Printer): readonly Regulation[] {
  const editions = context.work?.editions ?? [regulation];
  return editions.slice(0, editions.findIndex(({ text }) => text === regulation.text) + 1);
}

/** `/akn/cn/act/2012-05-20/dukou-tiaoli`: a work is named by the day of its first edition. */
function workAddress(printer: Printer): string {
  const [first = printer.regulation] = historyOf(printer);
  return `/akn/cn/act/${first.metadata.issuedOn ?? UNKNOWN_DATE}/${printer.regulation.slug}`;
}

/** `/akn/cn/act/2012-05-20/dukou-tiaoli/zho@2019-09-26` */
const expressionAddress = (printer: Printer, { metadata }: Regulation): string =>
  `${workAddress(printer)}/zho@${metadata.issuedOn ?? UNKNOWN_DATE}`;

/** @param component eId of the attachment that it is of; null for the whole */
function meta(printer: Printer, component: string | null): Element {
  const { regulation, context } = printer;
  const { title, issuedOn, issuers, documentNumber } = regulation.metadata;
  const [first = regulation] = historyOf(printer);
  const date = issuedOn ?? UNKNOWN_DATE;
  const [work, expression] = [workAddress(printer), expressionAddress(printer, regulation)];
  const names = (base: string): readonly Element[] => [
    x('FRBRthis', { value: `${base}/!${component ?? 'main'}` }),
    x('FRBRuri', { value: base }),
  ];
  const dated = (day: string): Element => x('FRBRdate', { date: day, name: 'promulgated' });
  const authors =
    issuers.length === 0
      ? [x('FRBRauthor', { href: '#publisher' })]
      : issuers.map((_, index) => x('FRBRauthor', { href: `#issuer-${index + 1}`, as: '#author' }));
  const identification = x('identification', SOURCE, [
    x('FRBRWork', [
      ...names(work),
      x('FRBRalias', { name: 'eli', value: context.addressOf(regulation) }),
      dated(first.metadata.issuedOn ?? UNKNOWN_DATE),
      ...authors,
      x('FRBRcountry', { value: 'cn' }),
      ...(documentNumber === undefined ? [] : [x('FRBRnumber', { value: documentNumber })]),
      x('FRBRname', { value: component === null ? title : componentTitle(regulation, component) }),
    ]),
    x('FRBRExpression', [...names(expression), dated(date), ...authors, x('FRBRlanguage', { language: 'zho' })]),
    x('FRBRManifestation', [
      ...names(`${expression}.xml`),
      dated(date),
      x('FRBRauthor', { href: '#publisher', as: '#editor' }),
      x('FRBRformat', { value: 'application/akn+xml' }),
    ]),
  ]);
  if (component !== null) return x('meta', [identification]);
  const publication =
    documentNumber === undefined || issuedOn === undefined
      ? []
      : [x('publication', { date, name: 'document', showAs: documentNumber, number: documentNumber })];
  const events = eventsOf(printer);
  const modifications = modificationsOf(printer);
  return x('meta', [
    identification,
    ...publication,
    ...(events.length === 0 ? [] : [x('lifecycle', SOURCE, [...events])]),
    ...(modifications.length === 0 ? [] : [x('analysis', SOURCE, [x('passiveModifications', [...modifications])])]),
    references(printer),
  ]);
}

/** Dates are asked for where we have none. */
const UNKNOWN_DATE = '0001-01-01';

/** Generation, each amendment that led to this edition, repeal; of each the day it was promulgated and, where it is known, that it took effect. */
function eventsOf(printer: Printer): readonly Element[] {
  const { repealed } = printer.regulation.metadata;
  const event = (date: string | undefined, type: string, what: string, source: string, name: string) =>
    date === undefined
      ? []
      : [x('eventRef', { eId: `event-${name}`, date, type, source: fragment(source), refersTo: fragment(what) })];
  return [
    ...historyOf(printer).flatMap(({ metadata: { issuedOn, effectiveOn } }, at) => {
      const type = at === 0 ? 'generation' : 'amendment';
      const source = at === 0 ? 'original' : decisionId(at);
      return [
        ...event(issuedOn, type, 'promulgated', source, `promulgated-${at + 1}`),
        ...event(effectiveOn, type, 'effective', source, `effective-${at + 1}`),
      ];
    }),
    ...event(repealed?.on, 'repeal', 'repealed', repealed?.by === undefined ? 'publisher' : 'repealing', 'repealed'),
  ];
}

/** What made the edition at a place in the history. */
const decisionId = (at: number): string => `decision-${at + 1}`;

const MODIFICATIONS: Readonly<Record<LineageKind, readonly string[]>> = {
  new: ['insertion'],
  merged: ['join'],
  split: ['split'],
  unchanged: [],
  'renumbered-unchanged': ['renumbering'],
  changed: ['substitution'],
  'renumbered-changed': ['renumbering', 'substitution'],
};

/** What the amendments did to articles, by the lineage: where it was, what it became, and where it stands in this edition. */
function modificationsOf(printer: Printer): readonly Element[] {
  const { regulation, context } = printer;
  const { work } = context;
  if (work === null) return [];
  const history = historyOf(printer);
  return history.slice(1).flatMap((next, index) => {
    const [old, passage] = [history[index], work.passages[index]];
    if (old === undefined || passage === undefined) return [];
    const placeIn = (edition: Regulation, eId: string): string =>
      (edition.text === regulation.text ? '' : expressionAddress(printer, edition)) + fragment(eId);
    const made = passage.lineage.articles.flatMap(({ eId, from, kind }) =>
      MODIFICATIONS[kind].map((type) => {
        const here = counterpart(work, next, eId, regulation);
        return { type, at: here === null ? placeIn(next, eId) : fragment(here), from, to: placeIn(next, eId) };
      }),
    );
    const gone = passage.lineage.deleted.map((each) => ({
      type: 'repeal',
      at: placeIn(old, each.eId),
      from: [each],
      to: null,
    }));
    return [...made, ...gone].map(({ type, at, from, to }, n) =>
      x('textualMod', { eId: `modification-${index + 2}-${n + 1}`, type }, [
        x('source', { href: fragment(decisionId(index + 1)) }),
        x('destination', { href: at }),
        ...from.map(({ eId }) => x('old', { href: placeIn(old, eId) })),
        ...(to === null ? [] : [x('new', { href: to })]),
      ]),
    );
  });
}

function componentTitle({ text }: Regulation, eId: string): string {
  const provision = text.byEId.get(eId);
  if (provision === undefined) return eId;
  const { label, heading } = titleOf(provision, text.source);
  return `${label}${heading}`;
}

function references(printer: Printer): Element {
  const { regulation, context } = printer;
  const { links, addressOf, publisher } = context;
  const { terms, metadata } = regulation;
  const [first = regulation, ...amended] = historyOf(printer);
  const used = [...new Set(terms.map(({ term }) => term))].toSorted();
  return x('references', SOURCE, [
    x('original', { eId: 'original', href: addressOf(first), showAs: first.metadata.title }),
    // Where no decision is on record, what is known to have changed it is the edition
    ...amended.map((edition, index) => {
      const { title = edition.metadata.title, url = addressOf(edition) } = edition.metadata.decision ?? {};
      return x('passiveRef', { eId: decisionId(index + 1), href: url, showAs: title });
    }),
    ...(metadata.repealed?.by === undefined
      ? []
      : [x('passiveRef', { eId: 'repealing', href: addressOf(regulation), showAs: metadata.repealed.by })]),
    x('TLCOrganization', { eId: 'publisher', href: new URL('/', addressOf(regulation)).href, showAs: publisher }),
    ...metadata.issuers.map((issuer, index) =>
      x('TLCOrganization', {
        eId: `issuer-${index + 1}`,
        href: `/akn/ontology/organization/cn/${encodeURIComponent(issuer)}`,
        showAs: issuer,
      }),
    ),
    ...ROLES.map(([id, showAs]) => x('TLCRole', { eId: id, href: `/akn/ontology/role/cn/${id}`, showAs })),
    ...EVENTS.map(([id, showAs]) => x('TLCEvent', { eId: id, href: `/akn/ontology/event/cn/${id}`, showAs })),
    ...used.map((term) => x('TLCConcept', { eId: termId(term), href: links.term(term), showAs: term })),
  ]);
}

const ROLES = [
  ['author', '发布机关'],
  ['editor', '编者'],
] as const;

const EVENTS = [
  ['promulgated', '公布'],
  ['effective', '施行'],
  ['repealed', '废止'],
] as const;
