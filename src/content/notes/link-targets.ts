import type { Link, Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { visit } from 'unist-util-visit';
import { isOwnFile, type MarkdownProblem } from './check-markdown.ts';

/** Where a note's links lead on the site; each answers null when there is no such thing. */
export interface NoteLinks {
  /** A provision by eId, `art_12__para_1`, or a note, `note-tuanti-biaozhun`. */
  readonly toFragment: (fragment: string) => string | null;
  /** A document of the library by its title: 中华人民共和国标准化法. */
  readonly toTitle: (title: string) => string | null;
  /** A file of the `public` folder: `/images/a.png`. */
  readonly toFile: (path: string) => string;
}

/** Rewrites `#art_12` and `/images/a.png` to the site's addresses, in place; a fragment without target is a problem. */
export function resolveLinks(tree: Root, links: NoteLinks): readonly MarkdownProblem[] {
  const problems: MarkdownProblem[] = [];
  visit(tree, ['link', 'definition', 'image'], (node) => {
    if (node.type !== 'link' && node.type !== 'definition' && node.type !== 'image') return;
    if (isOwnFile(node.url)) {
      node.url = links.toFile(node.url);
    } else if (node.url.startsWith('#')) {
      const address = links.toFragment(node.url.slice(1));
      if (address !== null) node.url = address;
      else problems.push({ ...unknownFragment(node.url), ...(node.position?.start ?? { line: 1, column: 1 }) });
    }
  });
  return problems.map(({ code, message, hint, line, column }) => ({ code, message, hint, line, column }));
}

/** Links 《title》 where the library holds the document; inside a link nothing changes. */
export function linkTitles(tree: Root, links: NoteLinks): void {
  findAndReplace(
    tree,
    [
      /《([^《》]+)》/g,
      (whole: string, title: string): Link | false => {
        const url = links.toTitle(title);
        return url === null ? false : { type: 'link', url, children: [{ type: 'text', value: whole }] };
      },
    ],
    { ignore: ['link', 'linkReference'] },
  );
}

function unknownFragment(url: string): Pick<MarkdownProblem, 'code' | 'message' | 'hint'> {
  return {
    code: 'note-link-unknown',
    message: `链接 ${url} 所指的条款或注释不存在。`,
    hint: '条款写 #eId（见 npm run inspect），注释写 #note-文件名。',
  };
}
