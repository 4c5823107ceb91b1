import type { APIRoute } from 'astro';
import { allEditions, type Regulation } from '../../../regulation/regulation.ts';
import { contentOfFile, type FileFormat, fileOf, filesMade } from '../../../site/files.ts';
import { getLibrary, indexSeenFrom, ownPaths } from '../../../site/library.ts';

interface Props {
  readonly regulation: Regulation;
  readonly format: FileFormat;
}

export async function getStaticPaths() {
  const library = await getLibrary();
  return ownPaths(
    allEditions(library).flatMap((regulation) =>
      filesMade(library.regulations.length).map((format) => ({
        params: { slug: regulation.slug, file: fileOf(regulation, format) },
        props: { regulation, format },
      })),
    ),
  );
}

/** An edition as a file to take away. */
export const GET: APIRoute<Props> = async ({ props: { regulation, format } }) => {
  const content = await contentOfFile(regulation, format, await indexSeenFrom(regulation));
  return new Response(new Uint8Array(content), {
    headers: { 'content-type': format.mediaType },
  });
};
