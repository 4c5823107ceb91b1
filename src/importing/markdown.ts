/** Markdown as it would be shown, lines kept: who writes a law in it ends a paragraph with the line. */
import type { Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Pages } from './blocks.ts';
import { readHtml } from './html/read.ts';

// --- title: … ---
const FRONT_MATTER = /^\s*---\r?\n.*?\r?\n---\r?\n/s;
// Indented text is no program: 　　第一条 or four blanks begin a paragraph. Mark references: [1] 10~20
const INDENT = /^[ \t]+(?=\S)/gm;

export function readMarkdown(text: string): Pages {
  const html = unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkCjkFriendly)
    .use(() => breakLines)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeStringify, { allowDangerousHtml: true })
    .processSync(text.replace(FRONT_MATTER, '').replace(INDENT, ''));
  return readHtml(String(html), 'fragment');
}

function breakLines(tree: Root): void {
  visit(tree, 'text', (node, index, parent) => {
    if (parent === undefined || index === undefined || !node.value.includes('\n')) return;
    const parts = node.value
      .split('\n')
      .flatMap((value, i) => [...(i === 0 ? [] : [{ type: 'break' as const }]), { type: 'text' as const, value }]);
    parent.children.splice(index, 1, ...parts);
    return index + parts.length;
  });
}
