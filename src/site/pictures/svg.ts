import { fragment } from '../../regulation/addresses.ts';

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for the content or an attribute of XML and HTML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => REFERENCES[character] ?? '');
}

/** Where text stands in a drawing, in its units: the left end of the base line. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: Weight;
}

export type Weight = 400 | 700;

/** One line of text as SVG. */
export type WriteText = (text: string, place: TextPlace) => string;

/** For viewers that have Chinese fonts: browsers do. */
export const svgText: WriteText = (text, { x, y, size, weight }) =>
  `<text x="${x}" y="${y}" font-size="${size}"${weight === 400 ? '' : ` font-weight="${weight}"`}>${escapeXml(text)}</text>`;

/** The same drawing with each outline once, however often it is set: a long text repeats its characters. */
export function shareOutlines(svg: string): string {
  const ids = new Map<string, string>();
  const shared = svg.replace(/<path transform="([^"]+)" d="([^"]+)"\/>/g, (_, transform: string, outline: string) => {
    const id = ids.get(outline) ?? `g${ids.size}`;
    ids.set(outline, id);
    return `<use href="${fragment(id)}" transform="${transform}"/>`;
  });
  const outlines = Array.from(ids, ([outline, id]) => `<path id="${id}" d="${outline}"/>`);
  return shared.replace('>', `><defs>${outlines.join('')}</defs>`);
}
