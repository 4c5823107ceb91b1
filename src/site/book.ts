/** A regulation as chapters of HTML for files that stand alone: the text, the notes behind it, whole addresses only. */

import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { fragment, noteId } from '../regulation/addresses.ts';
import { composerOf } from '../regulation/compose/compose.ts';
import { eIdToFileName } from '../regulation/eid.ts';
import { noteTitle, sourceDetails } from '../regulation/layers/notes/note.ts';
import { outcomeStrip } from '../regulation/layers/notes/outcome.ts';
import type { Division } from '../regulation/model.ts';
import { titleOf, titleText } from '../regulation/names.ts';
import type { Book, Chapter, ContentsEntry } from '../regulation/print/epub.ts';
import { printHtml } from '../regulation/print/html.ts';
import type { Links } from '../regulation/print/links.ts';
import { notesOf } from '../regulation/print/markdown.ts';
import { subtree } from '../regulation/provisions.ts';
import type { PublishedNote, Regulation } from '../regulation/regulation.ts';
import { chineseDate } from '../regulation/strings.ts';
import { site } from './config.ts';
import { factsOf } from './facts.ts';
import type { LibraryIndex } from './library.ts';
import { wholeLinks } from './links/article-links.ts';
import { type OutlineEntry, outlineOf, readingOrder } from './outline.ts';
import { cardPng, regulationCard } from './pictures/cards.ts';
import { absoluteUrl, fullTextUrl, landingUrl } from './urls.ts';

/** One chapter an article; headings of 编 and 章 stand before the first article below them. */
export async function bookOf(regulation: Regulation, index: LibraryIndex): Promise<Book> {
  const { metadata, notes } = regulation;
  const { title, issuers, issuedOn } = metadata;
  const days = [issuedOn ?? '', ...notes.map(({ reviewed }) => reviewed)];
  const hrefOf = ({ chapter, id }: BookPlace): string => `${chapter}.xhtml${fragment(id)}`;
  return {
    address: absoluteUrl(landingUrl(regulation)),
    title,
    creators: issuers,
    publisher: site.name,
    date: issuedOn,
    modified: days.reduce((latest, day) => (day > latest ? day : latest), '1970-01-01'),
    cover: await cardPng(regulationCard(regulation)),
    chapters: [titleChapter(regulation), ...chaptersOf(regulation, index, { hrefOf, level: 1 })],
    contents: contentsOf(regulation, hrefOf),
  };
}

/** The same in one page, where chapters stand below its title. */
export function chaptersInOne(regulation: Regulation, index: LibraryIndex): Pick<Book, 'chapters' | 'contents'> {
  const hrefOf = ({ id }: BookPlace): string => fragment(id);
  return {
    chapters: chaptersOf(regulation, index, { hrefOf, level: 2 }),
    contents: contentsOf(regulation, hrefOf),
  };
}

/** Where something stands in a book. */
interface BookPlace {
  readonly chapter: string;
  readonly id: string;
}

/** How addresses of places in the book are written, and the level of a chapter's own heading. */
interface Bound {
  readonly hrefOf: (place: BookPlace) => string;
  readonly level: number;
}

/** Divisions that are read together: a page, and the frames before it. */
interface BookPage {
  readonly page: Division;
  readonly divisions: readonly Division[];
}

function stretchesOf({ divisions }: Regulation['text']): readonly BookPage[] {
  const stretches: { page: Division; readonly divisions: Division[] }[] = [];
  let frames: Division[] = [];
  for (const division of divisions) {
    if (division.role === 'frame') frames.push(division);
    else {
      stretches.push({ page: division, divisions: [...frames, division] });
      frames = [];
    }
  }
  const last = stretches.at(-1);
  const [first] = frames;
  if (last !== undefined) last.divisions.push(...frames);
  else if (first !== undefined) stretches.push({ page: first, divisions: frames });
  return stretches;
}

/** Of the beginning of a division: not every one prints something of its own that could have its eId. */
const placeId = (eId: string): string => `at-${eId}`;

/** By eId: the beginnings of divisions, and what stands in them. */
function placesOf({ text }: Regulation): ReadonlyMap<string, BookPlace> {
  const places = new Map<string, BookPlace>();
  for (const { page, divisions } of stretchesOf(text)) {
    const chapter = eIdToFileName(page.eId);
    for (const { eId, shown } of divisions) {
      for (const each of shown.flatMap(subtree))
        if (each.pieces.length > 0) places.set(each.eId, { chapter, id: each.eId });
      places.set(eId, { chapter, id: placeId(eId) });
    }
  }
  return places;
}

/** What the text cites in itself is read in the book. */
function linksWithin(regulation: Regulation, index: LibraryIndex, hrefOf: Bound['hrefOf']): Links {
  const links = wholeLinks(regulation, index);
  const places = placesOf(regulation);
  return {
    ...links,
    reference: (cited) => {
      const link = links.reference(cited);
      const [first] = cited.targets;
      const place = cited.regulation === regulation.slug && first !== undefined ? places.get(first) : undefined;
      return link && place ? { ...link, href: hrefOf(place) } : link;
    },
  };
}

function chaptersOf(regulation: Regulation, index: LibraryIndex, { hrefOf, level }: Bound): readonly Chapter[] {
  const compose = composerOf(regulation);
  const links = linksWithin(regulation, index, hrefOf);
  const notes = new Map(regulation.notes.map((note) => [note.id, note]));
  return stretchesOf(regulation.text).map(({ page, divisions }) => {
    const title = titleText(titleOf(page.provision, regulation.text.source)) || regulation.metadata.title;
    const sections = divisions.map((division) => {
      const blocks = compose(division);
      const own = notesOf(blocks).flatMap((id) => notes.get(id) ?? []);
      const noteMark = (id: string): Element | null => {
        const note = notes.get(id);
        return note === undefined || !own.includes(note) ? null : noteReference(note);
      };
      const levelHere = Math.min(division.path.length + level, 6);
      return h('section', { id: placeId(division.eId), className: [division.role], dataEid: division.eId }, [
        ...printHtml(blocks, { links, level: levelHere, noteMark }),
        ...own.map((note) => noteAside(regulation, note)),
      ]);
    });
    return { name: eIdToFileName(page.eId), title, body: sections };
  });
}

const noteReference = ({ id, number }: PublishedNote): Element =>
  h('a', { href: fragment(noteId(id)), role: 'doc-noteref', dataEditorial: '' }, `[${number ?? '注'}]`);

/** What is known of the regulation, and that the notes are not its words. */
function titleChapter(regulation: Regulation): Chapter {
  const { metadata } = regulation;
  const address = absoluteUrl(landingUrl(regulation));
  return {
    name: 'title',
    title: metadata.title,
    body: [
      h('h1', metadata.title),
      h(
        'ul',
        factsOf(regulation).map(({ name, value }) => h('li', `${name}：${value}`)),
      ),
      h('p', [`正文与官方文本逐字一致；注释是编者所加。出自${site.name}，`, h('a', { href: address }, address)]),
    ],
  };
}

/** Popped up by readers that can, else behind its article. */
function noteAside(regulation: Regulation, note: PublishedNote): Element {
  const { id, number, type, authority, sources, outcomes, reviewed } = note;
  return h('aside', { id: noteId(id), role: 'doc-footnote', dataEditorial: '' }, [
    h('p', [h('b', `${number === null ? '' : `[${number}] `}${noteTitle(note)}`), `（${type}，${authority}）`]),
    ...(outcomes.length === 0 ? [] : [h('p', outcomeStrip(note))]),
    ...noteBody(regulation, note),
    ...(sources.length === 0
      ? []
      : [
          h(
            'ul',
            sources.map((source) => h('li', sourceWords(source))),
          ),
        ]),
    h('p', `${chineseDate(reviewed)}核对`),
  ]);
}

function sourceWords(source: PublishedNote['sources'][number]): ElementContent[] {
  const details = sourceDetails(source);
  return [
    source.url === undefined ? { type: 'text', value: source.title } : h('a', { href: source.url }, source.title),
    { type: 'text', value: details === '' ? '' : `（${details}）` },
  ];
}

/** A note where nothing is a link: what it is about and who says so, its paragraphs, its sources. */
export function noteLines(regulation: Regulation, note: PublishedNote): readonly string[] {
  const { type, authority, sources, reviewed } = note;
  const words = (source: PublishedNote['sources'][number]): string => {
    const details = sourceDetails(source);
    return `${source.title}${details === '' ? '' : `（${details}）`}${source.url === undefined ? '' : ` ${source.url}`}`;
  };
  return [
    `${noteTitle(note)}（${type}，${authority}）`,
    outcomeStrip(note),
    ...noteBody(regulation, note).flatMap((block) => (block.type === 'element' ? [textOf(block).trim()] : [])),
    ...sources.map(words),
    `${chineseDate(reviewed)}核对`,
  ].filter((line) => line !== '');
}

/** Its HTML as a tree; what it links to on the site has whole addresses. */
function noteBody(regulation: Regulation, { html }: PublishedNote): readonly ElementContent[] {
  const tree = fromHtml(html, { fragment: true });
  const base = absoluteUrl(fullTextUrl(regulation));
  visit(tree, 'element', ({ properties }) => {
    const { href } = properties;
    if (typeof href === 'string') properties.href = new URL(href, base).href;
  });
  return tree.children.flatMap((child) => (child.type === 'element' || child.type === 'text' ? child : []));
}

/** 目录 in reading order: what begins in the middle of a chapter says where. */
function contentsOf(regulation: Regulation, hrefOf: Bound['hrefOf']): readonly ContentsEntry[] {
  const { text } = regulation;
  const places = placesOf(regulation);
  const hrefTo = (eId: string): string | undefined => {
    const place = places.get(eId);
    return place && hrefOf(place);
  };
  const entryOf = (entry: OutlineEntry): ContentsEntry => {
    if (entry.type === 'page') {
      const { title, opening, division } = entry.page;
      return { title: titleText(title) || opening, href: hrefTo(division.eId) ?? '', entries: [] };
    }
    const entries = entry.entries.map(entryOf);
    return { title: titleText(entry.title), href: hrefTo(entry.eId) ?? entries[0]?.href ?? '', entries };
  };
  return outlineOf(readingOrder(text), text.source).map(entryOf);
}
