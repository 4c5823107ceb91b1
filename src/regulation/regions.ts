/** 地区: where a regulation is in force, as its issuers and its title say: 上海市, 深圳市; 全国 for what the state issued. */
import { inferKind, issuerName, type Kind } from './kinds.ts';
import { each, ruleTable } from './rules.ts';

/** Read over `机关、机关｜题名`. */
const PLACE = ruleTable({ name: '地区：机关和题名里的地名', frame: (words) => `(?<=^|[、｜])${words}` }, [
  {
    is: '(?:北京|天津|上海|重庆)市',
    yes: ['｜⟦北京市⟧渡口条例', '｜⟦天津市⟧渡口条例', '｜⟦上海市⟧渡口条例', '｜⟦重庆市⟧渡口条例'],
    no: ['｜城市渡口条例', '｜渡口市容规定'],
  },
  {
    is: '(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省',
    yes: each(
      `｜⟦河北省⟧渡口条例 ｜⟦山西省⟧渡口条例 ｜⟦辽宁省⟧渡口条例 ｜⟦吉林省⟧渡口条例 ｜⟦黑龙江省⟧渡口条例 ｜⟦江苏省⟧渡口条例
      ｜⟦浙江省⟧渡口条例 ｜⟦安徽省⟧渡口条例 ｜⟦福建省⟧渡口条例 ｜⟦江西省⟧渡口条例 ｜⟦山东省⟧渡口条例 ｜⟦河南省⟧渡口条例
      ｜⟦湖北省⟧渡口条例 ｜⟦湖南省⟧渡口条例 ⟦广东省⟧人民政府｜渡口办法 ｜⟦海南省⟧渡口条例 ｜⟦四川省⟧渡口条例 ｜⟦贵州省⟧渡口条例
      ｜⟦云南省⟧渡口条例 ｜⟦陕西省⟧渡口条例 ｜⟦甘肃省⟧渡口条例 ｜⟦青海省⟧渡口条例 ｜⟦台湾省⟧渡口条例`,
    ),
    no: ['｜反省规定', '｜跨省渡口条例'],
  },
  {
    is: '(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区',
    yes: each(
      '｜⟦内蒙古自治区⟧渡口条例 ｜⟦广西壮族自治区⟧渡口条例 ｜⟦西藏自治区⟧渡口条例 ｜⟦宁夏回族自治区⟧渡口条例 ｜⟦新疆维吾尔自治区⟧渡口条例',
    ),
    no: '｜民族区域自治法',
  },
  {
    is: '(?:香港|澳门)特别行政区',
    yes: ['｜⟦香港特别行政区⟧渡口条例', '｜⟦澳门特别行政区⟧渡口条例'],
    no: '｜特别行政区选举办法',
  },
  {
    // Offices of a city, not those of the nation whose name has 市场 in it
    is: '\\p{Script=Han}{2,8}?(?:市(?!场)|自治州|县)(?=[^｜]*｜)',
    yes: ['⟦甲乙市⟧交通运输局｜渡口办法', '⟦甲乙县⟧委办公室｜渡口办法', '⟦甲乙自治州⟧卫生健康委员会｜渡口办法'],
    no: ['国家市场监督管理总局｜渡口办法', '｜集镇和城市渡口办法'],
  },
  {
    is: '\\p{Script=Han}{2,10}?(?:市|州|盟|县|区)(?=人民代表大会|人民政府|人大)',
    yes: [
      '｜⟦甲乙市⟧人民政府工作规则',
      '｜⟦甲乙自治州⟧人民代表大会议事规则',
      '⟦甲乙盟⟧人民政府｜渡口办法',
      '｜⟦甲乙县⟧人大常委会议事规则',
      '⟦甲乙区⟧人民政府｜渡口办法',
    ],
    no: ['国家市场监督管理总局｜渡口办法', '｜渡口县级管理办法'],
  },
]);

const LOCAL: ReadonlySet<Kind> = new Set(['地方性法规', '自治条例和单行条例', '地方政府规章', '其他']);

/** Before the place of an office that the state has there: 国家税务总局上海市税务局; and of the party's. */
const OF_THE_STATE =
  /^(?:中共|(?:国家|中国)\p{Script=Han}{2,14}?(?:总局|委员会|银行|局)(?=\p{Script=Han}{2,8}(?:省|市(?!场)|自治区|县)))/u;

/** 国务院, 全国…, 最高人民法院, 住房城乡建设部城市建设司; not 苏州市委宣传部. */
const isNational = (issuer: string): boolean =>
  /^(?:国|全国|中国|中央|最高|(?:(?![省市县区州])\p{Script=Han}){2,12}部(?!门))/u.test(issuer);

/** Of an issuer whose place has no name that we know. */
const isLocal = (issuer: string): boolean => /省|市(?!场)|县|自治[区州]|兵团/u.test(issuer);

/** Empty where nothing says it. */
export function regionOf(told: { readonly title: string; readonly issuers: readonly string[] }): string {
  const issuers = told.issuers.map((issuer) => issuerName(issuer).replace(OF_THE_STATE, ''));
  const others = issuers.filter((issuer) => !isNational(issuer));
  const [place] = PLACE.pattern.exec(`${others.join('、')}｜${told.title}`) ?? [];
  if (place !== undefined) return place;
  const isOfTheState = issuers.length > 0 ? !others.some(isLocal) : !LOCAL.has(inferKind(told));
  return isOfTheState ? '全国' : '';
}
