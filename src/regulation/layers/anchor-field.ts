import { z } from 'zod';
import { textField } from '../fields.ts';
import type { Anchor } from './anchor.ts';

/** Words of the text, character for character: white space at the ends counts too. */
const exactField = z.string().min(1, '不能为空');

/** A provision and words of it, in a maintainer's file; `forgotten` says what to do when the words are missing. */
export const quoteFields = (forgotten: string) => ({
  eId: textField.describe('条款的 eId，例如 art_12__para_1；见 npm run inspect'),
  quote: z.string({ error: forgotten }).min(1, '不能为空').describe('所指的原文，一字不差，在该条款中恰好出现一次'),
  prefix: exactField.optional().describe('紧挨引文之前的文字，引文不止一处时用来区分'),
  suffix: exactField.optional().describe('紧挨引文之后的文字，引文不止一处时用来区分'),
});

/**
 * `anchor: {eId: …, quote: …}` means quoted words, `anchor: {eId: …, opening: …}` a whole provision that begins so, `anchor: regulation`
 * all of it. `anchor: art_12` is a whole provision too, and is to be given its opening: without it the note would stay at the number
 * whatever stands there.
 */
export const anchorField = z
  .union([
    textField.describe('整部法规：写 regulation；整条：写 eId，check --fix 会补上开头的文字'),
    z.strictObject(quoteFields('写上原文里的文字，一字不差；要注整条，写 anchor: art_12（直接写 eId，不写引文）。')),
    z.strictObject({
      eId: textField.describe('条款的 eId，例如 art_12；见 npm run inspect'),
      opening: exactField.describe('注整条：这一条标题或正文开头的文字，一字不差'),
    }),
  ])
  .transform((value): Anchor => {
    if (typeof value !== 'string')
      return 'opening' in value ? { kind: 'provision', ...value } : { kind: 'quote', ...value };
    return value === 'regulation' ? { kind: 'regulation' } : { kind: 'provision', eId: value };
  });
