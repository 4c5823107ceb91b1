import { allEditions, type Regulation } from '../../../regulation/regulation.ts';
import { contentOfFile, type FileFormat, fileOf, filesOf, originalBytes, originalEnding } from '../../../site/files.ts';
import { type FileRoute, getMaterial, getShape, indexSeenFrom, ownPaths } from '../../../site/library.ts';

interface Props {
  readonly regulation: Regulation;
  /** Null of the official file itself. */
  readonly format: FileFormat | null;
}

export async function getStaticPaths() {
  const { library, shape } = await getMaterial();
  return ownPaths(
    allEditions(library).flatMap((regulation) => {
      const { slug } = regulation;
      const formats = filesOf(regulation, shape.files);
      const made = formats.map((format): { file: string; format: FileFormat | null } => ({
        file: fileOf(regulation, format),
        format,
      }));
      const ending = formats.length === 0 ? null : originalEnding(regulation);
      if (ending !== null) made.push({ file: fileOf(regulation, { ending }), format: null });
      return made.map(({ file, format }) => ({ params: { slug, file }, props: { regulation, format } }));
    }),
  );
}

/** An edition as a file to take away. */
export const GET: FileRoute<Props> = async ({ props: { regulation, format } }) => {
  if (format === null) return new Response(new Uint8Array(await originalBytes(regulation)));
  const content = await contentOfFile(regulation, format, await indexSeenFrom(regulation), await getShape());
  return new Response(new Uint8Array(content), {
    headers: { 'content-type': format.mediaType },
  });
};
