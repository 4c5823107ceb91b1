import type { Diagnostic } from '../../regulation/diagnostics.ts';

/** A Markdown file in its two parts. */
export interface FrontMatterFile {
  readonly matter: YamlText;
  readonly body: string;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
}

export type FrontMatterReading =
  | { readonly ok: true; readonly parts: FrontMatterFile }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Parts a Markdown file at its two `---` lines. A BOM, CRLF and blanks after the dashes do not matter. */
export function splitFrontMatter(file: string, content: string): FrontMatterReading {
  const lines = content.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const isFence = (line: string): boolean => line.trimEnd() === '---';
  const failed = (code: Diagnostic['code'], message: string): FrontMatterReading => ({
    ok: false,
    diagnostics: [
      {
        severity: 'error',
        code,
        file,
        line: 1,
        column: 1,
        message,
        hint: '文件以一行 --- 开头，写完各键后再写一行 ---，其后是正文。',
      },
    ],
  });
  if (!isFence(lines[0] ?? '')) return failed('front-matter-missing', '文件没有以 --- 开头的前置信息。');
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end === -1) return failed('front-matter-unclosed', '前置信息没有收尾的 ---。');
  return {
    ok: true,
    parts: {
      matter: { file, text: lines.slice(1, end).join('\n'), firstLine: 2 },
      body: lines.slice(end + 1).join('\n'),
      bodyLine: end + 2,
    },
  };
}

/** A text that is YAML, or the YAML part of a file. */
export interface YamlText {
  /** Path as the maintainer knows it, relative to the content folder. */
  readonly file: string;
  readonly text: string;
  /** Line of the file on which `text` begins, from 1: 2 for front matter. */
  readonly firstLine: number;
}
