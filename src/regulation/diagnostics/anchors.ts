import type { CodeGroup } from './code-group.ts';

/** What the signs of a marked difference mean. */
const SIGNS = '（[-…-] 引文有而原文没有，{+…+} 原文有而引文没有）';

/** Where in the text the words of an anchor are, or words like them. */
export type Instead =
  | { readonly kind: 'elsewhere'; readonly places: readonly string[] }
  | { readonly kind: 'alike-here'; readonly passage: string; readonly marked: string }
  | { readonly kind: 'alike-elsewhere'; readonly places: readonly string[] }
  | { readonly kind: 'nothing'; readonly now: string };

export const ANCHORS = {
  title: '锚定：注释和关联所指的原文',
  codes: {
    'anchor-moved': {
      when: '移位：引文连同前后文恰好一次出现在另一条款。',
      remedy: '把 eId 改为新的条款，或用 `npm run check -- --fix`。',
      severity: 'error',
      says: (quote: string, from: string, to: string, context: string) => ({
        message: `引文“${quote}”不在 ${from}，现在恰好一次在 ${context}。`,
        hint: `把 eId 改为 ${to}；npm run check -- --fix 会替你改。`,
      }),
    },
    'anchor-opening-moved': {
      when: '移位：注整条的注释，那一条的开头恰好一次出现在同类的另一条款。',
      remedy: '把 eId 改为新的条款，或用 `npm run check -- --fix`。',
      severity: 'error',
      says: (opening: string, from: string, to: string) => ({
        message: `${from} 的开头不是“${opening}”，这样开头的现在是 ${to}。`,
        hint: `把 eId 改为 ${to}；npm run check -- --fix 会替你改。`,
      }),
    },
    'anchor-opening-differs': {
      when: '丢失：注整条的注释，那一条的开头不是所写，别处也没有。',
      remedy: '核对注释是否仍指这一条，再改写 eId 或 opening。',
      severity: 'error',
      says: (opening: string, eId: string, now: string) => ({
        message: `${eId} 的开头应为“${opening}”，现在是“${now}”。`,
        hint: `注释所指若仍是这一条（文字有更正），把 opening 改为“${now}”；若不是，改 eId，或删去。`,
      }),
    },
    'anchor-opening-ambiguous': {
      when: '注整条的注释，所写的开头不止一条有，看不出所指的是哪一条。',
      remedy: '照提示把 `opening` 写长，到只有所指的一条这样开头。',
      severity: 'error',
      says: (opening: string, choices: readonly { readonly eId: string; readonly opening: string }[]) => ({
        message: `以“${opening}”开头的有 ${choices.length} 条：${choices
          .slice(0, 5)
          .map(({ eId }) => eId)
          .join('、')}。`,
        hint: `${choices
          .slice(0, 3)
          .map(({ eId, opening: longer }) => `所指若是 ${eId}，把 opening 改为“${longer}”`)
          .join('；')}。`,
      }),
    },
    'anchor-opening-unknown': {
      when: '注整条的注释没有写那一条的开头，而那一条与登记的不同：注释原来指哪一条，看不出来。',
      remedy: '核对注释所指的是哪一条，写上它的 `opening`。',
      severity: 'error',
      says: (eId: string, was: string, now: string) => ({
        message: `${eId} 登记时是“${was}”，现在是“${now}”；注释没有写开头，看不出它指的是哪一条。`,
        hint: '核对后写成 anchor: { eId: …, opening: … }，opening 是所指的一条开头的文字，一字不差。',
      }),
    },
    'anchor-opening-twin': {
      when: '注整条的注释，另有一条与所注的一字不差，移位时看不出来。',
      remedy: '条文有增删时，核对注释仍在所指的一条。',
      severity: 'notice',
      says: (eId: string, twin: string) => ({
        message: `${twin} 与 ${eId} 的文字一样，条文移位时看不出注释所指的是哪一条。`,
        hint: '条文有增删时，核对这条注释的 eId；或者注整部法规，在正文里写明是哪一条。',
      }),
    },
    'anchor-corrected': {
      when: '所引的文字已更正，记在 `corrections` 里。',
      remedy: '照更正后的文字改写，或用 `npm run check -- --fix`。',
      severity: 'error',
      says: (field: 'quote' | 'opening', was: string, eId: string, now: string) => ({
        message: `${eId} 的“${was}”已更正，现在是“${now}”。`,
        hint: `把 ${field} 改为“${now}”；npm run check -- --fix 会替你改。`,
      }),
    },
    'anchor-opening-missing': {
      when: '注整条的注释没有写那一条的开头，条文换了号也看不出来。',
      remedy: '写上 `opening`，或用 `npm run check -- --fix`。',
      severity: 'warning',
      says: (eId: string, anchor: string) => ({
        message: `这里只写了 ${eId}；注整条时还要写它开头的文字（opening），条文移位时才看得出来。`,
        hint: `写成 anchor: ${anchor}；npm run check -- --fix 会替你写。注的若是其中的几个字，改写 quote。`,
      }),
    },
    'anchor-not-found': {
      when: '丢失：条款里没有这段引文，列出最接近的文字。',
      remedy: '核对原文后改写 eId 或 quote。',
      severity: 'error',
      says: (quote: string, eId: string, instead: Instead) => {
        const missing = `${eId} 中没有引文“${quote}”`;
        switch (instead.kind) {
          case 'elsewhere':
            return {
              message: `${missing}，这段文字现在在 ${instead.places.join('；')}。`,
              hint: '核对后把 eId 改为其中之一，必要时改写 prefix、suffix。',
            };
          case 'alike-here':
            return {
              message: `${missing}。最接近的文字有出入：${instead.marked}${SIGNS}。`,
              hint: `若所指仍是这里，把 quote 改为“${instead.passage}”。`,
            };
          case 'alike-elsewhere':
            return {
              message: `${missing}。别处相近的文字：${instead.places.join('；')}${SIGNS}。`,
              hint: '若所指是其中之一，改写 eId 和 quote；都不是时删去。',
            };
          case 'nothing':
            return {
              message: `${missing}，也没有相近的文字。现在的文字是：${instead.now}`,
              hint: '核对原文后重写 quote，一字不差。',
            };
        }
      },
    },
    'anchor-eid-unknown': {
      when: '没有这个 eId 的条款。',
      remedy: '用 `npm run inspect` 查看各条款的 eId。',
      severity: 'error',
      says: (title: string, eId: string, suggestions: readonly string[], file: string) => ({
        message: `《${title}》没有 eId 为“${eId}”的条款。`,
        hint:
          suggestions.length > 0
            ? `是否为 ${suggestions.join('、')}？各条款的 eId：npm run inspect -- ${file}`
            : `各条款的 eId，例如 art_12、art_12__para_1、preamble，见：npm run inspect -- ${file}`,
      }),
    },
    'anchor-ambiguous': {
      when: '引文在条款里出现不止一次。',
      remedy: '用更小的 eId，或加 `prefix`、`suffix`。',
      severity: 'error',
      says: (quote: string, eId: string, places: Places, narrower: readonly string[], example: string) => ({
        message: `引文“${quote}”在 ${eId} 中出现 ${places.count} 次，须恰好一次：${places.first.join('；')}。`,
        hint: `${narrower.length === 0 ? '' : `用更小的 eId（${narrower.join('、')}），或`}加 prefix、suffix 写明紧挨引文前后的文字，例如 ${example}。`,
      }),
    },
    'anchor-context-differs': {
      when: '引文在，但前后文不是所写。',
      remedy: '照原文改写 `prefix`、`suffix`。',
      severity: 'error',
      says: (quote: string, eId: string, places: Places, example: string) => ({
        message: `引文“${quote}”在 ${eId} 中有，但紧挨它前后的文字不是 prefix、suffix 所写：${places.first.join('；')}。`,
        hint: places.count === 1 ? '引文只出现一次，可删去 prefix 和 suffix。' : `照原文改写，例如 ${example}。`,
      }),
    },
    'anchor-across-paragraphs': {
      when: '引文跨了两段。',
      remedy: '只引一段里的文字；要注整条就只写 eId。',
      severity: 'error',
      says: (quote: string, eId: string) => ({
        message: `引文“${quote}”跨了两段，引文须在同一标题、同一款或同一项之内。`,
        hint: `只引其中一段里的文字；要注整条，写 anchor: ${eId}（不写引文）。`,
      }),
    },
  },
} as const satisfies CodeGroup;

/** The first few of the places where a quote stands, each with the words around it. */
interface Places {
  readonly count: number;
  readonly first: readonly string[];
}
