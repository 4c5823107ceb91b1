import type { APIRoute, GetStaticPaths } from 'astro';
import type { Regulation } from '../../regulation/regulation.ts';
import { getLibrary } from '../../site/library.ts';
import { drawPicture, PAPER } from '../../site/picture/draw.ts';
import { pictureOf } from '../../site/picture/picture.ts';
import { absoluteUrl } from '../../site/urls.ts';

export const getStaticPaths = (async () => {
  const { regulations } = await getLibrary();
  return regulations.map((regulation) => ({ params: { slug: regulation.slug }, props: { regulation } }));
}) satisfies GetStaticPaths;

/** The picture as a file of its own, whose links lead to the site. */
export const GET: APIRoute<{ regulation: Regulation }> = ({ props: { regulation } }) =>
  new Response(
    drawPicture(pictureOf(regulation), { title: regulation.metadata.title, link: absoluteUrl, paper: PAPER }),
  );
