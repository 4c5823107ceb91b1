import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { noteId } from '../../regulation/addresses.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import type { Note } from '../../regulation/layers/notes/note.ts';
import { checkMarkdown, type MarkdownProblem } from './check-markdown.ts';
import { complexityProblem } from './complexity.ts';
import { highlight } from './highlight.ts';
import { linkTitles, type NoteLinks, resolveLinks } from './link-targets.ts';
import { tidy } from './tidy.ts';

/** What of a Markdown file is rendered: `id` keeps the ids of a page apart, the others place its problems. */
export type MarkdownText = Pick<Note, 'id' | 'file' | 'body' | 'bodyLine'>;

export interface Rendered {
  /** Safe to put into a page as it is. */
  readonly html: string;
  /** All errors: the text is rendered without what they name. */
  readonly diagnostics: readonly Diagnostic[];
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly);

/** GitHub's rules; ids are already the note's own and need no second prefix. */
const sanitizer = unified().use(rehypeSanitize, { ...defaultSchema, clobber: [] });

const writer = unified().use(rehypeStringify);

/** What is wrong with a Markdown text by itself, for one that cannot be rendered yet: its links are not followed. */
export function markdownProblems(text: MarkdownText): readonly Diagnostic[] {
  const complexity = complexityProblem(text.body);
  return diagnosticsOf(text, complexity ? [complexity] : checkMarkdown(parser.parse(text.body)));
}

/** GitHub-flavoured Markdown to sanitised HTML: tables, footnotes, task lists, `**“安全”**管理`, coloured code. */
export async function renderMarkdown(text: MarkdownText, links: NoteLinks): Promise<Rendered> {
  const complexity = complexityProblem(text.body);
  if (complexity) return { html: '', diagnostics: diagnosticsOf(text, [complexity]) };
  const parsed = parser.parse(text.body);
  const problems = [...checkMarkdown(parsed), ...resolveLinks(parsed, links)];
  linkTitles(parsed, links);
  const prefix = `${noteId(text.id)}-`;
  const converted = await unified()
    .use(remarkRehype, {
      clobberPrefix: prefix,
      footnoteLabel: '脚注',
      footnoteLabelTagName: 'p',
      footnoteBackLabel: (reference: number) => `回到脚注 ${reference + 1} 的正文`,
    })
    .run(parsed);
  const safe = await sanitizer.run(converted);
  tidy(safe, prefix);
  await highlight(safe);
  return { html: writer.stringify(safe), diagnostics: diagnosticsOf(text, problems) };
}

function diagnosticsOf({ file, bodyLine }: MarkdownText, problems: readonly MarkdownProblem[]): readonly Diagnostic[] {
  return problems
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, ...problem }) => ({ severity: 'error', file, line: line + bodyLine - 1, ...problem }));
}
