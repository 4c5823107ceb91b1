/** Reads the notations of the checked references (`references.jsonl`, `references_hard.jsonl`) into the layer's own terms. */

import type { Address, Reference } from '../../../src/regulation/layers/references/citation.ts';
import { nominalEIds } from '../../../src/regulation/layers/references/lookup.ts';
import type { Standpoint } from '../../../src/regulation/layers/references/place.ts';
import { parseNumeral } from '../../../src/regulation/numerals.ts';

/** A line of `references.jsonl`. `line` counts body lines from 0. */
export interface CheckedReference {
  readonly id: string;
  readonly doc: string;
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  readonly target: {
    readonly law: string;
    readonly articles?: readonly string[];
    readonly paras?: readonly number[];
    readonly items?: readonly (number | string)[];
    readonly chapter?: string;
  };
}

/** A line of `references_hard.jsonl`. */
export interface HardSentence {
  readonly id: string;
  readonly context: string;
  readonly sentence: string;
  readonly expect: readonly { readonly text: string; readonly target: string }[];
}

const article = (label: string): string => {
  const found = /^第(.+?)条(?:之(.+))?$/.exec(label) ?? /^(.+?)、$/.exec(label);
  const branch = found?.[2] === undefined ? '' : `-${parseNumeral(found[2])}`;
  return `${parseNumeral(found?.[1] ?? '')}${branch}`;
};

/** What a checked reference means, in one comparable line. */
export function checkedTarget({ target }: CheckedReference): string {
  const law = target.law === 'self' ? 'self' : target.law;
  if (target.chapter !== undefined) return `${law}|container`;
  const items = (target.items ?? []).map((item) =>
    String(parseNumeral(String(item).replace(/[第（）()项]/g, '')) ?? item),
  );
  const steps = (target.articles ?? []).flatMap((label) => {
    const paragraphs = target.paras?.map(String) ?? [items.length > 0 ? '1' : ''];
    return paragraphs.flatMap((para) =>
      (items.length > 0 ? items : ['']).map((item) => eIdOf(article(label), para, item)),
    );
  });
  return `${law}|${steps.join(' ')}`;
}

const eIdOf = (art: string, para: string, item: string): string =>
  `art_${art}${para === '' ? '' : `__para_${para}`}${item === '' ? '' : `__item_${item}`}`;

/** What a found reference means, in the same notation. An attachment's articles count as articles. */
export function foundTarget({ law, targets }: Pick<Reference, 'law' | 'targets'>): string {
  const isContainer = targets.length > 0 && targets.every((eId) => !eId.includes('art_') && !/^att_\d+$/.test(eId));
  if (isContainer) return `${law ?? 'self'}|container`;
  return `${law ?? 'self'}|${targets.map((eId) => eId.replace(/^(?:(?:att|part)_\w+?__)+(?=art_)/, '')).join(' ')}`;
}

/** The place `context` describes: 第十七条 款1 项（二）. */
export function placeIn(context: string): Standpoint {
  const art = /^(?:第(.+?)条|(.+?)、)/.exec(context);
  const para = /款(\d+)/.exec(context)?.[1];
  const item = /项（(.+?)）/.exec(context)?.[1];
  const number = parseNumeral(art?.[1] ?? art?.[2] ?? '');
  return {
    law: null,
    articles: [],
    numbers: {
      ...(number === null ? {} : { article: String(number) }),
      ...(para === undefined ? {} : { paragraph: para }),
      ...(item === undefined ? {} : { item: String(parseNumeral(item)) }),
    },
  };
}

/** `self|第二条 + self|第三条`, `self|第三十六条|1|1..5` in the notation of `addressTarget`. */
export function hardTarget(target: string): string {
  return target
    .split(' + ')
    .map((part) => {
      const [law = '', art = '', para = '', item = ''] = part.split('|');
      if (/[编章节]/.test(art) && !art.includes('条')) return `${law}|${containers(art)}`;
      if (art.startsWith('附件')) return `${law}|${art}`;
      const steps = expand(art, article).flatMap((a) =>
        expand(para, String).flatMap((p) => expand(item, String).map((i) => `${a}/${p}/${i}`)),
      );
      return art === '' ? law : `${law}|${steps.join(' ')}`;
    })
    .join(' ')
    .replaceAll(/ \S+?\|/g, ' ');
}

/** `1..5` → 1, 2, 3, 4, 5; nothing → one empty member. */
function expand(text: string, number: (text: string) => string): readonly string[] {
  if (text === '') return [''];
  const [from = '', to = from] = text.split('..').map(number);
  return Array.from({ length: Number(to) - Number(from) + 1 || 1 }, (_, i) =>
    i === 0 ? from : String(Number(from) + i),
  );
}

const containers = (text: string): string =>
  [...text.matchAll(/第(.+?)([编章节])/g)].map(([, n = '', level]) => `${parseNumeral(n)}${level}`).join(' ');

const CONTAINER = { part: '编', chapter: '章', section: '节' } as const;

/** An address in the notation of `hardTarget`. */
export function addressTarget({ law, steps }: Address): string {
  const owner = law ?? 'self';
  if (steps.length === 0) return owner;
  const titled = steps.find((step) => step.kind === 'titled');
  if (titled?.level === 'attachment') return `${owner}|附件《${titled.title}》`;
  if (!steps.some(({ level }) => level === 'article')) {
    const named = steps.flatMap((step) =>
      step.kind === 'numbers' && step.level in CONTAINER
        ? [`${step.intervals[0]?.from}${CONTAINER[step.level as keyof typeof CONTAINER]}`]
        : [],
    );
    return `${owner}|${named.join(' ')}`;
  }
  const hasParagraph = steps.some(({ level }) => level === 'paragraph');
  const eIds = nominalEIds(steps).map((eId) => {
    const [, art = '', para = '', item = ''] = /^art_([\d-]+)(?:__para_(\d+))?(?:__item_(\d+))?/.exec(eId) ?? [];
    return `${art}/${hasParagraph ? para : ''}/${item}`;
  });
  return `${owner}|${eIds.join(' ')}`;
}
