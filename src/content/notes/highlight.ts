import type { Element, Root } from 'hast';
import { EXIT, visit } from 'unist-util-visit';

const THEME = { name: 'tiaowen', variablePrefix: '--shiki-' } as const;

const CLASSES = {
  name: 'style-to-class',
  pre: styleToClass,
  code: styleToClass,
  span: styleToClass,
  // Ours is a line of official text (text.css)
  line: ({ properties }: Element) => void delete properties.class,
} as const;

/** In UTF-16 units; what is longer is shown without colours. Some grammars take seconds for a line of 20,000. */
const LONGEST_CODE_LINE = 500;

/**
 * Colours code blocks with shiki, by classes (`shiki-token-keyword`) that src/styles/code.css fills: the content
 * security policy forbids styles in attributes. Shiki is loaded when the first code block is met.
 */
export async function highlight(tree: Root): Promise<void> {
  if (!hasCodeBlock(tree)) return;
  const [{ default: rehypeShiki }, { createCssVariablesTheme }, { unified }] = await Promise.all([
    import('@shikijs/rehype'),
    import('shiki'),
    import('unified'),
  ]);
  const theme = createCssVariablesTheme(THEME);
  const processor = unified().use(rehypeShiki, {
    theme,
    // None at first, each when met: left out, all 300 would be loaded, in ten seconds
    langs: [],
    lazy: true,
    tokenizeMaxLineLength: LONGEST_CODE_LINE,
    defaultLanguage: 'text',
    fallbackLanguage: 'text',
    transformers: [CLASSES],
  });
  const coloured = await processor.run(tree);
  tree.children = coloured.children;
}

/** A command of the shell for a `<code>` of our own, coloured likewise: HTML. */
export async function colouredCommand(command: string): Promise<string> {
  const { codeToHtml, createCssVariablesTheme } = await import('shiki');
  const theme = createCssVariablesTheme(THEME);
  return codeToHtml(command, { lang: 'shellscript', theme, structure: 'inline', transformers: [CLASSES] });
}

function hasCodeBlock(tree: Root): boolean {
  let found = false;
  visit(tree, 'element', (element) => {
    if (element.tagName !== 'pre') return;
    found = true;
    return EXIT;
  });
  return found;
}

/** `style="color:var(--shiki-token-keyword)"` → `class="shiki-token-keyword"`; the default colours need no class. */
function styleToClass(element: Element): void {
  const style = String(element.properties.style ?? '');
  delete element.properties.style;
  const [, name] = /color:var\(--(shiki-token-[\w-]+)\)/.exec(style) ?? [];
  if (name !== undefined) element.properties.class = name;
}
