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
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}">${escapeXml(text)}</text>`;
