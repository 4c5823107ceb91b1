/** What ends a document and belongs to none of its provisions: closing paragraph, list of attachments, signature, date, notes. */
import {
  canBeSignatory,
  isDateLine,
  isDistributionNote,
  isImprint,
  isPageNumber,
  isReleaseNote,
  isSignedDate,
  readAttachmentLabel,
} from './frame.ts';
import type { BodyLine } from './lines.ts';

/** Signatures of many ministries are long. */
const LONGEST_SIGNATURE = 24;

/** Index of the first line of signature and list of attachments; `lines.length` when the document ends with its text. */
export function signatureStart(lines: readonly BodyLine[]): number {
  let dated = false;
  let start = lines.length;
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - LONGEST_SIGNATURE); i -= 1) {
    const line = lines[i];
    if (line === undefined) break;
    const isDate = isDateLine(line.text) || isSignedDate(line.text) || isImprint(line.text);
    dated ||= isDate;
    const isSignatory = dated && line.label.form === 'none' && canBeSignatory(line.text);
    const isNote = isReleaseNote(line.text) || isDistributionNote(line.text) || isPageNumber(line.text);
    if (!isDate && !isNote && !isSignatory && !inAttachmentList(lines, i)) break;
    start = i;
  }
  return start;
}

/** 附件： or a line under it. */
function inAttachmentList(lines: readonly BodyLine[], index: number): boolean {
  for (let i = index; i > Math.max(0, index - LONGEST_SIGNATURE); i -= 1) {
    const line = lines[i];
    if (line === undefined || line.text.length > 80) return false;
    if (readAttachmentLabel(line) !== null) return true;
  }
  return false;
}

const ITSELF = '本(?:意见|决定|通知|公告|通告|纲要|方案|规划|规定|办法|计划|纪要)';
// e.g. "本公告自2021年9月1日起实施。", "特此公告。", "此复。"
const FORMULA = new RegExp(`^(?:${ITSELF}(?:自|由|印发|下发|所称)|特此|此[复致])`);
// e.g. "此外，对条文顺序作相应调整。"
const REORDERING = /^.{0,60}条文?的?(?:顺序|序号).{0,10}(?:调整|修改)。?$/;
// e.g. "各地区各部门要认真落实本意见精神…", "国务院各部门要…", "上述政策适用于所有文化企业…"
const CLOSING =
  /^(?:各(?:地|级|省|部|有关|市|县|区|单位)|中央和国家机关|国务院各|上述(?:政策|规定|意见)|以上(?:规定|意见|政策|说明|报告|请)|军队|中国人民解放军|此前|全党|请(?:各|认真|遵照|按照|结合|贯彻)|希(?:望)?各|望各|执行中)/;
const NAMES_ITSELF = /本(?:意见|决定|通知|公告|通告|纲要|方案|规划)/;

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

/** The last paragraph speaks for the whole document; formulas can stand above it, anything above 重新公布. */
function closes(text: string, below: string | null): boolean {
  if (FORMULA.test(text) || REORDERING.test(text)) return true;
  const isClosing = CLOSING.test(text) || NAMES_ITSELF.test(text.slice(0, 200));
  if (below === null) return isClosing || isRepublication(text);
  return isClosing && isRepublication(below);
}

/** 《示例法》根据本决定作相应修改，重新公布。 stands below 本决定自公布之日起施行。 */
function isRepublication(text: string): boolean {
  return text.length <= 200 && /根据本(?:决定|修正案).*(?:重新公布|修改|修正|调整)。?$/.test(text);
}
