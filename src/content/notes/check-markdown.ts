import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { deceptionOf, hostOf, otherHostNamed } from '../../regulation/web-address.ts';
import { characterProblems } from '../decode-text.ts';

/** What a note's Markdown may not hold. Said here so that the maintainer knows; sanitising only makes sure. */
export interface MarkdownProblem extends Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  /** Line of the body, from 1. */
  readonly line: number;
  readonly column: number;
}

/** HTML, addresses that run or lead nowhere, images that cannot be read out or that other servers would see loaded. */
export function checkMarkdown(tree: Root): readonly MarkdownProblem[] {
  const problems: MarkdownProblem[] = [];
  const defined = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    if (!defined.has(identifier)) defined.set(identifier, url);
  });
  visit(tree, (node) => {
    const problem = problemOf(node) ?? deceptionIn(node, defined) ?? characterProblem(node);
    if (problem === null) return;
    const { line = 1, column = 1 } = node.position?.start ?? {};
    problems.push({ ...problem, line, column });
  });
  return problems;
}

type Problem = Omit<MarkdownProblem, 'line' | 'column'>;

function problemOf(node: Nodes): Problem | null {
  switch (node.type) {
    case 'html':
      return {
        code: 'note-html',
        message: `注释里不能写 HTML：${clip(node.value)}`,
        hint: '改用 Markdown；要显示这些字符，用反引号 ` 括起来。',
      };
    case 'link':
    case 'definition':
      return isAllowedLink(node.url) ? null : badLink(node.url);
    case 'image':
      return imageProblem(node.url, node.alt ?? '');
    case 'imageReference':
      return (node.alt ?? '').trim() === '' ? NO_ALT : null;
    default:
      return null;
  }
}

/** What a link says is where it leads. `defined` are the addresses of links by reference. */
function deceptionIn(node: Nodes, defined: ReadonlyMap<string, string>): Problem | null {
  if (node.type !== 'link' && node.type !== 'linkReference') return null;
  const url = node.type === 'link' ? node.url : (defined.get(node.identifier) ?? '');
  const deception = deceptionOf(url);
  if (deception !== null)
    return {
      code: 'note-link-deceptive',
      message: `网址 ${clip(url)} ${deception}。`,
      hint: '写这个网站本来的网址。',
    };
  const named = otherHostNamed(textOf(node), url);
  if (named === null) return null;
  return {
    code: 'note-link-deceptive',
    message: `链接的文字写的是 ${clip(named)}，却通向 ${hostOf(url) ?? url}。`,
    hint: '链接的文字写文件的名称，或写它所通向的网站。',
  };
}

/** A character reference writes what the file itself must not hold: `&#x202e;`. */
function characterProblem(node: Nodes): Problem | null {
  const written = [
    'value' in node ? node.value : '',
    'alt' in node ? node.alt : '',
    'title' in node ? node.title : '',
    'url' in node ? node.url : '',
  ];
  const [found] = written.flatMap((text) => characterProblems(text ?? ''));
  return found === undefined ? null : { code: found.code, message: found.message, hint: found.hint };
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

/** A web address, a mail address, or a place in the regulation: `#art_12__para_1`. The scheme in small letters: of `HTTPS://` nothing is left. */
function isAllowedLink(url: string): boolean {
  return /^(https?:\/\/|mailto:|#)./.test(url) || isOwnFile(url);
}

/** A file of the site's `public` folder: `/images/a.png`, not `//other.example/a.png` nor `/../a.png`. */
export function isOwnFile(url: string): boolean {
  return /^\/[^/\\]/.test(url) && !/(?:^|[/\\])(?:\.|%2e){2}(?:$|[/\\?#])/i.test(url);
}

function badLink(url: string): Problem {
  return {
    code: 'note-link',
    message: `链接地址不可用：${clip(url)}`,
    hint: '写完整网址（https://…），或本法规的条款（#art_12）、注释（#note-文件名）。',
  };
}

const NO_ALT: Problem = {
  code: 'note-image-alt',
  message: '图片没有替代文字，看不见图的读者无从得知内容。',
  hint: '写成 ![图里是什么](/images/a.png)。',
};

function imageProblem(url: string, alt: string): Problem | null {
  if (alt.trim() === '') return NO_ALT;
  if (isOwnFile(url)) return null;
  return {
    code: 'note-image-address',
    message: `图片须放在本站：${clip(url)}`,
    hint: '把图片放进 public/images/，写成 /images/a.png。',
  };
}

function clip(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
