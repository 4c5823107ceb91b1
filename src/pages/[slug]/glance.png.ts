import type { Regulation } from '../../regulation/regulation.ts';
import { type FileRoute, getMaterial, ownPaths } from '../../site/library.ts';
import { glancePaths, type Tier } from '../../site/pictures/glance.ts';
import { longPicture } from '../../site/pictures/glance-drawing.ts';
import { toPng } from '../../site/pictures/png.ts';
import { pictureFiles } from '../../site/shape.ts';

export const getStaticPaths = async () => {
  const { library, shape } = await getMaterial();
  return pictureFiles(shape).includes('png') ? ownPaths(glancePaths(library)) : [];
};

/** Pixels to a unit: 1080 across, what WeChat shows without making it smaller. */
const SCALE = 2;

export const GET: FileRoute<{ regulation: Regulation; tiers: readonly Tier[] }> = async ({
  props: { regulation, tiers },
}) => new Response(await toPng(await longPicture(regulation, tiers), SCALE));
