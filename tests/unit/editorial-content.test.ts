import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readNotes } from '../../src/content/notes/read-note.ts';
import { readRelations } from '../../src/content/relations/read-relations.ts';
import { loadSynonyms } from '../../src/content/synonyms.ts';
import { readTerms } from '../../src/content/terms/read-terms.ts';
import { readYaml } from '../../src/content/yaml/read-yaml.ts';
import { placeNotes } from '../../src/regulation/layers/notes/place.ts';
import { placeRelations } from '../../src/regulation/layers/relations/place.ts';
import { RELATION_TYPES } from '../../src/regulation/layers/relations/types.ts';
import { termFinder } from '../../src/regulation/layers/terms/find.ts';
import { metadataFileSchema } from '../../src/regulation/metadata.ts';
import { readSource } from '../../src/regulation/source/read.ts';
import { parse } from '../../src/regulation/structure/parse.ts';

/** The editorial content of the first regulation, as committed. */
const content = join(import.meta.dirname, '../../content');
const folder = 'regulations/zhiliang-tisheng-2017';
const read = (file: string) => ({ file, content: readFileSync(join(content, file), 'utf8') });
const filesIn = (path: string) =>
  readdirSync(join(content, path))
    .filter((name) => name.endsWith('.md'))
    .map((name) => read(`${path}/${name}`));

const { source } = readSource(readFileSync(join(content, folder, 'source.txt')), `${folder}/source.txt`);
if (source === null) throw new Error('the first regulation cannot be read');
const text = parse(source);

test('regulation.yaml gives the document number that the header lacks', () => {
  const { file, content: yaml } = read(`${folder}/regulation.yaml`);
  const reading = readYaml({ file, text: yaml, firstLine: 1 }, metadataFileSchema);
  expect(reading).toMatchObject({ ok: true, value: { documentNumber: '中发〔2017〕24号' } });
});

describe('the notes of the first regulation', () => {
  const { value: notes, diagnostics } = readNotes(filesIn(`${folder}/notes`));
  const layer = placeNotes(text, notes);

  test('all stand where their quote is', () => {
    expect([...diagnostics, ...layer.diagnostics]).toEqual([]);
    expect(layer.notes).toHaveLength(57);
    for (const { anchor, place } of layer.notes) {
      const words = place.kind === 'quote' ? source.text.slice(place.range.start, place.range.end) : '';
      expect(anchor).toMatchObject({ kind: 'quote', quote: words });
    }
  });

  test('are numbered through on each page', () => {
    const numbers = Map.groupBy(layer.notes, ({ division }) => division);
    for (const [division, notesOfPage] of numbers) {
      expect([division, notesOfPage.map(({ number }) => number)]).toEqual([
        division,
        notesOfPage.map((_, index) => index + 1),
      ]);
    }
  });
});

describe('the relations of the first regulation', () => {
  const { value: relations, diagnostics } = readRelations(read(`${folder}/relations.yaml`));
  const layer = placeRelations(text, relations);

  test('all have both ends in the text', () => {
    expect([...diagnostics, ...layer.diagnostics]).toEqual([]);
    expect(layer.relations.length).toBeGreaterThanOrEqual(40);
    expect(layer.marks).toHaveLength(layer.relations.length * 2);
  });

  test('use every type of the vocabulary, and each says why in one sentence', () => {
    expect(new Set(layer.relations.map(({ type }) => type))).toEqual(new Set(RELATION_TYPES));
    for (const { reason } of layer.relations) expect(reason).toMatch(/^[^。]+。$/);
  });
});

describe('the glossary', () => {
  const { value: glossary, diagnostics } = readTerms(filesIn('glossary'));

  test('names only what the first regulation says', () => {
    expect(diagnostics).toEqual([]);
    const used = new Set(termFinder(glossary)(text).map(({ term }) => term));
    expect(glossary.filter(({ id }) => !used.has(id)).map(({ term }) => term)).toEqual([]);
  });

  test('finds as many occurrences as were counted by hand', () => {
    const occurrences = termFinder(glossary)(text);
    const count = (id: string) => occurrences.filter(({ term }) => term === id).length;
    // 中国品牌 stands in （三）, four times in （十七） and in （二十七）; 全要素生产率 in （三） and （二十九）.
    expect([count('zhongguo-pinpai'), count('quanyaosu-shengchanlv')]).toEqual([6, 2]);
  });
});

test('synonyms lead to words that the first regulation uses', async () => {
  const { value: synonyms, diagnostics } = await loadSynonyms(content);
  expect(diagnostics).toEqual([]);
  expect(Object.keys(synonyms).length).toBeGreaterThanOrEqual(30);
  const words = Object.values(synonyms).flat();
  expect(words.filter((word) => !source.text.includes(word))).toEqual([]);
});
