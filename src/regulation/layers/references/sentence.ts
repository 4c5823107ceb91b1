/** The first two steps on a sentence alone: what it cites, with nothing looked up. For tests, the bench and tools without a document. */
import { aliasTable, definedAliases } from './aliases.ts';
import { inherit, type Reading, type Scope } from './inherit.ts';
import { createLexicon } from './lexicon.ts';
import { NOWHERE } from './place.ts';
import { recognise } from './recognise.ts';

/** Citations of `sentence`; short names defined in it or in `before`, the text above it, are understood. */
export function readSentence(sentence: string, scope: Partial<Scope> = {}, before = ''): readonly Reading[] {
  const { titles } = aliasTable([...definedAliases(before), ...definedAliases(sentence)]);
  return inherit(recognise(sentence, createLexicon(titles)), {
    place: NOWHERE,
    selfLaw: null,
    bareLaw: null,
    ...scope,
  });
}
