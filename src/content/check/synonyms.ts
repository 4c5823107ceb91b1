import type { Diagnostic } from '../../regulation/diagnostics.ts';
import type { Library } from '../../regulation/regulation.ts';

/** Synonyms that lead to words no regulation uses: a search for them would find nothing. */
export function checkSynonyms({ regulations, synonyms }: Pick<Library, 'regulations' | 'synonyms'>) {
  const used = (word: string): boolean => regulations.some(({ text }) => text.source.text.includes(word));
  return Object.entries(synonyms).flatMap(([typed, words]) =>
    words
      .filter((word) => !used(word))
      .map(
        (word): Diagnostic => ({
          severity: 'warning',
          code: 'synonym-unused',
          file: 'synonyms.yaml',
          line: 1,
          column: 1,
          message: `近义词“${typed}”所指的“${word}”不在任何一部法规里。`,
          hint: '核对写法，或删去这个词。',
        }),
      ),
  );
}
