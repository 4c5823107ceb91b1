/** An item of the list as it is shown: words as published and where they stand, or a heading; moved by its grip. */
import type { BasketEntry, BasketItem } from '../browser/basket.ts';
import { isEntry } from '../browser/basket.ts';
import { type OfficialBlock, plainOf } from '../browser/blocks.ts';
import { element } from '../browser/dom.ts';
import { button } from '../browser/notify.ts';
import { markedChanges } from '../regulation/lineage/marked.ts';
import type { EntryReading, LostEntry, ReadEntry } from './reading.ts';

export interface BasketRow {
  item: BasketItem;
  /** Null while it is read; of a heading always. */
  reading: EntryReading | null;
  readonly li: HTMLLIElement;
  readonly grip: HTMLButtonElement;
  /** Shows what has been read. */
  fill(): void;
}

export interface RowActs {
  keep(): void;
  move(row: BasketRow, by: -1 | 1): void;
  remove(row: BasketRow): void;
  replace(row: BasketRow, item: BasketItem): void;
  /** Which way a row has to go to be where the pointer is. */
  neighbourAt(row: BasketRow, y: number): -1 | 0 | 1;
}

export function itemRow(item: BasketItem, acts: RowActs): BasketRow {
  const grip = element('button', { type: 'button', class: 'basket-grip', title: '拖动，或用上下键移动' }, '⠿');
  const li = element('li', { 'data-item': isEntry(item) ? 'entry' : 'heading' });
  const body = element('div', { class: 'basket-body' });
  const row: BasketRow = { item, reading: null, li, grip, fill: () => fillEntry(row, body, acts) };
  li.append(grip, body, removeButton(row, acts));
  moveBy(row, acts);
  if (isEntry(item)) {
    li.dataset.regulation = item.slug;
    li.dataset.eid = item.place.eId;
    li.append(commentField(row, item, acts));
    row.fill();
  } else body.append(headingField(row, item.heading, acts));
  return row;
}

const removeButton = (row: BasketRow, acts: RowActs): HTMLButtonElement => {
  const made = button('移出', () => acts.remove(row));
  made.className = 'basket-remove';
  return made;
};

function headingField(row: BasketRow, heading: string, acts: RowActs): HTMLElement {
  const input = element('input', { type: 'text', 'aria-label': '小标题', placeholder: '小标题', maxlength: '100' });
  input.value = heading;
  const name = () => {
    row.grip.ariaLabel = `移动小标题：${input.value}`;
  };
  name();
  input.addEventListener('input', () => {
    row.item = { heading: input.value };
    name();
    acts.keep();
  });
  return input;
}

function commentField(row: BasketRow, { comment = '' }: BasketEntry, acts: RowActs): HTMLElement {
  const area = element('textarea', { rows: '1', maxlength: '2000', placeholder: '写按语', 'aria-label': '按语' });
  area.value = comment;
  area.addEventListener('input', () => {
    if (isEntry(row.item)) row.item = { ...row.item, comment: area.value === '' ? undefined : area.value };
    acts.keep();
  });
  return element('div', { class: 'basket-comment' }, area);
}

function moveBy(row: BasketRow, acts: RowActs): void {
  const { grip, li } = row;
  grip.addEventListener('keydown', (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === 'Delete') acts.remove(row);
    else if (by === 1 || by === -1) {
      acts.move(row, by);
      li.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
  });
  grip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    grip.setPointerCapture(event.pointerId);
    li.classList.add('held');
  });
  grip.addEventListener('pointermove', ({ clientY }) => {
    if (!li.classList.contains('held')) return;
    const by = acts.neighbourAt(row, clientY);
    if (by !== 0) acts.move(row, by);
    if (clientY < EDGE) scrollBy(0, -EDGE / 2);
    else if (clientY > innerHeight - EDGE) scrollBy(0, EDGE / 2);
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'])
    grip.addEventListener(end, () => li.classList.remove('held'));
}

/** In pixels: how near to the edge of the window what is dragged makes it scroll. */
const EDGE = 48;

function fillEntry(row: BasketRow, body: HTMLElement, acts: RowActs): void {
  const { item, reading, li, grip } = row;
  if (!isEntry(item)) return;
  li.dataset.state = reading === null ? 'waiting' : reading.kind;
  const name = reading?.kind === 'read' ? reading.citation : `${item.slug} ${item.place.eId}`;
  grip.ariaLabel = `移动：${name}`;
  if (reading === null) {
    body.replaceChildren(element('h2', {}, name), ...paragraphs(item.text));
  } else if (reading.kind === 'lost') {
    const said = element('p', { class: 'basket-mark', 'data-lost': reading.why }, LOST[reading.why]);
    const current = { ...item, edition: '', text: '', hash: undefined };
    if (reading.why === 'edition') said.append(button('换成现行文本', () => acts.replace(row, current)));
    if (reading.why === 'unreachable') said.append(button('再试', () => acts.replace(row, item)));
    body.replaceChildren(element('h2', {}, name), said, ...paragraphs(item.text));
  } else {
    const link = element('a', { href: reading.address }, name);
    body.replaceChildren(element('h2', {}, link), ...marksOf(row, reading, acts), officialOf(reading.blocks));
  }
}

const LOST: Readonly<Record<LostEntry['why'], string>> = {
  regulation: '本站没有这部法规：可能改名或撤下，链接也可能写错。',
  edition: '本站没有这部法规的这个版本。',
  provision: '这部法规里没有这一条：链接可能写错。',
  unreachable: '没有取到，请检查网络。',
};

const paragraphs = (text: string): readonly HTMLElement[] =>
  text === ''
    ? []
    : [element('div', { class: 'basket-official' }, ...text.split('\n').map((line) => element('p', {}, line)))];

/** What a reader must know before quoting it. */
function* marksOf(row: BasketRow, { changed, told, inForce, entry, blocks }: ReadEntry, acts: RowActs) {
  if (changed) {
    const mark = element('p', { class: 'basket-mark', 'data-changed': '' }, element('b', {}, '放入以后文字有改动。'));
    mark.append(button('用现在的文字', () => acts.replace(row, entry)));
    yield mark;
    if (changed.before !== '') {
      const runs = markedChanges(changed.before, plainOf(blocks)).map(({ kind, text }) =>
        kind === 'same' ? text : element(kind === 'in' ? 'ins' : 'del', {}, text),
      );
      const details = element('details', {}, element('summary', {}, '改了哪些字'), element('p', {}, ...runs));
      yield details;
    }
  }
  const current = inForce ? [button('换成现行文本', () => acts.replace(row, inForce))] : [];
  if (told.length > 0) yield element('div', { class: 'basket-mark', 'data-told': '' }, ...told, ...current);
}

function officialOf(blocks: readonly OfficialBlock[]): HTMLElement {
  const shown = blocks.map((block) => {
    if (typeof block === 'string') return element('p', {}, block);
    const rows = block.map((row) =>
      element(
        'tr',
        {},
        ...row
          .filter(({ isStart }) => isStart)
          .map(({ text, rows: tall, columns }) =>
            element('td', { rowspan: String(tall), colspan: String(columns) }, text),
          ),
      ),
    );
    return element('div', { class: 'scroller', tabindex: '0' }, element('table', {}, element('tbody', {}, ...rows)));
  });
  return element('div', { class: 'basket-official', 'data-official': '' }, ...shown);
}
