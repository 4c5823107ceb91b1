import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/files/paths.ts';
import { resolveAnchor } from '../../src/regulation/layers/anchor.ts';
import { readDocument } from '../support/corpus.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

/** The examples of CONTRIBUTING.md that are taken from the content: the file each names, and the lines it adds. */
const examples = Array.from(read('CONTRIBUTING.md').matchAll(/```diff\n\+\+\+ b\/(\S+)\n([^`]*)```/g))
  .map(([, file = '', lines = '']) => [file, lines.replaceAll(/^\+/gm, '')] as const)
  .filter(([file]) => existsSync(join(projectRoot, file)));

test('some examples are taken from the content', () => {
  expect(examples.length).toBeGreaterThan(2);
});

test.each(examples)('%s says what CONTRIBUTING.md shows of it', (file, lines) => {
  expect(read(file)).toContain(lines);
});

/** `npm run new -- note SLUG EID "QUOTE"` as the documents show it. */
const commands = ['README.md', 'CONTRIBUTING.md'].flatMap((file) =>
  Array.from(read(file).matchAll(/npm run new -- note (\S+) (\S+) "([^"]+)"/g), ([command, slug, eId, quote]) => ({
    command: `${file}: ${command}`,
    source: `content/regulations/${slug}/source.txt`,
    anchor: { kind: 'quote', eId: eId ?? '', quote: quote ?? '' } as const,
  })),
);

test.each(commands)('$command quotes words that stand there once', ({ source, anchor }) => {
  expect(resolveAnchor(readDocument(join(projectRoot, source)), anchor)).toMatchObject({ ok: true });
});
