/**
 * Statutes: 编 > 分编 > 章 > 节 > 条, any of them missing but 条. Judicial interpretations group their 条 under 一、.
 */
import { articleHeads } from './articles.ts';
import { CONTENT, type Head, type Role } from './head.ts';
import { continuesHeading, headingLength, isHeadingLike } from './heading.ts';
import type { BodyLine } from './lines.ts';

const CONTAINERS = {
  编: { kind: 'part', level: 0 },
  分编: { kind: 'subpart', level: 1 },
  章: { kind: 'chapter', level: 2 },
  节: { kind: 'section', level: 3 },
} as const;

/** 三、担保物权 and （一）一般规定 above 第一条. */
const GROUPS = {
  '一、': { kind: 'part', level: 4 },
  '（一）': { kind: 'section', level: 5 },
} as const;

export function statuteRoles(lines: readonly BodyLine[], listed: ReadonlySet<string>): readonly Role[] {
  const roles: Role[] = [];
  const articles = articleHeads(lines);
  let groups: LastGroups = { '一、': 0, '（一）': 0 };
  let outermost: number = GROUPS['一、'].level;
  for (const [i, line] of lines.entries()) {
    if (continuesHeading(lines, i, roles[i - 1], listed)) {
      roles.push({ form: 'heading', end: line.text.length });
      continue;
    }
    const group = groupAt(lines, i, groups);
    const head =
      articles[i] ??
      containerHead(line) ??
      (group === null ? null : groupHead(line, group)) ??
      supplementHead(line, outermost);
    if (group !== null)
      groups = group.style === '一、' ? { '一、': group.value, '（一）': 0 } : { ...groups, '（一）': group.value };
    if (head !== null && head.kind !== 'article') outermost = Math.min(outermost, head.level);
    roles.push(head === null ? CONTENT : { form: 'head', head });
  }
  return roles;
}

// e.g. "第七节相应改为…", "第二章的规定", "第三章、第四章"; not 第二分编所有权, 第二节中华人民共和国主席, 第一章、总则
const RUNNING_TITLE =
  /^\s*(?:第|、\s?第|，|,|；|。|”|规定|之|的|相应|改为|修改|增加|删去|[和与及或至到]\s*(?:第|本|前)|所(?:称|列|规定|述|指)|中(?:的|所|规定))/;

function containerHead(line: BodyLine): Head | null {
  const { label } = line;
  if (label.form !== 'division' || label.division === '条') return null;
  const rest = line.text.slice(label.length).replace(/^\s{0,4}[：:]/, '');
  if (RUNNING_TITLE.test(rest) || !isHeadingLike(rest)) return null;
  return {
    ...CONTAINERS[label.division],
    number: String(label.value),
    labelLength: label.length,
    headingEnd: line.text.length,
  };
}

/** The last number of each. */
type LastGroups = Readonly<Record<keyof typeof GROUPS, number>>;

interface Group {
  readonly style: keyof typeof GROUPS;
  readonly value: number;
  readonly length: number;
}

/** A 一、 or （一） counts as a container when it is a title, in sequence, and a 条, the next container or （一） comes right below. */
function groupAt(lines: readonly BodyLine[], index: number, last: LastGroups): Group | null {
  const group = groupTitle(lines[index]);
  if (group === null || (group.value !== last[group.style] + 1 && group.value !== 1)) return null;
  if (lines[index + 1]?.label.form === 'division') return group.style === '一、' || last['一、'] > 0 ? group : null;
  const opensOther = group.style === '一、' && groupTitle(lines[index + 1])?.style === '（一）';
  return opensOther && groupAt(lines, index + 1, { '一、': group.value, '（一）': 0 }) !== null ? group : null;
}

function groupTitle(line: BodyLine | undefined): Group | null {
  if (line?.label.form !== 'enumerator') return null;
  const { style, value, length } = line.label;
  if (style !== '一、' && style !== '（一）') return null;
  return headingLength(line.text.slice(length), 'title only') > 0 ? { style, value, length } : null;
}

function groupHead(line: BodyLine, { style, value, length }: Group): Head {
  return { ...GROUPS[style], number: String(value), labelLength: length, headingEnd: line.text.length };
}

// e.g. "附则", "附　　则", "总则"
const SUPPLEMENT = /^(?:总\s*则|分\s*则|罚\s*则|附\s*则)$/;

/** A bare 附则 stands beside the outermost containers: beside the 编 of a code, beside the 章 of a law. */
function supplementHead(line: BodyLine, level: number): Head | null {
  if (!SUPPLEMENT.test(line.text)) return null;
  return { kind: level === 0 ? 'part' : 'chapter', level, number: null, labelLength: 0, headingEnd: line.text.length };
}
