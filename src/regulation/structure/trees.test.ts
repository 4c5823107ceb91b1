/**
 * Whole readings of small regulations, one file each in `trees/`: the text, and below 〓 what it is read as. A changed reading shows there as a
 * changed line; `npx vitest run --project unit trees -u` writes it, to be read before it is committed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Piece, Provision, RegulationText } from '../model.ts';
import { explain } from './explain.ts';
import { parseText } from './testing.ts';

const FOLDER = join(import.meta.dirname, 'trees');
const MARK = '\n〓\n';

const sourceIn = (file: string): string => readFileSync(join(FOLDER, file), 'utf8').split(MARK)[0] ?? '';

/** `art_1 [第一条] <定义> 为了…`, rows as `|甲|乙|`, deeper provisions further in. */
function drawn(text: RegulationText): string {
  const words = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    text.source.text.slice(start, end).trim();
  const shown = (piece: Piece): string => {
    if (piece.role === 'row') return `|${piece.cells.map(words).join('|')}|`;
    const own = words(piece);
    return piece.role === 'label' ? `[${own}]` : piece.role === 'heading' ? `<${own}>` : own;
  };
  const tree = (provisions: readonly Provision[], depth: number): readonly string[] =>
    provisions.flatMap(({ eId, number, pieces, children }) => [
      [`${'  '.repeat(depth)}${eId}`, ...(number === null ? ['-'] : []), ...pieces.map(shown)].join(' '),
      ...tree(children, depth + 1),
    ]);
  return [
    text.scheme,
    ...tree(text.provisions, 0),
    ...text.divisions.map(({ role, eId, shown, path }) =>
      [
        role,
        ...path.map((above) => `${above.eId} >`),
        eId,
        ...shown.filter((own) => own.eId !== eId).map((own) => own.eId),
      ].join(' '),
    ),
    ...text.diagnostics.map(({ code, line, column, message }) => `${line}:${column} ${code} ${message}`),
  ].join('\n');
}

const files = readdirSync(FOLDER);

test.each(files)('%s is read as its tree', async (file) => {
  const source = sourceIn(file);
  await expect(`${source}${MARK}${drawn(parseText(source))}\n`).toMatchFileSnapshot(join(FOLDER, file));
});

describe('every line is explained', () => {
  test.each(files)('in %s', (file) => {
    const text = parseText(sourceIn(file));
    for (const { number } of text.source.lines) {
      const said = explain(text, number) ?? [];
      expect(said.length).toBeGreaterThan(0);
      for (const sentence of said) expect(sentence).toMatch(/[。]$/);
    }
  });
});
