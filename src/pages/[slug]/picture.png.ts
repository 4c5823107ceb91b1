import type { APIRoute, GetStaticPaths } from 'astro';
import type { Regulation } from '../../regulation/regulation.ts';
import { drawnOf } from '../../site/cards.ts';
import { outlinesFor } from '../../site/images/outlines.ts';
import { toPng } from '../../site/images/png.ts';
import { getLibrary } from '../../site/library.ts';
import { drawPicture, PAPER } from '../../site/picture/draw.ts';
import { pictureOf } from '../../site/picture/picture.ts';

export const getStaticPaths = (async () => {
  const library = await getLibrary();
  if (drawnOf(library) === 'the site') return [];
  return library.regulations.map((regulation) => ({ params: { slug: regulation.slug }, props: { regulation } }));
}) satisfies GetStaticPaths;

/** Pixels to a unit: sharp on the densest phone, and at 300 dpi on the width the picture has on A4. */
const SCALE = 3;

export const GET: APIRoute<{ regulation: Regulation }> = async ({ props: { regulation } }) => {
  const picture = pictureOf(regulation);
  const { write } = await outlinesFor([...picture.rows.map(({ name }) => name), '…']);
  const svg = drawPicture(picture, { title: regulation.metadata.title, link: (href) => href, write, paper: PAPER });
  return new Response(await toPng(svg, SCALE));
};
