import type { RegulationText } from './model.ts';

/** The same text for equal values, which `v8.serialize` does not give: it tells how the engine happens to keep an array or a string. */
export const told = (value: unknown): string => JSON.stringify(value, tellable);

function tellable(key: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...value] };
  if (value instanceof Set) return { set: [...value] };
  if (typeof value === 'function' || (typeof value === 'object' && value !== null && !isPlain(value)))
    throw new TypeError(`${key} is of a kind that JSON does not tell`);
  return value;
}

const isPlain = (value: object): boolean => Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;

/** Likewise of a regulation, or of what is given of it. */
export function toldRegulation({ text, ...rest }: { readonly text: Pick<RegulationText, 'source'> }): string {
  const { file, encoding, text: written } = text.source;
  // All else of the text is read from that, by the program
  return told([file, encoding, written, rest]);
}
