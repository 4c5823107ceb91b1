/** schema.org `Legislation` (https://schema.org/Legislation), filled only with what is known. */
import type { Metadata, Status } from '../regulation/metadata.ts';
import { titleText } from '../regulation/names.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { ReadingPage } from './outline/reading-order.ts';
import { absoluteUrl, divisionUrl, landingUrl } from './urls.ts';

export type StructuredData = Readonly<Record<string, unknown>>;

/** A whole regulation, for its landing page and its whole text. */
export function regulationData({ slug, metadata }: Pick<Regulation, 'slug' | 'metadata'>): StructuredData {
  return {
    '@context': 'https://schema.org',
    ...reference(slug, metadata),
    inLanguage: 'zh-CN',
    alternateName: metadata.shortTitles.length > 0 ? metadata.shortTitles : undefined,
    legislationIdentifier: metadata.documentNumber,
    datePublished: metadata.issuedOn,
    legislationDateOfApplicability: metadata.effectiveOn,
    legislationPassedBy: metadata.issuers.map((name) => ({ '@type': 'Organization', name })),
    legislationLegalForce: metadata.status && legalForce[metadata.status],
    isBasedOn: metadata.officialSource?.url,
  };
}

/** One article of a regulation. */
export function articleData(regulation: Pick<Regulation, 'slug' | 'metadata'>, page: ReadingPage): StructuredData {
  const { slug, metadata } = regulation;
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    name: `${metadata.title} ${titleText(page.title)}`,
    url: absoluteUrl(divisionUrl(slug, page.division.eId)),
    inLanguage: 'zh-CN',
    isPartOf: reference(slug, metadata),
  };
}

/** JSON for a `<script>`: nothing in it can close the element. */
export function scriptText(data: StructuredData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function reference(slug: string, metadata: Metadata): StructuredData {
  return { '@type': 'Legislation', name: metadata.title, url: absoluteUrl(landingUrl(slug)) };
}

/** https://schema.org/LegalForceStatus */
const legalForce: Readonly<Record<Status, string | undefined>> = {
  现行有效: 'https://schema.org/InForce',
  已修改: 'https://schema.org/InForce',
  已废止: 'https://schema.org/NotInForce',
  尚未生效: 'https://schema.org/NotInForce',
};
