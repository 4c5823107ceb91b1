import type { APIRoute } from 'astro';
import { withEdition } from '../../../regulation/addresses.ts';
import { eIdToFileName } from '../../../regulation/eid.ts';
import { editionPaths } from '../../../site/editions.ts';
import { readingOrder } from '../../../site/outline.ts';
import { qrSvg } from '../../../site/pictures/qr.ts';
import { absoluteUrl, divisionUrl, fullTextUrl } from '../../../site/urls.ts';

interface Props {
  readonly address: string;
}

export async function getStaticPaths() {
  return (await editionPaths()).flatMap(({ params: { edition }, props: { regulation } }) => {
    const { text, metadata } = regulation;
    const pages = readingOrder(text).map(({ division: { eId } }) => [eIdToFileName(eId), divisionUrl(regulation, eId)]);
    return [...pages, ['full', fullTextUrl(regulation)]].map(([division, url = '']) => ({
      params: { edition, division },
      props: { address: withEdition(absoluteUrl(url), metadata.issuedOn) },
    }));
  });
}

/** The code on the paper of a page, a file beside it: only who prints the page needs it. */
export const GET: APIRoute<Props> = ({ props: { address } }) => new Response(qrSvg(address));
