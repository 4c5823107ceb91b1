/**
 * What a provision is called: as it is printed (its title), and as others speak of it (its name). Everything that names provisions
 * asks here: pages, previews, lists, citations, search.
 *
 * Names follow 立法技术规范（试行）: 条 as printed, 款 and 项 in Chinese numerals without brackets, 目 in Arabic ones, no 款 where the
 * 条 has only one. A 一、 that is an article is a 条, as amendments, decisions and notices are cited in practice: 《…修正案（九）》第一条.
 * What the rules do not cover keeps its number as printed, （十二）, 2.1.1, and its paragraphs are 段, as in 宪法序言第七段.
 */
import { parseEId } from './eid.ts';
import type { Stretch } from './links/stretches.ts';
import type { Provision, ProvisionKind, RegulationText } from './model.ts';
import { formatNumeral } from './numerals.ts';
import { oncePer } from './once-per.ts';

/** What is printed over a provision: `{ label: '（十二）', heading: '实施质量攻关工程' }`. Either may be empty. */
export interface Title {
  readonly label: string;
  readonly heading: string;
}

type PrintedText = Pick<RegulationText['source'], 'text'>;

/** Our names for what the official text leaves unnamed. */
export const UNNAMED: Readonly<Partial<Record<ProvisionKind, string>>> = {
  preface: '题注',
  toc: '目录',
  preamble: '引言',
  notes: '注',
  conclusions: '结语',
  body: '正文',
  attachment: '附件',
  table: '表',
};

/** A provision's own label and heading; headings broken over lines are joined. */
export function titleOf(provision: Provision, source: PrintedText): Title {
  const { label, heading } = printedTitle(provision, source);
  return { label, heading: label || heading ? heading : (UNNAMED[provision.kind] ?? '') };
}

function printedTitle({ pieces }: Provision, { text }: PrintedText): Title {
  const printed = (role: 'label' | 'heading') =>
    pieces
      .filter((piece) => piece.role === role)
      .map(({ start, end }) => text.slice(start, end).trim())
      .join('');
  return { label: printed('label'), heading: printed('heading') };
}

/** `（十二）实施质量攻关工程`, `第十二条`, `第二章　总则` (printed 第二章　总　则): a blank parts what the brackets or 、 of the label do not. */
export function titleText({ label, heading }: Title): string {
  const parted = label && heading && !/[）)、]$/.test(label) ? '　' : '';
  return label + parted + compact(heading);
}

/** The first words of a provision's running text, at most `length` characters, whole when it is shorter. */
export function openingOf(provision: Provision, source: PrintedText, length: number): string {
  const text = firstText(provision, source);
  return text.length > length ? `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

function firstText(provision: Provision, source: PrintedText): string {
  const own = provision.pieces.find((piece) => piece.role === 'text');
  const text = own ? source.text.slice(own.start, own.end).trim() : '';
  if (text) return text;
  for (const child of provision.children) {
    const below = firstText(child, source);
    if (below) return below;
  }
  return '';
}

/**
 * What each provision adds to the name of the one above it, by eId: `art_12` → 第十二条, `art_12__para_2` → 第二款. Finished: whoever has
 * them only joins them, the browser too. Provisions that add nothing (the only 款 of a 条) are left out.
 */
export type Names = Readonly<Record<string, string>>;

type NamedText = Pick<RegulationText, 'provisions' | 'source'>;

export const namesOf = /* @__PURE__ */ oncePer(({ provisions, source }: NamedText): Names => {
  const names: Record<string, string> = {};
  const visit = (provision: Provision, siblings: readonly Provision[], above: string): void => {
    const name = ownName(provision, siblings, above, source);
    if (name !== '') names[provision.eId] = name;
    for (const child of provision.children) visit(child, provision.children, name || above);
  };
  for (const provision of provisions) visit(provision, provisions, '');
  return names;
});

/** 第十条第二款第三项; empty where there is no such provision. */
export function nameOf(text: NamedText & Pick<RegulationText, 'byEId'>, eId: string): string {
  return text.byEId.has(eId) ? nameIn(namesOf(text), eId) : '';
}

/** The same with the heading of a container, which is known by it: 第二章　总则. */
export function nameWithHeading(text: NamedText & Pick<RegulationText, 'byEId'>, eId: string): string {
  const name = nameOf(text, eId);
  const provision = text.byEId.get(eId);
  const heading = provision === undefined ? '' : printedTitle(provision, text.source).heading;
  return heading === '' || compact(name).includes(inner(heading)) ? name : `${name}　${compact(heading)}`;
}

/** 第十条第二款第三项. */
export const nameIn = (names: Names, eId: string): string => joined(stepsOf(names, eId));

const stepsOf = (names: Names, eId: string): readonly string[] => {
  const steps = eId.split('__');
  return steps.map((_, index) => names[steps.slice(0, index + 1).join('__')] ?? '');
};

/** 2.1 says of itself that it is in 2, and A.1 that it is in 附录A; 2.1 of 附件1 is 附件1　2.1, the first 段 of 附录A 附录A　第一段. */
function joined(steps: readonly string[]): string {
  const printed = steps.filter((name) => name !== '');
  const told = printed.filter((name, index) => !(printed[index + 1] ?? '').startsWith(`${numberIn(name)}.`));
  return told.reduce((above, name) => above + (RUNS_ON.test(`${above}\n${name}`) ? '　' : '') + name, '');
}

/** 2 of 第2部分, A of 附录A. */
const numberIn = (name: string): string => name.replace(/^附录|^第(?=\d)|(?<=\d)(?:部分|条)$/g, '');

/** Names between which a blank is needed: 附件1|2.1, 附录A|第一段; but 附件1第一段, 2.1第一段. */
const RUNS_ON = /[\dA-Z]\n[\dA-Z]|[A-Z]\n第/;

/** 第三条至第七条、第九条; 第三条第一款至第三款, whose far end says only what is new. */
export const stretchesName = (names: Names, stretches: readonly Stretch[]): string =>
  stretches.map(({ from, to }) => stretchName(names, from, to)).join('、');

function stretchName(names: Names, from: string, to: string): string {
  if (from === to) return nameIn(names, from);
  const [first, last] = [from.split('__'), to.split('__')];
  const parted = first.findIndex((step, index) => step !== last[index]);
  return `${nameIn(names, from)}至${joined(stepsOf(names, to).slice(Math.max(parted, 0)))}`;
}

/** Sentences of a paragraph, both ends included. One alone is its own end. */
export interface SentenceRange {
  readonly from: number;
  readonly to: number;
}

/** 第三句, 第三句至第五句. */
export function sentencesName({ from, to }: SentenceRange): string {
  const first = counted(String(from), '句');
  return from === to ? first : `${first}至${counted(String(to), '句')}`;
}

/** 第二款 or 第二段 of an article, by the name of the article. */
export const paragraphName = (article: string, number: string | null): string =>
  counted(number, /^第.*条/u.test(article) ? '款' : '段');

/** What a printed number is called: 第 十 条 → 第十条, 一、 → 第一部分 or as an article 第一条, 2. and 2 → 第2条, 附： → 附. */
export function labelName(kind: ProvisionKind, label: string): string {
  const plain = compact(label);
  const [, number] = /^([一二三四五六七八九十百零〇]+(?=[、.．])|\d+)[、.．]?$/u.exec(plain) ?? [];
  const unit = kind === 'article' ? '条' : kind === 'part' ? '部分' : null;
  return number !== undefined && unit !== null ? `第${number}${unit}` : plain.replace(/[、.．：:]$/u, '');
}

/** @param above the name of the nearest provision above that adds to it */
function ownName(provision: Provision, siblings: readonly Provision[], above: string, source: PrintedText): string {
  const { kind, eId } = provision;
  const number =
    parseEId(eId)
      ?.at(-1)
      ?.number?.replace(/_dup\d+$/, '') ?? null;
  const isOnly = siblings.every((each) => each === provision || each.kind !== kind);
  switch (kind) {
    case 'paragraph': {
      const name = paragraphName(above, number);
      return isOnly && name.endsWith('款') ? '' : name;
    }
    case 'item':
      return counted(number, '项');
    case 'subitem':
      return `第${number}目`;
    case 'table':
      return isOnly ? '表' : `表${number}`;
    case 'body':
      // The unnumbered text of an attachment is the attachment
      return above === '' ? '正文' : '';
    case 'preface':
    case 'toc':
      return UNNAMED[kind] ?? '';
    case 'attachment': {
      const { label, heading } = printedTitle(provision, source);
      const name = labelName(kind, label) || '附件';
      // 附件1 says which; 附 alone does not
      return /[^附件表录图]/u.test(name) || heading === '' ? name : name + workName(heading);
    }
    default: {
      const { label, heading } = titleOf(provision, source);
      return label === '' ? compact(heading) : labelName(kind, label);
    }
  }
}

/** 第三项; of 3-1, which was inserted after 3, 第三项之一. */
function counted(number: string | null, unit: string): string {
  const [own = '', ...inserted] = (number ?? '')
    .split('-')
    .map((part) => (/^\d+$/.test(part) ? formatNumeral(Number(part)) : part));
  return [`第${own}${unit}`, ...inserted].join('之');
}

/** Without the white space that spreads Chinese characters: 目　　录, 第 二 条. */
function compact(text: string): string {
  const trimmed = text.trim();
  const isHan = (at: number): boolean => /\p{Script=Han}/u.test(trimmed.charAt(at));
  return trimmed.replace(/\s+/g, (blank, at: number) => (isHan(at - 1) || isHan(at + blank.length) ? '' : ' '));
}

/** 《…》 around a title; titles within it take 〈〉 (GB/T 15834). */
export const workName = (title: string): string => `《${inner(title)}》`;

const inner = (title: string): string => compact(title).replaceAll('《', '〈').replaceAll('》', '〉');
