/**
 * Quotation marks, read in one place: which lines stand in a quotation (there is no structure there), which marks lack their partner, and
 * what an amendment puts into the law it amends. 「」 and 『』 quote like “”, and a mark closes whatever kind is open, as texts mix them.
 */

import { CHINESE_DIGITS } from './numerals.ts';
import { each, ruleTable } from './rules.ts';

const OPENING = '“「『';
const CLOSING = '”」』';

const ANY = new RegExp(`[${OPENING}${CLOSING}]`, 'g');

interface QuotationMark {
  readonly at: number;
  readonly opens: boolean;
}

function quotationMarks(text: string): readonly QuotationMark[] {
  if (text.search(ANY) < 0) return [];
  return Array.from(text.matchAll(ANY), ({ 0: mark, index }) => ({ at: index, opens: OPENING.includes(mark) }));
}

/** Whether a paragraph begins with a quotation, or goes on with one: each paragraph of a long quotation opens anew. */
export function opensQuotation(text: string): boolean {
  return text !== '' && OPENING.includes(text.charAt(0));
}

/** No quotation runs longer; beyond it a lost mark is likelier than a quotation. */
const LONGEST_QUOTATION = 200;

/**
 * Indices of lines that stand inside a quotation opened on an earlier line and do not begin with “ themselves. Amendments quote whole
 * articles over many lines: every paragraph opens with “ and only the last closes. Sloppier ones open once and close at the end.
 */
export function quotedLines(lines: readonly string[]): ReadonlySet<number> {
  const quoted = new Set<number>();
  const marks = lines.map(quotationMarks);
  let open = false;
  for (const [i, text] of lines.entries()) {
    if (open && !opensQuotation(text)) {
      if (closesAhead(marks, i)) quoted.add(i);
      else open = false;
    }
    open = openAtEnd(text, marks[i] ?? [], open);
  }
  return quoted;
}

/** A quotation is still open at line `from` when the next mark of all is a ” (a “ would mean that the ” was forgotten). */
function closesAhead(marks: readonly (readonly QuotationMark[])[], from: number): boolean {
  const next = marks.slice(from, from + LONGEST_QUOTATION).find((own) => own.length > 0);
  return next?.[0]?.opens === false;
}

/** What runs over lines opens them or is announced: 修改为：“… A mark amid a sentence that the line does not close was forgotten. */
function openAtEnd(text: string, marks: readonly QuotationMark[], open: boolean): boolean {
  if (marks.length === 0) return open;
  const unclosed: number[] = [];
  for (const { at, opens } of marks) {
    if (opens) unclosed.push(at);
    else unclosed.pop();
  }
  return unclosed.some((at) => /(?:^|[：:为]\s{0,2})$/.test(text.slice(Math.max(0, at - 3), at)));
}

/** A mark without its partner: `line` is the index of its line, `at` its offset there. */
export interface UnpairedMark {
  readonly line: number;
  readonly at: number;
  readonly lacks: 'opening' | 'closing';
}

/** Quotations within quotations. */
const DEEPEST = 3;

/** Marks that are opened and never closed, or closed and never opened, the first `most` of them: one lost mark can upset all that follow. */
export function unpairedMarks(lines: readonly string[], most: number): readonly UnpairedMark[] {
  const unpaired: UnpairedMark[] = [];
  const open: UnpairedMark[] = [];
  for (const [line, text] of lines.entries()) {
    for (const { at, opens } of quotationMarks(text)) {
      if (unpaired.length >= most) return unpaired;
      if (!opens) {
        if (open.pop() === undefined) unpaired.push({ line, at, lacks: 'opening' });
        continue;
      }
      // Every paragraph of a long quotation opens anew; a “ within “ ” quotes what is quoted, unless it is announced: 修改为：“
      const above = open.at(-1);
      const isAnnounced = above !== undefined && above.line !== line && /[：:为]\s?$/.test(text.slice(0, at));
      if (at === 0) open.pop();
      else if (open.length === DEEPEST || isAnnounced) unpaired.push(...open.splice(0));
      open.push({ line, at, lacks: 'closing' });
    }
  }
  return [...unpaired, ...open].slice(0, most);
}

/** What an amendment changes. */
const UNIT = '[条款项章节编]';

/** Behind these words stands, without quotation marks, what is put into another law: a constitutional amendment adds a 节 of five 条 so. */
const UNMARKED = ruleTable({ name: '无引号的引文：之前的话', frame: (words) => `${words}\\s?[：:]$` }, [
  {
    is: '(?:增加|作为|改为).{0,200}(?:内容|条文|全文)(?:如下|为)',
    yes: each(`
      增加两条，内容如下： 作为第四节，条文如下： 第二章修改为一章，全文如下： 该节改为一节，内容如下: 增加一节，其内容为：
    `),
    no: ['增加渡船，情况如下：', '会议内容如下：', '会议内容为：'],
  },
  {
    is: '(?:增加|作为|改为)(?:下列|以下|如下)(?:内容|条文)',
    yes: ['第五条修改为下列内容：', '第二章增加以下条文：', '作为如下内容：'],
    no: ['增加下列渡船：', '有以下内容：'],
  },
]);

/** Numbers, and what can stand in between. */
const filledIn = (words: string): string =>
  words.replaceAll('数', `[${CHINESE_DIGITS}\\d]{1,6}`).replaceAll('…', '[^。；：]{0,60}');

/** The same in an amendment; elsewhere 票面增加两项： lists what is below it. */
const PUT_INTO = ruleTable(
  { name: '无引号的引文：修改决定里之前的话', frame: (words) => `${filledIn(words)}\\s?[：:]$` },
  [
    {
      is: `(?:第数${UNIT}|附[件表录])…(?:修[订正]|改)(?:为|如下)`,
      yes: each(`
        第四条修改如下： 将第三款修订为: 第二章修正为： 第三项中的渡口改为： 第一编修改为： 第二节修改为： 附件一修改为： 附表改为：
        附录修改如下：
      `),
      no: ['渡口改为：', '第四条作如下修改：', '第四人修改为：', '第四条规定登记。渡口改为：'],
    },
    {
      is: `增[加设写]数${UNIT}|作为第…${UNIT}(?:之数)?`,
      yes: each(`
        增加一条： 增设二款： 增写三项： 增加两章： 增加四节: 增加12编： 作为第五条： 作为第五条之一： 作为第二款、第三款：
        作为第四项： 作为第二章： 作为第三节： 作为第一编：
      `),
      no: ['增加渡船：', '增加一人：', '作为第三方：'],
    },
  ],
);

/** Whether a line announces what stands below it, without marks, as quoted: wherever it stands, or only in an amendment. */
export function announcesUnmarked(line: string): 'anywhere' | 'amending' | null {
  const end = line.slice(-240);
  if (UNMARKED.pattern.test(end)) return 'anywhere';
  return PUT_INTO.pattern.test(end) ? 'amending' : null;
}

/** What the title or the first lines of an amendment say. */
const AMENDS = ruleTable({ name: '无引号的引文：修改别的法规的文件' }, [
  { is: '修正案', yes: '某某邦宪法修正案', no: '某某渡口条例（2020年修正）' },
  {
    is: '关于(?:废止[和、])?修[改订正]',
    yes: each(
      '关于修改渡口条例的决定 关于修订渡口条例的决定 关于修正渡口条例的决定 关于废止和修改规章的决定 关于废止、修改规章的令',
    ),
    no: '关于废止渡口条例的决定',
  },
  {
    is: '作(?:出|[如以]下)?修[改订正]',
    yes: each('对渡口条例作出修改： 对渡口条例作如下修订： 对渡口条例作以下修正： 对渡口条例作修改：'),
    no: '2020年1月1日第二次修正',
  },
]);

/** Whether a text amends others, by its title and first lines; a 题注 tells what was done to the text itself. */
export const isAmending = (opening: readonly string[]): boolean =>
  opening.some((line) => !/^[（(]/.test(line) && AMENDS.pattern.test(line));

/** A point of a decision: it says what becomes of which provision. */
const INSTRUCTION = ruleTable({ name: '无引号的引文：决定自己的一点', frame: filledIn }, [
  {
    is: `第数${UNIT}…(?:修[改订正]|改为|增[加设]|删[去除]|作为|合并|移至)`,
    yes: each(`
      第四条作如下修改 第二款修订 第三项修正 第二章改为第三章 第四节增加规定 第一编增设规定 第五条删去 第五条删除 第五条作为第六条
      第五条合并为一条 第五条移至第七条
    `),
    no: ['渡口每年检查一次', '第四条规定的渡口', '修改渡口'],
  },
  {
    is: `(?:删[去除]|增[加设])(?:第|数${UNIT})`,
    yes: each(`
      二、删去第五条 删除第五条 增加第五条 增设第五条 增加一条 增加二款 增加两项 增设三章 增加四节 增加12编
    `),
    no: ['增加渡船', '增设一人', '删去渡口'],
  },
  { is: '(?:施行|生效)。?$', yes: ['自公布之日起施行。', '本修正案即日生效'], no: '施行办法' },
]);

/** Whether a numbered line is a point of the decision itself, and none that it quotes. */
export const instructs = (line: string): boolean => INSTRUCTION.pattern.test(line.slice(0, 240));

/** A stretch of a line: the document's own words, or text it quotes. Offsets in the line. */
export interface Voiced {
  readonly start: number;
  readonly end: number;
  readonly voice: 'own' | 'quoted';
}

/** Own words before a mark that can announce what it quotes. */
const LONGEST_ANNOUNCEMENT = 80;

/**
 * Splits lines into own and quoted stretches, and remembers from line to line whether quoted text is open. `announces` says whether the own
 * words before a mark announce text to be put into a law (修改为：); other quotations are own words. What is announced and bears no marks
 * goes on to the end of the article.
 */
export class QuotationReader {
  readonly #announces: (words: string) => boolean;
  #depth = 0;
  #ownTail = '';
  #isUnmarked = false;

  constructor(announces: (words: string) => boolean) {
    this.#announces = announces;
  }

  /** Begins a new article: no quotation is carried over. */
  reset(): void {
    this.#depth = 0;
    this.#ownTail = '';
    this.#isUnmarked = false;
  }

  read(line: string): readonly Voiced[] {
    this.#isUnmarked &&= !opensQuotation(line);
    if (this.#isUnmarked) return [{ start: 0, end: line.length, voice: 'quoted' }];
    const stretches: Voiced[] = [];
    let start = 0;
    const close = (end: number, voice: Voiced['voice']): void => {
      if (end > start) stretches.push({ start, end, voice });
      start = end;
    };
    const isContinued = this.#depth > 0;
    if (isContinued && opensQuotation(line)) this.#depth = 0;
    for (const { at, opens } of quotationMarks(line)) {
      if (opens && this.#depth > 0) this.#depth += 1;
      else if (opens && ((isContinued && at === 0) || this.#isAnnounced(line, start, at))) {
        close(at, 'own');
        this.#depth = 1;
      } else if (!opens && this.#depth > 0) {
        this.#depth -= 1;
        if (this.#depth === 0) close(at + 1, 'quoted');
      }
    }
    close(line.length, this.#depth > 0 ? 'quoted' : 'own');
    this.#ownTail = this.#depth > 0 ? '' : line.slice(-LONGEST_ANNOUNCEMENT);
    this.#isUnmarked = this.#depth === 0 && announcesUnmarked(line) !== null;
    return stretches;
  }

  #isAnnounced(line: string, start: number, at: number): boolean {
    const before = line.slice(Math.max(start, at - LONGEST_ANNOUNCEMENT), at);
    return this.#announces((start === 0 ? this.#ownTail : '') + before);
  }
}
