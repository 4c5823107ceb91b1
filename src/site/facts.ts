import { inferKind, type Kind } from '../regulation/kinds.ts';
import type { Metadata } from '../regulation/metadata.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { chineseDate } from '../regulation/strings.ts';
import type { Standing } from '../regulation/work.ts';

/** One thing known of a regulation, as a reader reads it. */
export interface KnownFact {
  readonly name: string;
  readonly value: string;
  readonly href?: string | undefined;
}

type Facts = readonly KnownFact[];

/** What is said of an edition of a work that has several. */
type EditionTold = { readonly name: string; readonly standing: Standing } | null;

/** What is known of a regulation, in the order a citation gives it; what is not known is left out, but never whether it is in force. */
export function factsOf({ metadata, text }: Pick<Regulation, 'metadata' | 'text'>, edition: EditionTold = null): Facts {
  const { kind, shortTitles } = metadata;
  const units = text.divisions.filter(({ role }) => role === 'unit').length;
  return [
    ...issueFacts(metadata),
    ...known([
      { name: '种类', value: kind },
      { name: '简称', value: shortTitles.join('、') },
      { name: '篇幅', value: units > 1 ? `${units}条` : undefined },
    ]),
    ...standingFacts(metadata, edition),
    // An official page is the text as it was issued; whether it is in force still, the collections say
    ...(metadata.status === undefined && metadata.officialSource?.url !== undefined ? [lookUp(metadata)] : []),
  ];
}

/** Who issued it, and when. */
export function issueFacts({ issuers, documentNumber, issuedOn, effectiveOn }: Metadata): Facts {
  return known([
    { name: '发布机关', value: issuers.join('、') },
    { name: '文号', value: documentNumber },
    { name: '发布日期', value: issuedOn && chineseDate(issuedOn) },
    { name: '施行日期', value: effectiveOn && chineseDate(effectiveOn) },
  ]);
}

/** Whether it is in force, and where its official text is, or how one finds it. */
export function standingFacts(metadata: Metadata, edition: EditionTold = null): Facts {
  const { officialSource } = metadata;
  return known([
    { name: '版本', value: edition?.name },
    { name: '时效性', value: forceOf(metadata, edition?.standing) ?? '未标注' },
    { name: '官方出处', value: officialSource?.title, href: officialSource?.url },
    ...(officialSource?.url === undefined ? [lookUp(metadata)] : []),
  ]);
}

/** What dates tell is not left to what was written once: the status of an edition turns with the day. */
function forceOf({ status, repealed }: Metadata, standing: Standing | undefined): string | undefined {
  if (repealed) {
    const { on, by } = repealed;
    const how = status === '已废止' ? `已于${chineseDate(on)}废止` : `自${chineseDate(on)}起废止`;
    return how + (by ? `，由${by.startsWith('《') ? by : `《${by}》`}代替` : '');
  }
  if (standing === undefined) return status;
  return { past: '已被修改，不是现行文本', current: '现行有效', future: '尚未施行' }[standing];
}

/** A public collection that the state keeps, and what one types there: it finds a text by its title or by its number, too. */
interface Collection {
  readonly name: string;
  readonly url: string;
  readonly by: 'title' | 'number';
}

const LAWS: Collection = { name: '国家法律法规数据库', url: 'https://flk.npc.gov.cn/', by: 'title' };
const RULES: Collection = {
  name: '国家规章库',
  url: 'https://www.gov.cn/zhengce/xxgk/gjgzk/index.htm',
  by: 'title',
};
const POLICIES: Collection = { name: '中国政府网', url: 'https://www.gov.cn/zhengce/', by: 'number' };

const COLLECTIONS: Readonly<Record<Kind, Collection | null>> = {
  宪法: LAWS,
  法律: LAWS,
  行政法规: LAWS,
  监察法规: LAWS,
  地方性法规: LAWS,
  自治条例和单行条例: LAWS,
  司法解释: LAWS,
  部门规章: RULES,
  地方政府规章: RULES,
  党内法规和政策文件: POLICIES,
  条约: null,
  其他: null,
};

/** Where to look for the official text and its standing, by what. */
function lookUp(metadata: Metadata): KnownFact {
  const name = '官方查证';
  const { kind = inferKind(metadata), documentNumber } = metadata;
  const collection = COLLECTIONS[kind];
  const number = documentNumber && `“${documentNumber}”`;
  if (collection === null) return { name, value: `在发布机关的公报或网站查${number ?? '题名'}` };
  const what = (collection.by === 'number' && number) || '题名';
  return { name, value: `在${collection.name}查${what}`, href: collection.url };
}

interface Unsure extends Omit<KnownFact, 'value'> {
  readonly value: string | undefined;
}

const known = (facts: readonly Unsure[]): Facts =>
  facts.flatMap(({ name, value, href }) => (value ? [{ name, value, href }] : []));
