/** What ends a document and belongs to none of its provisions: closing paragraph, list of attachments, signature, date, notes. */
import { ruleTable } from '../rules.ts';
import {
  isDateLine,
  isDistributionNote,
  isImprint,
  isPageNumber,
  isReleaseNote,
  readAttachmentLabel,
} from './frame.ts';
import type { BodyLine } from './lines.ts';
import { canBeSignatory } from './titles.ts';

/** Signatures of many ministries are long. */
const LONGEST_SIGNATURE = 24;

/** Index of the first line of signature and list of attachments; `lines.length` when the document ends with its text. */
export function signatureStart(lines: readonly BodyLine[]): number {
  let dated = false;
  let start = lines.length;
  for (let i = lines.length - 1; i >= lines.length - LONGEST_SIGNATURE; i -= 1) {
    const line = lines[i];
    if (line === undefined) break;
    const isDate = isDateLine(line.text) || isSignedDate(line.text) || isImprint(line.text);
    dated ||= isDate;
    const isSignatory = dated && line.label.form === 'none' && line.cells === null && canBeSignatory(line.text);
    const isNote = isReleaseNote(line.text) || isDistributionNote(line.text) || isPageNumber(line.text);
    if (!isDate && !isNote && !isSignatory && !inAttachmentList(lines, i)) break;
    start = i;
  }
  return start;
}

/** 财政部　税务总局　2020年1月1日: signature and date on one line. */
function isSignedDate(text: string): boolean {
  const space = text.search(/\s\S+$/);
  return isDateLine(text.slice(space + 1)) && canBeSignatory(text.slice(0, space));
}

/** 附件： or a line under it. */
function inAttachmentList(lines: readonly BodyLine[], index: number): boolean {
  for (let i = index; i > Math.max(0, index - LONGEST_SIGNATURE); i -= 1) {
    const line = lines[i];
    if (line === undefined || line.text.length > 80 || line.voice === 'quoted') return false;
    if (readAttachmentLabel(line) !== null) return true;
  }
  return false;
}

/** Formulas that end a document. */
const FORMULA = ruleTable({ name: '结语：套语', frame: (words) => `^${words}` }, [
  {
    is: '本(?!单位|地区|部门)[\\p{Script=Han}]{2}(?:[自由]|印发|下发|所称)',
    yes: [
      '本公告自2021年9月1日起实施。',
      '本决定由渡口处解释。',
      '本通知印发后执行。',
      '本意见下发后执行。',
      '本办法所称渡船',
    ],
    no: ['本条例适用于渡船。', '本单位自查。', '本地区由乡政府负责。', '本部门由专人负责。'],
  },
  { is: '特此', yes: '特此公告。', no: '为此' },
  { is: '此[复致]', yes: ['此复。', '此致'], no: '此前' },
]);
const REORDERING = ruleTable({ name: '结语：条文顺序', frame: (words) => `^.{0,60}${words}。?$` }, [
  {
    is: '条文?的?(?:顺序|序号).{0,10}(?:调整|修改)',
    yes: ['此外，对条文顺序作相应调整。', '部分条的序号修改', '条文的序号作相应调整'],
    no: ['调整渡口的顺序', '条文顺序的调整由渡口处负责。'],
  },
]);
/** How a closing paragraph begins: it speaks to everybody, of the whole document. */
const CLOSING = ruleTable({ name: '结语：开头', frame: (words) => `^${words}` }, [
  {
    is: '各(?:地|级|省|部|有关|市|县|区|单位)',
    yes: ['各地区要落实', '各级政府', '各省、市', '各部门', '各有关单位', '各市要', '各县要', '各区要', '各单位要'],
    no: '各类渡船',
  },
  {
    is: '中央和国家机关|国务院各|军队|中国人民解放军|全党',
    yes: ['中央和国家机关各部门要', '国务院各部门要', '军队可以', '中国人民解放军可以', '全党要'],
    no: '国务院批准',
  },
  { is: '上述(?:政策|规定|意见)', yes: ['上述政策适用于', '上述规定适用于', '上述意见适用于'], no: '上述渡船' },
  {
    is: '以上(?:规定|意见|政策|说明|报告|请)',
    yes: ['以上规定', '以上意见', '以上政策', '以上说明', '以上报告', '以上请审议'],
    no: '以上渡船',
  },
  { is: '此前', yes: '此前的规定不一致的', no: '此外' },
  {
    is: '请(?:各|认真|遵照|按照|结合|贯彻)',
    yes: ['请各单位', '请认真执行', '请遵照执行', '请按照执行', '请结合实际', '请贯彻执行'],
    no: '请求登记',
  },
  { is: '希(?:望)?各|望各', yes: ['希各单位', '希望各单位', '望各单位'], no: '希望小学' },
  { is: '执行中', yes: '执行中的问题', no: '执行情况' },
]);
const NAMES_ITSELF = ruleTable({ name: '结语：称自己' }, [
  {
    is: '本(?:意见|决定|通知|公告|通告|纲要|方案|规划)',
    yes: [
      '落实本意见',
      '执行本决定',
      '按照本通知',
      '按照本公告',
      '按照本通告',
      '落实本纲要',
      '落实本方案',
      '落实本规划',
    ],
    no: '落实本单位的',
  },
]);

/** `index`: where the text ends. Index of the first of the closing paragraphs above it, none of them above `earliest`. */
export function closingStart(lines: readonly BodyLine[], index: number, earliest: number): number {
  let start = index;
  while (start > earliest) {
    const line = lines[start - 1];
    if (line?.label.form !== 'none' || !closes(line.text, start === index ? null : (lines[start]?.text ?? null))) break;
    start -= 1;
  }
  return start;
}

/** 本决定自公布之日起施行。《渡口法》根据本决定作相应修改，重新公布。 */
export function isClosingFormula(text: string): boolean {
  return FORMULA.pattern.test(text) || REORDERING.pattern.test(text) || isRepublication(text);
}

/** The last paragraph speaks for the whole document; formulas can stand above it, anything above 重新公布. */
function closes(text: string, below: string | null): boolean {
  if (FORMULA.pattern.test(text) || REORDERING.pattern.test(text)) return true;
  const isClosing = CLOSING.pattern.test(text) || NAMES_ITSELF.pattern.test(text);
  if (below === null) return isClosing || isRepublication(text);
  return isClosing && isRepublication(below);
}

/** What stands below 本决定自公布之日起施行。 */
const REPUBLICATION = ruleTable({ name: '结语：重新公布', frame: (words) => `${words}。?$` }, [
  {
    is: '根据本(?:决定|修正案).*(?:重新公布|修[改正]|调整)',
    yes: [
      '《渡口法》根据本决定作相应修改，重新公布。',
      '《渡口法》根据本修正案修改',
      '根据本决定修正。',
      '根据本决定作相应调整。',
    ],
    no: ['根据本决定公布', '重新公布根据本决定登记的渡口。'],
  },
]);

function isRepublication(text: string): boolean {
  return text.length <= 200 && REPUBLICATION.pattern.test(text);
}
