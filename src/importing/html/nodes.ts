/** The tree of parse5, told apart and searched. */
import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parse,
  type TreeAdapter,
} from 'parse5';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type Parent = DefaultTreeAdapterTypes.ParentNode;

/** As deep as a document may be for those who walk it; pages that close no element are deeper. */
const DEEPEST = 400;

/** The tree of a page. What is deeper stands after what it was in, in its order: no text is lost, and no line runs into another. */
export function parsePage(text: string): DefaultTreeAdapterTypes.Document {
  const depths = new WeakMap<Parent, number>();
  const depthOf = (parent: Parent): number => depths.get(parent) ?? 0;
  const within = (parent: Parent): Parent =>
    depthOf(parent) >= DEEPEST && 'parentNode' in parent && parent.parentNode !== null ? parent.parentNode : parent;
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    appendChild: (parent, child) => {
      const place = within(parent);
      if ('childNodes' in child) depths.set(child, depthOf(place) + 1);
      defaultTreeAdapter.appendChild(place, child);
    },
    insertText: (parent, words) => defaultTreeAdapter.insertText(within(parent), words),
  };
  return parse(text, { treeAdapter });
}

export const isElement = (node: Node): node is HtmlElement => 'tagName' in node;
export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

export const nodesIn = (node: Parent): readonly Node[] => node.childNodes;

export function attribute({ attrs }: HtmlElement, name: string): string {
  return attrs.find((one) => one.name === name)?.value ?? '';
}

export const classesOf = (element: HtmlElement): readonly string[] =>
  attribute(element, 'class').split(/\s+/).filter(Boolean);

/** All elements below, in the order of the document. */
export function* elementsBelow(parent: Parent): Generator<HtmlElement> {
  const ahead = nodesIn(parent).toReversed();
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop())
    if (isElement(node)) {
      yield node;
      for (const child of nodesIn(node).toReversed()) ahead.push(child);
    }
}

export function textBelow(node: Node): string {
  if (isText(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textBelow).join('') : '';
}

// Never shown as text: scripts, controls, other documents
const NO_TEXT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'iframe',
  'object',
  'embed',
  'canvas',
  'svg',
  'audio',
  'video',
  'map',
  'select',
  'button',
  'textarea',
  'input',
  'datalist',
  'nav',
  'rt',
  'rp',
  'link',
  'meta',
]);

/** Hidden until a script of the page shows it, and saved as it was before: 微信公众号. */
const SHOWN_BY_SCRIPT: ReadonlySet<string> = new Set(['js_content']);

/** Whether a browser would show it. `rules` are those of the page's own style sheet that hide. */
export function isShown(element: HtmlElement, rules: HidingRules): boolean {
  if (NO_TEXT.has(element.tagName)) return false;
  if (element.attrs.some(({ name }) => name === 'hidden')) return false;
  if (SHOWN_BY_SCRIPT.has(attribute(element, 'id'))) return true;
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(attribute(element, 'style')))
    return false;
  return !rules.ids.has(attribute(element, 'id')) && !classesOf(element).some((name) => rules.classes.has(name));
}

/** Whether a line of the file is a line of the page, as in `pre`. */
export function hasLines(element: HtmlElement, inherited: boolean): boolean {
  const said = /white-space\s*:\s*([\w-]+)/i.exec(attribute(element, 'style'))?.[1];
  return said === undefined ? inherited || element.tagName === 'pre' : /^(?:pre|break-spaces)/i.test(said);
}

export interface HidingRules {
  readonly ids: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
}

// e.g. ".share-title, #tip { display: none }"
const RULE = /([^{}]+)\{([^{}]*)\}/g;
const HIDES = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const SIMPLE = /^\s*([.#])([\w-]+)\s*$/;

/** Rules of one class or one id, outside of media queries; style sheets elsewhere are not fetched. */
export function hidingRules(root: Parent): HidingRules {
  const ids = new Set<string>();
  const classes = new Set<string>();
  for (const element of elementsBelow(root)) {
    if (element.tagName !== 'style') continue;
    const sheet = textBelow(element)
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
    for (const [, selectors = '', declarations = ''] of sheet.matchAll(RULE)) {
      if (!HIDES.test(declarations)) continue;
      for (const selector of selectors.split(',')) {
        const [, kind, name] = SIMPLE.exec(selector) ?? [];
        if (name !== undefined) (kind === '#' ? ids : classes).add(name);
      }
    }
  }
  return { ids, classes };
}
