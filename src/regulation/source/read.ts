/** Bytes of a source file to a SourceText: header understood, body untouched, every problem of the file listed at once. */
import { type Diagnostic, firstOfEachCode } from '../diagnostics.ts';
import { unpublishableCharacters } from './characters.ts';
import { type Decoded, decode } from './decode.ts';
import { type FieldName, type Header, readDate, readHeader } from './header.ts';
import { headerProblems } from './header-problems.ts';
import { conflictProblems, residueProblems } from './residue.ts';
import { positionAt, type SourceLine, type SourceText, splitLines } from './source-text.ts';

export interface SourceReading {
  /** null when it cannot be read; an error that a maintainer may confirm (`html-residue`) does not hinder it. */
  readonly source: SourceText | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function readSource(bytes: Uint8Array, file: string): SourceReading {
  const decoded = decode(bytes);
  return decoded.kind === 'text'
    ? readText(decoded.text, decoded.encoding, file)
    : { source: null, diagnostics: [undecodable(decoded, file)] };
}

function readText(text: string, encoding: SourceText['encoding'], file: string): SourceReading {
  const lines = splitLines(text);
  const header = readHeader(text, lines);
  const diagnostics = [
    ...encodingNotice(encoding, file),
    ...characterProblems(text, lines, file),
    ...conflictProblems(text, file),
    ...headerProblems(header, text, file),
    ...bodyProblems(header, text, lines, file),
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
  return { source, diagnostics: [...diagnostics, ...firstOfEachCode(residueProblems(text, file))] };
}

function fieldValue(header: Header, name: FieldName): string {
  return header.fields.find((field) => field.name === name)?.value ?? '';
}

function undecodable(decoded: Exclude<Decoded, { kind: 'text' }>, file: string): Diagnostic {
  if (decoded.kind === 'binary') {
    return {
      severity: 'error',
      code: 'binary-file',
      file,
      line: 1,
      column: 1,
      message: `这不是文本文件：第 ${decoded.offset + 1} 个字节是 NUL。`,
      hint: '请提供纯文本（UTF-8）。Word、PDF 等文件请先另存为纯文本。',
    };
  }
  const lines = splitLines(decoded.before);
  return {
    severity: 'error',
    code: 'encoding-invalid',
    file,
    ...positionAt({ lines }, decoded.before.length),
    message: `字节 0x${decoded.byte.toString(16).toUpperCase().padStart(2, '0')} 不是有效的 ${decoded.encoding}，按 GB18030 也读不出“法规标题”等信息行。`,
    hint: '请把文件另存为 UTF-8 编码后重试。',
  };
}

function encodingNotice(encoding: SourceText['encoding'], file: string): readonly Diagnostic[] {
  if (encoding === 'UTF-8') return [];
  return [
    {
      severity: 'notice',
      code: 'encoding-legacy',
      file,
      line: 1,
      column: 1,
      message: `文件不是 UTF-8，已按 ${encoding} 读取。`,
      hint: '可以照用；建议另存为 UTF-8，便于在 Git 中审阅改动。',
    },
  ];
}

/** As many as help; a broken file repeats itself. */
const MOST_CHARACTERS = 5;

function characterProblems(text: string, lines: readonly SourceLine[], file: string): readonly Diagnostic[] {
  return unpublishableCharacters(text, MOST_CHARACTERS).map(({ offset, name }) => ({
    severity: 'error',
    code: 'character-unpublishable',
    file,
    ...positionAt({ lines }, offset),
    message: `控制字符 ${name} 不能出现在网页里，发布后文本会与原文不一致。`,
    hint: '请删去这个字符；它多半是转换格式时留下的。',
  }));
}

function bodyProblems(header: Header, text: string, lines: readonly SourceLine[], file: string): readonly Diagnostic[] {
  const { firstBodyLine } = header;
  if (firstBodyLine === null) return [];
  const start = lines[firstBodyLine - 1]?.start ?? text.length;
  if (/\S/.test(text.slice(start))) return [];
  return [
    {
      severity: 'error',
      code: 'body-empty',
      file,
      line: firstBodyLine - 1,
      column: 1,
      message: '“法规正文：”之后没有正文。',
      hint: '请把法规全文放在这一行之后。',
    },
  ];
}
