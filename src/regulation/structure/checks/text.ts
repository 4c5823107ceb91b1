/** What a copy does to a text: it breaks lines, cuts off the end, loses quotation marks, leaves page numbers and hidden characters. */
import { say } from '../../diagnostics/codes.ts';
import type { Piece, Provision } from '../../model.ts';
import { piecesBelow } from '../../provisions.ts';
import { unpairedMarks } from '../../quotations.ts';
import { ruleTable } from '../../rules.ts';
import { codePointName, INVISIBLE } from '../../source/characters.ts';
import { isPageNumber } from '../frame.ts';
import type { BodyLine } from '../lines.ts';
import { type Finding, piecesText } from './finding.ts';

// Shorter lines can be titles or the members of a list: 委员长， 副委员长若干人，
const SHORTEST = 15;

/** Does a line stop amid its sentence? One that ends in a word must have a comma: the titles in a list have none. */
function isCutOff(line: string): boolean {
  if (line.length < SHORTEST) return false;
  const last = line.at(-1) ?? '';
  return /[，,]/.test(last) || (/[\p{Script=Han}、]/u.test(last) && /[，。；：]/.test(line));
}

// Texts forget the last 。 after these words
const COMPLETE = ruleTable({ name: '忘了句号的末句', frame: (words) => `${words}$` }, [
  {
    is: '施行|实施|执行|生效|废止|解释|备案',
    yes: [
      '自公布之日起施行',
      '自某日起实施',
      '自某日起执行',
      '自某日起生效',
      '同时废止',
      '由渡口处解释',
      '报渡口处备案',
    ],
    no: '自公布之日',
  },
]);

export function checkUnfinished(text: string, provisions: readonly Provision[]): readonly Finding[] {
  const last = lastText(provisions.at(-1));
  if (last === undefined) return [];
  const line = piecesText(text, last.pieces).trim();
  if (!isCutOff(line) || COMPLETE.pattern.test(line)) return [];
  return [{ ...say('text-unfinished', line.slice(-10)), offset: (last.pieces.at(-1)?.end ?? 1) - 1 }];
}

/** The last paragraph or item of the last article; undefined when the text ends in another way. */
function lastText(provision: Provision | undefined): Provision | undefined {
  if (provision === undefined || ENDINGS.includes(provision.kind)) return undefined;
  const below = provision.children.at(-1);
  if (below !== undefined) return lastText(below);
  return TEXTS.includes(provision.kind) ? provision : undefined;
}

const ENDINGS: readonly Provision['kind'][] = ['attachment', 'conclusions', 'body'];
const TEXTS: readonly Provision['kind'][] = ['paragraph', 'item', 'subitem'];

/** Real texts break off a line or two; a folded one breaks off most. */
const FEWEST = 3;
const SHARE = 0.1;

export function checkWrappedLines(text: string, provisions: readonly Provision[]): readonly Finding[] {
  const pieces = provisions.filter(({ kind }) => kind !== 'preface' && kind !== 'toc').flatMap(piecesBelow);
  const broken = pieces.filter((piece, i) => isBrokenOff(text, piece, pieces[i + 1]));
  const [first] = broken;
  if (first === undefined || broken.length < FEWEST || broken.length < pieces.length * SHARE) return [];
  return [{ ...say('lines-wrapped', broken.length), offset: first.end - 1 }];
}

/** Above a line without a number, which goes on with it. */
function isBrokenOff(text: string, piece: Piece, next: Piece | undefined): boolean {
  if (piece.role !== 'text' || next?.role !== 'text' || next.line === piece.line) return false;
  return isCutOff(piecesText(text, [piece]).trim());
}

/** One lost mark can upset all that follow; the first few say enough. */
const MOST = 20;

export function checkQuotations(lines: readonly BodyLine[]): readonly Finding[] {
  const texts = lines.map(({ text }) => text);
  return unpairedMarks(texts, MOST).map(({ line, at, lacks }) => {
    const offset = (lines[line]?.start ?? 0) + at;
    if (lacks === 'opening') return { ...say('quotation-not-opened'), offset };
    return { ...say('quotation-not-closed', texts[line]?.slice(at, at + 30) ?? ''), offset };
  });
}

export function checkPageNumbers(lines: readonly BodyLine[]): readonly Finding[] {
  return lines
    .filter(({ text }) => isPageNumber(text))
    .map(({ start, text }) => ({ ...say('page-number', text), offset: start }));
}

export function checkInvisible(lines: readonly BodyLine[]): readonly Finding[] {
  return lines
    .filter(({ text }) => CHARACTER.test(text))
    .map(({ start, text }) => {
      const at = text.search(CHARACTER);
      return { ...say('character-invisible', codePointName(text.slice(at))), offset: start + at };
    });
}

const CHARACTER = new RegExp(INVISIBLE);
