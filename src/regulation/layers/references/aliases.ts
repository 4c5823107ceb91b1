/**
 * The short names a document gives to other laws: 《中华人民共和国行政处罚法》（以下简称《行政处罚法》）, and the one its own title gives:
 * 《土地复垦条例实施办法》 calls the 条例 it implements 条例.
 */
import { nounRows, withoutEdition } from '../../nouns.ts';
import { each, ruleTable } from '../../rules.ts';
import { fullTitle, WELL_KNOWN_LAWS } from './law-names.ts';
import { isLegalTitle, QUALIFIERS, titleEnds } from './lexicon.ts';

/** A short name as defined at an offset of the text given. `title` is the full title. */
export interface Alias {
  readonly name: string;
  readonly title: string;
  readonly start: number;
}

/** What is wrong among the definitions of a document: the titles that claim a name. */
export interface AliasProblem {
  readonly code: 'alias-ambiguous' | 'alias-circular';
  readonly alias: Alias;
  readonly titles: readonly string[];
}

export interface AliasTable {
  /** Short name → full title, without the problematic ones. */
  readonly titles: ReadonlyMap<string, string>;
  readonly problems: readonly AliasProblem[];
}

/** What introduces one short name. */
const CALLED = ruleTable({ name: '引用：简称之前', frame: (words) => `(?:以下)?${words}(?:为|：)?` }, [
  { is: '简称', yes: ['⟦以下简称⟧条例', '⟦简称为⟧条例'], no: '名称' },
  { is: '下称', yes: '⟦下称⟧条例', no: '统称' },
  { is: '(?<=以下)称', yes: '⟦以下称⟧条例', no: '名称' },
]);
// e.g. （以下简称《条例》）, （国务院令第653号，以下称条例）, （以下简称《公司法解释（三）》）
const DEFINITION = new RegExp(
  `[ \\u3000]?[（(](?:[^（）()《》]{0,40}[，,、])?${CALLED.pattern.source}[“"「]?《?([^（）()《》“”"「」]{1,30}(?:[（(][^（）()]{1,3}[）)])?)》?[”"」]?[）)]`,
  'y',
);
// e.g. 根据民事诉讼法（以下简称民诉法）: a definition after a name without 《》
const BARE_DEFINITION =
  /([\u4E00-\u9FFF]{2,30}法典?)[（(](?:以下)?简称[“"]?《?([\u4E00-\u9FFF]{1,20}[法典])》?[”"]?[）)]/g;

// e.g. 《甲条例》、《乙办法》（以下分别简称《条例》《办法》）
const SEVERAL = /[（(]以下分别简?称(?:为|：)?([^（）()]{2,120})[）)]/g;
const NAME = /[^《》“”"、，和及]+/g;

/** The definitions of a text, in order. */
export function definedAliases(text: string): readonly Alias[] {
  if (!text.includes('称')) return [];
  const titles = [...titleEnds(text)];
  const aliasOf = (name: string, [start, end]: readonly [number, number]): readonly Alias[] => {
    const title = text.slice(start + 1, end - 1);
    return isLegalTitle(title) ? [{ name, title: fullTitle(title), start }] : [];
  };
  const after = titles.flatMap((title) => {
    DEFINITION.lastIndex = title[1];
    const name = DEFINITION.exec(text)?.[1];
    return name === undefined ? [] : aliasOf(name, title);
  });
  const several = [...text.matchAll(SEVERAL)].flatMap(({ 1: list = '', index }) => {
    const names = list.match(NAME) ?? [];
    const named = titles.filter(([, end]) => end <= index).slice(-names.length);
    return named.length < names.length ? [] : named.flatMap((title, i) => aliasOf(names[i] ?? '', title));
  });
  const bare = [...text.matchAll(BARE_DEFINITION)].flatMap((found): Alias[] => {
    const title = longestKnownEnding(found[1] ?? '');
    return title === null ? [] : [{ name: found[2] ?? '', title, start: found.index }];
  });
  return [...after, ...several, ...bare];
}

function longestKnownEnding(text: string): string | null {
  for (let start = 0; start < text.length; start++) {
    const title = WELL_KNOWN_LAWS.get(text.slice(start));
    if (title !== undefined) return title;
  }
  return null;
}

/** What implements another regulation; the groups are its title and its kind. */
const IMPLEMENTS = ruleTable(
  {
    name: '引用：题名说出所实施的法规',
    frame: (kinds) => `^(.{2,40}?(条例|办法|规定|法))(?:实施|施行)${kinds}`,
  },
  [
    {
      is: '细则|条例|办法|规定|规则',
      yes: each(`
        ⟦渡船法实施细则⟧ ⟦渡船税法实施条例⟧ ⟦渡船条例施行办法⟧ ⟦渡船登记办法施行规定⟧ ⟦渡船停靠规定实施规则⟧
      `),
      no: ['渡船法', '渡船条例实施情况'],
    },
  ],
);

/** What a document is, by the end of its title; 条例 in 样品管理条例. */
const OWN_KIND = ruleTable(
  { name: '引用：题名的文种', frame: (nouns) => `${QUALIFIERS}(${nouns})$` },
  nounRows(
    'generic',
    (noun) => `渡船⟦${noun}⟧`,
    (noun) => `${noun}起草组`,
  ),
);

/** 土地复垦条例实施办法 → 条例 means 土地复垦条例; 中华人民共和国某税法实施细则 → 某税法 and 税法 mean 中华人民共和国某税法. */
export function inheritedAlias(title: string): readonly Alias[] {
  const [, parent = '', kind] = IMPLEMENTS.pattern.exec(title.replaceAll(/[《》〈〉]/g, '')) ?? [];
  if (kind === undefined) return [];
  const short = parent.replace(/^中华人民共和国/, '');
  const names = kind === '法' ? [short, ...(short.endsWith('税法') ? ['税法'] : [])] : [short, kind];
  const implemented = fullTitle(parent);
  return names.filter((name) => name !== implemented).map((name) => ({ name, title: implemented, start: 0 }));
}

/** 条例 in 样品管理条例 means that one, unless the document says otherwise. */
export function ownKind(title: string): readonly (readonly [string, string])[] {
  return [...new Set(OWN_KIND.pattern.exec(withoutEdition(title)))].map((name) => [name, title]);
}

/** Gathers definitions into a table; later ones of the same name and title are repetitions. */
export function aliasTable(aliases: readonly Alias[]): AliasTable {
  const first = new Map(aliases.toReversed().map((alias) => [alias.name, alias]));
  const claims = Map.groupBy(aliases, ({ name }) => name);
  const problems = [...first.values()].flatMap((alias): readonly AliasProblem[] => {
    const titles = [...new Set(claims.get(alias.name)?.map(({ title }) => title))];
    if (titles.length > 1) return [{ code: 'alias-ambiguous', alias, titles }];
    // A 简称 B, B 简称 A
    const isCircular = alias.name !== alias.title && first.get(alias.title)?.title === alias.name;
    return isCircular ? [{ code: 'alias-circular', alias, titles }] : [];
  });
  const wrong = new Set(problems.map(({ alias }) => alias.name));
  const right = [...first.values()].filter(({ name }) => !wrong.has(name));
  return { titles: new Map(right.map(({ name, title }) => [name, title])), problems };
}
