/** Bytes of a source file to a SourceText: header understood, body untouched, every problem of the file listed at once. */
import type { Diagnostic } from '../diagnostics.ts';
import { unpublishableCharacters } from './characters.ts';
import { type Decoded, decode } from './decode.ts';
import { type FieldName, type Header, REQUIRED_FIELDS, readDate, readHeader } from './header.ts';
import { positionAt, type SourceLine, type SourceText, splitLines } from './source-text.ts';

export interface SourceReading {
  /** null when any diagnostic is an error. */
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
  return { source, diagnostics };
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

function headerProblems(header: Header, text: string, file: string): readonly Diagnostic[] {
  const at = (line: number, column: number) => ({ file, line, column });
  const missing = REQUIRED_FIELDS.filter((name) => !header.fields.some((field) => field.name === name)).map(
    (name): Diagnostic => ({
      severity: 'error',
      code: 'header-missing',
      ...at(1, 1),
      message: `缺少信息行“${name}：”。文件开头应有 ${REQUIRED_FIELDS.map((field) => `“${field}：”`).join('、')} 各一行。`,
      hint:
        name === '法规正文'
          ? '请在正文前加一行“法规正文：”，正文从下一行开始。'
          : `请在“法规正文：”之前加一行“${name}：”；没有内容时冒号后可以留空。`,
    }),
  );
  const duplicate = header.fields
    .filter(
      (field, i) =>
        REQUIRED_FIELDS.some((name) => name === field.name) &&
        header.fields.findIndex((other) => other.name === field.name) < i,
    )
    .map(
      (field): Diagnostic => ({
        severity: 'error',
        code: 'header-duplicate',
        ...at(field.line, 1),
        message: `信息行“${field.name}：”重复出现，前一处在第 ${header.fields.find((other) => other.name === field.name)?.line} 行。`,
        hint: '请只保留一行。',
      }),
    );
  const stray = (header.firstBodyLine === null ? [] : header.stray).map(
    (line): Diagnostic => ({
      severity: 'warning',
      code: 'header-unrecognised',
      ...at(line.number, 1),
      message: `这一行不是“名称：值”的形式，未予采用：“${excerpt(text.slice(line.start, line.end))}”。`,
      hint: '如果它属于正文，请移到“法规正文：”之后；否则请删去或改成“名称：值”。',
    }),
  );
  const title = header.fields.find((field) => field.name === '法规标题');
  const date = header.fields.find((field) => field.name === '颁布时间');
  const values: Diagnostic[] = [];
  if (title?.value === '') {
    values.push({
      severity: 'error',
      code: 'title-empty',
      ...at(title.line, 1),
      message: '“法规标题：”后面是空的。',
      hint: '请填写法规全称。',
    });
  }
  if (date !== undefined && date.value !== '' && readDate(date.value) === null) {
    values.push({
      severity: 'error',
      code: 'date-invalid',
      ...at(date.line, text.slice(0, date.start).length - text.lastIndexOf('\n', date.start - 1)),
      message: `颁布时间“${excerpt(date.value)}”不是日期，应为八位数字，例如 20170905。`,
      hint: '请改成年月日八位数字；不知道时请留空。',
    });
  }
  const body = header.fields.find((field) => field.name === '法规正文');
  if (body !== undefined && body.value !== '') {
    values.push({
      severity: 'error',
      code: 'body-on-header-line',
      ...at(body.line, 1),
      message: `“法规正文：”后面同一行有文字：“${excerpt(body.value)}”。`,
      hint: '请在“法规正文：”后换行，正文从下一行开始。',
    });
  }
  return [...missing, ...duplicate, ...stray, ...values];
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

/** Enough of a line to recognise it by. */
function excerpt(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 24 ? `${trimmed.slice(0, 24)}…` : trimmed;
}
