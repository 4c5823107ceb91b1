import { nameOf, namesOf, nameWithHeading, stretchesName, workName } from '../../regulation/names.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { pageOf } from '../urls.ts';
import { type ReadingPlace, type TargetAddress, targetAddress } from './reading-place.ts';

/** What a citation leads to, as seen from a page. */
export interface Cited extends TargetAddress {
  /** 第十条第二款, 第三条至第七条, 第二章　罚则, 《…法》第八条. */
  readonly name: string;
}

export function citedFrom(regulation: Regulation, targets: readonly string[], place: ReadingPlace): Cited {
  const address = targetAddress(regulation, targets, place);
  const document = workName(regulation.metadata.title);
  const clauses = clausesFrom(regulation, targets, address);
  return { ...address, name: clauses === '' || regulation.slug !== place.slug ? document + clauses : clauses };
}

function clausesFrom(regulation: Regulation, targets: readonly string[], { stretches }: TargetAddress): string {
  const { text } = regulation;
  const [first] = targets;
  if (first === undefined) return '';
  if (stretches.length > 0) return stretchesName(namesOf(text), stretches);
  // 章 and 节 are known by their headings
  return pageOf(regulation, first) === null ? nameWithHeading(text, first) : nameOf(text, first);
}
