/** The header fields of an official text, from its 题注, the order that publishes it, its signature and what its page says. */
import { issuerName } from '../regulation/kinds.ts';
import { parseNumeral } from '../regulation/numerals.ts';
import { ruleTable } from '../regulation/rules.ts';
import type { Metadata } from './blocks.ts';

export interface Fields {
  readonly title: string;
  /** `YYYYMMDD`, or empty. */
  readonly issuedOn: string;
  readonly issuer: string;
  readonly meeting: string;
}

/** The parts of a text that tell of its making. */
export interface Evidence {
  readonly title: string;
  readonly metadata: Metadata;
  /** The lines of the order above the title: 中华人民共和国国务院令, …, 总理　　某某, 2018年11月6日. */
  readonly order: readonly string[];
  /** 题注, joined. */
  readonly adoption: string;
  /** What a page says of the law above it. */
  readonly about: readonly string[];
  /** Signature and date below the text. */
  readonly signature: { readonly issuer: string; readonly date: string } | null;
}

const NUMBER = '[\\d０-９〇○◯零OＯ一二三四五六七八九十元]';
const DATE = new RegExp(`(${NUMBER}{4})\\s*年\\s*(${NUMBER}{1,3})\\s*月\\s*(${NUMBER}{1,3})\\s*日`, 'g');

/** `YYYYMMDD` of the first date of a text. */
export function dateIn(text: string): string {
  const [found] = text.matchAll(DATE);
  const parts = found?.slice(1).map((part) => parseNumeral(part.replace(/[OＯ]/g, '〇').replace('元', '一'))) ?? [];
  const [year, month, day] = parts;
  if (year == null || month == null || day == null || month < 1 || month > 12 || day < 1 || day > 31) return '';
  return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}

export function fieldsOf(evidence: Evidence): Fields {
  const { title, metadata, order, signature } = evidence;
  const event = lastEvent(evidence.adoption) ?? lastEvent(order.join('\n')) ?? lastEvent(evidence.about.join('\n'));
  const signedOn = dateIn(order.findLast((line) => dateIn(line) !== '' && line.length <= 24) ?? '');
  return {
    title,
    issuedOn:
      dateIn(metadata.issuedOn?.replace(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}).*/, '$1年$2月$3日') ?? '') ||
      signedOn ||
      (event?.date ?? '') ||
      (signature?.date ?? ''),
    issuer:
      metadata.issuer
        ?.split(/[\s　;；]+/)
        .filter(Boolean)
        .join('、') ||
      issuerOfOrder(order) ||
      issuerOfMeeting(event?.meeting ?? '') ||
      (event?.issuer ?? '') ||
      issuerInTitle(title) ||
      (signature?.issuer ?? ''),
    meeting: event?.meeting ?? (evidence.adoption === '' ? '' : (lastEvent(order.join('\n'))?.meeting ?? '')),
  };
}

interface Event {
  readonly date: string;
  /** Empty where the event was no meeting. */
  readonly meeting: string;
  /** 某某部令第5号公布 → 某某部. */
  readonly issuer: string;
}

const MADE = ruleTable({ name: '题注里定下全文的事' }, [
  { is: '通过', yes: '某某会议通过', no: '通知' },
  { is: '批准', yes: '某某机关批准', no: '标准' },
  { is: '修[正订改]', yes: ['第二次修正', '修订', '修改'], no: '维修' },
  { is: '[公颁发]布', yes: ['公布', '颁布', '发布'], no: '分布' },
  { is: '印发', yes: '某某机关印发', no: '影印' },
]);

/** The last of the dates on which a text was adopted or changed, and by whom. */
function lastEvent(text: string): Event | null {
  const dates = [...text.matchAll(DATE)];
  for (const [i, found] of [...dates.entries()].reverse()) {
    const after = text.slice(found.index + found[0].length, dates[i + 1]?.index ?? text.length);
    if (/^\s*起/.test(after) || !MADE.pattern.test(after)) continue;
    const [, meeting = ''] =
      /^[^《〈（(；。\n]*?((?:第|[\p{Script=Han}]{2,})[^《〈，；。\s\n]{2,50}?会议)/u.exec(after) ?? [];
    const [, issuer = ''] =
      /^\s*(?:经|由|以)?([\p{Script=Han}、]{2,30}?)令?(?:\s*第?[\d〇零一二三四五六七八九十百]+\s*号|[〔［(（])/u.exec(
        after,
      ) ?? [];
    return {
      date: dateIn(found[0]),
      meeting: fullName(meeting.replace(/^[，、\s]*(?:经|由|在)/, '')),
      issuer: issuerName(issuer),
    };
  }
  return null;
}

/** 第十三届全国人大一次会议 → 第十三届全国人民代表大会第一次会议. */
function fullName(meeting: string): string {
  return meeting
    .replace(/人大常委会/, '人民代表大会常务委员会')
    .replace(/人大(?=第?[一二三四五六七八九十\d]+次)/, '人民代表大会')
    .replace(/(大会|委员会)([一二三四五六七八九十\d]+次)/, '$1第$2');
}

/** 中华人民共和国国务院令 → 国务院. What the president promulgates was made by a congress. */
function issuerOfOrder(order: readonly string[]): string {
  const [first = ''] = order;
  const [, name = ''] = /^([\p{Script=Han}、\s]{2,60}?)\s*(?:令|公告)/u.exec(first) ?? [];
  const issuer = issuerName(name.replace(/\s+/g, ''));
  return issuer.endsWith('主席') ? '' : issuer;
}

/** 第十三届全国人民代表大会常务委员会第三次会议 → 全国人民代表大会常务委员会; 国务院第23次常务会议 → 国务院. */
function issuerOfMeeting(meeting: string): string {
  const [, body = ''] =
    /^(.+?(?:大会|委员会|国务院|政府|部|局|总局|署|银行|院|办公室))(?:第|\d{4}年|部务|局务|全体|常务(?!委员会)|党组|审判|检察)/u.exec(
      meeting,
    ) ?? [];
  return issuerName(body.replace(/第[一二三四五六七八九十百\d]+届/, ''));
}

/** 国务院办公厅关于…的通知 → 国务院办公厅; 某某部　某某局关于… → 某某部、某某局. */
function issuerInTitle(title: string): string {
  const [, names = ''] = /^([^《（(]{2,60}?)(?:关于|印发|转发)/.exec(title) ?? [];
  return names
    .trim()
    .split(/[\s　]+/)
    .filter(Boolean)
    .join('、');
}
