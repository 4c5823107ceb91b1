/** The first two steps on a sentence alone: what it cites, with nothing looked up. For tests, the bench and tools without a document. */
import { aliasTable, definedAliases } from '../../../src/regulation/layers/references/aliases.ts';
import {
  inherit,
  NOTHING_ABOVE,
  type Scope,
  type Understood,
} from '../../../src/regulation/layers/references/inherit.ts';
import { createLexicon } from '../../../src/regulation/layers/references/lexicon.ts';
import { NOWHERE } from '../../../src/regulation/layers/references/place.ts';
import { recognise } from '../../../src/regulation/layers/references/recognise.ts';

/** Citations of `sentence`; short names defined in it or in `before`, the text above it, are understood. */
export function readSentence(sentence: string, scope: Partial<Scope> = {}, before = ''): readonly Understood[] {
  const { titles } = aliasTable([...definedAliases(before), ...definedAliases(sentence)]);
  return inherit(recognise(sentence, createLexicon(titles)), {
    place: NOWHERE,
    selfLaw: null,
    bareLaw: null,
    above: NOTHING_ABOVE,
    ...scope,
  });
}
