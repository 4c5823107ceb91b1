import type { Link } from './citation.ts';

/** 第一款、第二款; 第一款规定和第二款; 第十条的规定，以及第二十条 */
const LIST =
  /^\s{0,3}(?:的?(?:规定|情形|行为|内容|要求)的?)?\s{0,3}(?:、|，|,|；|和|及|与|或者?|以及|并|，(?:以及|和|或者?|及)|、(?:以及|和|或者?|及))\s{0,3}$/;
/** 《…法》（以下简称…）第八条, 《…法》（2020年修订）的第八条, 《…通知》（国发〔2010〕5号）第八条 */
const PARENTHESIS = /^\s{0,3}[（(〔](?:[^（）()〔〕[\]]|[〔[]\d{1,4}[〕\]]){0,80}[）)〕]\s{0,3}(?:中的|的|中)?$/;
const CLAUSE_END = /[；;]/;
const SENTENCE_END = /[。！？]/;

/** How a citation hangs on the one before it, by the text between them. `isWholeLaw`: the one before names no provision. */
export function linkBetween(between: string, previous: { readonly units: readonly unknown[] }): Link {
  if (SENTENCE_END.test(between)) return 'apart';
  const isWholeLaw = previous.units.length === 0;
  const joins = isWholeLaw ? PARENTHESIS.test(between) : between === '' || LIST.test(between);
  if (joins) return 'list';
  return CLAUSE_END.test(between) ? 'sentence' : 'clause';
}
