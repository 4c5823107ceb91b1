/** Texts as Markdown to take away: what a reader pastes into a document or gives to a program. Addresses in it are whole. */
import { noteId, placeOnPage, withEdition } from '../regulation/addresses.ts';
import { composerOf } from '../regulation/compose/compose.ts';
import { noteTitle, sourceDetails } from '../regulation/layers/notes/note.ts';
import { outcomeStrip } from '../regulation/layers/notes/outcome.ts';
import { shortTitleOf } from '../regulation/metadata.ts';
import type { Division } from '../regulation/model.ts';
import { markdownText, notesOf, printFootnote, printMarkdown } from '../regulation/print/markdown.ts';
import type { PublishedNote, Regulation } from '../regulation/regulation.ts';
import { chineseDate } from '../regulation/strings.ts';
import { factsOf } from './facts.ts';
import type { LibraryIndex } from './library.ts';
import { wholeLinks } from './links/article-links.ts';
import { absoluteUrl, divisionUrl, landingUrl, provisionUrl } from './urls.ts';

/** A page by itself; `title` stands above a text that has none of its own. */
export function articleMarkdown(
  regulation: Regulation,
  { division, title }: { readonly division: Division; readonly title: string },
  index: LibraryIndex,
): string {
  const { metadata } = regulation;
  const shown = composerOf(regulation)(division);
  const links = wholeLinks(regulation, index);
  const hasHeading = shown.some(({ type }) => type === 'heading');
  const url = withEdition(absoluteUrl(divisionUrl(regulation, division.eId)), metadata.issuedOn);
  return document([
    ...(hasHeading ? [] : [`# ${markdownText(title)}`]),
    printMarkdown(shown, { links, level: 1 }),
    '---',
    `《${markdownText(metadata.title)}》，<${url}>`,
    ...footnotes(regulation, notesOf(shown)),
  ]);
}

/** The whole text under the regulation's title. */
export function wholeMarkdown(regulation: Regulation, index: LibraryIndex): string {
  const { text, metadata } = regulation;
  const compose = composerOf(regulation);
  const links = wholeLinks(regulation, index);
  const sections = text.divisions.map((division) => {
    const shown = compose(division);
    return { shown, markdown: printMarkdown(shown, { links, level: division.path.length + 2 }) };
  });
  return document([
    `# ${markdownText(metadata.title)}`,
    factsOf(regulation)
      .map(({ name, value, href }) => `- ${name}：${markdownText(value)}${href ? `，<${href}>` : ''}`)
      .join('\n'),
    // Between two rules stands the official text and nothing else but its notes' numbers: whoever takes it out again knows where
    '---',
    ...sections.map(({ markdown }) => markdown),
    '---',
    `${markdownText(shortTitleOf(metadata))}，<${withEdition(absoluteUrl(landingUrl(regulation)), metadata.issuedOn)}>`,
    ...footnotes(
      regulation,
      sections.flatMap(({ shown }) => notesOf(shown)),
    ),
  ]);
}

const document = (parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;

function footnotes(regulation: Regulation, ids: readonly string[]): readonly string[] {
  const byId = new Map(regulation.notes.map((note) => [note.id, note]));
  return ids.flatMap((id) => {
    const note = byId.get(id);
    return note === undefined ? [] : [printFootnote(id, noteMarkdown(regulation, note))];
  });
}

/** Its title, kind and body; addresses within the site are made whole, and its own footnotes keep apart from those of other notes. */
function noteMarkdown(regulation: Regulation, note: PublishedNote): string {
  const { id, type, authority, body, sources, reviewed } = note;
  const text = body
    .trim()
    .replace(/\[\^(?=[^\]\s]+\])/g, `[^${id}-`)
    .replace(/\]\(#([^)\s]+)/g, (_, fragment: string) => `](${absoluteUrl(fragmentUrl(regulation, fragment))}`);
  const origins = sources.map((source) => {
    const details = sourceDetails(source);
    const name = markdownText(source.title);
    const title = source.url === undefined ? name : `[${name}](<${source.url}>)`;
    return `- ${title}${details === '' ? '' : `（${markdownText(details)}）`}`;
  });
  const head = `**${markdownText(noteTitle(note))}**（${type}，${markdownText(authority)}，${chineseDate(reviewed)}复核）`;
  return [head, outcomeStrip(note), text, origins.join('\n')].filter((part) => part !== '').join('\n\n');
}

function fragmentUrl(regulation: Regulation, fragment: string): string {
  const note = regulation.notes.find(({ id }) => noteId(id) === fragment);
  const eId = note === undefined ? fragment : note.division;
  if (eId === null) return landingUrl(regulation);
  return note === undefined ? provisionUrl(regulation, eId) : placeOnPage(divisionUrl(regulation, eId), fragment);
}
