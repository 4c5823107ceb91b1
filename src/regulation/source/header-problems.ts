/** What is wrong with a header, all of it at once. */
import { say } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { isWithinReach, LONGEST_TITLE, OUT_OF_REACH } from '../fields.ts';
import { deceptiveCharacters } from './characters.ts';
import { type FieldName, type Header, REQUIRED_FIELDS, readDate } from './header.ts';
import type { HeaderField, SourceLine } from './source-text.ts';

export function headerProblems(header: Header, text: string, file: string): readonly Diagnostic[] {
  return [
    ...REQUIRED_FIELDS.filter((name) => find(header, name) === undefined).map((name) => missing(name, file)),
    ...header.fields.flatMap((field) => repeated(field, header, file)),
    ...(header.firstBodyLine === null ? [] : header.stray.map((line) => unrecognised(line, text, file))),
    ...header.fields.flatMap((field) => characterProblems(field, text, file)),
    ...titleProblems(find(header, '法规标题'), file),
    ...dateProblems(find(header, '颁布时间'), text, file),
    ...bodyLineProblems(find(header, '法规正文'), file),
  ];
}

function find({ fields }: Header, name: string): HeaderField | undefined {
  return fields.find((field) => field.name === name);
}

function missing(name: FieldName, file: string): Diagnostic {
  return { ...say('header-missing', name, REQUIRED_FIELDS), file, line: 1, column: 1 };
}

/** Unknown names may repeat. */
function repeated(field: HeaderField, header: Header, file: string): readonly Diagnostic[] {
  const first = find(header, field.name);
  if (first === field || !REQUIRED_FIELDS.some((name) => name === field.name)) return [];
  return [{ ...say('header-duplicate', field.name, first?.line), file, line: field.line, column: 1 }];
}

function unrecognised(line: SourceLine, text: string, file: string): Diagnostic {
  const found = text.slice(line.start, line.end);
  return { ...say('header-unrecognised', found), file, line: line.number, column: 1 };
}

function titleProblems(field: HeaderField | undefined, file: string): readonly Diagnostic[] {
  if (field === undefined) return [];
  const { length } = field.value;
  if (length > 0 && length <= LONGEST_TITLE) return [];
  const said = length === 0 ? say('title-empty') : say('title-too-long', length, LONGEST_TITLE);
  return [{ ...said, file, line: field.line, column: 1 }];
}

function dateProblems(field: HeaderField | undefined, text: string, file: string): readonly Diagnostic[] {
  if (field === undefined || field.value === '') return [];
  const date = readDate(field.value);
  if (date !== null && isWithinReach(date)) return [];
  return [
    {
      ...say('date-invalid', field.value, date === null ? null : OUT_OF_REACH),
      file,
      line: field.line,
      column: columnOf(text, field.start),
    },
  ];
}

/** Official or not, a title with them would be on every list of the site, and mislead there. */
function characterProblems(field: HeaderField, text: string, file: string): readonly Diagnostic[] {
  const [found] = deceptiveCharacters(text.slice(field.start, field.end), 1);
  if (found === undefined) return [];
  return [
    {
      ...say('character-deceptive', found.name, field.name),
      file,
      line: field.line,
      column: columnOf(text, field.start + found.offset),
    },
  ];
}

function bodyLineProblems(field: HeaderField | undefined, file: string): readonly Diagnostic[] {
  if (field === undefined || field.value === '') return [];
  return [{ ...say('body-on-header-line', field.value), file, line: field.line, column: 1 }];
}

const columnOf = (text: string, offset: number): number => offset - text.lastIndexOf('\n', offset);
