/** What findings say to the clerk who reads them, and how they are mended. */
import type { Revisions } from '../importing/docx/read.ts';
import { workName } from '../regulation/names.ts';
import { chineseDate } from '../regulation/strings.ts';
import {
  type DraftNote,
  type FormRule,
  LONGEST_DRAFT,
  type Mending,
  type Proof,
  type ProofFinding,
  type Remark,
} from './findings.ts';
import { clausePart } from './form.ts';
import type { Clausula } from './library.ts';
import { citationName } from './names.ts';

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
export const needsAttention = ({ kind, remarks }: Pick<ProofFinding, 'kind' | 'remarks'>): boolean =>
  NEEDS_ATTENTION.has(kind) || remarks.some((remark) => remark.kind === 'form');

/** What is said over a finding. */
export const verdictOf = (finding: ProofFinding): string =>
  needsAttention(finding) && !NEEDS_ATTENTION.has(finding.kind) ? '写法有误' : FINDING_NAMES[finding.kind];

/** Which text of a draft with revisions is checked. */
export const REVISED: Readonly<Record<Revisions, string>> = {
  accepted: '接受全部修订以后',
  before: '拒绝全部修订以后',
};

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
      return [clausula?.eId === '' ? `库中有${name}。` : `${name}：${clausula === null ? '' : openingOf(clausula)}`];
    case 'unknown':
      return ['库中没有这部法规，请查官方来源。'];
    case 'wrong-reference':
    case 'superseded':
      return remarks.length === 0 ? [`${name}不能这样引用。`] : [];
  }
}

function remarkSentence(remark: Remark, finding: ProofFinding): readonly string[] {
  const { clausula } = finding;
  const name = clausula === null ? '' : citationName(clausula);
  switch (remark.kind) {
    case 'unsourced':
      return ['引文没有注明出处。'];
    case 'unmarked':
      return [remark.isSourced ? '这是法规原文，没有加引号。' : '这是法规原文，没有加引号，也没有注明出处。'];
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
    case 'local':
      return [`库中有${remark.titles.map(workName).join('')}，题名多一个地名；指的是它，请写全称。`];
    case 'number':
      return [`发文字号应为${remark.number}。`];
    case 'year':
      return [`库中没有它${remark.year}年的版本，有${remark.held.join('、')}的。`];
    case 'repealed':
      return [repealSentence(remark)];
    case 'not-yet':
      return [`尚未施行，${chineseDate(remark.from)}起施行。`];
    case 'other-edition':
      return [otherEditionSentence(remark, finding)];
    case 'pending':
      return [pendingSentence(remark)];
    case 'form':
      return [FORM_SENTENCES[remark.rule]];
    case 'traditional':
      return ['草稿用繁体字，按简体核对。'];
  }
}

type RemarkOf<Kind extends Remark['kind']> = Extract<Remark, { readonly kind: Kind }>;

function repealSentence({ on, by, standing }: RemarkOf<'repealed'>): string {
  const day = on === null ? '' : standing === 'past' ? `已于${chineseDate(on)}` : `将于${chineseDate(on)}`;
  const instead = by === null ? '' : `，见${by.startsWith('《') ? by : `《${by}》`}`;
  return `这部法规${day === '' ? '已经' : day}废止${instead}。`;
}

function otherEditionSentence(
  { name, from, standing, today }: RemarkOf<'other-edition'>,
  { subject, clausula }: Pick<ProofFinding, 'subject' | 'clausula'>,
): string {
  const isWhole = subject === 'reference' && clausula?.eId === '';
  const what = isWhole ? '' : subject === 'quotation' || subject === 'borrowing' ? '的文字' : '的条文';
  const now = standing === 'past' ? '现行版本' : '现在施行的版本';
  const where = isWhole ? `不是${now}` : today === null ? `${now}没有` : `现在是${citationName(today)}`;
  const when = standing === 'past' ? '' : `，${chineseDate(from)}起才施行`;
  return `这是${name}的版本${what}${when}，${where}。`;
}

function pendingSentence({ name, from, becomes, as }: RemarkOf<'pending'>): string {
  const then = { changed: `文字有改动，是${as}`, renumbered: `改为${as}`, deleted: '不再有这一条' }[becomes];
  return `已有${name}，尚未施行：${chineseDate(from)}起${then}。`;
}

const FORM_SENTENCES: Readonly<Record<FormRule, string>> = {
  'number-first': '引用公文应当先引标题，后引发文字号。',
  brackets: '发文字号的年份用六角括号〔〕括起，序号前不加“第”。',
  'short-first': '第一次提到时应当写全称，以后再用简称。',
  numerals: '条、款、项的序号不要混用汉字和阿拉伯数字。',
  'look-alike': '数字像是识别错了的字母。',
};

/** What is said of the draft as a whole. */
export const noteSentences = (notes: readonly DraftNote[], draft: string): readonly string[] =>
  notes.map((note) => noteSentence(note, draft));

function noteSentence(note: DraftNote, draft: string): string {
  switch (note.kind) {
    case 'traditional':
      return '草稿用繁体字，按简体核对。';
    case 'look-alike':
      return `有${note.count}处数字写成了字母（如以 o 代〇、以 l 代1），按数字核对。`;
    case 'unbalanced':
      return `引号没有成对，见第${someLines(note.marks, draft)}行。`;
  }
}

function someLines(places: readonly number[], draft: string): string {
  const lines = [...new Set(places.map((at) => lineOf(draft, at)))];
  return lines.slice(0, 5).join('、') + (lines.length > 5 ? '等' : '');
}

export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const LONGEST_OPENING = 40;

function openingOf({ text, heading }: Clausula): string {
  const words = text
    .replace(/^(?:第[^条]{1,9}条|（[一二三四五六七八九十百]+）|[一二三四五六七八九十百]+、)\s*/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const own = heading !== '' && words.startsWith(heading) ? words.slice(heading.length).trim() : words;
  const opening = own.length > LONGEST_OPENING ? `${own.slice(0, LONGEST_OPENING)}……` : own;
  return own === words ? opening : `${heading}。${opening}`;
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
      case 'look-alike':
        return `识别有误：“${written}”应为“${right}”`;
      default:
        return `“${written}”应为“${right}”`;
    }
  });
}

const shown = (sign: string): string => (sign === '' ? '无' : `“${sign}”`);

/** The changes that mend it, last first; none where a person must decide. `draft` is the whole draft. */
export function mendingsOf(finding: ProofFinding, draft: string): readonly Mending[] {
  const own = differencesMended(finding) ?? referenceMended(finding, draft);
  // Who must find another clause is not helped by its number in other numerals
  const isElsewhere = own.length === 0 && NEEDS_ATTENTION.has(finding.kind);
  const form = finding.remarks.flatMap((remark) =>
    remark.kind === 'form' && remark.mending && !(isElsewhere && remark.rule === 'numerals') ? [remark.mending] : [],
  );
  const chosen: Mending[] = [];
  for (const each of [...own, ...form.toSorted((a, b) => b.end - b.start - (a.end - a.start))])
    if (!chosen.some(({ start, end }) => each.start < end && start < each.end)) chosen.push(each);
  return chosen.sort((a, b) => b.start - a.start);
}

function differencesMended({ kind, differences, official }: ProofFinding): readonly Mending[] | null {
  return kind === 'differs'
    ? differences.map((each) => ({
        start: each.start,
        end: each.end,
        text: official.slice(each.officialStart, each.officialEnd),
      }))
    : null;
}

function referenceMended(finding: ProofFinding, draft: string): readonly Mending[] {
  const { kind, subject, remarks, start, end, clausula } = finding;
  // What is right stays as it is, whatever else is to be said of it
  if (subject !== 'reference' || !NEEDS_ATTENTION.has(kind)) return [];
  const number = remarks.find((remark) => remark.kind === 'number');
  // A number that stands before the title is put right with its place
  const isBefore = remarks.some((remark) => remark.kind === 'form' && remark.rule === 'number-first');
  const renumbered: readonly Mending[] = number && !isBefore ? [{ ...number.written, text: number.number }] : [];
  const elsewhere = remarks.find((remark) => remark.kind === 'elsewhere')?.actual;
  const right = elsewhere ?? articleOfToday(finding, draft);
  if (right)
    return [...renumbered, { start: start - yearBefore(draft, start), end, text: citedAs(right, finding, draft) }];
  const title = remarks.some((remark) => remark.kind === 'title');
  return title && clausula ? [...renumbered, { start, end, text: citationName(clausula) }] : renumbered;
}

/** What an article of the past is today; of its paragraphs, or of several at once, nobody knows it to the word. */
function articleOfToday({ remarks, start, end }: ProofFinding, draft: string): Clausula | null {
  const other = remarks.find((remark) => remark.kind === 'other-edition');
  const named = draft.slice(clausePart({ start, end }, draft).start, end);
  const isOne = named === '' || /^第[^条款项、至]+条(?:之[^条款项、至]+)?$/u.test(named);
  return isOne && other?.standing === 'past' ? other.today : null;
}

const YEAR_BEHIND = /[（(]\d{4}年[^（()）]*[）)]$/u;

/** 《…》（2012年）第六条: the year of its edition goes where the number becomes that of another. */
const yearBefore = (draft: string, start: number): number =>
  YEAR_BEHIND.exec(draft.slice(Math.max(0, start - 24), start))?.[0].length ?? 0;

/** The name the draft gives the law stays where it is that law. */
function citedAs(right: Clausula, { start, end, clausula }: ProofFinding, draft: string): string {
  if (clausula?.regulation !== right.regulation || right.name === '') return citationName(right);
  const clauses = clausePart({ start, end }, draft);
  return draft.slice(start, clauses.start).replace(YEAR_BEHIND, '') + right.name;
}

/** What a finding's words should be: mended, or as they are today; empty where they are right, or a person must decide. `draft` is the whole draft. */
export function rightWords(finding: ProofFinding, draft: string): string {
  const mendings = mendingsOf(finding, draft);
  const today = finding.remarks.find((remark) => remark.kind === 'other-edition')?.today ?? null;
  if (mendings.length === 0) return finding.kind === 'superseded' ? (today?.text ?? '') : '';
  const start = Math.min(finding.start, ...mendings.map((each) => each.start));
  const last = Math.max(finding.end, ...mendings.map((each) => each.end));
  // 《…》（某发〔2019〕5号[）]
  const end = draft.charAt(last) === '）' && /（[^）]*$/u.test(draft.slice(start, last)) ? last + 1 : last;
  return applied(draft.slice(0, end), mendings).slice(start);
}

/** Changes that stand last first. */
const applied = (draft: string, mendings: readonly Mending[]): string =>
  mendings.reduce((text, { start, end, text: right }) => text.slice(0, start) + right + text.slice(end), draft);

/** The draft with these findings mended. */
export function mended(draft: string, findings: readonly ProofFinding[]): string {
  const mendings = findings
    .flatMap((finding) => mendingsOf(finding, draft))
    .sort((a, b) => b.start - a.start || b.end - a.end);
  const apart: Mending[] = [];
  for (const each of mendings) if (each.end <= (apart.at(-1)?.start ?? draft.length)) apart.push(each);
  return applied(draft, apart);
}

/** Why a draft is refused. */
export const tooLong = ({ length }: string): string =>
  `草稿有 ${length} 个字，一次最多核对 ${LONGEST_DRAFT} 个，请分成几份。`;

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
