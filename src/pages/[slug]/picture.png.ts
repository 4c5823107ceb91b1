import type { GetStaticPaths } from 'astro';
import type { Regulation } from '../../regulation/regulation.ts';
import { type FileRoute, getShape, regulationPaths } from '../../site/library.ts';
import { drawPicture, PAPER } from '../../site/pictures/draw.ts';
import { outlinesFor } from '../../site/pictures/outlines.ts';
import { pictureOf } from '../../site/pictures/picture.ts';
import { toPng } from '../../site/pictures/png.ts';
import { pictureFiles } from '../../site/shape.ts';

export const getStaticPaths = (async () => {
  return pictureFiles(await getShape()).includes('png') ? regulationPaths() : [];
}) satisfies GetStaticPaths;

/** Pixels to a unit: sharp on the densest phone, and at 300 dpi on the width the picture has on A4. */
const SCALE = 3;

export const GET: FileRoute<{ regulation: Regulation }> = async ({ props: { regulation } }) => {
  const picture = pictureOf(regulation);
  const { write } = await outlinesFor([...picture.rows.map(({ name }) => name), '…']);
  const svg = drawPicture(picture, { title: regulation.metadata.title, link: (href) => href, write, paper: PAPER });
  return new Response(await toPng(svg, SCALE));
};
