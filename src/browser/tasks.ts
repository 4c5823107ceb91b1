/** 任务分解: narrows the table, and takes what is shown away with columns for the clerk to fill. Without scripts the table stands whole. */
import type { WordTable } from '../regulation/print/word-table.ts';
import { part } from './dom.ts';
import { madeBy, saveFile } from './save.ts';

export function startTasks(root: HTMLElement): void {
  const form = part(root, '[data-filter]', HTMLFormElement);
  const count = part(root, '[data-shown-rows]', HTMLElement);
  const rows = [...root.querySelectorAll<HTMLElement>('[data-task]')];
  const narrow = (): void => {
    const wanted = new FormData(form);
    const value = (name: string) => String(wanted.get(name) ?? '').trim();
    const has = (list: string | undefined, word: string) => word === '' || (list ?? '').split(' ').includes(word);
    for (const row of rows) {
      const { role, group, things, marks } = row.dataset;
      const partOf = row.closest<HTMLElement>('[data-part]')?.dataset.part;
      row.hidden = !(
        has(partOf, value('part')) &&
        has(role, value('role')) &&
        has(group, value('group')) &&
        has(things, value('thing')) &&
        has(marks, value('mark')) &&
        row.textContent.includes(value('text'))
      );
    }
    for (const body of root.querySelectorAll<HTMLElement>('[data-part]'))
      body.hidden = !body.querySelector('[data-task]:not([hidden])');
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = shown === rows.length ? `共${rows.length}句` : `${rows.length}句中的${shown}句`;
  };
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  // A reader who comes back finds the fields as they were left
  narrow();
  const title = `任务分解：${root.dataset.title ?? ''}`;
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-take]'))
    button.addEventListener('click', async () => {
      button.disabled = true;
      const table = [HEAD, ...rows.filter((row) => !row.hidden).map(cellsOf)];
      const how = button.dataset.take ?? '';
      const { word = '', xlsx = '' } = root.dataset;
      const made = how === 'docx' ? madeBy(word, wordTable(title, table)) : madeBy(xlsx, { name: '任务分解', table });
      const file = await made.catch(() => null);
      button.disabled = false;
      if (file === null) count.textContent = '文件没有做成：请联网后再试。';
      else saveFile(file, title, how);
    });
}

const HEAD = [
  '条款',
  '原文',
  '动词',
  '事物',
  '性质',
  '时限、指标',
  '后续进展',
  '牵头单位',
  '配合单位',
  '完成时限',
] as const;

type TaskCells = readonly string[];

function cellsOf(row: HTMLElement): TaskCells {
  const cells = [...row.querySelectorAll('td')].map(({ textContent }) => textContent.trim());
  const [clause = '', , ...read] = cells;
  const words = row.querySelector('[data-words]')?.textContent ?? '';
  const progress = [...row.querySelectorAll('.progress a')].map(({ textContent }) => textContent).join('；');
  return [clause, words, ...read, progress, '', '', ''];
}

const wordTable = (title: string, table: readonly TaskCells[]): WordTable => ({
  title,
  said: '原文与官方文本逐字一致；动词、事物、性质、时限由程序从原文归纳。',
  table,
  widths: [2, 7, 1.4, 1.4, 1.4, 2, 2.4, 2, 2, 2],
});
