/**
 * The nouns that documents are called by (文种: 立法技术规范, 规章制定程序条例, 党政机关公文处理工作条例), and what each of them can do. One list, so that a
 * 规程 is a title here and a law there or neither.
 */
import { type Example, each, type Rule, ruleTable } from './rules.ts';

/**
 * - `title`   ends the title line of a document: 某某市燃气管理条例
 * - `legal`   ends a title in 《》 that is one of law or policy, so that its 条 can be cited: 《某某公约》; not 《营业执照》
 * - `self`    a document calls itself so: 本条例
 * - `generic` alone it names no document unless one is defined so: 《条例》, 以下简称《办法》
 */
export type NounUse = 'title' | 'legal' | 'self' | 'generic';

interface Noun extends Rule {
  readonly uses: readonly NounUse[];
}

/** `yes` are titles that end in the noun, `no` has it elsewhere. */
const noun = (is: string, uses: string, yes: Rule['yes'], no: string): Noun => ({
  is,
  uses: USES.filter((use) => uses.split(' ').includes(use)),
  yes,
  no,
});

const USES: readonly NounUse[] = ['title', 'legal', 'self', 'generic'];

/** Longer nouns before those they begin with. */
const NOUNS: readonly Noun[] = [
  noun('法典', 'title legal self', '某某邦海商法典', '法典编修者'),
  noun('法', 'title legal self generic', '某某市渡船法', '法人登记表'),
  noun('条例', 'title legal self generic', '某某市渡船条例', '条例草案稿'),
  noun('规定', 'title legal self generic', '渡船停靠的规定', '规定动作表'),
  // Titles in 办法 end in 法 already
  noun('办法', 'self generic', '渡船登记办法', '办法总比困难多'),
  noun('细则', 'title legal self generic', '渡船登记细则', '细则起草组'),
  noun('规则', 'title legal self generic', '渡口议事规则', '规则编写组'),
  noun('通则', 'title legal self generic', '渡口会计通则', '通则编写组'),
  noun('准则', 'title legal self generic', '渡口会计准则', '准则编写组'),
  noun('规范', 'title legal self generic', '渡船建造规范', '规范编写组'),
  noun('规程', 'title legal self generic', '渡船操作规程', '规程编写组'),
  noun('章程', 'title legal self generic', '某某渡口协会章程', '章程起草人'),
  noun('制度', 'title legal self', '渡口值班制度', '制度建设处'),
  noun('标准', 'title legal self generic', '渡船用水标准', '标准件'),
  noun('方案', 'title legal self generic', '渡口改造方案', '方案编写组'),
  noun('意见', 'title legal self generic', '关于渡口改造的意见', '意见箱'),
  noun('纲要', 'title legal self', '某某市渡口发展纲要', '纲要编写组'),
  noun('规划', 'title legal self generic', '某某市渡口规划', '规划处'),
  noun('计划', 'title legal', '某某市渡口改造计划', '计划处'),
  noun('决定', 'title legal self generic', '关于开放渡口的决定', '决定权'),
  noun('决议', 'title legal self', '关于渡口收支的决议', '决议事项'),
  noun('解释', 'title legal self generic', '关于渡船条例第二条的解释', '解释权'),
  noun('批复', 'title legal self', '关于渡口收费的批复', '批复件'),
  noun('公告', 'title legal self', '关于渡口停航的公告', '公告栏'),
  noun('通告', 'title legal', '关于渡口停航的通告', '通告栏'),
  noun('通知', 'title legal self generic', '关于渡口停航的通知', '通知书'),
  noun('通报', 'title', '关于渡口事故的通报', '通报会'),
  noun('公报', 'title', '某某市渡口公报', '公报室'),
  noun('公约', 'title legal self', '内河渡船公约', '公约数'),
  noun('修正案', 'title legal self', '某某邦海商法修正案', '修正案文本'),
  noun('纪要', 'title legal', '渡口会议纪要', '纪要起草人'),
  noun('预案', 'title legal self', '渡口应急预案', '预案编写组'),
  noun('指南', 'title legal self', '渡船登记指南', '指南针'),
  noun('指引', 'title legal self', '渡船登记指引', '指引牌'),
  noun('目录', 'title legal generic', '渡口收费目录', '目录学'),
  noun('清单', 'title legal', '渡口收费清单', '清单编号'),
  noun('名单', 'title', '渡口管理人员名单', '名单编号'),
  noun('要点', 'title legal', '某某市渡口工作要点', '要点摘编'),
  noun('说明', 'title', '关于渡口收费的说明', '说明会'),
  noun('程序', 'title', '渡船登记程序', '程序员'),
  noun('报告', 'title', '关于渡口改造的报告', '报告厅'),
  noun('请示', 'title', '关于渡口改造的请示', '请示件'),
  noun('守则', 'title legal self', '渡工守则', '守则编写组'),
  noun('须知', 'title', '过渡旅客须知', '须知晓'),
  noun('协定', 'title legal self', '两国渡船协定', '协定税率'),
  noun('协议', 'title self', '两岸渡船协议', '协议员'),
  noun('议定书', 'title legal self', '内河渡船公约议定书', '议定书本'),
  noun('宣言', 'title legal', '内河渡船宣言', '宣言书'),
  noun('声明', 'title legal', '关于渡口的联合声明', '声明书'),
  noun('总则', 'legal', '某某邦民法总则', '总则编'),
  noun('宪章', 'legal', '内河联盟宪章', '宪章日'),
  noun('条约', 'legal self', '两国渡船条约', '条约国'),
  noun('导则', 'legal', '渡口设计导则', '导则编写组'),
  noun('税则', 'legal', '渡口进出货物税则', '税则号'),
  noun('名录', 'legal', '渡口文物名录', '名录编号'),
  noun('大纲', 'legal self', '渡工考核大纲', '大纲编写组'),
  noun('原则', 'legal', '渡口收费原则', '原则上'),
  noun('答复', 'legal', '关于渡口收费的答复', '答复件'),
  noun('函', 'legal', '关于渡口收费的函', '函件'),
  noun('令', 'legal self', '某某市人民政府令', '令牌'),
  noun('宪法', 'self', '某某邦宪法', '宪法日'),
  noun('附件', 'self', '渡船登记表的附件', '附件一'),
  noun('附表', 'self', '渡船登记表的附表', '附表一'),
  noun('附录', 'self', '渡船登记表的附录', '附录一'),
];

/** 采取措施 ends sentences; an edition in brackets ends a title, whatever it is of. */
const TITLE_ENDS: readonly Rule[] = [
  {
    is: '(?:若干|政策|的)措施',
    yes: ['支持渡口改造的若干措施', '渡口改造政策措施', '支持渡口改造的措施'],
    no: '采取措施',
  },
  { is: '[）)]', yes: ['渡船登记手册（试行）', '渡船登记手册(试行)'], no: '（试行）渡船登记手册' },
];

/** How the title of a document ends, editions included. */
export const TITLE_END = ruleTable({ name: '文种：题名的结尾', frame: (nouns) => `${nouns}$` }, [
  ...NOUNS.filter(({ uses }) => uses.includes('title')),
  ...TITLE_ENDS,
]);

/** How the name of a document of law or policy ends, its edition left out. */
export const LEGAL_TITLE_END = ruleTable(
  { name: '文种：可以引用其条款的文件', frame: (nouns) => `${nouns}$` },
  NOUNS.filter(({ uses }) => uses.includes('legal')),
);

/** What publishes or replaces other texts, whose names for themselves stand in it. */
const CARRIER = ruleTable({ name: '文种：可以载有别的文件', frame: (nouns) => `${nouns}$` }, [
  {
    is: '决定|决议|通知|公告|修正案|批复|令|附[件表录]',
    yes: each(`
      关于修改渡船办法的决定 关于渡船的决议 关于印发渡船办法的通知 关于公布渡船办法的公告 渡船法修正案 关于渡船办法的批复 某某市人民政府令 附件 附表
      附录
    `),
    no: ['渡船办法', '渡船条例'],
  },
]);

/** Whether a document of this title can mean itself by 本规定: not an 办法; 民法典 is a 法, and what bears no such noun can be called anything. */
export function canCallItself(title: string, name: string): boolean {
  const own = SELF_END.exec(plainTitle(title))?.[0];
  if (own === undefined || CARRIER.pattern.test(own) || CARRIER.pattern.test(name)) return true;
  return own.includes(name) || name.includes(own);
}
const SELF_END = new RegExp(
  `(?:${NOUNS.filter(({ uses }) => uses.includes('self'))
    .map(({ is }) => is)
    .join('|')})$`,
  'u',
);

/** Whether words are such a noun and no more: 《办法》 is whichever was defined so. */
export const isBareNoun = (title: string): boolean => NOUNS.some(({ is }) => is === title);

/** The nouns of one use as rows of a rule table, with what each is to be tried on there. */
export function nounRows(use: NounUse, yes: (noun: string) => Example, no: (noun: string) => Example): readonly Rule[] {
  return NOUNS.filter(({ uses }) => uses.includes(use)).map(({ is }) => ({ is, yes: yes(is), no: no(is) }));
}

// e.g. "（试行）", "(2018年修正)", "〔2019年版〕", "［暂行］", "（2018年12月29日第十三届全国人民代表大会常务委员会第七次会议修正）"
const EDITION = /\s*[（(〔［[](?:[^（()）〔〕［］[\]]{1,20}|\d{4}年[^（()）〔〕［］[\]]{1,80})[）)〕］\]]$/;

/** A title without the edition in brackets behind it, by which one regulation is named in several ways. */
export function withoutEdition(title: string): string {
  return title.trim().replace(EDITION, '');
}

/** A title to compare with another: without its edition and without 《》. */
export function plainTitle(title: string): string {
  return withoutEdition(title).replace(/[《》〈〉]/g, '');
}
