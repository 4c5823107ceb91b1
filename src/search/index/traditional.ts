import { Converter } from 'opencc-js/t2cn';
import type { SearchRecord } from '../record.ts';

/**
 * Traditional characters whose simplified form occurs in the texts, as `質质強强…`. OpenCC's table, character by character:
 * what is typed in a search is short, and a wrong choice (乾→干) costs nothing but an empty result.
 */
export function traditionalPairs(records: readonly SearchRecord[]): string {
  const simplified = Converter({ from: 't', to: 'cn' });
  const occurring = new Set(records.flatMap(({ text }) => [...text]));
  let pairs = '';
  for (let code = 0x3400; code <= 0x9fff; code += 1) {
    const character = String.fromCharCode(code);
    const form = simplified(character);
    if (form !== character && form.length === 1 && occurring.has(form)) pairs += character + form;
  }
  return pairs;
}
