/** What findings say to the clerk who reads them, and how they are mended. */
import { citationName } from './names.ts';
import type { Proof, ProofFinding, Remark } from './proofread.ts';

/** One word over each finding. */
export const FINDING_NAMES: Readonly<Record<ProofFinding['kind'], string>> = {
  exact: '一致',
  differs: '有出入',
  reference: '引用无误',
  'wrong-reference': '引用有误',
  superseded: '已经变动',
  unknown: '无法核对',
};

const NEEDS_ATTENTION: ReadonlySet<ProofFinding['kind']> = new Set([
  'differs',
  'wrong-reference',
  'superseded',
  'unknown',
]);

/** Whether somebody must look at it. */
export const needsAttention = ({ kind }: ProofFinding): boolean => NEEDS_ATTENTION.has(kind);

/** What is found, in whole sentences. */
export function sentencesOf(finding: ProofFinding): readonly string[] {
  return [...mainSentence(finding), ...finding.remarks.flatMap((remark) => remarkSentence(remark, finding))];
}

function mainSentence(finding: ProofFinding): readonly string[] {
  const { kind, clausula, differences, remarks } = finding;
  const name = clausula === null ? '' : citationName(clausula);
  switch (kind) {
    case 'exact':
      return [`与${name}逐字一致。`];
    case 'differs':
      return differences.length === 0 ? [] : [`与${name}有${differences.length}处不同。`];
    case 'reference':
      return [clausula?.eId === '' ? `库中有${name}。` : `${name}：${openingOf(clausula?.text ?? '')}`];
    case 'unknown':
      return ['库中没有这部法规，请查官方来源。'];
    case 'wrong-reference':
    case 'superseded':
      return remarks.length === 0 ? [`${name}不能这样引用。`] : [];
  }
}

function remarkSentence(remark: Remark, { clausula }: ProofFinding): readonly string[] {
  const name = clausula === null ? '' : citationName(clausula);
  switch (remark.kind) {
    case 'unsourced':
      return ['引文没有注明出处。'];
    case 'unmarked':
      return ['这是法规原文，没有加引号，也没有注明出处。'];
    case 'elsewhere':
      return [`引文不在${remark.cited}，在${citationName(remark.actual)}。`];
    case 'absent':
      return [`${remark.cited}中没有这段话。`];
    case 'preamble':
      return ['这是引言的文字，不是条文。'];
    case 'editorial':
      return ['这是编者的注释或术语说明，不是法规原文。'];
    case 'partly':
      return [`有${name}，没有所引的款、项。`];
    case 'no-clause':
      return [`《${remark.title}》没有这一条。`];
    case 'title':
      return [`没有这个名称的法规，名称相近的是《${remark.title}》。`];
    case 'number':
      return [`发文字号应为${remark.number}。`];
    case 'traditional':
      return ['草稿用繁体字，按简体核对。'];
  }
}

const LONGEST_OPENING = 40;

function openingOf(text: string): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  return words.length > LONGEST_OPENING ? `${words.slice(0, LONGEST_OPENING)}……` : words;
}

/** What each difference is: 原文是“应当”，草稿是“必须”. `draft` is the whole draft. */
export function differenceTexts({ differences, official }: ProofFinding, draft: string): readonly string[] {
  return differences.map(({ kind, start, end, officialStart, officialEnd }) => {
    const written = draft.slice(start, end);
    const right = official.slice(officialStart, officialEnd);
    switch (kind) {
      case 'missing':
        return `缺“${right}”`;
      case 'added':
        return `多“${written}”`;
      case 'order':
        return `次序：“${written}”应为“${right}”`;
      case 'sign':
        return `标点：${shown(written)}应为${shown(right)}`;
      case 'width':
        return `全角半角：“${written}”应为“${right}”`;
      default:
        return `“${written}”应为“${right}”`;
    }
  });
}

const shown = (sign: string): string => (sign === '' ? '无' : `“${sign}”`);

/** A change that mends a finding, offsets in the draft. */
export interface Mending {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The changes that mend it, last first; none where a person must decide. */
export function mendingsOf({
  kind,
  differences,
  official,
  remarks,
  start,
  end,
  clausula,
}: ProofFinding): readonly Mending[] {
  if (kind === 'differs')
    return differences
      .map((each) => ({
        start: each.start,
        end: each.end,
        text: official.slice(each.officialStart, each.officialEnd),
      }))
      .toReversed();
  const elsewhere = remarks.find((remark) => remark.kind === 'elsewhere');
  if (elsewhere) return [{ start, end, text: citationName(elsewhere.actual) }];
  const title = remarks.find((remark) => remark.kind === 'title');
  return title && clausula ? [{ start, end, text: citationName(clausula) }] : [];
}

/** The draft with these findings mended. */
export function mended(draft: string, findings: readonly ProofFinding[]): string {
  return findings
    .flatMap(mendingsOf)
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: right }) => text.slice(0, start) + right + text.slice(end), draft);
}

/** 核对 12 处：8 处无误，3 处有出入或有误，1 处库中没有，无法核对。 */
export function summaryOf({ findings }: Proof): string {
  if (findings.length === 0) return '没有找到引用法规的文字。';
  const unknown = findings.filter(({ kind }) => kind === 'unknown').length;
  const wrong = findings.filter(needsAttention).length - unknown;
  const parts = [`${findings.length - wrong - unknown} 处无误`];
  if (wrong > 0) parts.push(`${wrong} 处有出入或有误`);
  if (unknown > 0) parts.push(`${unknown} 处库中没有，无法核对`);
  return `核对 ${findings.length} 处：${parts.join('，')}。`;
}
