/** Characters that show nothing: copies of web pages carry them, and nobody finds a word that has one in it. */
import { codePointName, INVISIBLE } from '../../source/characters.ts';
import type { BodyLine } from '../lines.ts';
import type { Finding } from './finding.ts';

export function checkInvisible(lines: readonly BodyLine[]): readonly Finding[] {
  return lines.flatMap(({ start, text }) => {
    const index = text.search(CHARACTER);
    return index < 0 ? [] : [finding(start + index, codePointName(text.slice(index)))];
  });
}

const CHARACTER = new RegExp(INVISIBLE);

function finding(offset: number, name: string): Finding {
  return {
    severity: 'warning',
    code: 'character-invisible',
    offset,
    message: `这里有看不见的字符 ${name}，会妨碍检索和引用。`,
    hint: '它多半是从网页复制时带来的，请删去；确是原文就在 regulation.yaml 中确认。',
  };
}
