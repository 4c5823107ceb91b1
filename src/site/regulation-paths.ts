import { getLibrary } from './library.ts';

/** The paths of pages of which every regulation has one: `export const getStaticPaths = regulationPaths`. */
export async function regulationPaths() {
  const { regulations } = await getLibrary();
  return regulations.map((regulation) => ({ params: { slug: regulation.slug }, props: { regulation } }));
}
