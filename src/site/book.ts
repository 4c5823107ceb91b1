/** A regulation as chapters of HTML for files that stand alone: the text, the notes behind it, whole addresses only. */

import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { placeOnPage } from '../regulation/addresses.ts';
import { composer } from '../regulation/compose/compose.ts';
import { eIdToFileName } from '../regulation/eid.ts';
import { noteTitle, sourceDetails } from '../regulation/layers/notes/note.ts';
import type { Division } from '../regulation/model.ts';
import { titleOf, titleText } from '../regulation/names.ts';
import type { Book, Chapter, ContentsEntry } from '../regulation/print/epub.ts';
import { printHtml } from '../regulation/print/html.ts';
import { notesOf } from '../regulation/print/markdown.ts';
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
  return {
    address: absoluteUrl(landingUrl(regulation)),
    title,
    creators: issuers,
    publisher: site.name,
    date: issuedOn,
    modified: days.reduce((latest, day) => (day > latest ? day : latest), '1970-01-01'),
    cover: await cardPng(regulationCard(regulation)),
    chapters: [titleChapter(regulation), ...chaptersOf(regulation, index)],
    contents: contentsOf(regulation),
  };
}

/** Divisions that are read together: a page, and the frames before it. */
interface Stretch {
  readonly page: Division;
  readonly divisions: readonly Division[];
}

function stretchesOf({ divisions }: Regulation['text']): readonly Stretch[] {
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

const nameOfChapter = (eId: string): string => eIdToFileName(eId);

function chaptersOf(regulation: Regulation, index: LibraryIndex): readonly Chapter[] {
  const compose = composer(regulation);
  const links = wholeLinks(regulation, index);
  const notes = new Map(regulation.notes.map((note) => [note.id, note]));
  return stretchesOf(regulation.text).map(({ page, divisions }) => {
    const shown = divisions.map((division) => ({ division, blocks: compose(division) }));
    const ids = shown.flatMap(({ blocks }) => notesOf(blocks));
    const noteMark = (id: string): Element | null => {
      const note = notes.get(id);
      return note === undefined || !ids.includes(id) ? null : noteReference(note);
    };
    const body = shown.map(({ division, blocks }) =>
      h('section', { id: placeId(division.eId) }, [
        ...printHtml(blocks, { links, level: Math.min(division.path.length + 1, 6), noteMark }),
      ]),
    );
    const title = titleText(titleOf(page.provision, regulation.text.source)) || regulation.metadata.title;
    return {
      name: nameOfChapter(page.eId),
      title,
      body: [
        ...body,
        ...ids.flatMap((id) => {
          const note = notes.get(id);
          return note === undefined ? [] : [noteAside(regulation, note)];
        }),
      ],
    };
  });
}

const noteReference = ({ id, number }: PublishedNote): Element =>
  h(
    'a',
    { href: `#note-${id}`, role: 'doc-noteref', 'epub:type': 'noteref', dataEditorial: '' },
    `[${number ?? '注'}]`,
  );

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

/** Popped up by readers that can, else at the end of the chapter. */
function noteAside(regulation: Regulation, note: PublishedNote): Element {
  const { id, number, type, authority, sources, reviewed } = note;
  return h('aside', { id: `note-${id}`, role: 'doc-footnote', 'epub:type': 'footnote', dataEditorial: '' }, [
    h('p', [h('b', `${number === null ? '' : `[${number}] `}${noteTitle(note)}`), `（${type}，${authority}）`]),
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
function contentsOf({ text }: Regulation): readonly ContentsEntry[] {
  const places = new Set(text.divisions.map(({ eId }) => eId));
  const entryOf = (entry: OutlineEntry): ContentsEntry => {
    if (entry.type === 'page') {
      const { title, opening, division } = entry.page;
      const page = placeOnPage(`${nameOfChapter(division.eId)}.xhtml`, placeId(division.eId));
      return { title: titleText(title) || opening, href: page, entries: [] };
    }
    const entries = entry.entries.map(entryOf);
    const [first = 'title.xhtml'] = entries.map(({ href }) => href);
    const href = places.has(entry.eId) ? placeOnPage(first, placeId(entry.eId)) : first;
    return { title: titleText(entry.title), href, entries };
  };
  return outlineOf(readingOrder(text), text.source).map(entryOf);
}
