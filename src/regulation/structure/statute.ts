/**
 * Statutes: 编 > 分编 > 章 > 节 > 条, any of them missing but 条. Judicial interpretations group their 条 under 一、.
 * A number counts when it is printed as a label; in doubt the sequence decides.
 */
import { ARTICLE_LEVEL, CONTENT, type Head, type Role } from './head.ts';
import { continuesHeading, headingLength, isHeadingLike } from './heading.ts';
import type { Label } from './label.ts';
import type { BodyLine } from './lines.ts';

type DivisionLabel = Extract<Label, { form: 'division' }>;

const CONTAINERS = {
  编: { kind: 'part', level: 0 },
  分编: { kind: 'subpart', level: 1 },
  章: { kind: 'chapter', level: 2 },
  节: { kind: 'section', level: 3 },
} as const;

/** 一、管辖 above 第一条. */
const GROUP_LEVEL = 4;

export function statuteRoles(lines: readonly BodyLine[], listed: ReadonlySet<string>): readonly Role[] {
  const roles: Role[] = [];
  let article = { value: 0, inserted: 0 };
  let group = 0;
  let outermost = GROUP_LEVEL;
  for (const [i, line] of lines.entries()) {
    if (continuesHeading(lines, i, roles[i - 1], listed)) {
      roles.push({ form: 'heading' });
      continue;
    }
    const head =
      articleHead(line, article) ??
      containerHead(line) ??
      groupHead(lines, i, group) ??
      supplementHead(line, outermost);
    if (head?.kind === 'article' && line.label.form === 'division')
      article = { value: line.label.value, inserted: line.label.inserted ?? 0 };
    if (head?.level === GROUP_LEVEL) group += 1;
    if (head !== null && head.kind !== 'article') outermost = Math.min(outermost, head.level);
    roles.push(head === null ? CONTENT : { form: 'head', head });
  }
  return roles;
}

/** Is there a 条 that counts as one by its print alone? */
export function isArticleLabel(line: BodyLine): boolean {
  return articleHead(line, { value: 0, inserted: 0 }) !== null;
}

// e.g. "第八条第二款", "第三条、第四条", "第六条规定的", "第九条所称", "第五条的规定"; not 第七条项目法人…, 第二条中华人民共和国…
const RUNNING_ON =
  /^\s*(?:第|、|，|,|；|。|[和与及或至到]\s*(?:第|本|前)|和|规定|之|款|项(?!目)|的|所(?:称|列|规定|述|指)|中(?:的|所|规定)|以(?:外|下|上|前|后)|[（(]?[一二三四五六七八九十]+[）)]?项)/;
// e.g. "第二款", "第一项"
const SMALLER_UNIT = /^\s*(?:第\s?[零〇一二三四五六七八九十百\d]+\s?[款项目]|规定的)/;
// e.g. "（目的和依据）", "【适用范围】", "[定义]"
const TITLE = /^(?:【[^】]{1,40}】|[（(][^（()）]{1,40}[）)](?=\s|$)|\[[^\]]{1,40}\](?=\s|$))/;

function articleHead(line: BodyLine, previous: { readonly value: number; readonly inserted: number }): Head | null {
  const { label } = line;
  if (label.form !== 'division' || label.division !== '条') return null;
  const rest = line.text.slice(label.length);
  const title = TITLE.exec(rest)?.[0] ?? spacedTitle(rest);
  const printedAsLabel =
    label.after === 'end' || title !== null || (label.after === 'space' && !SMALLER_UNIT.test(rest));
  const follows = isSuccessor(label, previous);
  if (
    follows
      ? !printedAsLabel && RUNNING_ON.test(rest)
      : !printedAsLabel || (label.after === 'space' && RUNNING_ON.test(rest))
  )
    return null;
  return {
    kind: 'article',
    level: ARTICLE_LEVEL,
    number: label.inserted === null ? String(label.value) : `${label.value}-${label.inserted}`,
    labelLength: label.length,
    headingEnd: label.length + (title?.length ?? 0),
  };
}

/** A title set off from the label by white space is one when white space or the line's end follows it too. */
function spacedTitle(rest: string): string | null {
  const space = /^\s{1,4}/.exec(rest)?.[0] ?? '';
  const title = space === '' ? undefined : TITLE.exec(rest.slice(space.length))?.[0];
  return title === undefined ? null : space + title;
}

function isSuccessor(label: DivisionLabel, previous: { readonly value: number; readonly inserted: number }): boolean {
  return label.inserted === null
    ? label.value === previous.value + 1
    : label.value === previous.value && label.inserted === previous.inserted + 1;
}

// e.g. "第七节相应改为…", "第二章的规定", "第三章和第四章"; not 第二分编所有权, 第二节中华人民共和国主席
const RUNNING_TITLE =
  /^\s*(?:第|、|，|,|；|。|”|规定|之|的|相应|改为|修改|增加|删去|[和与及或至到]\s*(?:第|本|前)|所(?:称|列|规定|述|指)|中(?:的|所|规定))/;

function containerHead(line: BodyLine): Head | null {
  const { label } = line;
  if (label.form !== 'division' || label.division === '条') return null;
  const rest = line.text.slice(label.length);
  if (RUNNING_TITLE.test(rest) || !isHeadingLike(rest)) return null;
  return {
    ...CONTAINERS[label.division],
    number: String(label.value),
    labelLength: label.length,
    headingEnd: line.text.length,
  };
}

/** 一、 counts as a container when it is a title, in sequence, and a 条 or the next container comes right below. */
function groupHead(lines: readonly BodyLine[], index: number, last: number): Head | null {
  const line = lines[index];
  const below = lines[index + 1]?.label;
  if (line?.label.form !== 'enumerator' || line.label.style !== '一、' || below?.form !== 'division') return null;
  if (line.label.value !== last + 1 && line.label.value !== 1) return null;
  if (headingLength(line.text.slice(line.label.length), 'title only') === 0) return null;
  return {
    kind: 'part',
    level: GROUP_LEVEL,
    number: String(line.label.value),
    labelLength: line.label.length,
    headingEnd: line.text.length,
  };
}

// e.g. "附则", "附　　则", "总则"
const SUPPLEMENT = /^(?:总\s*则|分\s*则|罚\s*则|附\s*则)$/;

/** A bare 附则 stands beside the outermost containers: beside the 编 of a code, beside the 章 of a law. */
function supplementHead(line: BodyLine, level: number): Head | null {
  if (!SUPPLEMENT.test(line.text)) return null;
  return { kind: level === 0 ? 'part' : 'chapter', level, number: null, labelLength: 0, headingEnd: line.text.length };
}
