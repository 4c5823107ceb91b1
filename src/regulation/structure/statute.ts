/**
 * Statutes: 编 > 分编 > 章 > 节 > 条, any of them missing but 条. Judicial interpretations group their 条 under 一、.
 */
import { ARABIC_DIGITS, CHINESE_DIGITS, ROMAN_DIGITS } from '../numerals.ts';
import { ruleTable } from '../rules.ts';
import { articleHeads, NO_ARTICLE, titlesBelow } from './articles.ts';
import {
  CONTAINERS,
  GROUP_LEVEL,
  type HeadReading,
  NO_HEAD,
  noHead,
  type Role,
  reason,
  roleOf,
  SUBGROUP_LEVEL,
  titleHead,
} from './head.ts';
import { divisionNumber } from './label.ts';
import type { BodyLine } from './lines.ts';
import { continuesHeading, isTitle, UNNUMBERED_CHAPTER } from './titles.ts';

const NUMERALS = `[${CHINESE_DIGITS}${ARABIC_DIGITS}${ROMAN_DIGITS}]{1,6}`;

/** 三、担保物权 and （一）一般规定 above 第一条. */
const GROUPS = {
  '一、': { kind: 'part', level: GROUP_LEVEL },
  '（一）': { kind: 'section', level: SUBGROUP_LEVEL },
} as const;

export function statuteRoles(lines: readonly BodyLine[], listed: ReadonlySet<string>): readonly Role[] {
  const roles: Role[] = [];
  const articles = articleHeads(lines);
  const titles = titlesBelow(lines);
  let groups: LastGroups = { '一、': 0, '（一）': 0 };
  let outermost: number = GROUPS['一、'].level;
  for (const [i, line] of lines.entries()) {
    const goesOn = continuesHeading(lines, i, roles[i - 1], listed);
    if (goesOn || titles.has(i)) {
      roles.push({ form: 'heading', end: line.text.length, because: goesOn ? GOES_ON : TITLE_OF_ARTICLE });
      continue;
    }
    const group = groupAt(lines, i, groups);
    const role = roleOf([
      articles[i] ?? NO_ARTICLE,
      containerHead(line),
      group === null ? NO_HEAD : groupHead(line, group),
      supplementHead(line, outermost),
    ]);
    if (group !== null) groups = { ...groups, '（一）': 0, [group.style]: group.value };
    if (role.form === 'head' && role.head.kind !== 'article') outermost = Math.min(outermost, role.head.level);
    roles.push(role);
  }
  return roles;
}

/** Behind 第二章: another provision is spoken of, 第三节; 第一次审查 is a title. */
const CITED_UNIT = ruleTable(
  { name: '章节编号之后：又一个条款的编号', frame: (units) => `^\\s*第\\s?${NUMERALS}\\s?${units}` },
  [
    {
      is: '分编|部分|[卷编篇章节目条款项]',
      yes: [
        ...['第一分编', '第三部分', '第一卷', '第一编', '第二篇', ' 第四章', '第二节', '第二目', '第 三 条'],
        ...['第二款', '第1项', '第Ⅲ节'],
      ],
      no: ['第一次审查', '第三方评估', '第一审程序', '　第二轮磋商'],
    },
  ],
);

/** Behind 第二章: the sentence goes on, so that no heading begins here. */
const RUNNING_TITLE = ruleTable({ name: '章节编号之后：是一句话', frame: (words) => `^\\s*${words}` }, [
  {
    is: '[、和与及或至到]\\s?[第本前]',
    yes: ['、第三章', '和 第三章', '与本章', '及前章', '或第四章', '至第五章', '到第五章'],
    no: ['、总则', '和解程序'],
  },
  { is: '[，,；。”」]', yes: ['，适用于渡船', ',适用于渡船', '；', '。', '”一章', '」一章'], no: '（渡船）' },
  { is: '规定', yes: '规定的渡船', no: '渡船规定' },
  { is: '[之的]', yes: ['之规定', '的规定'], no: '所有权' },
  {
    is: '(?:相应)?(?:改为|修改|增加|删去)',
    yes: ['相应改为第八节', '改为第八节', '修改如下', '增加一节', '删去'],
    no: '相应措施',
  },
  { is: '所[称列述指规]', yes: ['所称渡船', '所列渡船', '所述渡船', '所指渡船', '所规定的'], no: '所有权' },
  { is: '中[的所规]', yes: ['中的渡船', '中所称渡船', '中规定的'], no: '中华渡船' },
]);

/** 第二章 and its title, or its number alone. */
export function containerHead(line: BodyLine): HeadReading {
  const { label } = line;
  if (label.form !== 'division' || label.division === '条') return NO_CONTAINER;
  const rest = line.text.slice(label.length).replace(/^\s{0,4}[：:]/, '');
  const runsOn = (CITED_UNIT.pattern.exec(rest) ?? RUNNING_TITLE.pattern.exec(rest))?.[0];
  const printed = line.text.slice(0, label.length);
  if (runsOn !== undefined)
    return noHead(() => [`不是标题：“${printed}”之后是“${runsOn.trim()}”，说的是条文里的一处。`]);
  if (!isTitle(rest, 'heading'))
    return noHead(() => [`不是标题：“${printed}”之后不是短语，而是带句读的话或长过标题。`]);
  return {
    head: titleHead(CONTAINERS[label.division], divisionNumber(label), label.length, line),
    because: () => [`行首是“${printed}”，${rest.trim() === '' ? '独占一行' : '后面是没有句读的短语'}。`],
  };
}

const NO_CONTAINER = noHead(reason('不是标题：行首没有编、章、节的编号。'));
const GOES_ON = reason('接着上一行没有完的标题。');
const TITLE_OF_ARTICLE = reason('上一行只有条的编号，这一行是没有句读的短语，各条都这样印：是条标。');

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
  return length < line.text.length && isTitle(line.text.slice(length), 'numbered') ? { style, value, length } : null;
}

function groupHead(line: BodyLine, { style, value, length }: Group): HeadReading {
  return {
    head: titleHead(GROUPS[style], value, length, line),
    because: () => [`“${line.text.slice(0, length)}”是短标题，接着前面的编号，下一行就是它统领的条或标题。`],
  };
}

/** A bare 附则 stands beside the outermost containers: beside the 编 of a code, beside the 章 of a law. */
function supplementHead(line: BodyLine, level: number): HeadReading {
  if (!UNNUMBERED_CHAPTER.pattern.test(line.text)) return NO_HEAD;
  const kind = level < CONTAINERS.章.level ? 'part' : 'chapter';
  return {
    head: { kind, level, number: null, labelLength: 0, headingEnd: line.text.length },
    because: reason('整行是总则、附则一类的标题，没有编号，与最外层的标题并列。'),
  };
}
