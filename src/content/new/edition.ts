/**
 * `npm run new -- edition`: another edition of a regulation. Texts go into their places, what is said of the text so far goes with it, notes
 * and relations follow the lineage where their words hold exactly; all of it, or nothing. What a person must decide is told.
 */
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Document, isMap, isScalar, parseDocument } from 'yaml';
import { recoverFolder, replaceFolder, siblingOf } from '../../files/replace-folder.ts';
import { type Diagnostic, isError } from '../../regulation/diagnostics.ts';
import type { Anchor } from '../../regulation/layers/anchor.ts';
import type { AnchorOrigin } from '../../regulation/layers/anchor-diagnostic.ts';
import { carriedAnchor } from '../../regulation/layers/carried.ts';
import type { Note } from '../../regulation/layers/notes/note.ts';
import { DESCENT_NAMES } from '../../regulation/lineage/report.ts';
import { nameOf } from '../../regulation/names.ts';
import { readSource } from '../../regulation/source/read.ts';
import type { SourceText } from '../../regulation/source/source-text.ts';
import { similarTo } from '../../regulation/strings.ts';
import { counterpartsBy, dayOf } from '../../regulation/work.ts';
import { applyToText } from '../check/fix.ts';
import { type ReadEditions, readEditions } from '../editions.ts';
import { putBack, readIfThere } from '../moving.ts';
import { readNotes } from '../notes/read-note.ts';
import { ORIGINAL_RECORD, ORIGINALS } from '../original.ts';
import { permalinksFileOf } from '../permalinks/permalinks-file.ts';
import { register } from '../permalinks/register.ts';
import type { ContentOptions } from '../read-content.ts';
import { readContentFolder, readContentText } from '../read-file.ts';
import { recordFileOf } from '../records/records-file.ts';
import { readRelations } from '../regulation-files.ts';
import { findRegulationFolders } from '../regulation-folders.ts';

export interface GivenFile {
  /** Its path for messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface NewEdition {
  readonly slug: string;
  readonly text: GivenFile;
  readonly decision: GivenFile | null;
}

/** What was done and what a person must decide, in Chinese; or what is in the way, and then nothing was changed. */
export type AddedEdition =
  | { readonly ok: true; readonly done: readonly string[]; readonly toDecide: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly diagnostics: readonly Diagnostic[] };

const refused = (reason: string, diagnostics: readonly Diagnostic[] = []): AddedEdition => ({
  ok: false,
  reason,
  diagnostics,
});

export async function addEdition(options: ContentOptions, { slug, text, decision }: NewEdition): Promise<AddedEdition> {
  const { content } = options;
  const { slugs } = await findRegulationFolders(content);
  if (!slugs.includes(slug)) {
    const [similar] = similarTo(slug, slugs);
    return refused(`没有法规“${slug}”${similar === undefined ? '' : `；是否为 ${similar}`}。`);
  }
  const [given, act] = [text, ...(decision === null ? [] : [decision])].map(({ bytes, file }) =>
    readSource(bytes, file),
  );
  const unread = [given, act].flatMap((each) => (each?.source === null ? each.diagnostics : []));
  if (given?.source == null || unread.length > 0) return refused('文本有错误，没有加入。', unread);
  const day = given.source.issuedOn;
  if (day === null)
    return refused('新文本没有“颁布时间：”，排不出版本的先后；请填上它通过或公布的日期。', given.diagnostics);
  const present = await readEditions(content, `regulations/${slug}`);
  const errors = present.diagnostics.filter(isError);
  if (errors.length > 0) return refused('这部法规现有的内容有错误，请先改好。', errors);
  const days = present.editions.map(dayOf);
  const newest = days.at(-1) ?? '';
  if (newest === '')
    return refused('source.txt 的版本没有日期，排不出先后：请先在“颁布时间：”或 regulation.yaml 的 issuedOn 写明。');
  if (days.includes(day)) return refused(`已经有 ${day} 的版本；一天只能有一个版本。`);

  const folder = join(content, 'regulations', slug);
  await recoverFolder(folder);
  const next = siblingOf(folder, `next-${process.pid}`);
  const staged = `regulations/${basename(next)}`;
  const asPublished = (line: string): string => line.replaceAll(staged, `regulations/${slug}`);
  const kept = await mkdtemp(join(tmpdir(), 'tiaowen-edition-'));
  const [done, toDecide]: [string[], string[]] = [[], []];
  try {
    await rm(next, { recursive: true, force: true });
    await cp(folder, next, { recursive: true });
    await cp(folder, kept, { recursive: true });
    const isNewest = day > newest;
    const place = isNewest ? next : join(next, 'editions', day);
    if (isNewest) await moveAside(next, newest, done);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'source.txt'), text.bytes);
    if (decision !== null) await writeFile(join(place, 'decision.txt'), decision.bytes);
    const facts = join(place, isNewest ? 'regulation.yaml' : 'edition.yaml');
    await writeFacts(facts, given.source, act?.source ?? null, toDecide);
    done.push(`${isNewest ? 'source.txt' : `editions/${day}/source.txt`}：${day} 的文本`);
    const after = await readEditions(content, staged);
    const wrong = after.diagnostics.filter(isError);
    if (wrong.length > 0)
      return refused(
        '这样做了内容会有错误，没有改动任何文件。',
        wrong.map((each) => ({ ...each, file: asPublished(each.file) })),
      );
    if (isNewest) await carry(content, staged, after, done, toDecide);
    await replaceFolder(folder, next);
    const lists = [permalinksFileOf(`${slug}/`), recordFileOf(slug)];
    const before = await Promise.all(
      lists.map(async (file) => [join(content, file), await readIfThere(join(content, file))] as const),
    );
    const registered = await register(options);
    const errors = registered.diagnostics.filter(isError);
    if (errors.length > 0) {
      await cp(kept, next, { recursive: true });
      await replaceFolder(folder, next);
      for (const [path, text] of before) await putBack(path, text);
      return refused('这样做了内容会有错误，请先改好；没有改动任何文件。', errors);
    }
    const { addresses, texts } = registered;
    done.push(`登记新网址 ${addresses} 个、原文 ${texts} 份；条号变动的旧网址由沿革转向，不必手写 redirects.yaml`);
    return { ok: true, done: done.map(asPublished), toDecide: [...summary(after, day), ...toDecide].map(asPublished) };
  } finally {
    for (const left of [next, kept]) await rm(left, { recursive: true, force: true });
  }
}

/** What `regulation.yaml` says of one text, and not of the work through all its editions. */
const OF_AN_EDITION = [
  'title',
  'issuers',
  'documentNumber',
  'issuedOn',
  'effectiveOn',
  'status',
  'decision',
  'officialSource',
  'confirmed',
  'corrections',
] as const;

/** The newest text so far becomes an earlier edition, with all that is said of it. */
async function moveAside(folder: string, day: string, done: string[]): Promise<void> {
  const aside = join(folder, 'editions', day);
  await mkdir(aside, { recursive: true });
  for (const name of ['source.txt', 'decision.txt', 'tables.yaml', ORIGINAL_RECORD, ...ORIGINALS])
    await rename(join(folder, name), join(aside, name)).catch(() => null);
  const path = join(folder, 'regulation.yaml');
  const yaml = parseDocument(await readFile(path, 'utf8').catch(() => ''));
  const own = new Document({});
  own.commentBefore = ' yaml-language-server: $schema=../../../../../schemas/edition.schema.json';
  // With their comments; the day is the folder's name
  if (isMap(yaml.contents) && isMap(own.contents))
    for (const pair of [...yaml.contents.items]) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (!OF_AN_EDITION.some((each) => each === key)) continue;
      yaml.delete(key);
      if (key !== 'issuedOn') own.contents.items.push(pair);
    }
  await writeFile(join(aside, 'edition.yaml'), written(own));
  await writeFile(path, written(yaml));
  done.push(`editions/${day}/：原来的 source.txt 和只说它的资料（${OF_AN_EDITION.join('、')}）`);
}

/** A document without content is written as nothing. */
const written = (yaml: Document): string =>
  isEmpty(yaml) ? `${yaml.commentBefore ? `#${yaml.commentBefore}\n` : ''}` : yaml.toString({ lineWidth: 0 });

const isEmpty = ({ contents }: Document): boolean =>
  contents === null ||
  (isScalar(contents) && contents.value === null) ||
  ('items' in contents && contents.items.length === 0);

/** The facts of the new text as far as it and its decision say them. */
async function writeFacts(
  path: string,
  source: SourceText,
  decision: SourceText | null,
  toDecide: string[],
): Promise<void> {
  const yaml = parseDocument(await readFile(path, 'utf8').catch(() => ''));
  const own = effectiveIn(source);
  // 修正 leaves the last article as it was first passed: “自2000年7月1日起施行” says nothing of an edition of 2023
  const isFirst = own !== null && own < (source.issuedOn ?? '');
  const effective = (decision === null ? null : effectiveIn(decision)) ?? (isFirst ? null : own);
  if (effective === null)
    toDecide.push(
      `施行日期${isFirst ? `没有写明：文本里的 ${own} 早于 ${source.issuedOn}，是最初施行的日期` : '读不出来'}。请照修改决定在 ${name(path)} 填写 effectiveOn；不填时按公布日期施行。`,
    );
  else {
    yaml.set('effectiveOn', effective);
    toDecide.push(`施行日期读作 ${effective}（effectiveOn），请核对。`);
  }
  if (decision === null) toDecide.push(`没有给出修改决定：有的话存为 decision.txt，并在 ${name(path)} 填写 decision。`);
  else {
    yaml.set('decision', {
      title: decision.title,
      ...(decision.issuer ? { issuer: decision.issuer } : {}),
      ...(decision.issuedOn ? { date: decision.issuedOn } : {}),
    });
    toDecide.push(`决定的文号（decision.number）和官方出处（officialSource）请补上。`);
  }
  await writeFile(path, written(yaml));
}

const name = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** 本决定自2020年1月1日起施行。 自公布之日起施行。 */
function effectiveIn(source: SourceText): string | null {
  const body = source.text.slice(source.lines[source.firstBodyLine - 1]?.start ?? 0);
  const found = [
    ...body.matchAll(
      /^(?:第[^条]{1,9}条[\s　]*)?本\p{L}{1,8}自(?:(\d{4})年(\d{1,2})月(\d{1,2})日|(公布|发布|通过)之日)起施行/gmu,
    ),
  ].at(-1);
  if (found === undefined) return null;
  const [, year, month = '', dayOfMonth = '', itself] = found;
  if (itself !== undefined) return source.issuedOn;
  return `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
}

/** Notes and relations of the newest text so far, to the new one: exact ones are written, others stay with their edition and are proposed. */
async function carry(
  content: string,
  folder: string,
  work: ReadEditions,
  done: string[],
  toDecide: string[],
): Promise<void> {
  const [from, to] = [work.editions.length - 2, work.editions.length - 1];
  const old = work.editions[from];
  if (old === undefined) return;
  const day = dayOf(old);
  const files = await readContentFolder(content, `${folder}/notes`, '.md');
  const counts = { same: 0, moved: 0, kept: 0 };
  for (const note of readNotes(files.value).value) {
    if (note.edition !== undefined) continue;
    const path = join(content, note.file);
    const before = await readFile(path, 'utf8');
    if (note.anchor.kind === 'regulation') {
      toDecide.push(`${note.file} 注的是整部法规，现在跟着新版本：只适用于旧版本时，写 edition: ${day}。`);
      continue;
    }
    const anchor = carriedAnchor(work, note.anchor, from, to);
    const text = anchor === null ? null : moved(before, note.origin, note.anchor, anchor);
    if (text === before) counts.same++;
    else if (text !== null) {
      await writeFile(path, text);
      counts.moved++;
    } else {
      await writeFile(path, before.replace(/^(\uFEFF?---\r?\n)/u, `$1edition: ${day}\n`));
      counts.kept++;
      toDecide.push(proposal(note, work, from, to));
    }
  }
  const { same, moved: elsewhere, kept } = counts;
  if (same + elsewhere + kept > 0)
    done.push(
      `注释：${same} 条原位，${elsewhere} 条随条号改了 eId，${kept} 条的文字在新版本里没有，写明 edition: ${day}`,
    );
  await carryRelations(content, folder, work, day, done, toDecide);
}

/** The file with the new eId in the place of the old; as it is where nothing moves, null where the place is not found. */
function moved(text: string, origin: AnchorOrigin, from: Anchor, to: Anchor): string | null {
  if (from.kind === 'regulation' || to.kind === 'regulation') return null;
  if (from.eId === to.eId) return text;
  if (!('eId' in origin) || origin.eId === undefined) return null;
  const result = applyToText(text, [{ ...origin.eId, found: from.eId, replacement: to.eId }]);
  return result.applied === 1 ? result.text : null;
}

function proposal({ file, anchor }: Note, { editions, passages }: ReadEditions, from: number, to: number): string {
  const [old, next] = [editions[from], editions[to]];
  if (anchor.kind === 'regulation' || old === undefined || next === undefined) return file;
  const [heir] = counterpartsBy(passages, from, to, anchor.eId, old.text, next.text);
  const words = anchor.kind === 'quote' ? `“${anchor.quote}”` : '整条';
  const where =
    heir === undefined ? '新版本没有对应的条款' : `新版本对应 ${heir.eId}（${nameOf(next.text, heir.eId)}），文字已改`;
  return `${file} 注的是${nameOf(old.text, anchor.eId)}${words}：${where}。仍然适用时，改写引文${heir === undefined ? '' : `和 eId: ${heir.eId}`}，并删去 edition。`;
}

async function carryRelations(
  content: string,
  folder: string,
  work: ReadEditions,
  day: string,
  done: string[],
  toDecide: string[],
): Promise<void> {
  const file = `${folder}/relations.yaml`;
  const reading = await readContentText(content, file);
  if (!reading.ok) return;
  const relations = readRelations({ file, content: reading.text }).value;
  const yaml = parseDocument(reading.text);
  const [from, to] = [work.editions.length - 2, work.editions.length - 1];
  const counts = { same: 0, moved: 0, kept: 0 };
  for (const [index, relation] of relations.entries()) {
    if (relation.edition !== undefined) continue;
    const ends = [relation.from, relation.to].map((end) => carriedAnchor(work, end.anchor, from, to));
    if (ends.some((end) => end === null)) {
      yaml.setIn([index, 'edition'], day);
      counts.kept++;
      toDecide.push(
        `关联 ${relation.id} 有一端的文字在新版本里没有，留在 ${day} 的版本；仍然适用时改写引文，并删去 edition。`,
      );
      continue;
    }
    const isSame = ends.every(
      (end, each) => end?.kind === 'quote' && end.eId === (each === 0 ? relation.from : relation.to).anchor.eId,
    );
    if (isSame) counts.same++;
    else {
      for (const [each, end] of ends.entries())
        if (end?.kind === 'quote') yaml.setIn([index, each === 0 ? 'from' : 'to', 'eId'], end.eId);
      counts.moved++;
    }
  }
  if (counts.moved + counts.kept > 0) await writeFile(join(content, file), yaml.toString({ lineWidth: 0 }));
  done.push(`关联：${counts.same} 项原位，${counts.moved} 项随条号改了 eId，${counts.kept} 项写明 edition: ${day}`);
}

/** What became of the articles, in a few lines: what has to be looked at. */
function summary({ editions, passages, diagnostics }: ReadEditions, day: string): readonly string[] {
  const at = editions.findIndex((edition) => dayOf(edition) === day);
  return [passages[at - 1], passages[at]].flatMap((passage): readonly string[] => {
    if (passage === undefined) return [];
    const { articles, deleted } = passage.lineage;
    const counts = [...Map.groupBy(articles, ({ kind }) => kind)].map(
      ([kind, group]) => `${DESCENT_NAMES[kind]} ${group.length}`,
    );
    const unsure = articles.filter(({ kind }) => kind === 'merged' || kind === 'split');
    const findings = diagnostics.filter(({ code }) =>
      ['instruction-unmet', 'instruction-place', 'instruction-twice', 'change-unannounced'].includes(code),
    );
    return [
      `条文沿革：${[...counts, `删去 ${deleted.length}`].join('，')}。算得不对的写进 lineage.yaml。`,
      ...unsure.map(
        ({ label, from, kind }) =>
          `${DESCENT_NAMES[kind]}：${label} 来自${from.map((source) => source.label).join('、')}，请核对。`,
      ),
      ...(deleted.length > 0 ? [`删去：${deleted.map(({ label }) => label).join('、')}，请核对。`] : []),
      ...findings.map(({ message }) => `发现：${message}`),
    ];
  });
}
