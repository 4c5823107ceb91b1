/** What changed from one text to another, word by word: for readers, so ragged characters are no changes. */
import { diffArrays } from 'diff';
import { folded } from './articles.ts';

export interface Run {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
}

/** Both texts in one: without what is `in` the old, without what is `out` the new. */
export function markedChanges(old: string, next: string): readonly Run[] {
  if (old === next) return old === '' ? [] : [{ kind: 'same', text: old }];
  const changes = diffArrays(wordsOf(old), wordsOf(next));
  return wholeParagraphs(
    joined(
      changes.map(({ value, added, removed }) => ({
        kind: added ? 'in' : removed ? 'out' : 'same',
        text: value.join(''),
      })),
    ),
  );
}

/**
 * A paragraph that begins like the next one is put in as a whole: of “渡船应当[年检。⏎渡船应当]备有救生衣” the words before the brackets go with
 * what follows them.
 */
function wholeParagraphs(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  for (const [index, run] of runs.entries()) {
    const before = result.at(-1);
    const beginning = run.text.slice(run.text.lastIndexOf('\n') + 1);
    const isAlone = run.kind !== 'same' && runs[index - 1]?.kind === 'same' && runs[index + 1]?.kind !== 'in';
    const kept = before?.text.slice(0, before.text.length - beginning.length) ?? '';
    const isWhole = kept.endsWith('\n') || (kept === '' && result.length === 1);
    if (
      isAlone &&
      isWhole &&
      beginning !== '' &&
      run.text.includes('\n') &&
      before?.text.endsWith(beginning) === true
    ) {
      result.splice(-1, 1, ...(kept === '' ? [] : [{ ...before, text: kept }]));
      result.push(
        { ...run, text: beginning + run.text.slice(0, -beginning.length) },
        { kind: 'same', text: beginning },
      );
    } else if (run.kind === 'same' && before?.kind === 'same')
      result.splice(-1, 1, { kind: 'same', text: before.text + run.text });
    else result.push(run);
  }
  return result;
}

/** How two texts differ. `typing` is punctuation, width and white space. */
export function difference(old: string, next: string): 'none' | 'typing' | 'words' {
  if (old === next) return 'none';
  return folded(old) === folded(next) ? 'typing' : 'words';
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words as a dictionary knows them; what it does not know is a character each. A number is one word: 第一百二十条 changes as a whole. */
function wordsOf(text: string): string[] {
  return text
    .split(NUMBER)
    .flatMap((part, index) =>
      index % 2 === 1 ? [part] : Array.from(segmenter.segment(part), ({ segment }) => segment),
    );
}

const NUMBER =
  /(第[〇零一二三四五六七八九十百千]+[条款项章节编](?:之[一二三四五六七八九十]+)?|[一二三四五六七八九十百千万亿]{2,}[年月日元倍]?|[\d０-９]+)/u;

/**
 * One change reads better than two with a lone character between them: 的, or a comma that both happen to have. What goes out stands
 * before what comes in.
 */
function joined(runs: readonly Run[]): readonly Run[] {
  const result: { out: string; in: string; same: string }[] = [];
  for (const [index, { kind, text }] of runs.entries()) {
    const last = result.at(-1);
    const isLone = kind === 'same' && [...text].length === 1 && text !== '\n' && index > 0 && index < runs.length - 1;
    if (last !== undefined && last.same === '' && (kind !== 'same' || isLone)) {
      if (kind !== 'in') last.out += text;
      if (kind !== 'out') last.in += text;
    } else if (kind === 'same' && last !== undefined) last.same += text;
    else
      result.push({
        out: kind === 'out' ? text : '',
        in: kind === 'in' ? text : '',
        same: kind === 'same' ? text : '',
      });
  }
  return result.flatMap(({ out, in: came, same }) => [
    ...(out === '' ? [] : [{ kind: 'out', text: out } as const]),
    ...(came === '' ? [] : [{ kind: 'in', text: came } as const]),
    ...(same === '' ? [] : [{ kind: 'same', text: same } as const]),
  ]);
}
