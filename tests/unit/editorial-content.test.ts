import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readNotes } from '../../src/content/notes/read-note.ts';
import { readRelations } from '../../src/content/regulation-files.ts';
import { loadSynonyms } from '../../src/content/synonyms.ts';
import { readTerms } from '../../src/content/terms/read-terms.ts';
import { readYaml } from '../../src/content/yaml/read-yaml.ts';
import { placeNotes } from '../../src/regulation/layers/notes/note.ts';
import { placeRelations } from '../../src/regulation/layers/relations/relation.ts';
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
  const files = filesIn(`${folder}/notes`);
  const { value: notes, diagnostics } = readNotes(files);
  const layer = placeNotes(text, notes);

  test('all stand where their quote is', () => {
    expect([...diagnostics, ...layer.diagnostics]).toEqual([]);
    expect(layer.notes).toHaveLength(files.length);
    for (const { anchor, place } of layer.notes) {
      const words = place.kind === 'quote' ? source.text.slice(place.range.start, place.range.end) : '';
      expect(anchor).toMatchObject({ kind: 'quote', quote: words });
    }
  });

  test('leave no article and neither preamble nor conclusions without one', () => {
    const annotated = new Set(layer.notes.map(({ division }) => division));
    expect(text.divisions.filter(({ role, eId }) => role !== 'frame' && !annotated.has(eId))).toEqual([]);
  });

  test('tell what followed up to 2026', () => {
    const years = notes
      .filter(({ type }) => type === '后续进展')
      .flatMap(({ sources }) => sources.flatMap(({ date = '' }) => date.slice(0, 4)));
    expect(years.toSorted().at(-1)).toBe('2026');
  });

  test('name a source, except what the editor says himself', () => {
    const own = notes.filter(({ sources }) => sources.length === 0);
    expect(own.map(({ id, authority }) => [id, authority])).toEqual([['quanyaosu-shengchanlv', '编者']]);
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

/** Of those who issued the documents, or of the international bodies themselves; a copy elsewhere is named, not linked. */
const OFFICIAL = /(?:^|\.)(?:gov\.cn|bipm\.org|wto\.org)$/;

test('links lead to official places only', () => {
  const { value: notes } = readNotes(filesIn(`${folder}/notes`));
  const { value: glossary } = readTerms(filesIn('glossary'));
  const links = [...notes, ...glossary].flatMap(({ sources }) => sources.flatMap(({ url = [] }) => url));
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter((link) => !OFFICIAL.test(new URL(link).hostname))).toEqual([]);
});

describe('the glossary', () => {
  const { value: glossary, diagnostics } = readTerms(filesIn('glossary'));

  test('defines what a law, a standard or the text itself defines, and no more', () => {
    const undefinedTerms = glossary.filter(({ definition }) => definition === null).map(({ term }) => term);
    const listed = ['中国品牌', '产业集聚区', '优质优价', '品牌建设', '旅游市场', '质量安全风险'];
    expect(undefinedTerms.toSorted()).toEqual(listed.toSorted());
    const unsupported = glossary.filter(({ definition, sources }) => definition !== null && sources.length === 0);
    expect(unsupported.map(({ term }) => term)).toEqual(['全要素生产率']);
  });

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
