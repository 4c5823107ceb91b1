import type { Diagnostic } from '../diagnostics.ts';
import type { RegulationText } from '../model.ts';
import type { Anchor, AnchorFailure, Occurrence } from './anchor.ts';
import { allBlocks, type Block, blocksOf } from './blocks.ts';
import { markChanges, type Nearest, nearestStretch } from './nearest.ts';

/** Where the maintainer wrote the anchor. */
export interface AnchorOrigin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where the eId of a quote stands, so that it can be rewritten. */
  readonly eId?: { readonly line: number; readonly column: number };
}

/** Says why an anchor does not hold, what the text says now, and how to mend it. Always an error. */
export function anchorDiagnostic(
  text: RegulationText,
  anchor: Anchor,
  failure: AnchorFailure,
  origin: AnchorOrigin,
): Diagnostic {
  const quote = anchor.kind === 'quote' ? anchor.quote : '';
  const { file, line, column } = origin;
  return { severity: 'error', file, line, column, ...describe(text, quote, failure), ...fixOf(failure, origin) };
}

/** Only what moved as it was is put right without asking. */
function fixOf(failure: AnchorFailure, { eId: at }: AnchorOrigin): Pick<Diagnostic, 'fix'> {
  if (failure.reason !== 'moved' || at === undefined) return {};
  return { fix: { ...at, found: failure.eId, replacement: failure.to.block.provision.eId } };
}

type Description = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

function describe(text: RegulationText, quote: string, failure: AnchorFailure): Description {
  switch (failure.reason) {
    case 'unknown-eid':
      return {
        code: 'anchor-eid-unknown',
        message: `《${text.source.title}》没有 eId 为“${failure.eId}”的条款。`,
        hint:
          failure.suggestions.length > 0
            ? `是否为 ${failure.suggestions.join('、')}？各条款的 eId 见 npm run inspect。`
            : '各条款的 eId 见 npm run inspect，例如 art_12、art_12__para_1、preamble。',
      };
    case 'moved': {
      const to = failure.to.block.provision.eId;
      return {
        code: 'anchor-moved',
        message: `引文“${clip(quote)}”不在 ${failure.eId}，现在恰好一次在 ${inContext(failure.to)}。`,
        hint: `把 eId 改为 ${to}；npm run check -- --fix 会替你改。`,
      };
    }
    case 'across-blocks':
      return {
        code: 'anchor-across-paragraphs',
        message: `引文“${clip(quote)}”跨了两段，引文须在同一标题、同一款或同一项之内。`,
        hint: `只引其中一段里的文字；要注整条，写 anchor: ${failure.provision.eId}（不写引文）。`,
      };
    case 'context-differs':
      return {
        code: 'anchor-context-differs',
        message: `引文“${clip(quote)}”在 ${failure.provision.eId} 中有，但紧挨它前后的文字不是 prefix、suffix 所写：${failure.occurrences.slice(0, 5).map(inContext).join('；')}。`,
        hint:
          failure.occurrences.length === 1
            ? '引文只出现一次，可删去 prefix 和 suffix。'
            : `照原文改写，例如 ${exampleOf(failure.occurrences)}。`,
      };
    case 'ambiguous':
      return {
        code: 'anchor-ambiguous',
        message: `引文“${clip(quote)}”在 ${failure.provision.eId} 中出现 ${failure.occurrences.length} 次，须恰好一次：${failure.occurrences.slice(0, 5).map(inContext).join('；')}。`,
        hint: `${narrower(failure)}加 prefix、suffix 写明紧挨引文前后的文字，例如 ${exampleOf(failure.occurrences)}。`,
      };
    case 'not-found':
      return notFound(text, quote, failure);
  }
}

function notFound(
  text: RegulationText,
  quote: string,
  { provision, elsewhere }: Extract<AnchorFailure, { readonly reason: 'not-found' }>,
): Description {
  const code = 'anchor-not-found';
  const missing = `${provision.eId} 中没有引文“${clip(quote)}”`;
  if (elsewhere.length > 0) {
    return {
      code,
      message: `${missing}，这段文字现在在 ${elsewhere.slice(0, 5).map(inContext).join('；')}。`,
      hint: '核对后把 eId 改为其中之一，必要时改写 prefix、suffix。',
    };
  }
  const blocks = blocksOf(text, provision);
  const [nearest] = nearestIn(blocks, quote);
  if (nearest === undefined) {
    const passages = nearestIn(allBlocks(text), quote).slice(0, 3);
    if (passages.length > 0) {
      return {
        code,
        message: `${missing}。别处相近的文字：${passages.map(({ eId, text: passage }) => `${eId}“${markChanges(quote, passage)}”`).join('；')}（[-…-] 引文有而原文没有，{+…+} 原文有而引文没有）。`,
        hint: '若所指是其中之一，改写 eId 和 quote；都不是时删去。',
      };
    }
    const now = blocks.map((block) => block.text).join('／');
    return {
      code,
      message: `${missing}，也没有相近的文字。现在的文字是：${clip(now, 120)}`,
      hint: '核对原文后重写 quote，一字不差。',
    };
  }
  return {
    code,
    message: `${missing}。最接近的文字有出入：${markChanges(quote, nearest.text)}（[-…-] 引文有而原文没有，{+…+} 原文有而引文没有）。`,
    hint: `若所指仍是这里，把 quote 改为“${nearest.text}”。`,
  };
}

/** The stretches most like the quote, one a block, nearest first. */
function nearestIn(blocks: readonly Block[], quote: string): readonly (Nearest & { readonly eId: string })[] {
  return blocks
    .flatMap((block) => {
      const stretch = nearestStretch(quote, block.text);
      return stretch === null ? [] : { ...stretch, eId: block.provision.eId };
    })
    .sort((a, b) => a.distance - b.distance);
}

/** A quote that occurs once in a paragraph of the article is told apart by the paragraph's own eId. */
function narrower({ provision, occurrences }: Extract<AnchorFailure, { readonly reason: 'ambiguous' }>): string {
  const byHolder = Map.groupBy(occurrences, ({ block }) => block.provision.eId);
  const enough = [...byHolder].flatMap(([eId, inside]) => (inside.length === 1 && eId !== provision.eId ? [eId] : []));
  return enough.length === 0 ? '' : `用更小的 eId（${enough.slice(0, 5).join('、')}），或`;
}

/** `art_3__para_1（……供给[质量]明显……）` */
function inContext({ block, before, after, range }: Occurrence): string {
  const quote = block.text.slice(range.start - block.start, range.end - block.start);
  return `${block.provision.eId}（${before.slice(-6)}[${clip(quote, 12)}]${after.slice(0, 6)}）`;
}

/** The shortest words right before or after the first occurrence that no other has. */
function exampleOf(occurrences: readonly Occurrence[]): string {
  const [first] = occurrences;
  if (first === undefined) return '';
  for (let length = 2; length <= LONGEST_EXAMPLE; length += 1) {
    const prefix = first.before.slice(-length);
    if (tellsApart(prefix, occurrences, ({ before }) => before.endsWith(prefix))) return `prefix: ${prefix}`;
    const suffix = first.after.slice(0, length);
    if (tellsApart(suffix, occurrences, ({ after }) => after.startsWith(suffix))) return `suffix: ${suffix}`;
  }
  return `prefix: ${first.before.slice(-LONGEST_EXAMPLE)}`;
}

const LONGEST_EXAMPLE = 12;

/** White space at an end would be lost in YAML. */
function tellsApart(words: string, occurrences: readonly Occurrence[], has: (one: Occurrence) => boolean): boolean {
  return words !== '' && words.trim() === words && occurrences.filter(has).length === 1;
}

function clip(text: string, length = 40): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length).join('')}…`;
}
