/** What is wrong with a header, all of it at once. */
import type { Diagnostic } from '../diagnostics.ts';
import { isWithinReach, LATEST_YEAR, LONGEST_TITLE } from '../fields.ts';
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
  return {
    severity: 'error',
    code: 'header-missing',
    file,
    line: 1,
    column: 1,
    message: `缺少信息行“${name}：”。文件开头应有 ${REQUIRED_FIELDS.map((field) => `“${field}：”`).join('、')} 各一行。`,
    hint:
      name === '法规正文'
        ? '请在正文前加一行“法规正文：”，正文从下一行开始。'
        : `请在“法规正文：”之前加一行“${name}：”；没有内容时冒号后可以留空。`,
  };
}

/** Unknown names may repeat. */
function repeated(field: HeaderField, header: Header, file: string): readonly Diagnostic[] {
  const first = find(header, field.name);
  if (first === field || !REQUIRED_FIELDS.some((name) => name === field.name)) return [];
  return [
    {
      severity: 'error',
      code: 'header-duplicate',
      file,
      line: field.line,
      column: 1,
      message: `信息行“${field.name}：”重复出现，前一处在第 ${first?.line} 行。`,
      hint: '请只保留一行。',
    },
  ];
}

function unrecognised(line: SourceLine, text: string, file: string): Diagnostic {
  return {
    severity: 'warning',
    code: 'header-unrecognised',
    file,
    line: line.number,
    column: 1,
    message: `这一行不是“名称：值”的形式，未予采用：“${excerpt(text.slice(line.start, line.end))}”。`,
    hint: '如果它属于正文，请移到“法规正文：”之后；否则请删去或改成“名称：值”。',
  };
}

function titleProblems(field: HeaderField | undefined, file: string): readonly Diagnostic[] {
  if (field && field.value.length > LONGEST_TITLE)
    return [
      {
        severity: 'error',
        code: 'title-too-long',
        file,
        line: field.line,
        column: 1,
        message: `“法规标题：”后面有 ${field.value.length} 个字符，最多 ${LONGEST_TITLE} 个。`,
        hint: '请只写法规的全称；正文从“法规正文：”的下一行开始。',
      },
    ];
  if (field?.value !== '') return [];
  return [
    {
      severity: 'error',
      code: 'title-empty',
      file,
      line: field.line,
      column: 1,
      message: '“法规标题：”后面是空的。',
      hint: '请填写法规全称。',
    },
  ];
}

function dateProblems(field: HeaderField | undefined, text: string, file: string): readonly Diagnostic[] {
  if (field === undefined || field.value === '') return [];
  const date = readDate(field.value);
  if (date !== null && isWithinReach(date)) return [];
  return [
    {
      severity: 'error',
      code: 'date-invalid',
      file,
      line: field.line,
      column: field.start - text.lastIndexOf('\n', field.start),
      message:
        date === null
          ? `颁布时间“${excerpt(field.value)}”不是日期，应为八位数字，例如 20170905。`
          : `颁布时间“${excerpt(field.value)}”太远，最晚是 ${LATEST_YEAR} 年。`,
      hint: '请改成年月日八位数字；不知道时请留空。',
    },
  ];
}

/** Official or not, a title with them would be on every list of the site, and mislead there. */
function characterProblems(field: HeaderField, text: string, file: string): readonly Diagnostic[] {
  const [found] = deceptiveCharacters(text.slice(field.start, field.end), 1);
  if (found === undefined) return [];
  return [
    {
      severity: 'error',
      code: 'character-deceptive',
      file,
      line: field.line,
      column: field.start + found.offset - text.lastIndexOf('\n', field.start),
      message: `信息行“${field.name}：”里的字符 ${found.name} 看不见，或改变书写方向，文字会与看上去的不同。`,
      hint: '请删去这个字符；它多半是复制时带来的。',
    },
  ];
}

function bodyLineProblems(field: HeaderField | undefined, file: string): readonly Diagnostic[] {
  if (field === undefined || field.value === '') return [];
  return [
    {
      severity: 'error',
      code: 'body-on-header-line',
      file,
      line: field.line,
      column: 1,
      message: `“法规正文：”后面同一行有文字：“${excerpt(field.value)}”。`,
      hint: '请在“法规正文：”后换行，正文从下一行开始。',
    },
  ];
}

/** Enough of a line to recognise it by. */
function excerpt(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 24 ? `${trimmed.slice(0, 24)}…` : trimmed;
}
