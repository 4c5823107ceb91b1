/** Real documents with counted structure, where the test corpus is at hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCorpus, readDocument } from '../../../tests/support/corpus.ts';
import { inspectionReport } from '../inspect/report.ts';
import type { RegulationText } from '../model.ts';
import { bodyOf, piecesInOrder, printedLines, shownPieces } from './testing.ts';

const corpus = findCorpus('真实文件的结构') ?? '';
const absent = corpus === '';

interface Counted {
  readonly units: number;
  readonly articles?: readonly {
    readonly label: string;
    readonly line: number;
    readonly lines: number;
    readonly kuan: number | null;
    readonly xiang: number | null;
    readonly path: readonly string[];
  }[];
  readonly unit_labels?: readonly (readonly [label: string, line: number, start: string])[];
  readonly toc_lines?: readonly [number, number] | null;
}

const read = (folder: string, file: string): RegulationText => readDocument(join(corpus, folder, file));

function files(folder: string): readonly string[] {
  return absent ? [] : readdirSync(join(corpus, folder)).toSorted();
}

/** White space and width of brackets aside. */
const norm = (text: string): string => text.replace(/\s+/g, '').replace(/\(/g, '（').replace(/\)/g, '）');

describe.skipIf(absent)('every document of the corpus', () => {
  test.each(['docs', 'scale'])('in %s is tiled by its provisions and by its divisions', (folder) => {
    for (const file of files(folder)) {
      const text = read(folder, file);
      expect(printedLines(text), file).toEqual(bodyOf(text));
      expect(shownPieces(text), file).toEqual(piecesInOrder(text));
    }
  });

  test('in scale has as many articles as counted', () => {
    const counts: Record<string, { counts: Readonly<Record<'条' | '条之', number>> }> = JSON.parse(
      readFileSync(join(corpus, 'scale_counts.json'), 'utf8'),
    );
    for (const [file, { counts: counted }] of Object.entries(counts)) {
      const units = read('scale', file).divisions.filter(({ role }) => role === 'unit');
      expect(units.length, file).toBe(counted.条 + counted.条之);
    }
  });
});

describe.skipIf(absent)('counted structure', () => {
  const truth: Record<string, Counted> = absent ? {} : JSON.parse(readFileSync(join(corpus, 'structure.json'), 'utf8'));

  test.each(files('docs'))('agrees in %s', (file) => {
    const counted = truth[file.slice(0, 3)];
    const text = read('docs', file);
    const { units, toc } = inspectionReport(text, [], []);
    const first = text.source.firstBodyLine;
    expect(units).toHaveLength(counted?.units ?? -1);
    if (counted?.articles !== undefined) {
      expect(
        units.map(({ label, line, lines, paragraphs, items, path }) => ({
          label: norm(label),
          line,
          lines,
          paragraphs,
          items,
          path: path.map(norm),
        })),
      ).toEqual(
        counted.articles.map(({ label, line, lines, kuan, xiang, path }) => ({
          label: norm(label),
          line: line + first,
          lines,
          paragraphs: kuan,
          items: xiang,
          path: path.map(norm),
        })),
      );
    }
    if (counted?.unit_labels !== undefined) {
      expect(units.map(({ label, line }) => [norm(label), line])).toEqual(
        counted.unit_labels.map(([label, line]) => [label, line + first]),
      );
    }
    // The counted span is half-open.
    if (counted?.toc_lines !== undefined)
      expect(toc).toEqual(
        counted.toc_lines === null ? null : [counted.toc_lines[0] + first, counted.toc_lines[1] + first - 1],
      );
  });
});
