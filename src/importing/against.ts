/** Two copies of one text, character by character: what is in the one and not in the other. */
import { diffArrays, diffChars } from 'diff';

export interface Against {
  /** In the first text, from 1. */
  readonly line: number;
  readonly column: number;
  readonly own: string;
  readonly other: string;
  /** Only white space differs. */
  readonly blank: boolean;
}

export function differences(own: string, other: string): readonly Against[] {
  const found: Against[] = [];
  let line = 1;
  let removed: string[] = [];
  let added: string[] = [];
  const compare = (): void => {
    if (removed.length > 0 || added.length > 0) found.push(...within(removed.join('\n'), added.join('\n'), line));
    line += removed.length;
    removed = [];
    added = [];
  };
  for (const part of diffArrays(linesOf(own), linesOf(other))) {
    if (part.removed) removed.push(...part.value);
    else if (part.added) added.push(...part.value);
    else {
      compare();
      line += part.value.length;
    }
  }
  compare();
  return found;
}

const linesOf = (text: string): string[] => text.replaceAll('\r\n', '\n').replace(/\n+$/, '').split('\n');

/** Differing stretches of some lines; places are in the first text. */
function within(own: string, other: string, firstLine: number): readonly Against[] {
  const found: Against[] = [];
  let at = 0;
  let pending = { own: '', other: '' };
  const flush = (end: number): void => {
    if (pending.own === '' && pending.other === '') return;
    const before = own.slice(0, end - pending.own.length);
    found.push({
      line: firstLine + (before.match(/\n/g)?.length ?? 0),
      column: before.length - before.lastIndexOf('\n'),
      own: pending.own,
      other: pending.other,
      blank: pending.own.trim() === '' && pending.other.trim() === '',
    });
    pending = { own: '', other: '' };
  };
  for (const { value, added, removed } of diffChars(own, other)) {
    if (added) pending.other += value;
    else if (removed) {
      pending.own += value;
      at += value.length;
    } else {
      flush(at);
      at += value.length;
    }
  }
  flush(at);
  return found;
}
