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
