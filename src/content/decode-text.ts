import type { Diagnostic } from '../regulation/diagnostics.ts';
import { deceptiveCharacters, unpublishableCharacters } from '../regulation/source/characters.ts';
import { decode } from '../regulation/source/decode.ts';
import { conflictProblems } from '../regulation/source/residue.ts';
import { positionAt, splitLines } from '../regulation/source/source-text.ts';

export type TextDecoding =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** As many as help; a broken file repeats itself. */
const MOST_CHARACTERS = 5;

/** Bytes of a note, a YAML file, a term: UTF-8 with nothing in it that a page cannot carry or a reader cannot see. */
export function decodeText(bytes: Uint8Array, file: string): TextDecoding {
  const decoded = decode(bytes);
  if (decoded.kind === 'binary')
    return failed(
      file,
      'binary-file',
      { line: 1, column: 1 },
      `这不是文本文件：第 ${decoded.offset + 1} 个字节是 NUL。`,
      SAVE,
    );
  if (decoded.kind === 'invalid') {
    const before = decoded.before;
    const byte = `0x${decoded.byte.toString(16).toUpperCase().padStart(2, '0')}`;
    const guess = looksLikeGb18030(bytes) ? '，文件看起来是 GB18030（GBK）编码' : '';
    const at = positionAt({ lines: splitLines(before) }, before.length);
    return failed(file, 'encoding-invalid', at, `字节 ${byte} 不是有效的 UTF-8${guess}。`, SAVE);
  }
  if (decoded.encoding !== 'UTF-8')
    return failed(
      file,
      'encoding-invalid',
      { line: 1, column: 1 },
      `文件是 ${decoded.encoding} 编码，应为 UTF-8。`,
      SAVE,
    );
  const conflicts = conflictProblems(decoded.text, file);
  return conflicts.length > 0 ? { ok: false, diagnostics: conflicts } : checkCharacters(decoded.text, file);
}

const SAVE = '请把文件另存为 UTF-8 编码的纯文本。';

/** The line ends of old Macs count as line ends here; only the official text must say which it means. */
function checkCharacters(text: string, file: string): TextDecoding {
  const problems = characterProblems(text.replaceAll('\r', '\n'));
  if (problems.length === 0) return { ok: true, text };
  const lines = splitLines(text);
  return {
    ok: false,
    diagnostics: problems.map(({ offset, ...problem }) => ({
      severity: 'error',
      file,
      ...positionAt({ lines }, offset),
      ...problem,
    })),
  };
}

type CharacterProblem = Pick<Diagnostic, 'code' | 'message' | 'hint'> & { readonly offset: number };

/** Characters that may stand in no text that maintainers write, however they were written into it. */
export function characterProblems(text: string): readonly CharacterProblem[] {
  return [
    ...unpublishableCharacters(text, MOST_CHARACTERS).map(({ offset, name }) => ({
      offset,
      code: 'character-unpublishable' as const,
      message: `控制字符 ${name} 不能出现在网页里。`,
      hint: '请删去这个字符；它多半是复制时带来的。',
    })),
    ...deceptiveCharacters(text, MOST_CHARACTERS).map(({ offset, name }) => ({
      offset,
      code: 'character-deceptive' as const,
      message: `字符 ${name} 看不见，或改变书写方向，文字会与看上去的不同。`,
      hint: '请删去这个字符；它多半是复制时带来的。',
    })),
  ].sort((a, b) => a.offset - b.offset);
}

/** Legacy Chinese bytes always read as some text; Han characters make it a likely one. */
function looksLikeGb18030(bytes: Uint8Array): boolean {
  try {
    return /\p{Script=Han}/u.test(new TextDecoder('gb18030', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

function failed(
  file: string,
  code: Diagnostic['code'],
  position: Pick<Diagnostic, 'line' | 'column'>,
  message: string,
  hint: string,
): Extract<TextDecoding, { ok: false }> {
  return { ok: false, diagnostics: [{ severity: 'error', code, file, ...position, message, hint }] };
}
