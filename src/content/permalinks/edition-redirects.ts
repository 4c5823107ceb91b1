/** Where addresses lead that editions moved: computed from dates and lineage, so that nobody writes them by hand. */
import {
  divisionPath,
  editionPath,
  FULL_TEXT,
  fragment,
  GLANCE_PAGE,
  NOTES_PAGE,
  noteId,
  OUTCOMES_PAGE,
  provisionPath,
  TASKS_PAGE,
  withoutFragment,
} from '../../regulation/addresses.ts';
import { nameOf } from '../../regulation/names.ts';
import type { Library, Regulation } from '../../regulation/regulation.ts';
import { counterpart, dayOf, editionName, effectiveFrom, type Work } from '../../regulation/work.ts';
import type { Permalinks } from './permalinks-file.ts';
import type { Redirect } from './redirects.ts';

const origin = { file: 'regulations', line: 1, column: 1 } as const;

/**
 * - A dated address of the edition in force forwards to the undated one.
 * - An undated address of another edition, which the one in force does not have, leads where the lineage says, else to that edition.
 * - A note is where its words are.
 * - A page that was published and that the edition in force has nothing for leads to what there is.
 */
export const editionRedirects = (
  { works }: Pick<Library, 'works'>,
  { redirects, recorded, published }: Known,
): readonly Redirect[] => {
  const own = new Set(redirects.map(({ from }) => from));
  const moved = works.flatMap((work) => [
    ...ofWork(work),
    ...emptyPages(work).filter(({ from }) => recorded.has(from)),
  ]);
  return moved.filter(({ from }) => !own.has(from) && !published.has(from));
};

interface Known {
  /** Those written by hand, which go before. */
  readonly redirects: readonly Redirect[];
  readonly recorded: Permalinks;
  /** Those that are there. */
  readonly published: Permalinks;
}

function ofWork(work: Work<Regulation>): readonly Redirect[] {
  const { slug, editions, current } = work;
  const dated = editionPath({ slug, date: dayOf(current) });
  const home = editionPath({ slug, date: null });
  const pages = ['', FULL_TEXT, ...current.text.divisions.filter(isPage).map(({ eId }) => divisionPath(eId))];
  const since = effectiveFrom(current);
  const why = `${editionName(work, current)}的文本现行有效，网址不带日期`;
  const seen = new Set(current.text.byEId.keys());
  const gone = editions
    .filter((edition) => edition !== current)
    .toReversed()
    .flatMap((edition) =>
      [...edition.text.byEId.keys()].flatMap((eId): readonly Redirect[] => {
        if (seen.has(eId)) return [];
        seen.add(eId);
        return [goneRedirect(work, edition, eId)];
      }),
    );
  const notes = editions.filter((edition) => edition !== current).flatMap((edition) => noteRedirects(work, edition));
  return [
    ...notes,
    ...pages.map((page): Redirect => ({ from: dated + page, to: home + page, was: null, why, since, origin })),
    ...gone,
  ];
}

function emptyPages(work: Work<Regulation>): readonly Redirect[] {
  const { slug, editions, current } = work;
  const home = editionPath({ slug, date: null });
  const noted = editions.filter((edition) => edition !== current && edition.notes.length > 0).at(-1);
  const since = effectiveFrom(current);
  const name = editionName(work, current);
  return [
    {
      from: home + NOTES_PAGE,
      to: noted === undefined ? home : editionPath(noted),
      was: null,
      why: noted === undefined ? `${name}的文本没有注释` : `注释说的文字只在${editionName(work, noted)}的文本里`,
      since,
      origin,
    },
    ...[OUTCOMES_PAGE, TASKS_PAGE, GLANCE_PAGE].map(
      (page): Redirect => ({ from: home + page, to: home, was: null, why: `${name}的文本没有这一页`, since, origin }),
    ),
  ];
}

const isPage = ({ role }: Regulation['text']['divisions'][number]): boolean => role !== 'frame';

function goneRedirect(work: Work<Regulation>, edition: Regulation, eId: string): Redirect {
  const { current } = work;
  const heir = counterpart(work, edition, eId, current);
  const own = nameOf(edition.text, eId);
  const said = `${editionName(work, current)}的文本没有这一条款；它是${editionName(work, edition)}的${own}`;
  return {
    from: editionPath({ ...edition, date: null }) + provisionPath(edition.text, eId),
    to: heir === null ? addressIn(edition, eId) : addressIn(current, heir),
    was: null,
    why: heir === null ? `${said}，没有对应的条文` : `${said}，现为${nameOf(current.text, heir)}`,
    since: effectiveFrom(current),
    origin,
  };
}

function noteRedirects({ current, ...work }: Work<Regulation>, edition: Regulation): readonly Redirect[] {
  return edition.notes.flatMap((note): readonly Redirect[] => {
    const from = noteAddress({ ...edition, date: null }, note);
    const here = current.notes.find(({ id }) => id === note.id);
    const to = here === undefined ? noteAddress(edition, note) : noteAddress(current, here);
    const why =
      here === undefined ? `注释说的文字只在${editionName(work, edition)}的文本里` : '注释随条文到了现在的位置';
    return from === to ? [] : [{ from, to, was: null, why, since: effectiveFrom(current), origin }];
  });
}

const noteAddress = (
  edition: Pick<Regulation, 'slug' | 'date' | 'text'>,
  { id, division }: Regulation['notes'][number],
): string =>
  editionPath(edition) +
  withoutFragment(division === null ? '' : provisionPath(edition.text, division)) +
  fragment(noteId(id));

const addressIn = (edition: Regulation, eId: string): string => editionPath(edition) + provisionPath(edition.text, eId);
