import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, wholeOf } from '../regulation/diagnostics.ts';
import { deceptiveCharacters, unpublishableCharacters } from '../regulation/source/characters.ts';
import { conflictProblems } from '../regulation/source/conflicts.ts';
import { decode } from '../regulation/source/decode.ts';
import { positionAt, splitLines } from '../regulation/source/source-text.ts';

export type TextDecoding =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** As many as help; a broken file repeats itself. */
const MOST_CHARACTERS = 5;

/** Bytes of a note, a YAML file, a term: UTF-8 with nothing in it that a page cannot carry or a reader cannot see. */
export function decodeText(bytes: Uint8Array, file: string): TextDecoding {
  const decoded = decode(bytes);
  if (decoded.kind === 'binary') return failed({ ...say('binary-file', decoded.offset, 'own'), ...wholeOf(file) });
  if (decoded.kind === 'invalid') {
    const { before, byte } = decoded;
    const problem = say('encoding-invalid', { of: 'own', byte, isLikelyGb18030: looksLikeGb18030(bytes) });
    return failed({ ...problem, file, ...positionAt({ lines: splitLines(before) }, before.length) });
  }
  const { text, encoding } = decoded;
  if (encoding !== 'UTF-8') return failed({ ...say('encoding-invalid', { of: 'own', encoding }), ...wholeOf(file) });
  const conflicts = conflictProblems(text, file);
  if (conflicts.length > 0) return failed(...conflicts);
  // The line ends of old Macs count as line ends here; only the official text must say which it means
  const problems = characterProblems(text.replaceAll('\r', '\n'));
  if (problems.length === 0) return { ok: true, text };
  const lines = splitLines(text);
  return failed(...problems.map(({ offset, problem }) => ({ ...problem, file, ...positionAt({ lines }, offset) })));
}

const failed = (...diagnostics: readonly Diagnostic[]): TextDecoding => ({ ok: false, diagnostics });

interface CharacterProblem {
  readonly offset: number;
  readonly problem: ReturnType<typeof say>;
}

/** Characters that may stand in no text that maintainers write, however they were written into it. */
export function characterProblems(text: string): readonly CharacterProblem[] {
  return [
    ...unpublishableCharacters(text, MOST_CHARACTERS).map(({ offset, name }) => ({
      offset,
      problem: say('character-unpublishable', name, 'own'),
    })),
    ...deceptiveCharacters(text, MOST_CHARACTERS).map(({ offset, name }) => ({
      offset,
      problem: say('character-deceptive', name, null),
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
