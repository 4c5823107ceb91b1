/** Which rows and columns of a table head the others: by what they say, as a plain text prints them like all the rest. */
import { ruleTable } from '../../rules.ts';
import { readLabel } from '../../structure/label.ts';

/** What a column is called. Blanks within are left out: 备　　注. */
export const COLUMN_NAME = ruleTable({ name: '表头：列的名称', frame: (names) => `${names}$` }, [
  { is: '[序编]号', yes: ['序号', '航道编号'], no: '号码头' },
  { is: '[项税]目', yes: ['检查项目', '税目'], no: '目测' },
  { is: '类[别型]', yes: ['船舶类别', '类型'], no: '类似情形' },
  { is: '名称', yes: '渡口名称', no: '名称变更的' },
  { is: '等级|级别', yes: ['泊位等级', '风险级别'], no: ['等级证书', '级别较高的'] },
  { is: '档次', yes: '裁量档次', no: '档次较低' },
  { is: '范围|方式', yes: ['推广范围', '联系方式'], no: ['范围以内的', '方式不当的'] },
  { is: '指标', yes: '二级指标', no: '指标值高于一百的' },
  { is: '行为', yes: '违法行为', no: '行为轻微的' },
  { is: '内容', yes: '主要内容', no: '内容不全的' },
  { is: '标准|幅度', yes: ['收费标准', '处罚幅度'], no: ['标准船', '幅度较大的'] },
  { is: '[税费]率', yes: ['税率', '费率'], no: '率先完成的' },
  { is: '金额|数量', yes: ['补助金额', '泊位数量'], no: ['金额不详的', '数量不足的'] },
  { is: '单位|部门', yes: ['计税单位', '指导部门'], no: ['单位负责人', '部门负责人'] },
  { is: '备注|说明', yes: ['备注', '指标说明'], no: ['备注栏', '说明理由的'] },
]);

// e.g. "200人", "0.05", "5％－10％", "百分之三", "五万元", "万分之零点五"
const AMOUNT =
  /[0-9０-９]|[百千万]分之|[一二三四五六七八九十百千万亿两]+(?:元|人|件|倍|日|天|年|个?月|吨|米|公里|平方米)/u;
/** Characters of a column's name. */
const LONGEST_NAME = 20;
/** Rows that are looked at to learn what a column holds. */
const SAMPLE = 50;

/**
 * Whether the first row of a table names its columns: cells of it are merged, or two say that they are names, or what a column holds is an
 * amount and its name is none.
 */
export function isHead([first = [], ...below]: readonly (readonly string[])[], isMerged: boolean): boolean {
  const names = first.filter((cell) => cell !== '');
  if (names.length < 2 || below.length === 0 || !names.every(canBeName)) return false;
  const isName = (cell: string): boolean => COLUMN_NAME.pattern.test(cell.replace(/\s/g, ''));
  if (isMerged || names.filter(isName).length > 1) return true;
  const whole = below.filter((row) => row.length === first.length).slice(0, SAMPLE);
  return first.some((name, column) => {
    const cells = whole.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return name !== '' && cells.length > 0 && cells.filter((cell) => AMOUNT.test(cell)).length * 2 > cells.length;
  });
}

function canBeName(cell: string): boolean {
  return cell.length <= LONGEST_NAME && !/[。；：]/.test(cell) && !AMOUNT.test(cell) && readLabel(cell).form === 'none';
}

/** What kind of thing a cell says; cells of a column are of one kind more often than not. */
export function formOf(cell: string): string {
  if (cell === '') return 'empty';
  const label = readLabel(cell);
  if (label.form === 'enumerator') return label.style;
  if (AMOUNT.test(cell)) return 'amount';
  return /[。；]/.test(cell) || cell.length > 30 ? 'sentence' : 'words';
}

/** 一、知识产权保护方面: what heads the rows below when nothing stands beside it. */
export function isSectionTitle(cell: string): boolean {
  const label = readLabel(cell);
  return label.form === 'enumerator' && (label.style === '一、' || label.style === '（一）');
}
