/** The header fields of an official text, from its 题注, the order that publishes it, its signature and what its page says. */
import { issuerName } from '../regulation/kinds.ts';
import { parseNumeral } from '../regulation/numerals.ts';
import { ruleTable } from '../regulation/rules.ts';
import type { StatedMetadata } from './blocks.ts';

export interface Fields {
  readonly title: string;
  /** `YYYYMMDD`, or empty. */
  readonly issuedOn: string;
  readonly issuer: string;
  readonly meeting: string;
  /** Of regulation.yaml, as empty where nothing says it: 国发〔2018〕41号, 国务院令第706号. */
  readonly documentNumber: string;
  /** `YYYYMMDD` */
  readonly effectiveOn: string;
  /** What `issuedOn` is the day of: a meeting that promulgates nothing may have been days before the promulgation. */
  readonly issuedOnIs: 'stated' | 'adopted';
}

/** The parts of a text that tell of its making. */
export interface Evidence {
  readonly title: string;
  readonly metadata: StatedMetadata;
  /** The lines of the order above the title: 中华人民共和国国务院令, …, 总理　　某某, 2018年11月6日. */
  readonly order: readonly string[];
  /** 题注, joined. */
  readonly adoption: string;
  /** What a page says of the law above it. */
  readonly about: readonly string[];
  /** 文号 on a line of its own, the first. */
  readonly number: string;
  /** 本条例自2019年3月1日起施行。 */
  readonly closing: string;
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
  const [adopted, ordered, told] = [evidence.adoption, order.join('\n'), evidence.about.join('\n')].map(madeIn);
  const made = adopted ?? ordered ?? told ?? null;
  const isAmended = /修[正改]|的决定》[^《]*修订/.test(evidence.adoption);
  const signedOn = dateIn(order.findLast((line) => dateIn(line) !== '' && line.length <= 24) ?? '');
  const statedOn =
    dateIn(metadata.issuedOn?.replace(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}).*/, '$1年$2月$3日') ?? '') || signedOn;
  return {
    title,
    issuedOn: statedOn || (made?.date ?? '') || (signature?.date ?? ''),
    issuedOnIs: statedOn === '' && made !== null && made.isOfExecutive ? 'adopted' : 'stated',
    issuer:
      metadata.issuer
        ?.split(/[\s　;；]+/)
        .filter(Boolean)
        .join('、') ||
      issuerOfOrder(order) ||
      (made?.issuer ?? '') ||
      issuerInTitle(title) ||
      (signature?.issuer ?? ''),
    meeting: made?.meeting ?? '',
    documentNumber:
      numberIn(metadata.documentNumber ?? '') ||
      numberOfOrder(order) ||
      numberIn(evidence.number) ||
      (made?.number ?? ''),
    // What an amended text says at its end is of the day it was made
    effectiveOn:
      effectiveIn(evidence.adoption) || (isAmended ? '' : effectiveIn(order.join('')) || effectiveIn(evidence.closing)),
  };
}

/** 国发〔2018〕41号, and no 第7号 of nobody. */
const numberIn = (text: string): string => {
  const plain = text.replace(/[\s　]+/g, '').replace(/^[（(](.+)[）)]$/, '$1');
  return /^\p{Script=Han}/u.test(plain) && /号$/.test(plain) && !/^第/.test(plain) ? plain : '';
};

/** 中华人民共和国国务院令　第706号 → 国务院令第706号 */
function numberOfOrder(order: readonly string[]): string {
  const { names, what, number } = headOfOrder(order);
  return number === '' ? '' : names.join('、') + what + number;
}

const EFFECTIVE = new RegExp(`自(${DATE.source})起(?:施行|实施|生效|执行)`, 'g');

const effectiveIn = (text: string): string => dateIn([...text.matchAll(EFFECTIVE)].at(-1)?.[1] ?? '');

/** What a text says of its making: the last of the dates on which it was adopted or changed, and by whom. */
interface Made {
  readonly date: string;
  readonly meeting: string;
  readonly issuer: string;
  readonly number: string;
  /** Whether the last was a meeting of those who adopt, and promulgate on another day. */
  readonly isOfExecutive: boolean;
}

/** A congress and its committee adopt and promulgate on one day, others by an order or notice of its own. */
const EXECUTIVE = ruleTable({ name: '只通过、另行公布的会议' }, [
  { is: '常务会议', yes: '某某市政府第3次常务会议', no: '某某市人民代表大会常务委员会第3次会议' },
  {
    is: '[部局署委]务会议',
    yes: ['第3次部务会议', '2031年第1次局务会议', '第2次署务会议', '委务会议'],
    no: '商务会议',
  },
  { is: '(?:审判|检察)委员会', yes: ['审判委员会第3次会议', '检察委员会第3次会议'], no: '监督委员会第3次会议' },
  { is: '办公会议?$', yes: ['主席办公会议', '行长办公会'], no: '办公会商' },
]);

function madeIn(text: string): Made | null {
  const events = eventsIn(text);
  const last = events.at(-1);
  if (last === undefined) return null;
  const before = events.at(-2);
  // 2019年1月1日某会议通过　2019年1月3日某令公布: adopted by the one, promulgated by the other
  const adopted = last.kind === 'promulgated' && last.meeting === '' && before?.kind === 'adopted' ? before : null;
  // Who made it first stays its issuer: the city, and not the province that approved it, the ministry by its name of that day
  const named = events.filter(({ issuer }) => issuer !== '');
  const own = named.findLast(({ kind }) => kind === 'adopted' || kind === 'promulgated') ?? named.at(-1);
  return {
    date: last.date,
    meeting: last.meeting || (adopted?.meeting ?? ''),
    issuer: own?.issuer ?? '',
    number: last.number,
    isOfExecutive: last.meeting !== '' && EXECUTIVE.pattern.test(last.meeting) && !/[公颁发]布|印发/.test(last.words),
  };
}

interface Event {
  readonly kind: 'adopted' | 'approved' | 'promulgated' | 'amended';
  readonly date: string;
  /** Empty where the event was no meeting. */
  readonly meeting: string;
  /** 某某部令第5号公布 → 某某部. */
  readonly issuer: string;
  /** 某某部令第5号 */
  readonly number: string;
  /** 国务院第23次常务会议修订通过 */
  readonly words: string;
}

const MADE = ruleTable({ name: '题注里定下全文的事' }, [
  { is: '通过', yes: '某某会议通过', no: '通知' },
  { is: '批准', yes: '某某机关批准', no: '标准' },
  { is: '修[正订改]', yes: ['第二次修正', '修订', '修改'], no: '维修' },
  { is: '[公颁发]布', yes: ['公布', '颁布', '发布'], no: '分布' },
  { is: '印发', yes: '某某机关印发', no: '影印' },
]);

const KINDS: readonly (readonly [RegExp, Event['kind']])[] = [
  [/批准/, 'approved'],
  [/修[正订改]/, 'amended'],
  [/通过/, 'adopted'],
  [/./, 'promulgated'],
];

/** 令第5号, 令〔2020〕第5号, 令2020年第5号, 公告第5号. */
const NUMBERED =
  '(?:令|公告)\\s*(?:第?\\s*[\\d〇零一二三四五六七八九十百]+\\s*(?:年第?\\s*[\\d]+\\s*)?号|[〔［[（(]\\s*\\d{4}\\s*[〕］\\])）]\\s*第?\\s*\\d+\\s*号)';
const BY_ORDER = new RegExp(`^\\s*(?:经|由|以)?(([\\p{Script=Han}、]{2,40}?)${NUMBERED})`, 'u');
// But no 重新公布, 某会议审议批准
const BY_NAME =
  /^\s*(?:经|由|以)?((?:(?!会议|审议|通过|修[正订改]|重新|首次|予以)[\p{Script=Han}、]){2,40}?)(?:令|公告)?(?:[公颁发]布|印发|批准)/u;
/** 根据2019年3月2日《国务院关于修改部分行政法规的决定》修订, 根据2020年7月6日交通运输部《关于修改…的决定》修正 */
const BY_DECISION = /^\s*(?:(?:经|由)?([\p{Script=Han}、]{2,30}?)《关于|[^《]*《([\p{Script=Han}、]{2,30}?)关于)/u;

/** In their order. */
function eventsIn(text: string): readonly Event[] {
  const dates = [...text.matchAll(DATE)];
  return dates.flatMap((found, i): readonly Event[] => {
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length, dates[i + 1]?.index ?? text.length);
    if (/^\s*起/.test(after) || !(MADE.pattern.test(after) || BY_ORDER.test(after))) return [];
    const [, later = ''] =
      /^[^《〈（(；。\n]*?((?:第|[\p{Script=Han}]{2,})[^《〈，；。\s\n]{2,50}?会议)/u.exec(after) ?? [];
    // 已由某某会议于2013年6月29日通过
    const [, earlier = ''] = /(?:由|经)([^《》，；。\s\n]{4,60}?会议)于\s*$/u.exec(before) ?? [];
    const meeting = fullName((later || earlier).replace(/^[，、\s]*(?:召开的)?(?:经|由|在)?/, ''));
    const [, number = '', byOrder] = BY_ORDER.exec(after) ?? [];
    const issuer = issuerOfMeeting(meeting) || (byOrder ?? BY_NAME.exec(after)?.[1] ?? decisionBy(after));
    const words = after.replace(/《[^》]*(?:〈[^〉]*〉[^》]*)*》/g, '');
    const kind = KINDS.find(([is]) => is.test(words))?.[1] ?? 'promulgated';
    return [
      {
        kind,
        date: dateIn(found[0]),
        meeting,
        issuer: issuerName(issuer),
        number: /号$/.test(number) ? issuerName(number.replace(/\s+/g, '')) : '',
        words,
      },
    ];
  });
}

function decisionBy(after: string): string {
  const [, beside, within] = BY_DECISION.exec(after) ?? [];
  return beside ?? within ?? '';
}

/** 第十三届全国人大一次会议 → 第十三届全国人民代表大会第一次会议. */
function fullName(meeting: string): string {
  return meeting
    .replace(/^中华人民共和国(?=第)/, '')
    .replace(/人大常委会/, '人民代表大会常务委员会')
    .replace(/人大(?=第?[一二三四五六七八九十\d]+次)/, '人民代表大会')
    .replace(/(大会|委员会)([一二三四五六七八九十\d]+次)/, '$1第$2');
}

/** 某某部　某某局　令　第5号, 公告（第十四届）第五号, on a line or on several. */
const HEAD_OF_ORDER =
  /^([\p{Script=Han}、\s]{2,200}?)\s*(令|公\s*告)(?!\p{Script=Han}(?<!第))\s*(?:((?:[（(〔[][^（()）]{1,9}[）)〕\]])?\s*第?\s*[^，。；《（()）\s]{1,12}?\s*号)|[（(]\s*(第?\s*[^，。；《\s]{1,12}?\s*号))?/u;

function headOfOrder(order: readonly string[]): {
  readonly names: readonly string[];
  readonly what: string;
  readonly number: string;
} {
  const [, written = '', what = '', plain, bracketed] = HEAD_OF_ORDER.exec(order.join('\n')) ?? [];
  const number = plain ?? bracketed ?? '';
  const words = written.split(/[、\s]+/).filter((word) => word !== '');
  // 国 务 院 令
  const names = words.every((word) => word.length === 1) ? [words.join('')] : words;
  return {
    names: names.map(issuerName).filter((name) => name !== '' && name !== '中华人民共和国'),
    what: what.replace(/\s+/g, ''),
    number: number.replace(/\s+/g, ''),
  };
}

/** What the president promulgates was made by a congress. */
function issuerOfOrder(order: readonly string[]): string {
  const { names } = headOfOrder(order);
  return names.some((name) => name.endsWith('主席')) ? '' : names.join('、');
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
