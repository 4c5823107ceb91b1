/** A checked draft as a report: for people (.md, .html) and for programs (.json). */
import type { Proof, ProofFinding } from './findings.ts';
import { citationName } from './names.ts';
import {
  differenceTexts,
  lineOf,
  needsAttention,
  noteSentences,
  rightWords,
  sentencesOf,
  summaryOf,
  verdictOf,
} from './wording.ts';

export interface Checked {
  /** Of the file; for the heading. */
  readonly name: string;
  readonly text: string;
  readonly proof: Proof;
}

/** Findings as data: offsets are UTF-16 units of `text`. */
export const proofFindings = ({ text, proof }: Checked) =>
  proof.findings.map((finding) => ({
    kind: finding.kind,
    subject: finding.subject,
    start: finding.start,
    end: finding.end,
    text: text.slice(finding.start, finding.end),
    regulation: finding.clausula?.regulation ?? null,
    edition: finding.clausula?.edition?.date ?? null,
    eId: finding.clausula?.eId ?? null,
    citation: finding.clausula === null ? null : citationName(finding.clausula),
    official: finding.official,
    differences: finding.differences,
    remarks: finding.remarks.map(({ kind }) => kind),
    says: saidOf(finding, text),
  }));

export function proofJson(checked: Checked): string {
  const { name, proof } = checked;
  const findings = proofFindings(checked);
  const attention = proof.findings.filter(needsAttention).length;
  return JSON.stringify({ file: name, attention, notes: noteSentences(proof.notes, checked.text), findings }, null, 1);
}

/** What is said of the draft as a whole, first. */
export const saidOfAll = ({ proof, text }: Pick<Checked, 'proof' | 'text'>): readonly string[] => [
  summaryOf(proof),
  ...noteSentences(proof.notes, text),
];

const saidOf = (finding: ProofFinding, text: string): readonly string[] => [
  ...sentencesOf(finding),
  ...differenceTexts(finding, text),
];

export function proofMarkdown({ name, text, proof }: Checked): string {
  const parts = proof.findings.map((finding, index) => {
    const { start, end } = finding;
    const right = rightWords(finding, text);
    return [
      `## ${index + 1}. ${verdictOf(finding)}（第 ${lineOf(text, start)} 行）`,
      '',
      `> ${escapeMarkdown(text.slice(start, end)).replaceAll('\n', '\n> ')}`,
      '',
      ...saidOf(finding, text).map((said) => `- ${escapeMarkdown(said)}`),
      ...(right === '' ? [] : ['', `应为：${escapeMarkdown(right)}`]),
      '',
    ].join('\n');
  });
  return [`# 核稿：${escapeMarkdown(name)}`, '', ...saidOfAll({ proof, text }), '', ...parts].join('\n');
}

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/gu, '\\$&');

/** A row for each finding, for a spreadsheet. */
export function proofTable({ text, proof }: Checked): readonly (readonly string[])[] {
  const rows = proof.findings.map((finding) => [
    verdictOf(finding),
    String(lineOf(text, finding.start)),
    text.slice(finding.start, finding.end),
    saidOf(finding, text).join(''),
    rightWords(finding, text),
    finding.clausula === null ? '' : citationName(finding.clausula),
  ]);
  return [['结论', '行', '草稿', '说明', '应为', '出处'], ...rows];
}

/** One file, nothing fetched, to be read and printed. */
export function proofHtml({ name, text, proof }: Checked): string {
  const rows = proof.findings.map((finding, index) => {
    const { clausula } = finding;
    const cells = [
      String(index + 1),
      escapeHtml(verdictOf(finding)),
      markedHtml(finding, text),
      saidOf(finding, text).map(escapeHtml).join('<br>'),
      escapeHtml(rightWords(finding, text)),
      clausula === null ? '' : escapeHtml(citationName(clausula)),
    ];
    return `<tr class="${needsAttention(finding) ? 'look' : ''}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const title = `核稿：${escapeHtml(name)}`;
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
<h1>${title}</h1>
${saidOfAll({ proof, text })
  .map((said) => `<p>${escapeHtml(said)}</p>`)
  .join('\n')}
<table>
<thead><tr><th>序号</th><th>结论</th><th>草稿</th><th>说明</th><th>应为</th><th>出处</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
}

const STYLE =
  'body{max-width:64rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 "Noto Serif CJK SC","Songti SC",SimSun,serif}' +
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.4em .6em;text-align:left;vertical-align:top}' +
  'td:nth-child(-n+2),th{white-space:nowrap}.look td:nth-child(2){font-weight:bold}mark{background:#ffe08a}' +
  '@media print{body{margin:0;font-size:12px}thead{display:table-header-group}tr{break-inside:avoid}}';

/** The words of the draft in pieces, those that differ marked; where some are missing, a sign. */
export function markedParts(
  { start, end, differences }: ProofFinding,
  draft: string,
): readonly { readonly text: string; readonly isMarked: boolean }[] {
  let at = start;
  const parts = differences.flatMap((each) => {
    const before = { text: draft.slice(at, each.start), isMarked: false };
    at = each.end;
    return [before, { text: draft.slice(each.start, each.end) || '‸', isMarked: true }];
  });
  return [...parts, { text: draft.slice(at, end), isMarked: false }].filter(({ text }) => text !== '');
}

const markedHtml = (finding: ProofFinding, draft: string): string =>
  markedParts(finding, draft)
    .map(({ text, isMarked }) => (isMarked ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text)))
    .join('');

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
