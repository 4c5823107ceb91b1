import type { Regulation } from '../../regulation/regulation.ts';
import { type FileRoute, getMaterial, ownPaths } from '../../site/library.ts';
import { glancePaths, type Tier } from '../../site/pictures/glance.ts';
import { longPicture } from '../../site/pictures/glance-drawing.ts';
import { pictureFiles } from '../../site/shape.ts';

export const getStaticPaths = async () => {
  const { library, shape } = await getMaterial();
  return pictureFiles(shape).includes('svg') ? ownPaths(glancePaths(library)) : [];
};

export const GET: FileRoute<{ regulation: Regulation; tiers: readonly Tier[] }> = async ({
  props: { regulation, tiers },
}) => new Response(await longPicture(regulation, tiers), { headers: { 'content-type': 'image/svg+xml' } });
