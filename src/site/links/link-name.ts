import type { Link, LinkEnd } from '../../regulation/links/link.ts';
import { stretchesOf } from '../../regulation/links/stretches.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { clauseOf, clausesOf } from '../clause.ts';
import type { LibraryIndex } from '../library-index.ts';
import { titleOf } from '../titles.ts';

/** What an end of a link is called in a list. */
export interface LinkName {
  /** 第十条第二款, 《…法》第八条. */
  readonly clause: string;
  /** Of the article it belongs to: 加快标准提档升级. Empty where it has none. */
  readonly heading: string;
}

/** The name of one end, as seen from a regulation. */
export function nameOfEnd(
  end: LinkEnd,
  seenFrom: string,
  { regulations }: Pick<LibraryIndex, 'regulations'>,
): LinkName {
  const regulation = regulations.get(end.regulation);
  if (regulation === undefined) return { clause: '', heading: '' };
  const document = `《${regulation.metadata.title}》`;
  const clause = end.eId === null ? '' : clauseOf(regulation.text, end.eId);
  return {
    clause: clause === '' || end.regulation !== seenFrom ? document + clause : clause,
    heading: end.division === null ? '' : headingOf(regulation, end.division),
  };
}

/** The name of all that a link leads to: a range by its ends, a law outside the library by its title. */
export function nameOfTarget(link: Link, seenFrom: string, index: Pick<LibraryIndex, 'regulations'>): LinkName {
  const [first, ...others] = link.to;
  if (first === undefined)
    return { clause: link.kind === 'reference' ? `《${link.reference.law ?? ''}》` : '', heading: '' };
  const regulation = index.regulations.get(first.regulation);
  if (others.length === 0 || regulation === undefined) return nameOfEnd(first, seenFrom, index);
  const document = first.regulation === seenFrom ? '' : `《${regulation.metadata.title}》`;
  const eIds = link.to.flatMap(({ eId }) => eId ?? []);
  return { clause: document + clausesOf(regulation.text, stretchesOf(regulation.text, eIds)), heading: '' };
}

function headingOf({ text }: Regulation, division: string): string {
  const provision = text.byEId.get(division);
  return provision === undefined ? '' : titleOf(provision, text.source).heading;
}
