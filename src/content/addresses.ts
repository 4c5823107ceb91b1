import type { Edition } from '../regulation/edition.ts';
import type { Regulation } from '../regulation/regulation.ts';

/** What of a regulation decides its addresses. */
export type Addressed = Pick<Regulation, keyof Edition | 'text'>;

/** Where things are read on the site: content is written without knowing, and reading it needs to link. */
export interface Addresses {
  readonly landing: (regulation: Addressed) => string;
  readonly provision: (regulation: Addressed, eId: string) => string;
  /** `division` is null for a note on the whole regulation. */
  readonly note: (regulation: Addressed, note: { readonly id: string; readonly division: string | null }) => string;
  /** A file of the public folder, e.g. `/images/a.png`. */
  readonly file: (path: string) => string;
}
