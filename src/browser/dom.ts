/** Elements from data. Text is set as text and never parsed, so nothing in a source or a query can become markup. */
export type Child = Node | string;

type Attributes = Readonly<Record<string, string | null>>;

/** `null` leaves an attribute out; an empty string sets it without a value. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** What an address names in its page, `art_4__para_2` of `#art_4__para_2`; empty also where it names nothing that can be read, as `#%`. */
export function fragmentOf({ hash }: { readonly hash: string }): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

/** @throws Error when the page lacks the element: the page and its script belong together */
export function part<T extends HTMLElement>(root: ParentNode, selector: string, type: new () => T): T {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`missing element: ${selector}`);
}

/**
 * Another page of the site, to take something from; null where it cannot be had. Its styles are left out: nothing of it is painted as it
 * is, and the policy of this page would speak up against them.
 */
export async function pageAt(address: string | URL): Promise<Document | null> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) return null;
  const html = (await response.text()).replace(/<style[\s\S]*?<\/style>/g, '');
  return new DOMParser().parseFromString(html, 'text/html');
}

/**
 * Styles of something that is loaded on demand. Astro would put an imported stylesheet into every page; as text (`?inline`) it comes
 * with its script, and a constructed stylesheet needs no leave of a content security policy.
 * The same styles are adopted once.
 */
export function adoptStyles(css: string): void {
  if (adopted.has(css)) return;
  adopted.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

const adopted = new Set<string>();
