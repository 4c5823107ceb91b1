/** What on one side belongs to what on the other: as relations and references say it, or as a text has come from an earlier one. */
import { placeOnPage } from '../regulation/addresses.ts';
import { type SidePassage, sideAt } from './address.ts';
import { pageOnce, type ShownSide } from './reading.ts';

/** Both ends by their eIds, and why they belong together. */
export interface TiedClauses {
  readonly left: string;
  readonly right: string;
  readonly why: string;
}

/** What a clause or regulation can be read beside: the other end of a relation or reference. */
export interface SideOffer {
  readonly side: SidePassage;
  readonly name: string;
  readonly why: string;
}

interface RowOfLinks {
  readonly from: End;
  readonly to: End;
  readonly type: string;
  readonly reason: string;
}

interface End {
  readonly side: SidePassage;
  readonly name: string;
  readonly words: string;
}

/** Of a list that takes several; a law that all others cite has hundreds. */
const MOST_PAGES = 4;

/** The relations and references of an edition, from the page that lists them, which is kept for times without a network. */
async function linksOf(shown: ShownSide, root: string): Promise<readonly RowOfLinks[]> {
  // An article that many laws cite has a list of its own
  const own = shown.page.querySelector('.all-links a')?.getAttribute('href');
  const rows: Element[] = [];
  let next = own ?? `${root}${shown.base}links/`;
  for (let count = 0; next !== '' && count < MOST_PAGES; count += 1) {
    const page = await pageOnce(next);
    rows.push(...(page?.querySelectorAll('tr[data-type]') ?? []));
    next = page?.querySelector('.pages [rel=next]')?.getAttribute('href') ?? '';
  }
  return rows.flatMap((row): readonly RowOfLinks[] => {
    const cells = [...row.querySelectorAll('td')];
    const [from, to] = [endIn(cells[0], root), endIn(cells.at(-1), root)];
    const reason = row.querySelector('.reason')?.textContent.trim() ?? '';
    const type = row.getAttribute('data-type') ?? '';
    return from && to ? [{ from, to, type, reason }] : [];
  });
}

function endIn(cell: Element | undefined, root: string): End | null {
  const link = cell?.querySelector('a');
  const side = sideAt(link?.getAttribute('href') ?? '', root);
  if (!link || !side) return null;
  const words = cell?.querySelector('.words b')?.textContent.trim() ?? '';
  return { side, name: link.textContent.trim(), words };
}

const isWithin = ({ slug, edition, what }: SidePassage, whole: SidePassage): boolean =>
  slug === whole.slug &&
  edition === whole.edition &&
  (whole.what.kind === 'whole' ||
    (whole.what.kind === 'clause' &&
      what.kind === 'clause' &&
      (what.eId === whole.what.eId || what.eId.startsWith(`${whole.what.eId}__`))));

const whyOf = ({ type, reason, from, to }: RowOfLinks): string =>
  [type, reason || [from.words, to.words].filter((words) => words !== '').join(' — ')].filter(Boolean).join('：');

export async function linkedClauses(left: ShownSide, right: ShownSide, root: string): Promise<readonly TiedClauses[]> {
  const links = [...(await linksOf(left, root)), ...(left.base === right.base ? [] : await linksOf(right, root))];
  const tied = links.flatMap((row): readonly TiedClauses[] =>
    [
      { one: row.from, other: row.to },
      { one: row.to, other: row.from },
    ].flatMap(({ one, other }) =>
      isWithin(one.side, left.side) &&
      isWithin(other.side, right.side) &&
      one.side.what.kind === 'clause' &&
      other.side.what.kind === 'clause'
        ? [{ left: one.side.what.eId, right: other.side.what.eId, why: whyOf(row) }]
        : [],
    ),
  );
  return [...new Map(tied.map((each) => [`${each.left} ${each.right} ${each.why}`, each])).values()];
}

/** The articles of two editions of a work, from the page that compares them. */
export async function descendedClauses(
  left: ShownSide,
  right: ShownSide,
  root: string,
): Promise<readonly TiedClauses[]> {
  const [a, b] = [left, right].map(({ page }) => page.body.dataset.issued ?? '');
  if (left.side.slug !== right.side.slug || a === undefined || b === undefined || a === b) return [];
  const isForward = a < b;
  const pair = isForward ? `${a}..${b}` : `${b}..${a}`;
  const page = await pageOnce(`${root}${left.side.slug}/compare/${pair}/`);
  return [...(page?.querySelectorAll<HTMLElement>('.row[data-old]') ?? [])].flatMap((row) =>
    (row.dataset.old ?? '')
      .split(' ')
      .filter((old) => old !== '')
      .map((old) => ({
        left: isForward ? old : row.id,
        right: isForward ? row.id : old,
        why: row.querySelector('.kind')?.textContent.trim() ?? '',
      })),
  );
}

/** What a side alone can be read beside. */
export async function besides(shown: ShownSide, root: string): Promise<readonly SideOffer[]> {
  const { side, page } = shown;
  const linked = (await linksOf(shown, root)).flatMap((row): readonly SideOffer[] =>
    [
      { one: row.from, other: row.to },
      { one: row.to, other: row.from },
    ].flatMap(({ one, other }) =>
      isWithin(one.side, side) && !isWithin(other.side, side)
        ? [{ side: other.side, name: other.name, why: whyOf(row) }]
        : [],
    ),
  );
  const notes = side.what.kind === 'clause' ? [...page.querySelectorAll('.note-body')] : [];
  const noted = notes.flatMap((note): readonly SideOffer[] => {
    const beside = sideAt(placeOnPage(root + shown.base, note.id), root);
    const name = note.querySelector('.note-head b')?.textContent.trim() ?? '';
    return beside ? [{ side: { ...beside, edition: side.edition }, name: `注释“${name}”`, why: '' }] : [];
  });
  return [...new Map([...noted, ...linked].map((each) => [JSON.stringify(each), each])).values()];
}

/** The days of the other editions of a work. */
export const otherEditions = ({ page }: ShownSide): readonly string[] =>
  (page.body.dataset.editions ?? '').split(' ').filter((day) => day !== '' && day !== page.body.dataset.issued);
