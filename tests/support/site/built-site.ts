/** A built site on disk: its pages, and the sources it was built from. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { filesBelow } from '../../../src/files/paths.ts';
import { builtFiles } from '../../../src/publishing/finish.ts';

export interface BuiltPage {
  /** Path below the site's root: `/fagui/art-1/`, `/404.html`. */
  readonly path: string;
  readonly html: string;
}

export interface SourceFile {
  readonly slug: string;
  /** The day of its header, where the regulation has several editions. */
  readonly edition: string | null;
  readonly text: string;
}

/** SHA-256 of all files below the folder, by path. */
export async function hashesBelow(folder: string): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries([...(await builtFiles(folder))].map(([path, { hash }]) => [path, hash]));
}

/** Without the files to take away: they are no pages of the site. */
export async function builtPages(folder: string): Promise<readonly BuiltPage[]> {
  const files = (await filesBelow(folder)).filter((file) => file.endsWith('.html') && !/^[^/]+\/files\//.test(file));
  return Promise.all(
    files.map(async (file) => ({
      path: `/${file}`.replace(/\/index\.html$/u, '/'),
      html: await readFile(join(folder, file), 'utf8'),
    })),
  );
}

export async function sourceFiles(content: string): Promise<readonly SourceFile[]> {
  const folder = join(content, 'regulations');
  const entries = await readdir(folder, { withFileTypes: true });
  const slugs = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const all = await Promise.all(
    slugs.sort().map(async (slug): Promise<readonly SourceFile[]> => {
      const days = await readdir(join(folder, slug, 'editions')).catch((): string[] => []);
      const files = ['', ...days.sort().map((day) => `editions/${day}/`)].map((path) => `${path}source.txt`);
      const texts = await Promise.all(files.map((file) => readFile(join(folder, slug, file), 'utf8')));
      return texts.map((text) => ({ slug, edition: days.length === 0 ? null : dayIn(text), text }));
    }),
  );
  return all.flat();
}

// e.g. `颁布时间：20190926`
const dayIn = (text: string): string => /^颁布时间：(\d{4})(\d\d)(\d\d)$/mu.exec(text)?.slice(1).join('-') ?? '';

export interface NoteFile {
  /** Whether it says what became of its words. */
  readonly hasOutcomes: boolean;
  readonly type: string;
  /** Of the provision it is about, `art_16__para_1`. */
  readonly eId: string;
  /** Title and date of each document that it names, where it gives the date. */
  readonly documents: readonly string[];
}

/** The notes of a regulation as their files say: what its pages must show. */
export async function noteFiles(content: string, slug: string): Promise<readonly NoteFile[]> {
  const folder = join(content, 'regulations', slug, 'notes');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  return Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const [, type = ''] = /^type: (.+)$/m.exec(text) ?? [];
      const [, eId = ''] = /^ *(?:eId|anchor): (.+)$/m.exec(text) ?? [];
      const documents = text.match(/^ {2}- title: .+\n(?: {4}issuer: .+\n)?(?: {4}date: .+)$/gm) ?? [];
      const hasOutcomes = /^outcomes:/m.test(text);
      return { type, eId, hasOutcomes, documents: documents.map((lines) => lines.replace(/\n {4}issuer: .+/, '')) };
    }),
  );
}

/** Reads built HTML with a parser of its own (parse5, the WHATWG algorithm): nothing here knows how the pages were made. */

export type Element = Tree.Element;
type Node = Tree.ChildNode;

/** Every element of the page in document order, those of `<noscript>` too; contents of `<template>` are no part of the page. */
export function* elementsOf(html: string): Generator<Element> {
  yield* descendants(parse(html, { scriptingEnabled: false }));
}

export function* descendants(parent: Tree.ParentNode): Generator<Element> {
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue;
    yield node;
    yield* descendants(node);
  }
}

/** The attribute's value, `''` when it has none, undefined when it is not there. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

export function firstElement(html: string, matches: (element: Element) => boolean): Element | undefined {
  for (const element of elementsOf(html)) if (matches(element)) return element;
  return undefined;
}

/** All text below the element but that of elements which `skip` tells to leave out. */
export function textOf(element: Element, skip: (element: Element) => boolean = () => false): string {
  return element.childNodes.map((node) => nodeText(node, skip)).join('');
}

function nodeText(node: Node, skip: (element: Element) => boolean): string {
  if ('value' in node) return node.value;
  return 'tagName' in node && !skip(node) ? textOf(node, skip) : '';
}
