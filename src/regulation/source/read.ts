/** Bytes of a source file to a SourceText: header understood, body untouched, every problem of the file listed at once. */
import { say } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { unpublishableCharacters } from './characters.ts';
import { conflictProblems } from './conflicts.ts';
import { type Decoded, decode } from './decode.ts';
import { type FieldName, type Header, readDate, readHeader } from './header.ts';
import { headerProblems } from './header-problems.ts';
import { residueProblems } from './residue.ts';
import { positionAt, type SourceLine, type SourceText, splitLines } from './source-text.ts';

export interface SourceReading {
  /** null when it cannot be read; an error that a maintainer may confirm (`html-residue`) does not hinder it. */
  readonly source: SourceText | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function readSource(bytes: Uint8Array, file: string): SourceReading {
  const decoded = decode(bytes);
  return decoded.kind === 'text'
    ? readText(decoded.text, decoded.encoding, file, bodyProblems)
    : { source: null, diagnostics: [undecodable(decoded, file)] };
}

/** As if nothing stood below 法规正文：, whatever does. */
export function readSourceHeader(bytes: Uint8Array, file: string): SourceReading {
  const decoded = decode(bytes);
  if (decoded.kind !== 'text') return { source: null, diagnostics: [undecodable(decoded, file)] };
  const { text, encoding } = decoded;
  const lines = splitLines(text);
  const { firstBodyLine } = readHeader(text, lines);
  const above = text.slice(0, firstBodyLine === null ? undefined : lines[firstBodyLine - 1]?.start);
  // A copy: a slice would keep the whole text in memory
  return readText(new TextDecoder().decode(new TextEncoder().encode(above)), encoding, file, () => []);
}

function readText(
  text: string,
  encoding: SourceText['encoding'],
  file: string,
  problemsBelow: typeof bodyProblems,
): SourceReading {
  const lines = splitLines(text);
  const header = readHeader(text, lines);
  const diagnostics = [
    ...encodingNotice(encoding, file),
    ...characterProblems(text, lines, file),
    ...conflictProblems(text, file),
    ...headerProblems(header, text, file),
    ...problemsBelow(header, text, lines, file),
  ].toSorted((a, b) => a.line - b.line || a.column - b.column);
  const { firstBodyLine } = header;
  if (firstBodyLine === null || diagnostics.some(({ severity }) => severity === 'error'))
    return { source: null, diagnostics };
  const source: SourceText = {
    file,
    text,
    encoding,
    lines,
    header: header.fields,
    title: fieldValue(header, '法规标题'),
    issuedOn: readDate(fieldValue(header, '颁布时间')),
    issuer: fieldValue(header, '颁布主体') || null,
    firstBodyLine,
  };
  return { source, diagnostics: [...diagnostics, ...residueProblems(text, file)] };
}

function fieldValue(header: Header, name: FieldName): string {
  return header.fields.find((field) => field.name === name)?.value ?? '';
}

function undecodable(decoded: Exclude<Decoded, { kind: 'text' }>, file: string): Diagnostic {
  if (decoded.kind === 'binary') return { ...say('binary-file', decoded.offset, 'official'), file, line: 1, column: 1 };
  const lines = splitLines(decoded.before);
  return {
    ...say('encoding-invalid', { of: 'official', byte: decoded.byte, encoding: decoded.encoding }),
    file,
    ...positionAt({ lines }, decoded.before.length),
  };
}

function encodingNotice(encoding: SourceText['encoding'], file: string): readonly Diagnostic[] {
  return encoding === 'UTF-8' ? [] : [{ ...say('encoding-legacy', encoding), file, line: 1, column: 1 }];
}

/** As many as help; a broken file repeats itself. */
const MOST_CHARACTERS = 5;

function characterProblems(text: string, lines: readonly SourceLine[], file: string): readonly Diagnostic[] {
  return unpublishableCharacters(text, MOST_CHARACTERS).map(({ offset, name }) => ({
    ...say('character-unpublishable', name, 'official'),
    file,
    ...positionAt({ lines }, offset),
  }));
}

function bodyProblems(header: Header, text: string, lines: readonly SourceLine[], file: string): readonly Diagnostic[] {
  const { firstBodyLine } = header;
  if (firstBodyLine === null) return [];
  const start = lines[firstBodyLine - 1]?.start ?? text.length;
  if (/\S/.test(text.slice(start))) return [];
  return [{ ...say('body-empty'), file, line: firstBodyLine - 1, column: 1 }];
}
