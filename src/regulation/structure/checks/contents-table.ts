/** 目录 against the body: what one has and the other lacks. */
import { say } from '../../diagnostics/codes.ts';
import type { Provision } from '../../model.ts';
import { entryTitle } from '../titles.ts';
import { isTocTitle } from '../toc.ts';
import { type Finding, piecesText, startOf } from './finding.ts';

/** Each 目录 is held against the document it stands in. */
export function checkTocs(text: string, provisions: readonly Provision[]): readonly Finding[] {
  const toc = provisions.find(({ kind }) => kind === 'toc');
  const below = provisions
    .filter(({ kind }) => kind === 'attachment')
    .flatMap(({ children }) => checkTocs(text, children));
  return toc === undefined ? below : [...compare(text, toc, provisions), ...below];
}

function compare(text: string, toc: Provision, provisions: readonly Provision[]): readonly Finding[] {
  const entries = toc.pieces
    .filter((piece) => !isTocTitle(piecesText(text, [piece])))
    .map((piece) => ({ offset: piece.start, title: entryTitle(piecesText(text, [piece])) }));
  // A long entry can run over two lines; a heading can too, but is one provision.
  const listed = new Set([
    ...entries.map(({ title }) => title),
    ...entries.map(({ title }, i) => title + (entries[i + 1]?.title ?? '')),
  ]);
  const headed = headings(text, provisions);
  // What is listed can be unnumbered, or too small to be a heading of ours: 2.1.1 of a plan
  const titles = new Set([
    ...headed.map(({ title }) => title),
    ...shortLines(text, provisions),
    ...attached(text, provisions),
  ]);
  const unmatched = entries.filter(
    ({ title }, i) =>
      !titles.has(title) &&
      !titles.has(/^第.{1,12}?条(?:之.)?/.exec(title)?.[0] ?? title) &&
      !titles.has(title + (entries[i + 1]?.title ?? '')) &&
      !titles.has((entries[i - 1]?.title ?? '') + title) &&
      !/^(?:附件|附录|附表|附图)/.test(title),
  );
  // A 目录 that lists chapters only does not contradict the sections of the body
  const listedKinds = new Set(headed.filter(({ title }) => listed.has(title)).map(({ provision }) => provision.kind));
  const unlisted = headed.filter(
    ({ title, provision }) => provision.kind !== 'attachment' && !listed.has(title) && listedKinds.has(provision.kind),
  );
  return [
    ...unmatched.map(({ offset, title }) => ({ ...say('toc-entry-without-body', title), offset })),
    ...unlisted.map(({ provision, title }) => ({ ...say('toc-entry-missing', title), offset: startOf(provision) })),
  ];
}

/** Headings of attachments: a decision can list those of the law below it. */
function attached(text: string, provisions: readonly Provision[]): readonly string[] {
  return provisions
    .filter(({ kind }) => kind === 'attachment')
    .flatMap(({ children }) => headings(text, children).map(({ title }) => title));
}

/** Short paragraphs and items that are titles in print. */
function shortLines(text: string, provisions: readonly Provision[]): readonly string[] {
  return provisions.flatMap(({ kind, pieces, children }): readonly string[] => {
    if (kind === 'attachment') return [];
    const line = piecesText(text, pieces);
    return [...(line.length <= LONGEST_TITLE ? [entryTitle(line)] : []), ...shortLines(text, children)];
  });
}

const LONGEST_TITLE = 60;

interface Heading {
  readonly provision: Provision;
  readonly title: string;
}

function headings(text: string, provisions: readonly Provision[]): readonly Heading[] {
  return provisions.flatMap((provision): readonly Heading[] => {
    const { kind, pieces, children } = provision;
    const below = kind === 'attachment' ? [] : children.filter((child) => !TEXTS.has(child.kind));
    return [{ provision, title: entryTitle(piecesText(text, pieces)) }, ...headings(text, below)];
  });
}

const TEXTS: ReadonlySet<Provision['kind']> = new Set(['paragraph', 'item', 'table']);
