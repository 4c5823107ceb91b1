import type { Link, LinkEnd } from '../../regulation/links/link.ts';
import { stretchesOf } from '../../regulation/links/stretches.ts';
import { nameOf, namesOf, stretchesName, titleOf, workName } from '../../regulation/names.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import type { LibraryIndex } from '../library-index.ts';

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
  const document = workName(regulation.metadata.title);
  const clause = end.eId === null ? '' : nameOf(regulation.text, end.eId);
  return {
    clause: clause === '' || end.regulation !== seenFrom ? document + clause : clause,
    heading: end.division === null ? '' : headingOf(regulation, end.division),
  };
}

/** The name of all that a link leads to: a range by its ends, a law outside the library by its title. */
export function nameOfTarget(link: Link, seenFrom: string, index: Pick<LibraryIndex, 'regulations'>): LinkName {
  const [first, ...others] = link.to;
  if (first === undefined)
    return { clause: link.kind === 'reference' ? workName(link.reference.law ?? '') : '', heading: '' };
  const regulation = index.regulations.get(first.regulation);
  if (others.length === 0 || regulation === undefined) return nameOfEnd(first, seenFrom, index);
  const document = first.regulation === seenFrom ? '' : workName(regulation.metadata.title);
  const eIds = link.to.flatMap(({ eId }) => eId ?? []);
  return {
    clause: document + stretchesName(namesOf(regulation.text), stretchesOf(regulation.text, eIds)),
    heading: '',
  };
}

function headingOf({ text }: Regulation, division: string): string {
  const provision = text.byEId.get(division);
  return provision === undefined ? '' : titleOf(provision, text.source).heading;
}
