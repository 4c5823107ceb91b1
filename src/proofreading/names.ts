import { workName } from '../regulation/names.ts';
import type { Clausula } from './library.ts';

/** 《…》第八条第一款, 《…》（2012年公布）第八条 of an edition that is not in force. */
export const citationName = ({ title, name, edition }: Pick<Clausula, 'title' | 'name' | 'edition'>): string =>
  workName(title) + (edition ? `（${edition.name}）` : '') + name;
