/** 一图读懂 as one long picture, as wide as a phone: for chats, where a picture is read and its QR code leads to the text. */
import { withEdition } from '../../regulation/addresses.ts';
import type { Edition } from '../../regulation/edition.ts';
import type { Metadata } from '../../regulation/metadata.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { chineseDate } from '../../regulation/strings.ts';
import { phrases as wordsOf } from '../phrases.ts';
import { absoluteUrl, glanceUrl } from '../urls.ts';
import { PAPER } from './draw.ts';
import { type GlanceGroup, type GlancePhrase, phrasesOf, type Tier } from './glance.ts';
import { type Outlines, outlinesFor } from './outlines.ts';
import { qrCode } from './qr.ts';
import { escapeXml, shareOutlines, type Weight } from './svg.ts';

/** In units of the drawing; a phone shows it at about two thirds. */
const WIDTH = 540;
const EDGE = 34;
const MEASURE = WIDTH - 2 * EDGE;

const COLOURS = { ink: '#22201c', quiet: '#625c52', red: '#a8201a', rule: '#e6e1d7', white: '#ffffff' } as const;

/** Our own words in the picture; all others are official text or fact. */
const WORDS = {
  name: '一图读懂',
  scan: '长按识别二维码，逐条读原文',
  note: '词句逐字摘自官方文本，归类和关联为本站所加。',
} as const;

type Picturable = Pick<Regulation, keyof Edition | 'metadata'>;

/** As SVG whose text is outlines: it leaves the site, so its links and its QR code name the edition. */
export async function longPicture(regulation: Picturable, tiers: readonly Tier[]): Promise<string> {
  const { metadata } = regulation;
  const picture = { metadata, tiers, address: absoluteUrl(glanceUrl(regulation)) };
  return shareOutlines(drawGlance(picture, await outlinesFor(textsOf(picture))));
}

interface LongPicture {
  readonly metadata: Pick<Metadata, 'title' | 'documentNumber' | 'issuedOn'>;
  readonly tiers: readonly Tier[];
  /** Of the page. */
  readonly address: string;
}

/** Every character the picture needs. */
const textsOf = ({ metadata, tiers, address }: LongPicture): readonly string[] => [
  ...Object.values(WORDS),
  metadata.title,
  factsLine(metadata),
  `${address} 、↑↓`,
  ...tiers.flatMap((tier) => [
    tier.name,
    ...tier.parts.flatMap(({ name, groups }) => [name, ...groups.flatMap(({ label, heading }) => [label, heading])]),
    ...phrasesOf(tier).flatMap((phrase) => [phrase.words, ...tiesText(phrase)]),
  ]),
];

const factsLine = ({ documentNumber, issuedOn }: LongPicture['metadata']): string =>
  [documentNumber, issuedOn && chineseDate(issuedOn)].filter(Boolean).join('　');

/** Words of one look, which may be a link. Words that `hold` never break. */
interface TextRun {
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  readonly href?: string | undefined;
  readonly holds?: boolean;
}

/** Each phrase is one link, named by its words however many lines it takes. */
function drawGlance({ metadata, tiers, address }: LongPicture, outlines: Outlines): string {
  const link = (href: string) => withEdition(absoluteUrl(href), metadata.issuedOn);
  const shapes: string[] = [];
  let y = 0;
  const rect = (x: number, top: number, width: number, height: number, fill: string, corner = 0) => {
    shapes.push(`<rect x="${x}" y="${top}" width="${width}" height="${height}" rx="${corner}" fill="${fill}"/>`);
  };
  /** Sets runs from `x` in lines of `leading`; afterwards y is at their foot. */
  const set = (runs: readonly TextRun[], leading: number, x = EDGE, align: 'start' | 'middle' = 'start') => {
    const drawn = new Map(runs.map((run) => [run, '']));
    for (const line of breakLines(runs, EDGE + MEASURE - x, outlines)) {
      const width = line.reduce((sum, { of, text }) => sum + widthOf(of, text, outlines), 0);
      const [first] = line;
      // An opening bracket is half blank: it hangs out, so that the edge stays straight
      const hung = first?.text.startsWith('（') ? first.of.size * 0.45 : 0;
      let at = align === 'middle' ? (WIDTH - width) / 2 : x - hung;
      const base = y + (leading + Math.max(...line.map(({ of }) => of.size)) * 0.72) / 2;
      for (const { of, text } of line) {
        drawn.set(of, drawn.get(of) + outlines.write(text, { x: at, y: base, size: of.size, weight: of.weight }));
        at += widthOf(of, text, outlines);
      }
      y += leading;
    }
    for (const [{ text, colour, href }, outline] of drawn) {
      const shape = `<g fill="${colour}">${outline}</g>`;
      shapes.push(href ? `<a href="${escapeXml(link(href))}" aria-label="${escapeXml(text)}">${shape}</a>` : shape);
    }
  };

  rect(0, 0, WIDTH, 12, COLOURS.red);
  y = 44;
  set([{ text: WORDS.name, size: 24, weight: 700, colour: COLOURS.red }], 34, EDGE, 'middle');
  y += 8;
  set(
    wordsOf(metadata.title).map((text) => ({ text, size: 33, weight: 700, colour: COLOURS.ink, holds: true })),
    48,
    EDGE,
    'middle',
  );
  y += 6;
  set([{ text: factsLine(metadata), size: 18, weight: 400, colour: COLOURS.quiet }], 30, EDGE, 'middle');
  y += 22;

  for (const [index, tier] of tiers.entries()) {
    if (index > 0) {
      y += 8;
      shapes.push(`<path d="M${WIDTH / 2 - 14} ${y}h28l-14 15z" fill="${COLOURS.red}"/>`);
      y += 27;
    }
    rect(EDGE, y, MEASURE, 46, COLOURS.red, 2);
    const top = y;
    set([{ text: tier.name, size: 25, weight: 700, colour: COLOURS.white }], 46, EDGE, 'middle');
    y = top + 60;
    for (const part of tier.parts) {
      set([{ text: part.name, size: 21, weight: 700, colour: COLOURS.red, href: part.href }], 32);
      rect(EDGE, y + 4, MEASURE, 1, COLOURS.rule);
      y += 16;
      for (const [at, group] of part.groups.entries()) {
        const look = tier.name !== '目标' ? 'article' : at === 0 && part.groups.length > 1 ? 'lead' : 'card';
        drawGroup(group, group.eId === part.eId, look);
      }
      y += 8;
    }
  }

  y += 12;
  rect(0, y, WIDTH, 1, COLOURS.rule);
  y += 24;
  const code = qrCode(withEdition(address, metadata.issuedOn));
  const side = 168;
  rect((WIDTH - side) / 2, y, side, side, COLOURS.white);
  shapes.push(
    `<path class="qr" transform="translate(${(WIDTH - side) / 2} ${y}) scale(${side / code.size}) translate(0 .5)" d="${code.path}" stroke="#000"/>`,
  );
  y += side + 8;
  set([{ text: WORDS.scan, size: 18, weight: 700, colour: COLOURS.ink }], 30, EDGE, 'middle');
  set([{ text: address, size: 14, weight: 400, colour: COLOURS.quiet }], 24, EDGE, 'middle');
  y += 8;
  set([{ text: WORDS.note, size: 14, weight: 400, colour: COLOURS.quiet }], 24, EDGE, 'middle');
  y += 30;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" role="group" aria-label="${escapeXml(`${metadata.title}：${WORDS.name}`)}">`,
    `<rect width="${WIDTH}" height="${y}" fill="${PAPER}"/>`,
    ...shapes,
    '</svg>',
  ].join('\n');

  function drawGroup(group: GlanceGroup, isNamedAbove: boolean, look: 'article' | 'card' | 'lead'): void {
    const { label, heading, head, lines, href } = group;
    const [size, leading] = look === 'lead' ? [36, 54] : [20, 32];
    const colour = look === 'lead' ? COLOURS.red : COLOURS.ink;
    const top = y;
    const bar = shapes.length;
    if (head) {
      const named: TextRun = { text: label, size, weight: 700, colour, href };
      set([...(label ? [named] : []), ...phraseRuns(head, size, 700)], leading, look === 'card' ? EDGE + 20 : EDGE);
    } else if (!isNamedAbove && label + heading) {
      set([{ text: label + heading, size, weight: 700, colour, href }], leading, look === 'card' ? EDGE + 20 : EDGE);
    }
    for (const line of lines) {
      if (look === 'article') rect(EDGE + 3, y + 13, 5, 5, COLOURS.red);
      const runs = line.phrases.flatMap((phrase, index): readonly TextRun[] => [
        ...(index > 0 ? [{ text: '、', size: 19, weight: 400, colour: COLOURS.ink } as const] : []),
        ...phraseRuns(phrase, 19, 400),
      ]);
      set(runs, 31, look === 'lead' ? EDGE : EDGE + 20);
      y += 4;
    }
    if (look === 'card')
      shapes.splice(
        bar,
        0,
        `<rect x="${EDGE}" y="${top + 6}" width="4" height="${y - top - 12}" fill="${COLOURS.red}"/>`,
      );
    y += look === 'article' ? 10 : 14;
  }
}

const tiesText = ({ serves, servedBy, number }: GlancePhrase): readonly string[] => [
  number === null ? '' : `${number} `,
  serves.length > 0 ? ` ↑${serves.join('、')}` : '',
  servedBy.length > 0 ? ` ↓${servedBy.join('、')}` : '',
];

function phraseRuns(phrase: GlancePhrase, size: number, weight: Weight): readonly TextRun[] {
  const [number = '', ...ties] = tiesText(phrase);
  const small = { size: 14, weight: 700, colour: COLOURS.red, holds: true } as const;
  return [
    { text: number, ...small },
    { text: phrase.words, size, weight, colour: COLOURS.ink, href: phrase.href },
    ...ties.map((text) => ({ text, ...small, weight: 400 as const })),
  ].filter(({ text }) => text !== '');
}

const widthOf = ({ size, weight }: TextRun, text: string, outlines: Outlines): number =>
  outlines.widthOf(text, weight) * size;

/** What may not begin a line, and what may not end one (GB/T 15834). */
const NO_START = /^[，。、；：！？）》〉”’」』】〕％…—]/u;
const NO_END = /[（《〈“‘「『【〔]$/u;

/** What stands of a run on one line. */
interface RunPiece {
  readonly of: TextRun;
  readonly text: string;
}

/** Runs in lines no wider than `measure`: between any two characters but where punctuation forbids it, and not within what holds. */
function breakLines(runs: readonly TextRun[], measure: number, outlines: Outlines): readonly (readonly RunPiece[])[] {
  const lines: RunPiece[][] = [[]];
  let used = 0;
  for (const run of runs) {
    for (const piece of run.holds ? [run.text] : unbroken(run.text)) {
      if (used > 0 && used + widthOf(run, piece, outlines) > measure && !NO_START.test(piece)) {
        lines.push([]);
        used = 0;
      }
      const text = used === 0 ? piece.trimStart() : piece;
      const line = lines.at(-1) ?? [];
      const last = line.at(-1);
      if (last?.of === run) line[line.length - 1] = { of: run, text: last.text + text };
      else line.push({ of: run, text });
      used += widthOf(run, text, outlines);
    }
  }
  return lines;
}

/** Characters, with an opening bracket kept to what follows, and what may not begin a line to what stands before. */
function unbroken(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const character of text) {
    const last = pieces.at(-1);
    if (last !== undefined && (NO_START.test(character) || NO_END.test(last)))
      pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
  }
  return pieces;
}
