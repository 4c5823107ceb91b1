/** XML parts of a package as a light tree. Entities of a DTD are not expanded and nothing is fetched: saxes knows neither. */
import { SaxesParser } from 'saxes';

export interface Element {
  /** With the prefix that Word itself uses, whatever the file declares: `w:p`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** Namespaces by how their address ends, in the transitional and the strict form of the standard. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/\/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/\/package\/2006\/(?:relationships|content-types)$/, ''],
];

/** How letters look and where lines break: half of what Word writes, and nothing that a reader asks for. */
const LOOKS = new Set(
  'rFonts sz szCs lang spacing ind color kern b bCs i iCs u shd highlight w noProof snapToGrid adjustRightInd autoSpaceDE autoSpaceDN widowControl kinsoku wordWrap overflowPunct topLinePunct textAlignment keepNext keepLines tcW tcBorders tcMar vAlign trHeight tblW tblBorders tblCellMar tblLayout tblLook gridCol proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak'
    .split(' ')
    .map((name) => `w:${name}`),
);
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** No document of ours is nested deeper; what is deeper was made to exhaust the reader. */
const DEEPEST = 256;

interface Open extends Element {
  readonly children: (Element | string)[];
}

/** The root; null for what is no well-formed XML or nested too deeply. */
export function parseXml(text: string): Element | null {
  const parser = new SaxesParser({ xmlns: false });
  const renamed = new Map<string, string>();
  const root: Open = { name: '', attributes: NO_ATTRIBUTES, children: [] };
  const open = [root];
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  parser.on('doctype', () => {
    failed = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (failed) return;
    for (const key in attributes) if (key.startsWith('xmlns')) declare(key, attributes[key] ?? '', renamed);
    const own = rename(name, renamed);
    const isRead = !LOOKS.has(own);
    const element: Open = {
      name: own,
      attributes: isRead ? renameAll(attributes, renamed) : NO_ATTRIBUTES,
      children: [],
    };
    if (isRead) open.at(-1)?.children.push(element);
    open.push(element);
    if (open.length > DEEPEST) failed = true;
  });
  parser.on('text', (value) => {
    open.at(-1)?.children.push(value);
  });
  parser.on('cdata', (value) => {
    open.at(-1)?.children.push(value);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  const [top] = root.children.filter((child) => typeof child !== 'string');
  return failed ? null : (top ?? null);
}

/** Prefixes that Word itself would write otherwise. */
function declare(key: string, value: string, renamed: Map<string, string>): void {
  const prefix = key === 'xmlns' ? '' : key.slice('xmlns:'.length);
  const known = PREFIXES.find(([address]) => address.test(value))?.[1];
  if (known === undefined || known === prefix) renamed.delete(prefix);
  else renamed.set(prefix, known);
}

function rename(name: string, renamed: ReadonlyMap<string, string>): string {
  if (renamed.size === 0) return name;
  const colon = name.indexOf(':');
  const known = renamed.get(colon < 0 ? '' : name.slice(0, colon));
  if (known === undefined) return name;
  const local = name.slice(colon + 1);
  return known === '' ? local : `${known}:${local}`;
}

function renameAll(attributes: Readonly<Record<string, string>>, renamed: ReadonlyMap<string, string>) {
  if (renamed.size === 0) return attributes;
  const all: Record<string, string> = {};
  // An attribute without a prefix has no namespace
  for (const key in attributes) all[key.includes(':') ? rename(key, renamed) : key] = attributes[key] ?? '';
  return all;
}

export function elementsOf(element: Element | undefined | null): readonly Element[] {
  return element?.children.filter((child) => typeof child !== 'string') ?? [];
}

export function childOf(element: Element | undefined | null, name: string): Element | undefined {
  return elementsOf(element).find((child) => child.name === name);
}

export function childrenOf(element: Element | undefined | null, name: string): readonly Element[] {
  return elementsOf(element).filter((child) => child.name === name);
}

/** `w:val` of a child: `<w:jc w:val="center"/>`. */
export function valOf(element: Element | undefined | null, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val'];
}

export function plainText(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : plainText(child))).join('');
}
