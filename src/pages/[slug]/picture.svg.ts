import type { GetStaticPaths } from 'astro';
import type { Regulation } from '../../regulation/regulation.ts';
import { type FileRoute, getShape, regulationPaths } from '../../site/library.ts';
import { drawPicture, PAPER } from '../../site/pictures/draw.ts';
import { pictureOf } from '../../site/pictures/picture.ts';
import { pictureFiles } from '../../site/shape.ts';
import { absoluteUrl } from '../../site/urls.ts';

export const getStaticPaths = (async () =>
  pictureFiles(await getShape()).includes('svg') ? regulationPaths() : []) satisfies GetStaticPaths;

/** The picture as a file of its own, whose links lead to the site. */
export const GET: FileRoute<{ regulation: Regulation }> = ({ props: { regulation } }) =>
  new Response(
    drawPicture(pictureOf(regulation), { title: regulation.metadata.title, link: absoluteUrl, paper: PAPER }),
    { headers: { 'content-type': 'image/svg+xml' } },
  );
