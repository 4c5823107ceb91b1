/** What sites and apps put around a text: above its title and below its end, never within. */
import { ruleTable } from '../regulation/rules.ts';
import { isDocumentNumber, isPageNumber } from '../regulation/structure/frame.ts';
import { endsLikeTitle } from '../regulation/structure/titles.ts';

const ABOVE = ruleTable({ name: '网页加在题名上下的行', frame: (words) => `^[【［]*${words}` }, [
  {
    is: '(?:信息)?来源|稿源|作者|编辑|责编|供稿',
    yes: ['来源：某某网', '信息来源：某某网', '稿源：某某网', '作者：某某', '编辑：某某', '责编：某某', '供稿：某某'],
    no: '法律渊源',
  },
  {
    is: '(?:发布|更新|录入|公开)(?:时间|日期)：',
    yes: [
      '发布时间：2018-05-17',
      '更新时间：2018-05-17',
      '录入时间：2018-05-17',
      '公开时间：2018-05-17',
      '发布日期：2018-05-17',
    ],
    no: '发布公告',
  },
  {
    is: '(?:浏览|点击|阅读|访问)(?:次数|量|数)?：?\\d*次?$',
    yes: ['浏览次数：12', '点击量：12', '阅读数：12', '访问次数', '浏览'],
    no: '浏览器',
  },
  {
    is: '(?:【?字[号体]|字体大小)：',
    yes: ['字号：大 中 小', '字体：大 中 小', '字体大小：大'],
    no: '字号应当统一',
  },
  {
    is: '(?:您)?(?:当前|现在|所在)的?位置',
    yes: ['您当前的位置：首页', '当前位置：首页', '现在位置：首页', '所在位置：首页'],
    no: '位置图',
  },
  { is: '首页＞', yes: '首页＞政策', no: '首页应当载明' },
  { is: '(?:索引|信息公开编)号：', yes: ['索引号：000014349', '信息公开编号：8'], no: '索引号应当公开' },
  { is: '原创(?!作)', yes: '原创 某某 某某观察', no: '原创作品' },
  {
    is: '点击(?:上方|蓝字|下方|“)',
    yes: ['点击上方“蓝字”关注', '点击蓝字关注', '点击下方名片', '点击“某某”关注'],
    no: '点击者',
  },
  { is: '(?:关注|分享)(?:我们|到|至)', yes: ['关注我们', '分享到：', '分享至微信'], no: '分享经验' },
]);

const BELOW = ruleTable({ name: '网页加在正文之后的行', frame: (words) => `^[【［（(↓▼]*${words}` }, [
  {
    is: '(?:信息)?来源：|(?:责任)?编辑：|责编：|作者：|审核：|监制：|校对：',
    yes: [
      '来源：某某网',
      '信息来源：某某网',
      '编辑：某某',
      '责任编辑：某某',
      '责编：某某',
      '作者：某某',
      '审核：某某',
      '监制：某某',
      '校对：某某',
    ],
    no: '来源不明的渡船',
  },
  {
    is: '声明：|免责声明|版权(?:归|所有|声明)',
    yes: ['声明：本文版权归原作者', '免责声明', '版权归原作者', '版权所有', '版权声明'],
    no: '声明书应当载明',
  },
  {
    is: '(?:点击)?“?阅读(?:原文|全文|\\d)',
    yes: ['点击“阅读原文”', '阅读原文', '阅读全文', '阅读3261'],
    no: '阅读室',
  },
  {
    is: '(?:点?赞|在看|收藏|分享|转发|评论|留言|写留言)\\d*(?:收藏|点赞|在看)*$',
    yes: ['赞15', '点赞', '在看9', '收藏', '分享收藏点赞在看', '转发', '评论', '留言', '写留言'],
    no: '分享经验',
  },
  { is: '(?:微信)?扫一扫|扫码', yes: ['扫一扫在手机打开当前页', '微信扫一扫', '扫码关注'], no: '扫盲' },
  {
    is: '(?:相关|推荐)(?:稿件|链接|阅读|文章|解读|新闻|文档)',
    yes: ['相关稿件', '推荐链接', '相关阅读', '推荐文章', '相关解读', '相关新闻', '相关文档'],
    no: '相关部门',
  },
  { is: '[上下]一[篇条]：', yes: ['上一篇：无', '下一篇：无', '上一条：无'], no: '下一条款' },
  {
    is: '(?:关闭|打印|返回)(?:窗口|本页|顶部|首页|正文)?(?:】|$)',
    yes: ['打印】【关闭】', '关闭窗口', '打印本页', '返回顶部', '返回首页', '打印正文', '返回'],
    no: '打印机',
  },
  { is: '分享(?:到|至)', yes: ['分享到：微信', '分享至朋友圈'], no: '分享经验' },
  {
    is: '主办(?:单位)?：|承办(?:单位)?：',
    yes: ['主办：某某', '主办单位：某某', '承办：某某', '承办单位：某某'],
    no: '主办者',
  },
  {
    is: '\\p{Script=Han}{0,2}ICP备|\\p{Script=Han}{0,3}公网安备',
    yes: ['京ICP备00000000号', '京公网安备 00000000号'],
    no: '备案',
  },
  { is: '网站(?:地图|标识码)|联系我们', yes: ['网站地图', '网站标识码：00', '联系我们'], no: '网站应当' },
]);

// e.g. "2018-11-20 08:00", "发布于 2018年11月20日 08:00"
const TIMED = /^.{0,40}\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?\s*$/;
const ARROWS = /^[\s↓↑▼▲◆★☆·•—-]+$/;

/** Colons are typed in either width, blanks anywhere. */
const plain = (text: string): string => text.replace(/\s+/g, '').replaceAll(':', '：').replaceAll('>', '＞');

/** 来源不明的渡船，一律登记。 and 编辑出版管理办法 begin as what sites put above a text. */
const isOfText = (text: string): boolean => !/[:：]/.test(text) && (/[。；]$/.test(text) || endsLikeTitle(text));

export const isAbove = (text: string): boolean =>
  text.length <= 80 && !isOfText(text) && (ABOVE.pattern.test(plain(text)) || TIMED.test(text) || ARROWS.test(text));

export const isBelow = (text: string): boolean =>
  text.length <= 120 && (BELOW.pattern.test(plain(text)) || isPageNumber(text) || ARROWS.test(text));

/** 《某某法》是为了…而制定的法律。 and …表决通过了《某某法》。: what a site says of the law before the law begins. */
const ABOUT = ruleTable({ name: '网页对法规的介绍' }, [
  {
    is: '^《[^》]+》是(?:为|由|根据|一部|我国)',
    yes: [
      '《渡船法》是为了安全',
      '《渡船法》是由某某制定',
      '《渡船法》是根据宪法',
      '《渡船法》是一部',
      '《渡船法》是我国',
    ],
    no: '《渡船法》已经某某会议通过',
  },
  {
    is: '(?:表决)?通过了《[^》]+》',
    yes: ['某某会议表决通过了《渡船法》。', '某某会议通过了《渡船法》'],
    no: '《渡船法》已经某某会议通过',
  },
]);

export const isAbout = (text: string): boolean => ABOUT.pattern.test(text);

/** What stands above the red line of an official document (GB/T 9704, 版头) beside the names of who issues it and its 文号. */
const LETTERHEAD = ruleTable({ name: '公文版头里的行', frame: (words) => `^${words}$` }, [
  { is: '\\d{6}', yes: '000012', no: '12' },
  { is: '(?:绝密|机密|秘密|内部)(?:★.{0,6})?', yes: ['机密★1年', '秘密', '绝密★', '内部'], no: '秘密事项' },
  { is: '特急|加急|特提|平急|急件', yes: ['特急', '加急', '特提', '平急', '急件'], no: '急救' },
  { is: '签发人：.{2,40}', yes: '签发人：某某', no: '签发人：' },
]);

/** Who issues it, as the letterhead has the name; above 文号 a title may stand, too. */
const NAMED = ruleTable(
  { name: '公文版头里的发文机关', frame: (words) => `^(?!.*关于)[\\p{Script=Han}、（）]+(?:${words})$` },
  [
    { is: '文件', yes: '某某市人民政府文件', no: '某某市人民政府文' },
    { is: '政府', yes: '某某市人民政府', no: '某某政协' },
    { is: '委员会', yes: '某某管理委员会', no: '某某委员' },
    { is: '办公室', yes: '某某市委办公室', no: '某某办公楼' },
    {
      is: '[部委局厅署院处]',
      yes: ['某某部', '某某市委', '某某局', '某某省人民政府办公厅', '某某署', '某某法院', '某某处'],
      no: '某某公司',
    },
  ],
);

const SIGNER = /[\s　]+签[\s　]*发[\s　]*人[\s　]*[:：].*$/;
// A number that its issuer's 代字 begins, and none of an order: 某政发〔2031〕15号
const LETTER_NUMBER = /^[\p{Script=Han}A-Za-z]{2,}[\s　]*[〔[［（(【]/u;

/** Lines of a letterhead at most. */
const MOST_HEAD = 12;

export interface Letterhead {
  /** Lines above the 文号. */
  readonly lines: number;
  /** The 文号 without who signs. */
  readonly number: string;
}

/** The letterhead of a file that an office wrote: all above its 文号 are names of who issues it, 份号, 密级; null where it has none. */
export function letterheadOf(texts: readonly string[]): Letterhead | null {
  const numbers = texts.slice(0, MOST_HEAD).map((text) => text.replace(SIGNER, ''));
  const at = numbers.findIndex((text) => isDocumentNumber(text) && LETTER_NUMBER.test(text));
  const above = texts.slice(0, Math.max(0, at));
  const isName = (text: string): boolean => NAMED.pattern.test(plain(text));
  if (!above.some(isName) || !above.every((text) => isName(text) || LETTERHEAD.pattern.test(plain(text)))) return null;
  return { lines: at, number: numbers[at] ?? '' };
}
