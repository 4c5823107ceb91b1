import { clip } from '../../regulation/strings.ts';
import type { Picture, PictureRow, Tie } from './picture.ts';
import { escapeXml, svgText, type WriteText } from './svg.ts';

/** In units of the drawing; at 1:1 it is as wide as a phone. */
const WIDTH = 390;
const ROW = 24;
const GROUP = 34;
const EDGE = 12;
/** Where bars begin and how far the longest reaches; arcs swing out to the right of it. */
const BAR_START = EDGE + 4;
const BAR_LONGEST = 236;
const ARC_START = BAR_START + BAR_LONGEST + 4;
const ARC_DEEPEST = WIDTH - EDGE - ARC_START;
/** How many characters of a name fit over its bar. */
const NAME_LENGTH = 18;

/** Behind a picture that stands by itself. */
export const PAPER = '#fcfbf8';

export interface DrawOptions {
  /** Title of the regulation: the name of the picture. */
  readonly title: string;
  /** Makes links absolute where the picture leaves the site. */
  readonly link: (href: string) => string;
  /** How text is written: for viewers with Chinese fonts as text (the default), else as outlines. */
  readonly write?: WriteText;
  /** Colour behind the picture; none within a page. */
  readonly paper?: string;
}

/**
 * The picture as SVG, complete in itself: bars in the order of the text, as long as what they stand for, shaded by the notes on it;
 * arcs for relations and references. Every row is a link with a name that says all of this. Hovering or focusing a row brings out
 * what it is tied to: by style alone, so that it also works in a file of its own.
 */
export function drawPicture(picture: Picture, { title, link, write = svgText, paper }: DrawOptions): string {
  const tops = topsOf(picture.rows);
  const height = (tops.at(-1) ?? 0) + EDGE;
  const longest = Math.max(1, ...picture.rows.map(({ length }) => length));
  const mostNotes = Math.max(1, ...picture.rows.map(({ notes }) => notes));
  const rows = picture.rows.map((row, index) => {
    const top = tops[index] ?? 0;
    return row.kind === 'group'
      ? drawGroup(row, top, link, write)
      : drawRow(row, index, top, { longest, mostNotes, link, write, picture });
  });
  const middles = picture.rows.map((_, index) => (tops[index] ?? 0) + ROW / 2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="picture" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="${escapeXml(`${title}：结构图`)}">`,
    `<style>${STYLE}${bringOut(picture)}</style>`,
    ...(paper === undefined ? [] : [`<rect width="${WIDTH}" height="${height}" fill="${paper}"/>`]),
    ...rows,
    `<g class="ties" aria-hidden="true">`,
    ...picture.ties.map((tie) => drawTie(tie, middles)),
    '</g>',
    '</svg>',
  ].join('\n');
}

/** The top of every row, and at the end the bottom of the last. */
function topsOf(rows: readonly PictureRow[]): readonly number[] {
  const tops = [EDGE];
  for (const { kind } of rows) tops.push((tops.at(-1) ?? 0) + (kind === 'group' ? GROUP : ROW));
  return tops;
}

function drawGroup({ name, href }: PictureRow, top: number, link: DrawOptions['link'], write: WriteText): string {
  const text = write(clip(name, 22), { x: EDGE, y: top + GROUP - 10, size: 14, weight: 700 });
  return `<a class="group" href="${escapeXml(link(href))}">${text}</a>`;
}

interface Scale {
  readonly longest: number;
  readonly mostNotes: number;
  readonly link: DrawOptions['link'];
  readonly write: WriteText;
  readonly picture: Picture;
}

function drawRow(
  row: PictureRow,
  index: number,
  top: number,
  { longest, mostNotes, link, write, picture }: Scale,
): string {
  const width = Math.max(3, Math.round((row.length / longest) * BAR_LONGEST));
  const shade = row.notes === 0 ? 0 : Math.ceil((row.notes / mostNotes) * SHADES);
  const name = describe(row, index, picture);
  return (
    `<a class="row r${index}" href="${escapeXml(link(row.href))}" aria-label="${escapeXml(name)}"><title>${escapeXml(name)}</title>` +
    `<rect class="hit" y="${top}"/>` +
    `<rect class="length s${shade}" x="${BAR_START}" y="${top + 2}" width="${width}" height="${ROW - 4}" rx="2"/>` +
    `${write(clip(row.name, NAME_LENGTH), { x: BAR_START + 6, y: top + ROW / 2 + 4.5, size: 13, weight: 400 })}</a>`
  );
}

const SHADES = 4;

/** `（四）增加农产品、食品药品优质供给：453 字，1 条注释，与（十七）、（二十二）相关` */
function describe(row: PictureRow, index: number, { rows, ties, unit }: Picture): string {
  const facts = [
    `${row.length} 字`,
    ...(unit === '章' && row.articles > 0 ? [`${row.articles} 条`] : []),
    ...(row.notes > 0 ? [`${row.notes} 条注释`] : []),
  ];
  const others = ties.flatMap(({ from, to }) => (from === index ? [to] : to === index ? [from] : []));
  const names = others.map((other) => shortName(rows[other]?.name ?? '')).filter((name) => name !== '');
  return `${row.name}：${[...facts, ...(names.length > 0 ? [`与${names.join('、')}相关`] : [])].join('，')}`;
}

/** The label where there is one: （十二）, 第三章; else the whole name. */
function shortName(name: string): string {
  return /^(?:[（(][^）)]+[）)]|第[^　]+(?=　))/.exec(name)?.[0] ?? name;
}

/** An arc from row to row, deeper the further they are apart, thicker the more ties it stands for. */
function drawTie({ from, to, count }: Tie, middles: readonly number[]): string {
  const [top, bottom] = [middles[from] ?? 0, middles[to] ?? 0];
  const span = (bottom - top) / (middles.at(-1) ?? 1);
  const depth = Math.round(10 + Math.sqrt(span) * (ARC_DEEPEST - 10) * 1.25);
  const thickness = Math.min(4, 0.75 + Math.log2(count) * 0.6).toFixed(2);
  return `<path class="t${from} t${to}" d="M${ARC_START} ${top}C${ARC_START + depth} ${top} ${ARC_START + depth} ${bottom} ${ARC_START} ${bottom}" stroke-width="${thickness}"/>`;
}

/** For each tied row the rule that dims the arcs of the others and the rows they do not reach. */
function bringOut({ ties }: Picture): string {
  const tied = new Map<number, Set<number>>();
  for (const { from, to } of ties) {
    tied.set(from, (tied.get(from) ?? new Set([from])).add(to));
    tied.set(to, (tied.get(to) ?? new Set([to])).add(from));
  }
  return [...tied]
    .map(([row, reached]) => {
      const at = `.picture:has(.r${row}:is(:hover,:focus-visible))`;
      const others = [...reached].map((each) => `.r${each}`).join(',');
      return `${at} .ties .t${row}{stroke:var(--red,#a8201a);stroke-opacity:1}${at} .row:not(${others}){opacity:.35}`;
    })
    .join('');
}

const STYLE = [
  '.picture{font-family:"Source Han Serif SC","Noto Serif CJK SC","Songti SC",SimSun,serif;fill:var(--ink,#22201c)}',
  '.picture a{text-decoration:none}',
  // Its sides as style: a viewer that does not know them shows nothing less
  `.picture .hit{x:${EDGE}px;width:${ARC_START - EDGE}px;height:${ROW}px;fill:transparent}`,
  '.picture .length{fill:var(--s0,#e9e4da)}',
  '.picture .s1{fill:var(--s1,#f3ddd6)}',
  '.picture .s2{fill:var(--s2,#ecc5bb)}',
  '.picture .s3{fill:var(--s3,#e4ab9e)}',
  '.picture .s4{fill:var(--s4,#db9082)}',
  '.picture .ties{fill:none;stroke:var(--faint,#8c867b);pointer-events:none}',
  // Not `opacity`: the rasteriser gives each arc a sheet as large as the picture, of 300 articles for minutes
  '.picture .ties path{stroke-opacity:.45}',
  '.picture:has(.row:is(:hover,:focus-visible)) .ties path{stroke-opacity:.1}',
  // Shown by a pointer at rest; to those who look for what stands in a link it is not there
  '.picture title{display:none}',
  '.picture a:focus-visible{outline:2px solid var(--red,#a8201a);outline-offset:1px}',
  '.picture a:is(:hover,:focus-visible) text{fill:var(--red,#a8201a)}',
].join('');
