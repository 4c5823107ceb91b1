/** What a comparison of two editions compares: their articles, and the clauses that can be carried on alone. */
import type { Provision, RegulationText } from '../model.ts';
import { printed, subtree } from '../provisions.ts';
import { ruleTable } from '../rules.ts';

/** A sentence, an item, or a half of a sentence before ；: the least that an edition carries on from another. */
export interface ComparedClause {
  /** Index of its article. */
  readonly article: number;
  /** Pairs of characters of its own words: without signs, cited numbers and boilerplate. */
  readonly grams: ReadonlySet<string>;
  /** 违反本法第三条规定，…的，处…: repeats the words of a rule and yet carries on none. */
  readonly isPenalty: boolean;
}

/** 条, or what is the page of a document without 条. */
export interface ComparedArticle {
  readonly provision: Provision;
  /** As printed: 第十二条, （十二）, 一、 */
  readonly label: string;
  /** Its text without the label; what differs in typing only is the same. */
  readonly folded: string;
  readonly grams: ReadonlySet<string>;
  /** What every regulation has one of: 为了……，制定本法。 and 本法自……起施行。 */
  readonly role: 'purpose' | 'commencement' | null;
}

export interface ComparedText {
  readonly articles: readonly ComparedArticle[];
  readonly clauses: readonly ComparedClause[];
}

/** The articles of a document and their clauses, in order; those of its attachments are none of them. */
export function comparedText(text: RegulationText): ComparedText {
  const clauses: ComparedClause[] = [];
  const articles = text.divisions
    .filter(({ role, eId }) => role === 'unit' && !eId.startsWith('att_'))
    .map(({ provision }, article): ComparedArticle => {
      const own = clausesOf(text, provision, article);
      clauses.push(...own);
      const words = ownWords(text, provision);
      return {
        provision,
        label: printed(text.source, provision, 'label').trim(),
        folded: folded(words),
        grams: new Set(own.flatMap(({ grams }) => [...grams])),
        role: PURPOSE.test(words) ? 'purpose' : COMMENCEMENT.test(words.trim()) ? 'commencement' : null,
      };
    });
  return { articles, clauses };
}

/** What a provision and all below it print, without its own label. */
export function ownWords(text: RegulationText, provision: Provision): string {
  return subtree(provision)
    .flatMap((each) => each.pieces.filter(({ role }) => each !== provision || role !== 'label'))
    .map(({ start, end }) => text.source.text.slice(start, end))
    .join('');
}

function clausesOf(text: RegulationText, provision: Provision, article: number): readonly ComparedClause[] {
  return subtree(provision)
    .flatMap((each) => printed(text.source, each, 'heading', 'text', 'row').split(CLAUSE_END))
    .map((clause) => ({ article, grams: gramsOf(clause), isPenalty: PENALTY.test(clause.trim()) }))
    .filter(({ grams }) => grams.size > 0);
}

const CLAUSE_END = /(?<=[。；;！？])/u;
const PENALTY = /^(?:对?违反|有.{2,40}行为之一)/u;
// e.g. "为了维护国家安全，根据宪法，制定本法。"
const PURPOSE = /(?:制定|制订)本\p{L}{1,6}[。.]/u;
// e.g. "本法自2023年7月1日起施行。"
const COMMENCEMENT = /^本\p{L}{1,6}自.{2,24}(?:施行|实施|执行)/u;

/** Text in which copies that were typed differently are equal: no white space, one sign for all that look alike. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, (sign) => ALIKE.get(sign) ?? sign);

/** After NFKC, which has made ，：；（） half-width. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  ['"“”„「」『』〝〞', "'‘’`", '([〔［【', ')]〕］】', '-—–─－﹣―', '.。．', ',、', '<〈《', '>〉》'].flatMap((signs) =>
    [...signs].map((sign) => [sign, signs.charAt(0)] as const),
  ),
);

/** Pairs of neighbouring characters of what a clause says itself. */
export function gramsOf(clause: string): ReadonlySet<string> {
  const words = clause
    .replace(CITED, '§')
    .replaceAll(BOILERPLATE.pattern, '')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}§]/gu, '');
  const grams = new Set<string>();
  for (let at = 0; at + 2 <= words.length; at++) grams.add(words.slice(at, at + 2));
  return grams;
}

/** Numbers move when articles are inserted, and their sentence stays what it was. e.g. "第一百二十条之一", "第二款" */
const CITED = /第[〇零一二三四五六七八九十百千两\d]+[条款项章节编](?:之[一二三四五六七八九十]+)?/gu;

/** Words that stand in articles of any subject: who shares them need not come from there. */
const BOILERPLATE = ruleTable({ name: '沿革：套语', flags: 'g' }, [
  {
    is: '(?:构成犯罪的?，)?(?:依法)?追究刑事责任',
    yes: ['⟦构成犯罪的，依法追究刑事责任⟧', '⟦构成犯罪，追究刑事责任⟧', '以暴力阻碍检查的，⟦依法追究刑事责任⟧'],
    no: '犯罪的追究',
  },
  { is: '尚不构成犯罪的', yes: '⟦尚不构成犯罪的⟧，由公安机关处罚', no: '构成犯罪的' },
  {
    is: '情节(?:较轻|(?:特别)?严重)的',
    yes: ['⟦情节严重的⟧，吊销许可证', '⟦情节较轻的⟧', '⟦情节特别严重的⟧'],
    no: '情节认定的',
  },
  { is: '依法给予(?:行政)?处分', yes: ['⟦依法给予处分⟧', '⟦依法给予行政处分⟧'], no: '依法处分' },
  { is: '违反本\\p{L}{1,4}规定的?', yes: ['⟦违反本条例规定的⟧', '⟦违反本法规定⟧，擅自'], no: '违反合同约定' },
  { is: '有下列(?:行为|情形)之一的?', yes: ['⟦有下列行为之一的⟧', '有⟦有下列情形之一⟧'], no: '下列人员' },
  {
    is: '(?:可以)?(?:单|并)?处(?:或者并处)?[\\p{L}\\p{N}]{1,12}以[上下]\\p{L}{0,12}(?:罚款|拘留|徒刑)',
    yes: [
      '⟦并处1万元以上5万元以下罚款⟧',
      '⟦可以单处或者并处二万元以下罚款⟧',
      '⟦处五日以上拘留⟧',
      '⟦处三年以下有期徒刑⟧',
    ],
    no: ['罚款的数额', '处理以下事项，并处罚款'],
  },
  { is: '[予给][以予]警告', yes: ['⟦予以警告⟧', '⟦给予警告⟧'], no: '警告标志' },
  { is: '责令(?:限期)?改正', yes: ['⟦责令改正⟧', '⟦责令限期改正⟧'], no: '责令停业' },
  { is: '没收违法所得', yes: '⟦没收违法所得⟧', no: '违法所得' },
  { is: '通报批评', yes: '予以⟦通报批评⟧', no: '通报情况' },
]);
