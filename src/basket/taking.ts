/** The list to be taken away: copied clean, as Markdown, a table or a Word file, or as a link that says what and where. */
import { isEntry } from '../browser/basket.ts';
import { htmlOf, type OfficialBlock, plainOf } from '../browser/blocks.ts';
import { madeBy, saveFile } from '../browser/save.ts';
import { markdownText } from '../regulation/print/markdown.ts';
import type { ExcerptHeading, ExcerptList, QuotedExcerpt, Sources } from '../regulation/print/word-lists.ts';
import { csvOf } from '../search/browser/table.ts';
import type { BasketRow } from './item.ts';

export interface TakenEntry extends Omit<QuotedExcerpt, 'blocks'> {
  readonly blocks: readonly OfficialBlock[];
  readonly comment: string;
  /** Day of its edition; empty where it is not known. */
  readonly edition: string;
  readonly standing: string;
}

type Taken = readonly (ExcerptHeading | TakenEntry)[];

/** What is read; what cannot be had is left out, as nobody knows its words. */
export const takenOf = (rows: readonly Pick<BasketRow, 'item' | 'reading'>[]): Taken =>
  rows.flatMap(({ item, reading }): Taken => {
    if (!isEntry(item)) return item.heading.trim() === '' ? [] : [{ heading: item.heading.trim() }];
    if (reading?.kind !== 'read') return [];
    const { blocks, citation, address, told, changed, entry } = reading;
    const standing = [
      changed ? '放入以后文字有改动' : '',
      ...told.filter((line) => !line.querySelector('a')).map((line) => line.textContent.replace(/\s+/g, ' ').trim()),
    ];
    return [
      {
        blocks,
        citation,
        address,
        comment: item.comment?.trim() ?? '',
        edition: entry.edition,
        standing: standing.filter((said) => said !== '').join('；'),
      },
    ];
  });

interface Taking {
  readonly taken: Taken;
  readonly sources: Sources;
  /** Address of the list itself. */
  readonly link: string;
  /** Address of what makes Word files. */
  readonly word: string;
}

/** @returns what the reader should know */
export async function take(how: string, { taken, sources, link, word }: Taking): Promise<string> {
  switch (how) {
    case 'link':
      return copied({ plain: link }) ? '已复制链接：里面是条款和小标题，没有按语。' : NOT_COPIED;
    case 'text': {
      const blocks = cleanBlocks(taken, sources);
      return copied({ plain: plainOf(blocks), html: htmlOf(blocks) }) ? '已复制。' : NOT_COPIED;
    }
    case 'csv':
      saveFile(new Blob([csvOf(takenTable(taken))], { type: 'text/csv;charset=utf-8' }), nameOfTaken(taken), 'csv');
      return '';
    case 'md':
      saveFile(
        new Blob([markdownOf(taken, sources)], { type: 'text/markdown;charset=utf-8' }),
        nameOfTaken(taken),
        'md',
      );
      return '';
    case 'docx': {
      const file = await madeBy(word, wordList(taken, sources)).catch(() => null);
      if (file === null) return '文件没有做成：请联网后再试。';
      saveFile(file, nameOfTaken(taken), 'docx');
      return '';
    }
    default:
      return '';
  }
}

/** A single clause is known by its citation. */
export function nameOfTaken(taken: Taken): string {
  const [only, ...others] = taken;
  return only === undefined || others.length > 0 || 'heading' in only ? '摘编' : only.citation;
}

/** An empty place of a table's grid is no cell of Word's. */
function wordList(taken: Taken, sources: Sources): ExcerptList {
  const excerpts = taken.map((item) => {
    if ('heading' in item) return item;
    const blocks = item.blocks.map((block) =>
      typeof block === 'string' ? block : block.map((row) => row.filter(({ isStart }) => isStart)),
    );
    return { ...item, blocks };
  });
  const on = new Date().toLocaleDateString('zh-CN', { dateStyle: 'long' });
  const said = `原文与官方文本逐字一致；小标题和按语不是官方文本。${on}取自 ${location.origin}。`;
  return { title: '摘编', said, sources, excerpts };
}

const NOT_COPIED = '没有复制成功：浏览器不允许。请用文件带走。';

/** By the event of a copy: sites inside an office often have no secure address, and no other clipboard. */
function copied({ plain, html }: { readonly plain: string; readonly html?: string }): boolean {
  let isDone = false;
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', plain);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    isDone = true;
  };
  document.addEventListener('copy', give);
  document.execCommand('copy');
  document.removeEventListener('copy', give);
  return isDone;
}

/** The words alone, as they go into a document: a paragraph or table a block. */
export function cleanBlocks(taken: Taken, sources: Sources): readonly OfficialBlock[] {
  const cited: string[] = [];
  const blocks = taken.flatMap((item): readonly OfficialBlock[] => {
    if ('heading' in item) return [item.heading];
    cited.push(item.citation);
    const words = sources === 'end' ? withMark(item.blocks, `〔${cited.length}〕`) : item.blocks;
    const comment = item.comment === '' ? [] : [`按：${item.comment}`];
    return [...words, ...(sources === 'below' ? [`——${item.citation}`] : []), ...comment];
  });
  return sources === 'end' ? [...blocks, ...cited.map((citation, index) => `〔${index + 1}〕${citation}`)] : blocks;
}

/** Behind the words: a table has its mark below. */
function withMark(blocks: readonly OfficialBlock[], mark: string): readonly OfficialBlock[] {
  const last = blocks.at(-1);
  return typeof last === 'string' ? [...blocks.slice(0, -1), last + mark] : [...blocks, mark];
}

export function markdownOf(taken: Taken, sources: Sources): string {
  const notes: string[] = [];
  const parts = taken.flatMap((item): readonly string[] => {
    if ('heading' in item) return [`## ${markdownText(item.heading)}`];
    const source = `[${markdownText(item.citation)}](<${item.address}>)`;
    const standing = item.standing === '' ? [] : [markdownText(item.standing)];
    const comment = item.comment === '' ? [] : [`按：${markdownText(item.comment).replace(/\n/g, '\\\n')}`];
    if (sources === 'end') notes.push(`[^${notes.length + 1}]: ${source}`);
    const lines = item.blocks.map((block) => (typeof block === 'string' ? markdownText(block) : htmlOf([block])));
    const mark = sources === 'end' ? `[^${notes.length}]` : '';
    const isTable = typeof item.blocks.at(-1) !== 'string';
    const words = lines.map((line, at) => (at === lines.length - 1 && !isTable ? line + mark : line));
    const below = sources === 'below' ? [`——${source}`] : [];
    const quoted = [...words, ...(isTable && mark !== '' ? [mark] : []), ...below].join('\n\n');
    return [quoted.replace(/^/gm, '> ').replace(/^> $/gm, '>'), ...standing, ...comment];
  });
  return `${['# 摘编', ...parts, ...notes].join('\n\n')}\n`;
}

const HEAD = ['小标题', '出处', '原文', '按语', '版本', '时效', '链接'] as const;

export function takenTable(taken: Taken): readonly (readonly string[])[] {
  let group = '';
  const rows = taken.flatMap((item): readonly (readonly string[])[] => {
    if ('heading' in item) {
      group = item.heading;
      return [];
    }
    const { citation, blocks, comment, edition, standing, address } = item;
    return [[group, citation, plainOf(blocks), comment, edition, standing, address]];
  });
  return [HEAD, ...rows];
}
