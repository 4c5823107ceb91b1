import { z } from 'zod';
import { deceptionOf, hostOf, otherHostNamed } from './web-address.ts';

/** Building blocks of the schemas of maintainers' files. Messages are Chinese; what a field is for is its `describe`. */

/** In UTF-16 units: a long paragraph. */
const LONGEST_TEXT = 2_000;

/** A line of text that says something. A line end in it would begin a paragraph or a heading of what it is written into. */
export const textField = z
  .string()
  .trim()
  .min(1, '不能为空')
  .max(LONGEST_TEXT, `最多 ${LONGEST_TEXT} 个字符`)
  .regex(/^[^\n\r\t]*$/, '只写一行，不换行，没有制表符');

/** In UTF-16 units. The longest titles of real regulations have about seventy. */
export const LONGEST_TITLE = 200;

/** What stands in lists, tabs and headings: a title, a name. */
export const titleField = textField.max(LONGEST_TITLE, `最多 ${LONGEST_TITLE} 个字符`);

/** What is looked for in every text: of one character, or of words that only hold others together, it would be found everywhere. */
export const nameField = titleField.refine(
  (name) => [...name].length > 1 && !FUNCTION_WORDS.test(name),
  '至少两个字，且不全是虚词：那样的到处都是',
);

const FUNCTION_WORDS =
  /^(?:的|了|和|与|及|或|等|在|是|为|对|其|以|由|从|按|将|并|者|所|不|应|可|有关|以及|或者|并且|但是|其他|应当|可以|不得|必须|能够|根据|依照|按照|通过|下列|上述|所称|本法|条|款|项|第)+$/u;

/** No regulation is dated further ahead; a later year is a slip. */
export const LATEST_YEAR = new Date().getFullYear() + 10;

/** Nor before there were any that somebody would look up here. */
const EARLIEST_YEAR = 1000;

/** Of a date that begins with its year; what is no date is somebody else's affair. */
export const isWithinReach = (date: string): boolean => {
  const year = Number(date.slice(0, 4));
  return !(year > LATEST_YEAR || year < EARLIEST_YEAR);
};

export const OUT_OF_REACH = `年份应在 ${EARLIEST_YEAR} 至 ${LATEST_YEAR} 之间`;

/** A day that exists: 2017-09-05. */
export const dateField = z.iso
  .date('应为存在的日期，写作 YYYY-MM-DD，例如 2017-09-05')
  .refine(isWithinReach, OUT_OF_REACH);

/** Half of a date: 2016, 2016-05 or 2016-05-10. */
const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/**
 * A date as exact as it is known, or two of them for a stretch of time, after ISO 8601-2 (EDTF):
 * `2016`, `2016-05`, `2016-05-10`, `2013/2016`. YAML reads a bare year as a number; it comes out as text.
 */
export const looseDateField = z
  .union([z.int(), z.string()])
  .transform(String)
  .refine(isLooseDate, '应为 YYYY、YYYY-MM 或 YYYY-MM-DD；时间段写作 2013/2016')
  .refine((text) => text.split('/').every(isWithinReach), OUT_OF_REACH);

function isLooseDate(text: string): boolean {
  const parts = text.split('/');
  return parts.length <= 2 && parts.every((part) => PARTIAL_DATE.test(part) && existsOrPartial(part));
}

/** 2017-02-30 is no day; a year or month alone always exists. */
function existsOrPartial(date: string): boolean {
  return date.length < 10 || new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

/** An address on the web that leads where it seems to lead. */
export const urlField = z
  .url({ protocol: /^https?$/, error: '应为以 https:// 或 http:// 开头的网址' })
  .superRefine((url, context) => {
    const problem = deceptionOf(url);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem, input: url });
  });

/** A document with its title and where it can be read: the title is the link's text, and names no other host than it leads to. */
export function namesItsHost(
  source: { readonly title: string; readonly url?: string | undefined },
  context: z.RefinementCtx,
): void {
  const { title, url = '' } = source;
  const named = otherHostNamed(title, url);
  if (named !== null)
    context.addIssue({
      code: 'custom',
      path: ['title'],
      message: `写的是 ${named}，却通向 ${hostOf(url)}`,
      input: title,
    });
}

/** Identifiers that appear in addresses: file names of notes, ids of relations. */
export const slugField = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '只能用小写字母、数字和连字符，例如 biaozhun-lingpao');
