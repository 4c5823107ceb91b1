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

/** 一、管辖 above 第一条. */
const GROUP_LEVEL = 4;

export function statuteRoles(lines: readonly BodyLine[], listed: ReadonlySet<string>): readonly Role[] {
  const roles: Role[] = [];
  const articles = articleHeads(lines);
  let group = 0;
  let outermost = GROUP_LEVEL;
  for (const [i, line] of lines.entries()) {
    if (continuesHeading(lines, i, roles[i - 1], listed)) {
      roles.push({ form: 'heading' });
      continue;
    }
    const head = articles[i] ?? containerHead(line) ?? groupHead(lines, i, group) ?? supplementHead(line, outermost);
    if (head?.level === GROUP_LEVEL) group += 1;
    if (head !== null && head.kind !== 'article') outermost = Math.min(outermost, head.level);
    roles.push(head === null ? CONTENT : { form: 'head', head });
  }
  return roles;
}

// e.g. "第七节相应改为…", "第二章的规定", "第三章和第四章"; not 第二分编所有权, 第二节中华人民共和国主席
const RUNNING_TITLE =
  /^\s*(?:第|、|，|,|；|。|”|规定|之|的|相应|改为|修改|增加|删去|[和与及或至到]\s*(?:第|本|前)|所(?:称|列|规定|述|指)|中(?:的|所|规定))/;

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
