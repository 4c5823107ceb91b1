import type { APIRoute } from 'astro';
import { readContentFile } from '../../content/read-file.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { editionPaths } from '../../site/editions.ts';

export const getStaticPaths = editionPaths;

/** The official text as it is stored, in whatever encoding: what readers verify against. */
export const GET: APIRoute<{ regulation: Regulation }> = async ({ props: { regulation } }) => {
  const { file } = regulation.text.source;
  const reading = await readContentFile(import.meta.env.CONTENT_FOLDER, file);
  if (!reading.ok) throw new Error(`${file}：${reading.diagnostics.map(({ message }) => message).join('')}`);
  return new Response(new Uint8Array(reading.bytes));
};
