/**
 * 种类, as the national database of laws and regulations sorts, and what a title and its issuers suggest where nobody says it. After
 * 立法法 and 规章制定程序条例: 法 is passed by the National People's Congress, 条例 by the State Council or a local congress, 规定 and 办法 by
 * departments and local governments.
 */
import { withoutEdition } from './nouns.ts';
import { type Rule, type RuleTable, ruleTable } from './rules.ts';

export const KINDS = [
  '宪法',
  '法律',
  '行政法规',
  '监察法规',
  '地方性法规',
  '自治条例和单行条例',
  '司法解释',
  '部门规章',
  '地方政府规章',
  '党内法规和政策文件',
  '条约',
  '其他',
] as const;
export type Kind = (typeof KINDS)[number];

interface KindRule {
  readonly kind: Kind;
  readonly table: RuleTable;
}

/** Rules read `机关、机关｜题名`, the edition in brackets left out. */
const suggests = (kind: Kind, what: string, rows: readonly Rule[]): KindRule => ({
  kind,
  table: ruleTable({ name: `种类：${kind}（${what}）` }, rows),
});

/** The first that answers decides. */
const RULES: readonly KindRule[] = [
  suggests('宪法', '题名', [
    {
      is: '｜中华人民共和国宪法(?:修正案)?$',
      yes: ['全国人民代表大会｜中华人民共和国宪法', '｜中华人民共和国宪法修正案'],
      no: '全国人民代表大会常务委员会｜关于实行宪法宣誓制度的决定',
    },
  ]),
  suggests('条约', '题名', [
    {
      is: '(?:公约|条约|协定|议定书)$',
      yes: ['｜内河渡船公约', '｜两国渡船条约', '｜两国渡船协定', '｜内河渡船公约议定书'],
      no: '国务院｜关于执行内河渡船公约的决定',
    },
  ]),
  suggests('司法解释', '机关', [
    {
      is: '(?:^|、|｜)最高人民(?:法院|检察院)',
      yes: [
        '最高人民法院｜关于渡船纠纷适用法律的解释',
        '某某部、最高人民检察院｜关于渡船案件的规定',
        '｜最高人民法院关于渡船纠纷的批复',
      ],
      no: '某某市中级人民法院｜渡船案件办理规程',
    },
    { is: '｜法释〔', yes: '｜法释〔2031〕1号关于渡船纠纷的解释', no: '｜法释说理工作指引' },
  ]),
  suggests('监察法规', '机关', [
    {
      is: '^国家监察委员会｜',
      yes: '国家监察委员会｜某某监察法实施条例',
      no: '某某市监察委员会｜渡口监察办法',
    },
  ]),
  suggests('党内法规和政策文件', '党的机关', [
    {
      is: '(?:^|、|｜)(?:中共|中国共产党)',
      yes: ['中共某某市委｜渡口工作规则', '国务院、中共某某委员会｜渡口条例', '｜中国共产党渡口工作条例'],
      no: '国务院｜渡口条例',
    },
    { is: '纪律检查委员会｜', yes: '某某市纪律检查委员会｜渡口监督办法', no: '某某部｜渡口纪律检查委员会议事规则' },
  ]),
  suggests('党内法规和政策文件', '文种', [
    {
      is: '(?:意见|通知|方案|纲要|规划|批复)$',
      yes: [
        '国务院｜关于渡口改造的意见',
        '某某部｜关于渡口停航的通知',
        '｜渡口改造方案',
        '｜某某市渡口发展纲要',
        '｜渡口规划',
        '国务院｜关于渡口收费的批复',
      ],
      no: '某某部｜渡口意见征集办法',
    },
  ]),
  suggests('法律', '机关或题名', [
    {
      is: '^全国人(?:民代表大会|大)',
      yes: ['全国人民代表大会常务委员会｜关于渡口的决定', '全国人大常委会｜渡船法'],
      no: '某某市人民代表大会｜渡口条例',
    },
    {
      is: '^｜中华人民共和国.*(?:(?<!办)法|法典|修正案)$',
      yes: ['｜中华人民共和国渡船法', '｜中华人民共和国海商法典', '｜中华人民共和国海商法修正案'],
      no: '｜中华人民共和国渡船管理办法',
    },
  ]),
  suggests('行政法规', '机关或题名', [
    {
      is: '^国务院(?:、中央军事委员会)?｜.*(?:条例|规定|办法|细则|决定)$',
      yes: [
        '国务院｜渡船条例',
        '国务院、中央军事委员会｜渡船征用条例',
        '国务院｜渡口收费规定',
        '国务院｜渡口收费办法',
        '国务院｜渡船法实施细则',
        '国务院｜关于修改渡船条例的决定',
      ],
      no: ['国务院｜渡口工作要点', '国务院、某某部｜渡口条例'],
    },
    {
      is: '^｜中华人民共和国.*(?:条例|细则)$',
      yes: ['｜中华人民共和国渡船条例', '｜中华人民共和国渡船法实施细则'],
      no: '｜中华人民共和国渡船章程',
    },
  ]),
  suggests('党内法规和政策文件', '国务院的其他文件', [
    {
      is: '^国务院(?:办公厅)?｜',
      yes: ['国务院｜渡口工作要点', '国务院办公厅｜渡口工作要点'],
      no: '国务院某某局｜渡口工作要点',
    },
  ]),
  suggests('自治条例和单行条例', '题名或机关', [
    { is: '自治条例$', yes: '｜某某自治县自治条例', no: '｜某某市村民自治工作条例' },
    {
      is: '自治[州县旗]人民代表大会｜.*条例$',
      yes: [
        '某某自治州人民代表大会｜某某自治州渡口条例',
        '某某自治县人民代表大会｜某某自治县渡口条例',
        '某某自治旗人民代表大会｜某某自治旗渡口条例',
      ],
      no: ['某某自治州人民代表大会常务委员会｜渡口条例', '某某自治州人民代表大会｜渡口决议'],
    },
  ]),
  suggests('地方性法规', '机关或题名', [
    {
      is: '(?:省|市|区|州)人民代表大会(?:常务委员会)?｜',
      yes: [
        '某某省人民代表大会常务委员会｜渡口条例',
        '某某市人民代表大会｜渡口条例',
        '某某自治区人民代表大会｜渡口条例',
        '某某自治州人民代表大会常务委员会｜渡口条例',
      ],
      no: '某某乡人民代表大会｜渡口公示',
    },
    {
      is: '^｜\\p{Script=Han}{2,7}?(?:省|市(?!场)|自治区).*条例$',
      yes: ['｜某某省渡口条例', '｜某某市渡口条例', '｜某某自治区渡口条例'],
      no: ['｜农贸市场条例', '｜某某市渡口章程', '｜渡口条例', '某某局｜某某市渡口条例'],
    },
  ]),
  suggests('地方政府规章', '机关或题名', [
    {
      is: '(?:省|市|区|州)人民政府｜.*(?:规定|办法|规则|细则)$',
      yes: [
        '某某省人民政府｜渡口规定',
        '某某市人民政府｜渡口办法',
        '某某自治区人民政府｜渡口规则',
        '某某自治州人民政府｜渡口条例实施细则',
      ],
      no: ['某某市人民政府｜渡口公告', '某某乡人民政府｜渡口办法'],
    },
    {
      is: '^｜\\p{Script=Han}{2,7}?(?:省|市(?!场)|自治区).*(?:规定|办法)$',
      yes: ['｜某某省渡口规定', '｜某某市渡口办法', '｜某某自治区渡口办法'],
      no: ['｜农贸市场办法', '｜某某市渡口守则', '｜渡口办法'],
    },
  ]),
  suggests('部门规章', '机关', [
    {
      is: '^(?![^｜]*(?:省|市(?!场)|县|自治区|自治州))[^｜]*(?:部|委员会|局|署|银行)｜.*(?:规定|办法|规则|细则|规程)$',
      yes: [
        '水利部｜渡口规定',
        '某某委员会｜渡口办法',
        '国家市场监督管理总局｜渡船召回规则',
        '某某总署｜渡口条例实施细则',
        '某某银行｜渡口收费规程',
      ],
      no: [
        '某某省渡口局｜渡口办法',
        '某某市渡口局｜渡口办法',
        '某某县渡口局｜渡口办法',
        '某某自治区渡口局｜渡口办法',
        '某某自治州渡口局｜渡口办法',
        '水利部｜渡口公告',
        '某某协会｜渡口办法',
      ],
    },
  ]),
];

/** What the title and the issuers suggest, for shelves that must put every regulation somewhere; show it as inferred. */
export function inferKind({ title, issuers }: { readonly title: string; readonly issuers: readonly string[] }): Kind {
  const told = `${issuers.map(issuerName).join('、')}｜${withoutEdition(title)}`;
  return RULES.find(({ table }) => table.pattern.test(told))?.kind ?? '其他';
}

/**
 * One name for an issuer however a header has it: 中华人民共和国农业部 → 农业部, 全国人大常委会 → 全国人民代表大会常务委员会, and without the date or
 * the word that ran into it.
 */
export function issuerName(written: string): string {
  return written
    .replace(/^\d{1,4}年\d{1,2}月\d{1,2}日|^经(?=.{3,}部$)/u, '')
    .replace(/^中华人民共和国(?=.)/u, '')
    .replace(/人大常委会?$/u, '人民代表大会常务委员会')
    .replace(/(?<=[国省市区州县])人大$/u, '人民代表大会')
    .replace(/^中国共产党中央委员会$/u, '中共中央');
}

/** Issuers that are written in several ways: their one name, and how often each way. */
export function issuerVariants(
  written: readonly string[],
): readonly { readonly name: string; readonly spellings: readonly (readonly [string, number])[] }[] {
  const counts = new Map<string, Map<string, number>>();
  for (const spelling of written) {
    const name = issuerName(spelling);
    const known = counts.get(name) ?? new Map<string, number>();
    counts.set(name, known.set(spelling, (known.get(spelling) ?? 0) + 1));
  }
  return [...counts].flatMap(([name, known]) =>
    known.size > 1 ? [{ name, spellings: [...known].sort((a, b) => b[1] - a[1]) }] : [],
  );
}
