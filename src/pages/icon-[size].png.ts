import type { APIRoute, GetStaticPaths } from 'astro';
import { ICON_SIZES, iconPng } from '../site/pictures/png.ts';

export const getStaticPaths = (() =>
  ICON_SIZES.map((size) => ({ params: { size: String(size) }, props: { size } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ size: number }> = async ({ props: { size } }) => new Response(await iconPng(size));
