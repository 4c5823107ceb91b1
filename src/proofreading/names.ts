import { workName } from '../regulation/names.ts';
import type { Clausula } from './library.ts';

/** 《…》第八条第一款 */
export const citationName = ({ title, name }: Pick<Clausula, 'title' | 'name'>): string => workName(title) + name;
