/**
 * Carries the instructions of a decision out on the old text and holds the result against the new one. The published text stands: what does
 * not come out is a finding with its evidence, never repaired. All instructions speak of the old text at once, so none sees what another did.
 */
import { folded } from '../lineage/articles.ts';
import type { RegulationText } from '../model.ts';
import { CHINESE_DIGITS, formatNumeral } from '../numerals.ts';
import { linesOf, printed, subtree } from '../provisions.ts';
import { ITEM_LABEL, itemsOf, labelsBetween, N, ordinalOf } from './ordinals.ts';
import { ARTICLE, DELETES, type Instruction, isTitlePlace, underLabel, type WorkPlace } from './statements.ts';

/** An instruction, where its place is in the new text, and whether the new text has what it says. */
export interface Outcome {
  readonly instruction: Instruction;
  readonly old: readonly string[];
  readonly new: readonly string[];
  readonly applied: boolean;
}

export interface CarriedOut {
  readonly outcomes: readonly Outcome[];
  /** Where the decision says, or lets count, where articles went: label in the new text → labels in the old one. Inserted ones have none. */
  readonly numbers: ReadonlyMap<string, readonly string[]>;
  /** Articles that differ from what the instructions make of the old text, by their labels; `old` is null for one that nothing announces. */
  readonly unexplained: readonly { readonly new: string; readonly old: string | null }[];
}

/** 款, each with its items as lines of their own. */
type Paragraphs = readonly (readonly string[])[];

/** @param reorders whether the decision lets the articles number through again without an instruction of its own */
export function carryOut(
  instructions: readonly Instruction[],
  oldText: RegulationText,
  newText: RegulationText,
  reorders = false,
): CarriedOut {
  const old = articlesIn(oldText);
  const published = articlesIn(newText);
  const numbers = renumbering(instructions, [...old.keys()], reorders);
  const blank = instructions.some(isAboutNumbers);
  const same = (a: Paragraphs, b: Paragraphs): boolean => plain(a, blank) === plain(b, blank);
  const made = new Map<string, Paragraphs>();
  for (const [label, paragraphs] of old) {
    const next = numbers.get(label);
    if (next !== undefined) made.set(next, amended(label, paragraphs, instructions));
  }
  for (const instruction of instructions)
    for (const [label, paragraphs] of standingAlone(instruction, old, published, same)) made.set(label, paragraphs);
  const outcomes = instructions.map((instruction): Outcome => {
    const places = placesAfter(instruction, numbers);
    return {
      instruction,
      old: instruction.old.map(placeName),
      new: places.map(placeName),
      applied: isApplied(instruction, places, { old, published, made, same, oldText, newText }),
    };
  });
  return {
    outcomes,
    numbers: statedSources(instructions, numbers),
    unexplained: unexplainedIn({ old, published, made, same, outcomes, numbers }),
  };
}

/** Articles that an instruction makes besides those that it changes: by their labels in the new text. */
function standingAlone(
  instruction: Instruction,
  old: ReadonlyMap<string, Paragraphs>,
  published: ReadonlyMap<string, Paragraphs>,
  same: (a: Paragraphs, b: Paragraphs) => boolean,
): readonly (readonly [string, Paragraphs])[] {
  const {
    operation,
    old: [from],
    stated,
    content,
  } = instruction;
  const [first] = stated;
  if (operation === 'insert-article')
    return first?.article === undefined ? [] : [[first.article, paragraphsOf(content)]];
  if (operation === 'split') {
    const labels = stated.flatMap(({ article }) => article ?? []);
    if (content.length > 0)
      return labels.map((label) => [label, paragraphsOf(underLabel({ article: label }, content))]);
    // Where it was cut is not said: right is what together is the old article
    const parts = labels.flatMap((label) => published.get(label) ?? []);
    const isCut = same(parts, old.get(from?.article ?? '') ?? []);
    return isCut ? labels.map((label) => [label, published.get(label) ?? []]) : [];
  }
  if (!leavesArticle(instruction) || first?.article === undefined) return [];
  const was = old.get(from?.article ?? '')?.[indexOf(from?.paragraph) ?? -1] ?? [];
  return [[first.article, content.length > 0 ? paragraphsOf(content) : [was]]];
}

/** 将第十条第二款作为第十一条: a paragraph becomes an article of its own. */
const leavesArticle = ({
  operation,
  old: [from],
  stated: [to],
}: Pick<Instruction, 'operation' | 'old' | 'stated'>): boolean =>
  (operation === 'renumber' || operation === 'replace-paragraph') &&
  from?.paragraph !== undefined &&
  to?.article !== undefined &&
  to.paragraph === undefined;

export const placeName = ({ article = '', paragraph = '', item = '', other }: WorkPlace): string =>
  other ?? article + paragraph + item;

const isAboutNumbers = ({ operation, adjustsCitations }: Instruction): boolean =>
  operation === 'renumber' || adjustsCitations === true;

/** The articles of a text by their labels, and its preamble under 引言. */
function articlesIn(text: RegulationText): ReadonlyMap<string, Paragraphs> {
  const articles = new Map<string, Paragraphs>();
  for (const { role, eId, provision } of text.divisions) {
    if (eId.startsWith('att_')) continue;
    const lines = linesOf(text, provision);
    if (role === 'unit') articles.set(printed(text.source, provision, 'label').trim(), paragraphsOf(lines));
    else if (provision.kind === 'preamble')
      articles.set(
        PREAMBLE,
        lines.map((line) => [line]),
      );
  }
  return articles;
}

const PREAMBLE = '引言';

/** Lines that begin a 款: not items, nor what an item or a list runs over (主任，⏎副主任若干人，). */
function paragraphsOf(lines: readonly string[]): Paragraphs {
  const paragraphs: string[][] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const goesOn = last !== undefined && (ITEM_LABEL.test(line) || /[，、；：,;:]$/u.test(last.at(-1) ?? ''));
    if (goesOn) last.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

/** 第三条, 第一百二十条之一 */
const CITED_ARTICLE = new RegExp(`第[${CHINESE_DIGITS}]+条(?:之[${CHINESE_DIGITS}]+)?`, 'gu');

/** An old article with everything done to it that is said of it. */
function amended(label: string, paragraphs: Paragraphs, instructions: readonly Instruction[]): Paragraphs {
  const own = instructions.filter((each) => [...each.old, ...inserts(each)].some((place) => isIn(place, label)));
  const whole = own.find(({ operation, old: [place] }) => WHOLE.has(operation) && place?.paragraph === undefined);
  if (whole !== undefined)
    return whole.operation === 'replace-preamble' ? whole.content.map((line) => [line]) : paragraphsOf(whole.content);
  const slots: (readonly string[] | null)[] = [...paragraphs];
  for (const instruction of own.toSorted(inOldNumbersFirst)) changeParagraphs(slots, instruction, label);
  const kept = slots.filter((slot) => slot !== null);
  for (const { operation, stated, content } of own) {
    if (operation !== 'insert-paragraph') continue;
    const at = indexOf(stated[0]?.paragraph) ?? kept.length;
    kept.splice(at, 0, ...paragraphsOf(content));
  }
  return kept;
}

/** Numbers are those of the old text, but of what is put in: so items are replaced first, then taken out from the last on, then put in. */
const inOldNumbersFirst = (a: Instruction, b: Instruction): number =>
  turnOf(a) - turnOf(b) || (a.operation === 'delete-item' ? lastItem(b) - lastItem(a) : 0);

const turnOf = ({ operation }: Instruction): number => ['delete-item', 'insert-item'].indexOf(operation);
const lastItem = ({ old }: Instruction): number => Math.max(...old.map(({ item }) => indexOf(item) ?? 0));

/** Where an instruction puts something in: several items stand behind the first. */
const inserts = ({ operation, stated }: Instruction): readonly WorkPlace[] =>
  operation === 'insert-paragraph' ? stated : operation === 'insert-item' ? stated.slice(0, 1) : [];

const WHOLE: ReadonlySet<string> = new Set(['replace-article', 'merge', 'replace-preamble']);

/** Whether a place is in an article, as all are where words of the whole text change. */
const isIn = (place: WorkPlace, label: string): boolean => place.other === '*' || locate(place).label === label;

/** The article of a place, or the preamble (序言第七自然段), and the index of its 款. */
function locate({ article, paragraph, other }: WorkPlace): {
  readonly label: string;
  readonly paragraph: number | null;
} {
  const [, natural] = /^序言第(.+)自然段$/u.exec(other ?? '') ?? [];
  if (natural !== undefined) return { label: PREAMBLE, paragraph: indexOf(natural) };
  return { label: article ?? (other === '序言' ? PREAMBLE : (other ?? '')), paragraph: indexOf(paragraph) };
}

/** 第二款 → 1 */
function indexOf(part: string | undefined): number | null {
  const ordinal = ordinalOf(part ?? '');
  return ordinal === null ? null : ordinal.number - 1;
}

function changeParagraphs(slots: (readonly string[] | null)[], instruction: Instruction, label: string): void {
  const { operation, content } = instruction;
  for (const place of [...instruction.old, ...inserts(instruction)].toReversed()) {
    if (!isIn(place, label)) continue;
    const { paragraph: only } = locate(place);
    for (const [i, lines] of slots.entries()) {
      if (lines === null || (only !== null && only !== i)) continue;
      if (leavesArticle(instruction)) slots[i] = null;
      else if (operation === 'replace-paragraph' || operation === 'merge')
        slots[i] = i === indexOf(instruction.old[0]?.paragraph) ? content : null;
      else if (operation === 'delete-paragraph') slots[i] = null;
      else if (operation === 'replace-lead-in') slots[i] = i === 0 ? [content.join(''), ...lines.slice(1)] : lines;
      else if (/-item$/u.test(operation)) slots[i] = withItem(lines, instruction, place);
      else if (/-words$/u.test(operation)) slots[i] = withWords(lines, instruction);
    }
  }
}

/** The items of a paragraph with one replaced, put in or taken out; those behind it count on. */
function withItem(
  lines: readonly string[],
  { operation, old, content }: Instruction,
  place: WorkPlace,
): readonly string[] {
  const first = lines.findIndex((line) => ITEM_LABEL.test(line));
  if (first < 0) return lines;
  const items: (readonly string[])[] = itemsOf(lines.slice(first)).map((item) => [item]);
  const at = indexOf(place.item) ?? items.length;
  if (operation === 'insert-item') items.splice(at, 0, content);
  // Each of several that are replaced has its own
  else if (operation === 'replace-item')
    items[at] = content.length === old.length ? content.slice(old.indexOf(place)).slice(0, 1) : content;
  else items[at] = [];
  const kept = items.flat();
  return [...lines.slice(0, first), ...kept.map((item, i) => `（${formatNumeral(i + 1)}）${item}`)];
}

function withWords(
  lines: readonly string[],
  { operation, words = '', content, at: side }: Instruction,
): readonly string[] {
  const put = operation === 'delete-words' ? '' : content.join('');
  if (side === 'start') return [put + (lines[0] ?? ''), ...lines.slice(1)];
  if (side === 'end') return [...lines.slice(0, -1), (lines.at(-1) ?? '') + put];
  const next = side === 'before' ? put + words : side === 'after' ? words + put : put;
  return lines.map((line) => line.replaceAll(words, next));
}

/** Text without signs, and where numbers are brought up to date in silence, without cited numbers. */
function plain(paragraphs: Paragraphs, blank: boolean): string {
  const text = paragraphs.map((lines) => lines.join('')).join('');
  return folded(blank ? text.replace(CITED_ARTICLE, '') : text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Old label → new label; deleted articles have none. */
function renumbering(
  instructions: readonly Instruction[],
  labels: readonly string[],
  reorders: boolean,
): ReadonlyMap<string, string> {
  const gone = new Set<string>();
  const stated = new Map<string, string>();
  const taken = new Set<string>();
  let inOrder = reorders;
  for (const { operation, old, stated: next } of instructions) {
    const [from, to] = [old[0], next[0]];
    if (operation === 'delete-article') for (const { article } of old) gone.add(article ?? '');
    if (operation === 'merge')
      for (const { article } of old.slice(1)) if (article !== from?.article) gone.add(article ?? '');
    if (operation === 'insert-article' && to?.article !== undefined) taken.add(to.article);
    if (operation === 'split' || leavesArticle({ operation, old, stated: next }))
      for (const { article } of next) taken.add(article ?? '');
    // The first of its parts stays in its place
    if (operation === 'split' && from?.article !== undefined && to?.article !== undefined)
      stated.set(from.article, to.article);
    if (operation === 'renumber' && from?.other === '*') inOrder = true;
    const range =
      operation === 'renumber' && from !== undefined && to !== undefined ? pairsIn(placeName(from), placeName(to)) : [];
    for (const [a, b] of range) stated.set(a, b);
    const pairs = operation === 'renumber' ? old.map((place, i) => [place, next[i]] as const) : [[from, to] as const];
    for (const [a, b] of pairs) {
      const isMoved = a?.article !== undefined && b?.article !== undefined && a.article !== b.article;
      if (isMoved && a.paragraph === undefined && b.paragraph === undefined) stated.set(a.article, b.article);
    }
  }
  for (const label of stated.values()) taken.add(label);
  const result = new Map<string, string>();
  let next = 1;
  for (const label of labels) {
    if (gone.has(label)) continue;
    const isCounted = /^第[^之]+条$/u.test(label);
    while (isCounted && inOrder && taken.has(articleLabel(next)) && !stated.has(label)) next++;
    const known = stated.get(label) ?? (inOrder && isCounted ? articleLabel(next) : label);
    result.set(label, known);
    if (isCounted) next = (ordinalOf(known)?.number ?? next) + 1;
  }
  return result;
}

/** New label → old labels: what is not inserted comes from its own number, a merged article from all that were merged. */
function statedSources(
  instructions: readonly Instruction[],
  numbers: ReadonlyMap<string, string>,
): CarriedOut['numbers'] {
  const sources = new Map<string, readonly string[]>([...numbers].map(([from, to]) => [to, [from]]));
  for (const { operation, old, stated } of instructions) {
    const labels = old.flatMap(({ article }) => article ?? []);
    if (operation === 'merge' && new Set(labels).size > 1)
      sources.set(numbers.get(labels[0] ?? '') ?? labels[0] ?? '', labels);
    if (leavesArticle({ operation, old, stated })) sources.set(stated[0]?.article ?? '', labels);
    if (operation === 'split') for (const { article } of stated) sources.set(article ?? '', labels);
    if (operation === 'insert-article') for (const { article } of stated) sources.set(article ?? '', []);
  }
  return sources;
}

const articleLabel = (number: number): string => `第${formatNumeral(number)}条`;

/** 第一百二十三条至第一百三十八条, 第一百二十八条至第一百四十三条 → sixteen pairs */
function pairsIn(from: string, to: string): readonly (readonly [string, string])[] {
  const [old, next] = [articlesFrom(from), articlesFrom(to)];
  return old.length === next.length ? old.map((label, i) => [label, next[i] ?? ''] as const) : [];
}

const RANGE = new RegExp(`^(${ARTICLE})至(${ARTICLE})$`, 'u');

function articlesFrom(range: string): readonly string[] {
  const [, first, last] = RANGE.exec(range) ?? [];
  return first === undefined || last === undefined ? [] : [first, ...labelsBetween(first, last), last];
}

function placesAfter(instruction: Instruction, numbers: ReadonlyMap<string, string>): readonly WorkPlace[] {
  const { operation, old, stated } = instruction;
  if (/^delete-(?:article|paragraph|item)$/u.test(operation)) return [];
  if (operation === 'merge' && stated.length === 0) return old.slice(0, 1).map((place) => moved(place, numbers));
  const isSaid = /^insert-(?:article|section)$/u.test(operation) || operation === 'renumber' || operation === 'split';
  if (isSaid) return stated;
  // A place named in old numbers, wherever it is now
  return stated.map((place, i) =>
    old[i] === undefined || placeName(old[i]) === placeName(place) ? moved(place, numbers) : place,
  );
}

const moved = (place: WorkPlace, numbers: ReadonlyMap<string, string>): WorkPlace =>
  place.article === undefined ? place : { ...place, article: numbers.get(place.article) ?? place.article };

interface Texts {
  readonly old: ReadonlyMap<string, Paragraphs>;
  readonly published: ReadonlyMap<string, Paragraphs>;
  readonly made: ReadonlyMap<string, Paragraphs>;
  readonly same: (a: Paragraphs, b: Paragraphs) => boolean;
  readonly oldText: RegulationText;
  readonly newText: RegulationText;
}

/** Whether the new text has at its place what the instruction makes. */
function isApplied(instruction: Instruction, places: readonly WorkPlace[], texts: Texts): boolean {
  const { operation, old, content } = instruction;
  if (operation === 'delete-article') return old.every(({ article }) => isGone(article ?? '', texts));
  if (operation === 'renumber') return isRenumbered(instruction, texts);
  // 本修正案自……起施行: nothing to carry out; what is to be deleted and was not read is not known to be gone
  if (operation === 'other') return instruction.adjustsCitations === true || !DELETES.test(instruction.text);
  if (operation === 'insert-section')
    return content.every((line) => folded(texts.newText.source.text).includes(folded(line)));
  if (operation === 'split') return places.every(({ article = '' }) => isMade(article, texts));
  const all = places.length > 0 ? places : old;
  return (
    all.length > 0 &&
    all.every((place) => {
      if (isTitlePlace(place)) return isTitled(place, instruction, texts);
      const labels = place.other === '*' ? changedEverywhere(instruction, texts) : [locate(place).label];
      return labels.length > 0 && labels.every((label) => isChanged(label, instruction, texts));
    })
  );
}

/** The articles that have the words that came in; where words went out, all, for none may have kept them. */
function changedEverywhere(
  { operation, content, words = '' }: Instruction,
  { old, made, published }: Texts,
): readonly string[] {
  if (operation !== 'delete-words') return having(content.join(''), made);
  return having(words, old).length === 0 ? [] : [...published.keys()];
}

const having = (words: string, articles: Texts['made']): readonly string[] =>
  [...articles].flatMap(([label, paragraphs]) => (hasWords(plain(paragraphs, false), words) ? [label] : []));

const isMade = (label: string, { published, made, same }: Texts): boolean => {
  const [is, should] = [published.get(label), made.get(label)];
  return is !== undefined && should !== undefined && same(is, should);
};

/** The title of the work, or the heading of a chapter: exactly the new one, or the old one with the words changed. */
function isTitled({ other = '' }: WorkPlace, instruction: Instruction, { oldText, newText }: Texts): boolean {
  const titlesOf = ({ source, provisions }: RegulationText): readonly string[] =>
    /^第/u.test(other)
      ? provisions.flatMap(subtree).map((each) => bareTitle(printed(source, each, 'heading')))
      : [bareTitle(source.title)];
  const { operation, words, content } = instruction;
  const isNew = operation === 'replace-title' && words === undefined;
  const had = isNew ? [] : titlesOf(oldText).filter((title) => title.includes(folded(words ?? '')));
  const expected = isNew
    ? [content.join('')]
    : had.flatMap((title) => withWords([title], { ...instruction, words: folded(words ?? '') }));
  const titles = new Set(titlesOf(newText));
  return expected.some((title) => titles.has(bareTitle(title)));
}

/** Without what names its place or its year: 第三章　监督管理 → 监督管理, 渡口管理办法（2024年修订） → 渡口管理办法; not without （试行）. */
const bareTitle = (title: string): string => folded(title.replace(HEADING_LABEL, '').replace(REVISION, ''));
const HEADING_LABEL = new RegExp(`^第${N}(?:章|节|部分)[\\s　]+`, 'u');
const REVISION = /[（(][^（）()]*(?:\d{4}|修[正订])[^（）()]*[）)]$/u;

function isChanged(label: string, { operation, content, words = '' }: Instruction, texts: Texts): boolean {
  const { published, made, same } = texts;
  const [is, should] = [published.get(label), made.get(label)];
  if (is === undefined) return false;
  if (should !== undefined && same(is, should)) return true;
  // Others may have changed the rest of the article: what this one says is there as often as it should be
  const [has, wants] = [is, should ?? []].map((paragraphs) => plain(paragraphs, false));
  if (operation === 'delete-words') return timesIn(has, words) <= timesIn(wants, words);
  return (
    content.length > 0 && content.every((line) => hasWords(has, line) && timesIn(has, line) >= timesIn(wants, line))
  );
}

/** The new numbers are there; those of items and sections follow from what is put in before them, which is looked for itself. */
function isRenumbered({ old: [from], stated: [to] }: Instruction, { published, made }: Texts): boolean {
  if (from === undefined || to === undefined) return false;
  if (from.other === '*') return [...made.keys()].every((label) => published.has(label));
  if (to.article !== undefined) return published.has(to.article);
  return pairsIn(placeName(from), placeName(to)).every(([, label]) => published.has(label));
}

const signless = (text: string): string => plain([[text.replace(ITEM_LABEL, '')]], false);
const hasWords = (text: string | undefined, words: string): boolean => text?.includes(signless(words)) === true;
const timesIn = (text: string | undefined, words: string): number => (text ?? '').split(signless(words)).length - 1;

/** Deleted: no article of the new text says the same. */
function isGone(label: string, { old, published, same }: Texts): boolean {
  const was = old.get(label);
  return was !== undefined && ![...published.values()].some((paragraphs) => same(paragraphs, was));
}

function unexplainedIn({
  old,
  published,
  made,
  same,
  outcomes,
  numbers,
}: Pick<Texts, 'old' | 'published' | 'made' | 'same'> & {
  readonly outcomes: readonly Outcome[];
  readonly numbers: ReadonlyMap<string, string>;
}): CarriedOut['unexplained'] {
  const sources = new Map([...numbers].map(([from, to]) => [to, from]));
  const failed = outcomes.filter(({ applied }) => !applied).flatMap((outcome) => outcome.new);
  return [...published].flatMap(([label, paragraphs]) => {
    const expected = made.get(label);
    if (expected !== undefined && same(paragraphs, expected)) return [];
    if (label === PREAMBLE || failed.some((place) => place.startsWith(label))) return [];
    const source = sources.get(label) ?? null;
    return [{ new: label, old: source !== null && old.has(source) ? source : null }];
  });
}
