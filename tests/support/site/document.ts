/** Reads built HTML with a parser of its own (parse5, the WHATWG algorithm): nothing here knows how the pages were made. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Element = Tree.Element;
type Node = Tree.ChildNode;

/** Every element of the page in document order, those of `<noscript>` too; contents of `<template>` are no part of the page. */
export function* elementsOf(html: string): Generator<Element> {
  yield* descendants(parse(html, { scriptingEnabled: false }));
}

function* descendants(parent: Tree.ParentNode): Generator<Element> {
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
