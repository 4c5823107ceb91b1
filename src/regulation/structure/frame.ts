/** Lines that stand around the body: title, document number, addressees, note of adoption, signature, date, list of attachments. */
import type { RegulationText } from '../model.ts';
import { CHINESE_DIGITS, ROMAN_DIGITS } from '../numerals.ts';
import { ruleTable } from '../rules.ts';
import type { BodyLine } from './lines.ts';

// Nought is typed as a letter O too: 二OO五年
const DATE_DIGITS = '\\d０-９〇○◯零OoＯ一二三四五六七八九十\\s';
// e.g. "2018年12月13日", "二〇〇四年六月二十六日", "二○一八年三月", "2018.12.13", "2018-12-13"
const DATE = new RegExp(
  String.raw`^(?:[（(]?[${DATE_DIGITS}]{2,12}年[${DATE_DIGITS}元]{1,6}月(?:[${DATE_DIGITS}]{1,8}日)?[）)]?|(?:19|20)\d\d([-.．/])\d{1,2}\1\d{1,2})$`,
);

export function isDateLine(text: string): boolean {
  return DATE.test(text);
}

const NOTE = ruleTable({ name: '落款下的说明', frame: (words) => `^[（(]${words}[^（()）]{0,20}[）)]$` }, [
  {
    is: '此件|本文|此页|[盖公]章',
    yes: ['（此件公开发布）', '（本文有删减）', '（此页无正文）', '(盖章)', '（公章）'],
    no: '（试行）',
  },
  {
    is: '(?:信息)?公开(?:方式|形式|选项|属性)[：:]|共印',
    yes: [
      '（公开方式：主动公开）',
      '（公开选项:主动公开）',
      '（公开属性：主动公开）',
      '（信息公开形式：主动公开）',
      '（共印30份）',
    ],
    no: ['（公开渡口的收费）', '（印30份）'],
  },
]);

// e.g. "2020年1月1日印发"
const IMPRINT = /\d{4}年\d{1,2}月\d{1,2}日印发$/;

/** 版记: who had a document printed and when. Above it stand its signature and the list of its attachments. */
export function isImprint(text: string): boolean {
  return IMPRINT.test(text);
}

const DISTRIBUTION = ruleTable({ name: '版记与网页附带的行', frame: (words) => `^${words}[：:]` }, [
  {
    is: '抄[送报]|[分印]送|主题词|(?:信息)?公开(?:方式|形式|选项|属性)',
    yes: [
      ...['抄送：省委办公厅。', '抄报：省委', '分送：各局', '印送：各局', '主题词：渡船', '公开方式：主动公开'],
      ...['公开形式：主动公开', '信息公开选项：主动公开', '公开属性：依申请公开'],
    ],
    no: ['报送：', '公开：'],
  },
  { is: '来源|作者|(?:责任)?编辑', yes: ['来源：某网', '作者：某某', '编辑：某某', '责任编辑：某某'], no: '编辑部：' },
]);

/** 抄送 and 印发 below the date of an official letter, and what a web page sets there. */
export function isDistributionNote(text: string): boolean {
  return isImprint(text) || DISTRIBUTION.pattern.test(text);
}

// e.g. "— 3 —", "- 12 -", "第 3 页", "第3页 共12页": what a conversion leaves of printed pages
const PAGE_NUMBER = /^(?:[-－—–]{1,2}\s?\d{1,4}\s?[-－—–]{1,2}|第\s?\d{1,4}\s?页(?:\s?[，,/]?\s?共\s?\d{1,4}\s?页)?)$/;

export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text);
}

export function isReleaseNote(text: string): boolean {
  return NOTE.pattern.test(text);
}

const DOCUMENT_NUMBER = ruleTable(
  {
    name: '文号',
    frame: (forms) => `^[（(]?${forms.replace('数', `[\\d${CHINESE_DIGITS}]`)}(?:[\\s）)]|$)`,
  },
  [
    {
      is: '[\\p{Script=Han}A-Za-z]{1,20}\\s?[〔[［（(【]\\s?\\d{2,4}\\s?[〕\\]］）)】]\\s?第?\\s?\\d{1,5}\\s?号',
      yes: [
        '国发〔2018〕41号',
        'X渡〔2018〕1号',
        'x渡〔2018〕1号',
        '法[2004]96号',
        '（财税［2015］第30号）',
        '渡发（2015）3号',
        '渡发(15)3号',
        '渡发【2015】3号',
      ],
      no: ['渡口三号', '国发〔2018〕41号文件要求'],
    },
    {
      is: '第?\\s?数{1,6}\\s?号',
      yes: ['第707号', '（第 七 号）', '三号'],
      no: ['渡口第三', '第三号令'],
    },
  ],
);

export function isDocumentNumber(text: string): boolean {
  return text.length <= 60 && DOCUMENT_NUMBER.pattern.test(text);
}

/** 国发〔2018〕41号 printed over a document; null where none stands there. */
export function printedNumber({ source, divisions }: RegulationText): string | null {
  const pieces = divisions.find(({ provision }) => provision.kind === 'preface')?.provision.pieces ?? [];
  const lines = pieces.map(({ start, end }) => source.text.slice(start, end).trim());
  return lines.find((line) => isDocumentNumber(line) && /^\p{Script=Han}.*[〔[［]/u.test(line)) ?? null;
}

/** 各省、自治区、直辖市人民政府，国务院各部委、各直属机构： and not 现就有关问题通知如下：. */
export function isAddressee(text: string): boolean {
  return /[：:]$/.test(text) && !/[。；;]/.test(text) && !NO_ADDRESSEE.pattern.test(text);
}

/** What a line says that ends in ： and addresses nobody. */
const NO_ADDRESSEE = ruleTable({ name: '以冒号结尾而不是主送机关' }, [
  { is: '[如以]下|下列|上述', yes: ['现通知如下：', '有以下情形：', '有下列情形：', '上述单位：'], no: '各区政府：' },
  {
    is: '决定|规定|为了|根据|本(?:办法|条例|法)',
    yes: ['现作决定：', '现作规定：', '为了安全：', '根据会议：', '本办法所称：', '本条例所称：', '本法所称：'],
    no: '各区政府：',
  },
]);

/** What a 题注 tells of the document. */
const ADOPTION = ruleTable({ name: '题注里的事' }, [
  { is: '通过|批准', yes: ['某某会议通过', '某某机关批准'], no: '某某会议' },
  { is: '修[正订改]', yes: ['第二次修正', '某某年修订', '根据决定修改'], no: '渡船维修' },
  { is: '签[订署]|生效', yes: ['某某年签订', '某某年签署', '某某年生效'], no: '签收' },
  {
    is: '[公颁发]布|印发|备案',
    yes: ['第三号公布', '某某年颁布', '某某机关发布', '某某年印发', '某某年备案'],
    no: '分布',
  },
  { is: '施行|实施', yes: ['某某日起施行', '某某日起实施'], no: '流行' },
]);

const BARE_ADOPTION = ruleTable(
  { name: '没有括号的题注', frame: (words) => `^\\s*\\d{4}年.{4,300}${words}[^。；]{0,20}$` },
  [
    {
      is: '通过|[公发]布|修[正订]',
      yes: [
        '2020年1月1日某某会议通过',
        '2020年1月1日某某令公布',
        '2020年1月1日某某部发布',
        '2020年1月1日第一次修正',
        '2020年1月1日某某部修订',
      ],
      no: ['2020年1月1日起施行', '2020年1月1日公布的渡口，应当在一年之内全部改造为有灯具的码头'],
    },
  ],
);

/** How many lines from `index` are one 题注 `（…通过 …修正）`; 0 when there is none. It can be broken over lines. */
export function adoptionNoteLength(lines: readonly BodyLine[], index: number): number {
  const first = lines[index]?.text ?? '';
  if (!/^[（(]/.test(first)) return BARE_ADOPTION.pattern.test(first.slice(0, 400)) ? 1 : 0;
  let depth = 0;
  for (let i = index; i < Math.min(lines.length, index + 12); i += 1) {
    const text = lines[i]?.text ?? '';
    depth += bracketBalance(text);
    if (depth <= 0) {
      const note = lines
        .slice(index, i + 1)
        .map((line) => line.text)
        .join('');
      return ADOPTION.pattern.test(note) && /[）)]$/.test(note) ? i - index + 1 : 0;
    }
  }
  return 0;
}

function bracketBalance(text: string): number {
  let balance = 0;
  for (const c of text) {
    if (c === '（' || c === '(') balance += 1;
    if (c === '）' || c === ')') balance -= 1;
  }
  return balance;
}

/** What a standard says of an annex between its label and its title, on a line of its own or not (GB/T 1.1). */
const ANNEX_STATUS = ruleTable({ name: '附录的性质', frame: (words) => `[（(]${words}[）)]` }, [
  { is: '(?:规范|资料)性(?:附录)?', yes: ['（规范性）', '(资料性附录)'], no: '（试行）' },
  { is: '(?:标准|提示)的附录', yes: ['（标准的附录）', '（提示的附录）'], no: '（附录）' },
]);
const STATUS_LINE = new RegExp(`^${ANNEX_STATUS.pattern.source}$`);

const N = `(?:[\\d０-９零〇一二三四五六七八九十]{1,4}|[${ROMAN_DIGITS}]{1,5}|[A-Z])`;
// e.g. "附件一", "附件1：", "附件1-2", "附件一之二", "附件（三）", "附表 2", "附录A", "附件Ⅱ", "附：", "附", "附件1　…名单", "附件1-…名单", "附录A（规范性）…方法"
const ATTACHMENT = new RegExp(
  String.raw`^附\s{0,2}(?:[件表录图]\s{0,2}(?:${N}(?:\s?[-－—–]\s?${N}|之${N})?|[（(]${N}[）)])?|(?=[：:]|$))(?=$|[\s：:、.．]|[-－—–]\p{Script=Han}|${ANNEX_STATUS.pattern.source})\s{0,4}[-－—–：:、.．]?\s*`,
  'u',
);
// e.g. "附　某某税税目税率表": what is set apart from 附 and ends so is its title
const BARE_ATTACHMENT = ruleTable(
  { name: '附：空格之后是题名', frame: (nouns) => `^附\\s{1,4}(?=\\S[^。；：，]{1,60}${nouns}$)` },
  [
    { is: '表', yes: '⟦附　⟧某某渡船税目税率表', no: ['附　则', '附　渡口的收费，见附表'] },
    { is: '图', yes: '⟦附 ⟧某某渡口平面图', no: '附　图纸二十张' },
    { is: '清单', yes: '⟦附　⟧渡口收费清单', no: '附　单' },
    { is: '名单', yes: '⟦附　⟧渡工名单', no: '附　名' },
    { is: '目录', yes: '⟦附　⟧渡口收费目录', no: '附　录' },
    { is: '说明', yes: '⟦附　⟧渡船图样说明', no: '附　明' },
    { is: '[格样]式', yes: ['⟦附　⟧渡船登记证格式', '⟦附　⟧渡船登记证样式'], no: '附　式' },
  ],
);

export function isAnnexStatus(text: string): boolean {
  return STATUS_LINE.test(text);
}

export interface AttachmentLabel {
  /** Length of 附件一 in the line. */
  readonly length: number;
  /** 附件： announces a list or the attachment itself. */
  readonly colon: boolean;
  /** Is a title on the same line? */
  readonly titled: boolean;
}

export function readAttachmentLabel(line: BodyLine): AttachmentLabel | null {
  const match = ATTACHMENT.exec(line.text.slice(0, 40)) ?? BARE_ATTACHMENT.pattern.exec(line.text.slice(0, 100));
  if (match === null || line.text.length > 100 || /[。；;]/.test(line.text)) return null;
  const label = match[0].trimEnd();
  return { length: label.length, colon: /[：:]$/.test(label), titled: match[0].length < line.text.length };
}
