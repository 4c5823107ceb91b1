import type { Regulation } from '../regulation/regulation.ts';
import { clauseOf, clausesOf } from './clause.ts';
import { type ReadingPlace, targetAddress } from './reading-place.ts';
import { divisionUrl, pageOf } from './urls.ts';

/** What a citation leads to, as seen from a page. */
export interface Cited {
  /** 第十条第二款, 第三条至第七条, 《…法》第八条. */
  readonly name: string;
  readonly href: string;
  /** The page where the first target can be read by itself, when `href` leads to the whole text. */
  readonly excerpt?: string | undefined;
}

export function citedFrom(regulation: Regulation, targets: readonly string[], place: ReadingPlace): Cited {
  const { slug, text, metadata } = regulation;
  const { href, stretches } = targetAddress(regulation, targets, place);
  const [first] = targets;
  const document = slug === place.slug ? '' : `《${metadata.title}》`;
  const clauses = stretches.length > 0 ? clausesOf(text, stretches) : first === undefined ? '' : clauseOf(text, first);
  const page = first === undefined ? null : pageOf(regulation, first);
  return {
    name: document + clauses || `《${metadata.title}》`,
    href,
    excerpt: page !== null && stretches.length > 0 && href.includes('/full/') ? divisionUrl(slug, page) : undefined,
  };
}
