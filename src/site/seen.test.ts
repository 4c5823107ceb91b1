/** Every kind of input changes the keys of the regulations whose pages it can change, and of no others. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { type ContentFolder, note, relation, statute, test } from '../../tests/support/content-folder.ts';
import type { History } from '../content/history/history.ts';
import { loadLibrary } from '../content/library.ts';
import { loadPermalinks } from '../content/permalinks/permalinks-file.ts';
import { loadRedirects } from '../content/permalinks/redirects.ts';
import { projectRoot } from '../files/paths.ts';
import { libraryIndexOf, type Material, materialOf } from './library.ts';
import { directedLinks, linkRows } from './links/link-rows.ts';
import { publishedAddresses } from './published.ts';
import { seenBy, seenHash } from './seen.ts';
import { addresses } from './urls.ts';

const NO_HISTORY: History = { state: 'absent', reason: '', commits: [] };
const DAY = '2026-01-01';

async function materialIn(content: string, { day = DAY, history = NO_HISTORY } = {}): Promise<Material> {
  const { library } = await loadLibrary(content, addresses, undefined, day);
  const [redirects, recorded] = [await loadRedirects(content), await loadPermalinks(content)];
  const published = publishedAddresses(library);
  return materialOf(library, { redirects: redirects.value, recorded: recorded.value ?? new Map(), published }, history);
}

const keysOf = (material: Material, settings = ''): ReadonlyMap<string, string> =>
  new Map(material.library.regulations.map(({ slug }) => [slug, seenHash(slug, seenBy(slug, material), settings)]));

/** 办法 and 细则, which cites it; 规定 has to do with neither. */
async function fill({ put }: ContentFolder): Promise<void> {
  await put('regulations/banfa/source.txt', statute('第一条　节约用水。', '第二条　用水单位应当节约。'));
  await put('regulations/banfa/notes/shui.md', note('art_1', '节约用水'));
  await put('regulations/banfa/relations.yaml', relation('jieyue', ['art_1', '节约用水'], ['art_2', '用水单位']));
  await put(
    'regulations/xize/source.txt',
    statute('第一条　依照《节水试行办法》第二条，制定本细则。').replace('节水试行办法', '节水细则'),
  );
  await put('regulations/guiding/source.txt', statute('第一条　爱护树木。').replace('节水试行办法', '护林规定'));
  await put('glossary/yongshui.md', '---\nterm: 用水单位\n---\n\n用水的单位。\n');
}

const INPUTS: readonly (readonly [
  what: string,
  change: (content: ContentFolder) => Promise<void>,
  changed: readonly string[],
])[] = [
  [
    'a source',
    ({ put }) => put('regulations/banfa/source.txt', statute('第一条　节约用水。', '第二条　用水单位必须节约。')),
    ['banfa', 'xize'],
  ],
  [
    'the source of what cites',
    async ({ put, read }) =>
      put('regulations/xize/source.txt', (await read('regulations/xize/source.txt')).replace('制定', '特制定')),
    ['banfa', 'xize'],
  ],
  [
    'white space that no page shows but the file itself',
    async ({ put, read }) => put('regulations/guiding/source.txt', `${await read('regulations/guiding/source.txt')}\n`),
    ['guiding'],
  ],
  ['a note', ({ put }) => put('regulations/banfa/notes/shui.md', note('art_1', '用水')), ['banfa']],
  [
    'a relation',
    ({ put }) => put('regulations/banfa/relations.yaml', relation('jieyue', ['art_1', '用水'], ['art_2', '用水单位'])),
    ['banfa'],
  ],
  ['a fact', ({ put }) => put('regulations/guiding/regulation.yaml', 'documentNumber: 某发〔2020〕1号\n'), ['guiding']],
  [
    'the title of what is cited',
    async ({ put }) => put('regulations/banfa/regulation.yaml', 'shortTitles: [节水办法]\n'),
    ['banfa', 'xize'],
  ],
  ['a term that is used', ({ put }) => put('glossary/yongshui.md', '---\nterm: 节约\n---\n\n少用。\n'), ['banfa']],
  ['no terms any more', ({ remove }) => remove('glossary'), ['banfa', 'guiding', 'xize']],
  ['a term that is not used', ({ put }) => put('glossary/dianli.md', '---\nterm: 电力\n---\n\n电。\n'), []],
  ['words that searches take for others', ({ put }) => put('synonyms.yaml', '省水: [节约用水]\n'), []],
  [
    'an address that leads elsewhere',
    ({ put }) =>
      put('redirects.yaml', '- from: guiding/art-9/\n  to: guiding/art-1/\n  why: 合并\n  since: 2025-01-01\n'),
    ['guiding'],
  ],
  [
    'another regulation',
    ({ put }) => put('regulations/xin/source.txt', statute('第一条　新。').replace('节水试行办法', '新办法')),
    ['xin'],
  ],
];

describe('what changes', () => {
  test.for(INPUTS)('%s', async ([, change, changed], { content }) => {
    await fill(content);
    const before = keysOf(await materialIn(content.path));
    await change(content);
    const after = keysOf(await materialIn(content.path));
    expect([...after.keys()].filter((slug) => after.get(slug) !== before.get(slug))).toEqual(changed);
  });
});

test('a setting changes all', async ({ content }) => {
  await fill(content);
  const material = await materialIn(content.path);
  const [before, after] = [keysOf(material, 'a'), keysOf(material, 'b')];
  expect([...after].filter(([slug, key]) => before.get(slug) === key)).toEqual([]);
});

test('a day changes what it comes to be in force on, and nothing else', async ({ content }) => {
  await fill(content);
  await content.put('regulations/guiding/regulation.yaml', 'effectiveOn: 2026-03-01\n');
  const [early, later, inForce] = [
    keysOf(await materialIn(content.path)),
    keysOf(await materialIn(content.path, { day: '2026-02-28' })),
    keysOf(await materialIn(content.path, { day: '2026-03-01' })),
  ];
  expect(later).toEqual(early);
  expect([...inForce.keys()].filter((slug) => inForce.get(slug) !== early.get(slug))).toEqual(['guiding']);
});

test('a commit changes the regulations that it speaks of', async ({ content }) => {
  await fill(content);
  const history: History = {
    state: 'whole',
    commits: [
      {
        hash: 'a',
        date: '2026-01-01T00:00:00+08:00',
        subject: '改注',
        changes: [{ kind: '注释', slug: 'banfa', file: 'regulations/banfa/notes/shui.md', action: 'changed' }],
      },
    ],
  };
  const [before, after] = [
    keysOf(await materialIn(content.path, { history: { ...history, commits: [] } })),
    keysOf(await materialIn(content.path, { history })),
  ];
  expect([...after.keys()].filter((slug) => after.get(slug) !== before.get(slug))).toEqual(['banfa']);
});

test.for(['content', 'editions'])('%s: a regulation sees all links that lead to it or away from it', async (name) => {
  const material = await materialIn(join(projectRoot, 'tests/fixtures', name));
  for (const regulation of material.library.regulations) {
    const [all, seen] = [material, seenBy(regulation.slug, material)].map(({ library }) => libraryIndexOf(library));
    if (!all || !seen) throw new Error('two of two');
    const links = (index: typeof all) =>
      linkRows(directedLinks(regulation, index), regulation, index).map(({ link: _, ...row }) => row);
    expect(links(seen)).toEqual(links(all));
  }
});

test('the same content read twice has the same keys', async ({ content }) => {
  await cp(join(projectRoot, 'tests/fixtures/editions'), content.path, { recursive: true });
  expect(keysOf(await materialIn(content.path))).toEqual(keysOf(await materialIn(content.path)));
});

test('how the engine keeps what was read makes no other keys', async ({ content }) => {
  await fill(content);
  const material = await materialIn(content.path);
  const { library } = material;
  const regulations = library.regulations.map((regulation) => ({ ...regulation, text: withHoles(regulation.text) }));
  expect(keysOf({ ...material, library: { ...library, regulations } })).toEqual(keysOf(material));
});

/** The same, in arrays that had holes while they were filled: V8 keeps them in another way for good. */
function withHoles<Value>(value: Value): Value {
  const copy = structuredClone(value);
  fillAgain(copy);
  return copy;
}

function fillAgain(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const items = value.splice(0);
    value.length = items.length + 1;
    for (const [at, item] of items.entries()) value[at] = item;
    value.length = items.length;
  }
  for (const each of Object.values(value)) fillAgain(each);
}
