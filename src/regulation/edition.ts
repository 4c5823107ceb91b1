/**
 * What an address, a citation or a link speaks of, after FRBR and Akoma Ntoso: a work, and an edition of it. Types of their own, so that
 * no string is taken for either.
 */

declare const WORK: unique symbol;

/** A work: a regulation through all its editions. Its slug is the name of its folder and the first segment of all its addresses. */
export type WorkId = string & { readonly [WORK]: 'work' };

/** Lower-case ASCII words joined by hyphens, safe in addresses and in every file system: "zhiliang-tisheng-2017". */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const isWorkId = (text: string): text is WorkId => SLUG.test(text);

/**
 * A folder's name that is known to be a slug.
 * @throws TypeError for one that was let in unchecked
 */
export function workId(text: string): WorkId {
  if (!isWorkId(text)) throw new TypeError(`“${text}” cannot name a work`);
  return text;
}

/** One edition of a work; every regulation is one and can be given where one is asked for. */
export interface Edition {
  readonly slug: WorkId;
  /** The day it was passed or promulgated, `YYYY-MM-DD`; null for the one in force, which undated addresses mean. */
  readonly date: string | null;
}
