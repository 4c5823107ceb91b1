import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { hostOf } from '../../regulation/web-address.ts';

/**
 * Fits a note's HTML into a page that holds many notes: ids are the note's own, headings stay below the page's, and
 * nothing needs a style attribute or a form control.
 */
export function tidy(tree: Root, prefix: string): void {
  visit(tree, 'element', (element) => {
    ownLabel(element, prefix);
    if (/^h[1-6]$/.test(element.tagName)) lowerHeading(element);
    else if (element.tagName === 'input') replaceCheckbox(element);
    else if (element.tagName === 'th' || element.tagName === 'td') alignByClass(element);
    else if (element.tagName === 'a') markExternal(element);
  });
}

/** mdast-util-to-hast gives the footnotes' label one fixed id, which two notes of a page would share. */
function ownLabel({ properties }: Element, prefix: string): void {
  if (properties.id === 'footnote-label') properties.id = `${prefix}footnote-label`;
  if (Array.isArray(properties.ariaDescribedBy) || typeof properties.ariaDescribedBy === 'string') {
    properties.ariaDescribedBy = [`${prefix}footnote-label`];
  }
}

/** Notes stand under an article's heading (h1, on the whole-text page h3): theirs begin at h4. */
function lowerHeading(element: Element): void {
  element.tagName = `h${Math.min(6, Number(element.tagName[1]) + 3)}`;
}

/** `- [x]` is a statement to the reader, not a control. */
function replaceCheckbox(element: Element): void {
  const done = Boolean(element.properties.checked);
  element.tagName = 'span';
  element.properties = { className: ['task'], role: 'img', ariaLabel: done ? '已完成' : '未完成' };
  element.children = [{ type: 'text', value: done ? '☑' : '☐' }];
}

/** The `align` attribute is obsolete, and the content security policy forbids styles in attributes. */
function alignByClass({ properties }: Element): void {
  const { align } = properties;
  delete properties.align;
  if (typeof align === 'string') properties.className = [`align-${align}`];
}

/** Where it leads is said before it is followed. */
function markExternal({ properties, children }: Element): void {
  const host = typeof properties.href === 'string' ? hostOf(properties.href) : null;
  if (host === null) return;
  properties.rel = ['external', 'noopener'];
  if (!toText(children).includes(host))
    children.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['host'] },
      children: [{ type: 'text', value: `（${host}）` }],
    });
}

function toText(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? toText(node.children) : ''))
    .join('');
}
