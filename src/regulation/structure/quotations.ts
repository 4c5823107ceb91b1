/**
 * Amendments quote whole articles over many lines: every paragraph opens with “ and only the last closes. Sloppier ones
 * open once and close at the end. Lines inside such a quotation have no structure of their own.
 */

/** No quotation runs longer; beyond it a lost mark is likelier than a quotation. */
const LONGEST_QUOTATION = 200;

/** Indices of lines that stand inside a quotation opened on an earlier line and do not begin with “ themselves. */
export function quotedLines(printed: readonly string[]): ReadonlySet<number> {
  const lines = printed.map(curled);
  const quoted = new Set<number>();
  const firstMark = lines.map(firstQuotationMark);
  let open = false;
  for (const [i, text] of lines.entries()) {
    if (open && !text.startsWith('“')) {
      if (closesAhead(firstMark, i)) quoted.add(i);
      else open = false;
    }
    open = openAtEnd(text, open);
  }
  return quoted;
}

/** 「 and 『 quote like “. */
function curled(text: string): string {
  return text.replace(/[「『]/g, '“').replace(/[」』]/g, '”');
}

/** A quotation is still open at line `from` when the next mark of all is a ” (a “ would mean that the ” was forgotten). */
function closesAhead(firstMark: readonly (string | null)[], from: number): boolean {
  for (let i = from; i < Math.min(firstMark.length, from + LONGEST_QUOTATION); i += 1) {
    const mark = firstMark[i] ?? null;
    if (mark !== null) return mark === '”';
  }
  return false;
}

function firstQuotationMark(text: string): string | null {
  const open = text.indexOf('“');
  const close = text.indexOf('”');
  if (open < 0 && close < 0) return null;
  return close < 0 || (open >= 0 && open < close) ? '“' : '”';
}

/** What runs over lines opens them or is announced: 修改为：“… A mark amid a sentence that the line does not close was forgotten. */
function openAtEnd(text: string, open: boolean): boolean {
  const lastOpen = text.lastIndexOf('“');
  const lastClose = text.lastIndexOf('”');
  if (lastOpen === lastClose) return open;
  return lastOpen > lastClose && /(?:^|[：:为]\s{0,2})$/.test(text.slice(Math.max(0, lastOpen - 3), lastOpen));
}
