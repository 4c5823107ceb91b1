/** Reads the official lines out of the files of a regulation, with other code than wrote them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Element, Nodes } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import type { RegulationData } from '../../src/regulation/print/json.ts';
import { attribute, descendants, elementsOf, textOf as htmlText } from './site/built-site.ts';
import { bodyLines, comparable, officialLines, type ShownLine } from './site/official-text.ts';

const isElement = (node: Nodes): node is Element => node.type === 'element';
const childrenOf = (node: Nodes): readonly Nodes[] => ('children' in node ? node.children : []);

function* below(node: Nodes, skip: (element: Element) => boolean = () => false): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (!isElement(child) || skip(child)) continue;
    yield child;
    yield* below(child, skip);
  }
}

export const elementsNamed = (tree: Nodes, name: string): readonly Element[] =>
  [...below(tree)].filter((element) => element.name === name);

function textOf(node: Nodes, skip: (element: Element) => boolean): string {
  if (node.type === 'text') return node.value;
  if (isElement(node) && skip(node)) return '';
  return childrenOf(node)
    .map((child) => textOf(child, skip))
    .join('');
}

/** Akoma Ntoso: elements with `t:line`, without the editor's notes, put in the order of the source. */
export function aknLines(xml: string): readonly ShownLine[] {
  const isNote = ({ name }: Element): boolean => name === 'authorialNote';
  const lines = new Map<number, ShownLine>();
  for (const element of below(fromXml(xml), isNote)) {
    const line = Number(element.attributes['t:line']);
    if (!line) continue;
    const text = (lines.get(line)?.text ?? '') + textOf(element, isNote);
    lines.set(line, { line, text, shape: element.name === 'tr' ? 'row' : 'running' });
  }
  return [...lines.values()].toSorted((a, b) => a.line - b.line);
}

/** Word: paragraphs of the official styles and rows of tables, in order; their lines have no numbers. */
export function docxLines(file: Uint8Array): readonly Omit<ShownLine, 'line'>[] {
  const document = unzipSync(file)['word/document.xml'];
  if (document === undefined) throw new Error('word/document.xml is missing');
  const isAside = ({ name }: Element): boolean => name === 'w:sdt' || name === 'w:tr';
  const lines: Omit<ShownLine, 'line'>[] = [];
  const visit = (node: Nodes): void => {
    for (const element of childrenOf(node).filter(isElement)) {
      if (element.name === 'w:tr') lines.push({ text: wordText(element), shape: 'row' });
      else if (element.name === 'w:p' && /^(?:Official|Heading)/.test(styleOf(element)))
        lines.push({ text: wordText(element), shape: 'running' });
      else if (!isAside(element)) visit(element);
    }
  };
  visit(fromXml(strFromU8(document)));
  return lines;
}

const styleOf = (paragraph: Element): string =>
  [...below(paragraph)].find(({ name }) => name === 'w:pStyle')?.attributes['w:val'] ?? '';

const wordText = (element: Element): string =>
  [...below(element)]
    .map((each) => (each.name === 'w:t' ? textOf(each, () => false) : each.name === 'w:tab' ? '\t' : ''))
    .join('');

/** An e-book: its chapters in the order of the spine, read as a browser reads them. */
export const epubLines = (file: Uint8Array): readonly ShownLine[] =>
  [...epubPages(file).values()].flatMap((page) => officialLines(page));

/** The tables of a page: of each cell its words and how many rows and columns it covers. */
export const htmlTables = (html: string): readonly (readonly (readonly [string, number, number][])[])[] =>
  [...elementsOf(html)]
    .filter(({ tagName }) => tagName === 'table')
    .map((table) =>
      [...descendants(table)]
        .filter(({ tagName }) => tagName === 'tr')
        .map((row) =>
          [...descendants(row)]
            .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
            .map((cell) => {
              const span = (name: string): number => Number(attribute(cell, name) ?? 1);
              return [htmlText(cell).trim(), span('rowspan'), span('colspan')];
            }),
        ),
    );

/** The pages of an e-book by their file names, in the order of the spine. */
export function epubPages(file: Uint8Array): ReadonlyMap<string, string> {
  const files = unzipSync(file);
  const textOfFile = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
  const elements = [...below(fromXml(textOfFile('EPUB/package.opf')))];
  const hrefs = new Map(
    elements.filter(({ name }) => name === 'item').map(({ attributes }) => [attributes.id, attributes.href ?? '']),
  );
  const spine = elements.filter(({ name }) => name === 'itemref').map(({ attributes }) => attributes.idref ?? '');
  return new Map(spine.map((id) => hrefs.get(id) ?? '').map((href) => [href, textOfFile(`EPUB/${href}`)]));
}

/** Links between pages that lead to no element. */
export function danglingLinks(pages: ReadonlyMap<string, string>): readonly string[] {
  const elements = [...pages].map(([page, html]) => ({ page, all: [...elementsOf(html)] }));
  const places = new Set(
    elements.flatMap(({ page, all }) => ['', ...all.map((each) => attribute(each, 'id'))].map((id) => `${page}#${id}`)),
  );
  return elements.flatMap(({ page, all }) =>
    all
      .map((each) => attribute(each, 'href') ?? '')
      .filter((href) => /^(?:[\w-]+\.xhtml)?#|\.xhtml$/.test(href))
      .map((href) => (href.startsWith('#') ? page + href : href.includes('#') ? href : `${href}#`))
      .filter((href) => !places.has(href)),
  );
}

/** The data: what its pieces say stands where. */
export function jsonLines({ text, provisions }: RegulationData): readonly ShownLine[] {
  const lines = new Map<number, ShownLine>();
  const visit = ({ pieces, children }: RegulationData['provisions'][number]): void => {
    for (const { line, start, end, role } of pieces) {
      const words = (lines.get(line)?.text ?? '') + text.slice(start, end);
      lines.set(line, { line, text: words, shape: role === 'row' ? 'row' : 'running' });
    }
    children.forEach(visit);
  };
  provisions.forEach(visit);
  return [...lines.values()].toSorted((a, b) => a.line - b.line);
}

const schema = resolve(process.env.TIAOWEN_CORPUS ?? '../shared/corpus', '../standards/akn/akomantoso30.xsd');

/** Why Akoma Ntoso cannot be held against the schema of OASIS here; null when it can. */
export function aknUnchecked(): string | null {
  if (!existsSync(schema)) return `没有 Akoma Ntoso 的 schema ${schema}`;
  return spawnSync('xmllint', ['--version']).error === undefined ? null : '没有 xmllint';
}

/** What the schema of OASIS does not allow in these files. */
export function aknProblems(files: readonly string[]): readonly string[] {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, ...files], { encoding: 'utf8' });
  const said = stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' validates'));
  return status === 0 || said.length > 0 ? said : [`xmllint：${status}`];
}

/**
 * Of a source, header and body, what an import keeps: a title goes into the header, blanks and signs between cells are the importer's, what
 * cannot be seen is taken out.
 */
export function importedLines(source: string): readonly string[] {
  const tight = (text: string): string => comparable(text.replaceAll('&nbsp;', ''), 'row').replace(UNSEEN, '');
  const title = tight(/法规标题：(.*)/u.exec(source)?.[1] ?? '');
  const lines = bodyLines(source).flatMap(({ text }) => text.split(/[\u2028\u2029]/u).map(tight));
  return lines.filter((line, index) => index > 2 || !title.includes(line.replace(/^关于印发|的通知$/gu, '')));
}

const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2028\u2029\ufeff]/gu;
