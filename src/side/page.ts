/** 并读 as its page: what the address names beside each other, what they have in common lit, scrolling together. */
import '../browser/since-2021.ts';
import { element, part } from '../browser/dom.ts';
import { onPlainKey } from '../browser/keys.ts';
import type { PageText } from '../browser/official-text.ts';
import { fragment, fragmentOfQuery, idOf } from '../regulation/addresses.ts';
import type { TextRange } from '../regulation/model.ts';
import { chineseDate } from '../regulation/strings.ts';
import { isUnread, readSide, readSides, type SidePassage, sideKey, sidesKey, type Unread } from './address.ts';
import { commonPassages, SHORTEST_COMMON } from './common.ts';
import { type MissingSide, readSideText, type ShownSide } from './reading.ts';
import { besides, descendedClauses, linkedClauses, otherEditions, type TiedClauses } from './ties.ts';
import { across, inOrder } from './together.ts';

type SideRead = ShownSide | MissingSide | (Unread & { readonly kind: 'unread' });

/** What belongs together on both sides, to go to and to scroll by. */
interface Together {
  readonly left: Element;
  readonly right: Element;
  /** Words that are said when it is gone to. */
  readonly said: string;
}

/** In characters: in two whole regulations 县级以上人民政府 stands everywhere, and a note speaks of 团体标准. */
const SHORTEST_IN_WHOLE = 12;
const SHORTEST_IN_NOTE = 4;

function startSide(root: HTMLElement): void {
  const site = document.body.dataset.root ?? '/';
  const status = part(root, '[data-side-status]', HTMLElement);
  const form = part(root, 'form', HTMLFormElement);
  const choosing = part(root, '[data-side-choosing]', HTMLDetailsElement);
  const fields = [...form.querySelectorAll('input')];
  const tools = part(root, '[data-side-tools]', HTMLElement);
  const reasons = part(root, '[data-side-reasons]', HTMLElement);
  const leftPane = part(root, '[data-pane=left]', HTMLElement);
  const rightPane = part(root, '[data-pane=right]', HTMLElement);
  const scrolled = scrollTogether(leftPane, rightPane, () => root.hasAttribute('data-together'));

  let keys: readonly string[] = [];
  let goals: readonly Together[] = [];
  let at = -1;
  let shows = 0;

  const go = (sides: readonly string[]): void => location.assign(fragment(sides.join('/')));
  const say = (text: string): void => {
    status.textContent = text;
  };

  const linked = fragmentOfQuery(location.search);
  if (linked !== null) history.replaceState(null, '', location.pathname + linked);

  async function show(): Promise<void> {
    shows += 1;
    const mine = shows;
    const all = readSides(idOf(location.hash));
    const asked = all.slice(0, 2);
    const more = all.length > asked.length ? `地址里写了${all.length}项，只读前两项。` : '';
    [goals, at] = [[], -1];
    scrolled.tie([]);
    reasons.replaceChildren();
    tools.hidden = true;
    for (const pane of [leftPane, rightPane]) {
      pane.replaceChildren();
      // It scrolls, by keys too
      pane.tabIndex = 0;
    }
    root.dataset.side = asked.length === 0 ? 'idle' : 'busy';
    say(asked.length === 0 ? '' : '正在读取……');
    const sides = await read(asked);
    // Before anything is shown: the reasons stand above the two texts, which must not move under who reads them
    const [first, second] = sides;
    const areBoth = first?.kind === 'shown' && second?.kind === 'shown';
    const tied = areBoth ? await tiesOf(first, second, site) : [];
    if (mine !== shows) return;
    keys = sides.length > asked.length ? sides.map(keyOf) : asked.map(keyOf);
    for (const [index, field] of fields.entries()) field.value = keys[index] ?? '';
    choosing.open = sides.length === 0 || sides.some(({ kind }) => kind !== 'shown');
    const said = await showBoth(sides, tied);
    if (mine !== shows) return;
    root.dataset.side = sides.length === 0 ? 'idle' : 'done';
    say(said + more);
  }

  /** What is to be said of it. */
  async function showBoth([first, second]: readonly SideRead[], tied: readonly TiedClauses[]): Promise<string> {
    if (first === undefined) return '';
    fill(leftPane, first);
    if (second === undefined) {
      if (first.kind !== 'shown') return '';
      await offer(rightPane, first, site);
      return '再选一边。';
    }
    fill(rightPane, second);
    document.title = document.title.replace(/^.*?(?= - |$)/u, `并读：${[first, second].map(nameOf).join('、')}`);
    if (first.kind !== 'shown' || second.kind !== 'shown') return '有一边没有读到。';
    tools.hidden = false;
    const isWhole = [first, second].every(({ side }) => side.what.kind === 'whole');
    const hasNote = [first, second].some(({ side }) => side.what.kind === 'note');
    const least = isWhole ? SHORTEST_IN_WHOLE : hasNote ? SHORTEST_IN_NOTE : SHORTEST_COMMON;
    const lit = light(first.body, second.body, least);
    const ties = withElements(tied, leftPane, rightPane);
    if (!isWhole) reasons.replaceChildren(...reasonsOf(tied));
    goals = isWhole && ties.length > 0 ? ties : [...ties, ...lit];
    scrolled.tie(goals);
    return told(first, second, ties.length, lit.length, least);
  }

  async function read(asked: readonly (SidePassage | Unread)[]): Promise<readonly SideRead[]> {
    const sides = await Promise.all(
      asked.map(
        async (side, index): Promise<SideRead> =>
          isUnread(side) ? { kind: 'unread', ...side } : readSideText(side, site, index === 0 ? 'a-' : 'b-'),
      ),
    );
    const [only] = sides;
    // A note alone is read beside its clause
    if (sides.length === 1 && only?.kind === 'shown' && only.clause)
      return [await readSideText(only.clause, site, 'a-'), only];
    return sides;
  }

  function fill(pane: HTMLElement, shown: SideRead): void {
    pane.setAttribute('aria-label', nameOf(shown));
    if (shown.kind === 'shown') {
      const link = element('a', { href: shown.href }, shown.regulation + shown.name);
      const told = shown.told.length > 0 ? [element('div', { class: 'side-told' }, ...shown.told)] : [];
      pane.replaceChildren(element('h2', {}, link), ...told, shown.body);
      return;
    }
    const said = element('p', { class: 'side-missing' }, wrong(shown));
    pane.replaceChildren(said);
    if (shown.kind === 'missing' && shown.why === 'unreachable') {
      const again = element('button', { type: 'button' }, '再试');
      again.addEventListener('click', () => void show());
      pane.append(again);
    }
  }

  function step(by: 1 | -1): void {
    if (goals.length === 0) return;
    at = (at + by + goals.length) % goals.length;
    const goal = goals[at];
    if (!goal) return;
    for (const lit of root.querySelectorAll('[data-now]')) lit.removeAttribute('data-now');
    for (const [end, pane] of [
      [goal.left, leftPane],
      [goal.right, rightPane],
    ] as const) {
      end.setAttribute('data-now', '');
      scrolled.bring(pane, end);
    }
    say(`第${at + 1}处，共${goals.length}处：${goal.said}`);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const sides = fields.map(({ value }) => value).filter((value) => value.trim() !== '');
    const wanted = sides
      .map((value) => readSide(value, site))
      .map((side) => (isUnread(side) ? encodeURIComponent(side.written) : sideKey(side)));
    go(wanted);
  });
  const swap = (): void => {
    if (keys.length === 2) go(keys.toReversed().map((key) => key.replaceAll('/', '%2F')));
  };
  part(root, '[data-side-swap]', HTMLButtonElement).addEventListener('click', swap);
  part(root, '[data-side-next]', HTMLButtonElement).addEventListener('click', () => step(1));
  part(root, '[data-side-before]', HTMLButtonElement).addEventListener('click', () => step(-1));
  for (const choice of tools.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
    const reflect = (): void => {
      root.toggleAttribute(`data-${choice.name}`, choice.checked);
    };
    choice.addEventListener('change', reflect);
    reflect();
  }
  onPlainKey((key) => {
    if (key === 'n' || key === 'p') step(key === 'n' ? 1 : -1);
    else if (key === 'x') swap();
  });
  addEventListener('hashchange', () => void show());
  void show();
}

const keyOf = (side: SidePassage | Unread | SideRead): string =>
  'written' in side ? side.written : sideKey('side' in side ? side.side : side);

const nameOf = (read: SideRead): string =>
  read.kind === 'shown' ? read.regulation + read.name : read.kind === 'unread' ? read.written : sideKey(read.side);

function wrong(read: Exclude<SideRead, ShownSide>): string {
  if (read.kind === 'unread')
    return `“${read.written}”不是本站的条款。请粘贴条款的链接，或写成“法规的名字,条款”，例如 law,art_3。`;
  const { slug, edition, what } = read.side;
  switch (read.why) {
    case 'regulation':
      return `本站没有“${slug}”这部法规：可能改名或撤下，也可能写错。`;
    case 'edition':
      return `“${slug}”没有${chineseDate(edition)}的版本。`;
    case 'clause':
      return `“${slug}”里没有“${what.kind === 'clause' ? what.eId : ''}”这一条。`;
    case 'note':
      return `“${slug}”里没有“${what.kind === 'note' ? what.note : ''}”这条注释。`;
    case 'unreachable':
      return '没有取到：没有网络，这台设备上也没有存下。';
  }
}

async function tiesOf(left: ShownSide, right: ShownSide, site: string): Promise<readonly TiedClauses[]> {
  const descended = await descendedClauses(left, right, site);
  return descended.length > 0 ? descended : linkedClauses(left, right, site);
}

function withElements(tied: readonly TiedClauses[], left: Element, right: Element): readonly Together[] {
  return tied
    .flatMap((each): readonly Together[] => {
      const [a, b] = [endAt(left, `a-${each.left}`), endAt(right, `b-${each.right}`)];
      return a && b ? [{ left: a, right: b, said: each.why }] : [];
    })
    .toSorted((a, b) => (a.left.compareDocumentPosition(b.left) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
}

const endAt = (pane: Element, id: string): Element | null => pane.querySelector(`[id="${CSS.escape(id)}"]`);

function told(left: ShownSide, right: ShownSide, tied: number, common: number, least: number): string {
  const lineage = left.side.slug === right.side.slug && left.side.edition !== right.side.edition;
  const both = lineage ? '按沿革对齐' : '按关联和引用对齐';
  const ties = tied > 0 ? `${both}：${tied}处。` : '';
  return `${ties}${common > 0 ? `相同的文字${common}处。` : `没有连着${least}个字相同的。`}`;
}

/** Why two clauses belong together; of whole regulations that is too much, and said where one goes to it. */
const reasonsOf = (tied: readonly TiedClauses[]): readonly HTMLElement[] =>
  [...new Set(tied.map(({ why }) => why))].filter(Boolean).map((why) => element('p', {}, why));

/** Marks what both have in common. */
function light(left: HTMLElement, right: HTMLElement, least: number): readonly Together[] {
  const [a, b] = [linesOf(left), linesOf(right)];
  const found = commonPassages(a.text, b.text, least);
  const marks = (text: typeof a, ranges: readonly TextRange[]): ReadonlyMap<TextRange, Element> => {
    const made = new Map<TextRange, Element>();
    for (const range of ranges.toSorted((x, y) => y.start - x.start)) {
      for (const { node, start } of text.pieces.toReversed()) {
        const [from, to] = [Math.max(0, range.start - start), Math.min(node.length, range.end - start)];
        if (from >= to) continue;
        // What stands behind was marked before, and is split off already
        const middle = from > 0 ? node.splitText(from) : node;
        if (to - from < middle.length) middle.splitText(to - from);
        const mark = element('mark');
        middle.replaceWith(mark);
        mark.append(middle);
        made.set(range, mark);
      }
    }
    return made;
  };
  // One passage of the left may stand several times in the right
  const once = [...new Map(found.map((each) => [each.left.start, each.left])).values()];
  const lefts = marks(a, apart(once));
  const rights = marks(
    b,
    found.map((each) => each.right),
  );
  return found
    .flatMap((each): readonly Together[] => {
      const [l, r] = [lefts.get(each.left), rights.get(each.right)];
      return l && r ? [{ left: l, right: r, said: `“${b.text.slice(each.right.start, each.right.end)}”` }] : [];
    })
    .toSorted((x, y) => (x.left.compareDocumentPosition(y.left) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
}

/** The text of a side, each line by itself and without its number: （一） is on both sides of most laws. */
function linesOf(side: Element): Pick<PageText, 'text' | 'pieces'> {
  const pieces: { node: Text; start: number }[] = [];
  let text = '';
  let line: Element | null = null;
  const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const own = node.parentElement?.closest(LINE) ?? null;
    if (own !== line) text += '\n';
    line = own;
    if (own?.matches('.label')) continue;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return { text, pieces };
}

const LINE = '.label, p, li, td, th, .line, h1, h2, h3, h4, h5, h6';

/** Those that begin where the one before them has ended. */
function apart(ranges: readonly TextRange[]): readonly TextRange[] {
  let end = 0;
  return ranges
    .toSorted((a, b) => a.start - b.start)
    .filter((range) => {
      if (range.start < end) return false;
      end = range.end;
      return true;
    });
}

/** What a side alone can be read beside, each a link to both. */
async function offer(pane: HTMLElement, shown: ShownSide, site: string): Promise<void> {
  const { side } = shown;
  const editions = otherEditions(shown).map((day) => ({
    side: { ...side, edition: day },
    name: `${chineseDate(day)}的版本`,
    why: '',
  }));
  const offered = [...editions, ...(await besides(shown, site))];
  const items = offered.map(({ side: other, name, why }) =>
    element(
      'li',
      {},
      element('a', { href: fragment(sidesKey([side, other])) }, name),
      ...(why === '' ? [] : [element('p', {}, why)]),
    ),
  );
  pane.setAttribute('aria-label', '与什么并读');
  pane.replaceChildren(
    element('h2', {}, '与什么并读'),
    ...(items.length > 0
      ? [element('ul', { class: 'side-offers' }, ...items)]
      : [element('p', {}, '没有关联、引用和注释。可以在上面填写另一边。')]),
  );
}

interface Scrolled {
  /** What is to be at one height from now on. */
  tie(goals: readonly Together[]): void;
  /** Brings a place of a side into sight, whether the side scrolls or the page. */
  bring(pane: HTMLElement, goal: Element): void;
}

function scrollTogether(left: HTMLElement, right: HTMLElement, isOn: () => boolean): Scrolled {
  let goals: readonly Together[] = [];
  const moved = new Map<HTMLElement, number>();
  const topIn = (pane: HTMLElement, goal: Element): number =>
    goal.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  const put = (pane: HTMLElement, top: number): void => {
    pane.scrollTop = top;
    moved.set(pane, pane.scrollTop);
  };
  const follow = (pane: HTMLElement, other: HTMLElement, from: 'left' | 'right') => () => {
    const own = moved.get(pane);
    moved.delete(pane);
    if (!isOn() || (own !== undefined && Math.abs(own - pane.scrollTop) < 2)) return;
    const room = pane.scrollHeight - pane.clientHeight;
    const otherRoom = other.scrollHeight - other.clientHeight;
    if (room <= 0 || otherRoom <= 0) return;
    const tied = goals.map((goal) => ({ left: topIn(left, goal.left), right: topIn(right, goal.right) }));
    const ties = [{ left: 0, right: 0 }, ...inOrder(tied), { left: left.scrollHeight, right: right.scrollHeight }];
    // The line that is read: at the beginning the first, at the end the last
    const along = pane.scrollTop / room;
    const line = across(ties, pane.scrollTop + along * pane.clientHeight, from);
    put(other, line - along * other.clientHeight);
  };
  left.addEventListener('scroll', follow(left, right, 'left'), { passive: true });
  right.addEventListener('scroll', follow(right, left, 'right'), { passive: true });
  return {
    tie(next) {
      goals = next;
    },
    bring(pane, goal) {
      if (pane.scrollHeight > pane.clientHeight) put(pane, topIn(pane, goal) - pane.clientHeight / 4);
      else goal.scrollIntoView({ block: 'nearest' });
    },
  };
}

for (const root of document.querySelectorAll<HTMLElement>('[data-side]')) startSide(root);
