/**
 * Where a title may break into lines. Browsers break Chinese after any character and strand half a word (关于开｜展质量); given the
 * phrases and `word-break: keep-all` they break between words only.
 */
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Closes what stands before it, or leans on it: 质量|的, never 质量｜的. */
const LEANS_BACK = /^[\p{Pe}\p{Pf}、，。；：！？…—·的地得之等们]/u;
/** Opens what follows, or leads on to it: 和|标准, 《|产品. */
const LEANS_FORWARD = /(?:[\p{Ps}\p{Pi}]|^[和与及或对向以把被在为第])$/u;

/** The title in pieces that hold together; joined they are the title. */
export function phrases(title: string): readonly string[] {
  const pieces = known.get(title) ?? piecesOf(title);
  if (known.size === MOST_KNOWN) known.clear();
  known.set(title, pieces);
  return pieces;
}

/** The title of a regulation stands on every page of it, and pages are made regulation by regulation. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 100;

function piecesOf(title: string): readonly string[] {
  const segments = Array.from(words.segment(title), ({ segment }) => segment);
  const pieces: string[] = [];
  segments.forEach((segment, index) => {
    const last = pieces.at(-1);
    const before = segments[index - 1] ?? '';
    const holds =
      LEANS_FORWARD.test(before) ||
      LEANS_BACK.test(segment) ||
      endsWord(segment, last ?? '', segments[index + 1] ?? '');
    if (last !== undefined && holds) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  });
  return pieces;
}

/** A character alone is part of a word the dictionary lacks: it ends the one before (消费|者), or two of them are one (印|发). */
function endsWord(segment: string, last: string, next: string): boolean {
  return isLone(segment) && (last.length === 1 || (last.length < LONGEST_WORD && !isLone(next)));
}

const isLone = (segment: string): boolean => segment.length === 1 && !LEANS_FORWARD.test(segment);

const LONGEST_WORD = 4;

/** A title in as few lines as it needs of at most so many characters, about equally long; a piece is never broken but by itself longer. */
export function titleLines(title: string, most: number): readonly string[] {
  const length = title.length / Math.ceil(title.length / most);
  const lines: string[] = [];
  for (const piece of phrases(title)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + piece.length / 2 <= length && last.length + piece.length <= most)
      lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}
