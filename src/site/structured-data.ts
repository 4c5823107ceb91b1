/** schema.org `Legislation` (https://schema.org/Legislation), filled only with what is known. */
import type { Edition } from '../regulation/edition.ts';
import type { Status } from '../regulation/metadata.ts';
import { titleText } from '../regulation/names.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { ReadingPage } from './outline/reading-order.ts';
import { absoluteUrl, divisionUrl, landingUrl } from './urls.ts';

type Described = Pick<Regulation, keyof Edition | 'metadata'>;

export type StructuredData = Readonly<Record<string, unknown>>;

/** A whole regulation, for its landing page and its whole text. */
export function regulationData(regulation: Described): StructuredData {
  const { metadata } = regulation;
  return {
    '@context': 'https://schema.org',
    ...reference(regulation),
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
export function articleData(regulation: Described, page: ReadingPage): StructuredData {
  const { metadata } = regulation;
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    name: `${metadata.title} ${titleText(page.title)}`,
    url: absoluteUrl(divisionUrl(regulation, page.division.eId)),
    inLanguage: 'zh-CN',
    isPartOf: reference(regulation),
  };
}

/** JSON for a `<script>`: nothing in it can close the element. */
export function scriptText(data: StructuredData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function reference(regulation: Described): StructuredData {
  return { '@type': 'Legislation', name: regulation.metadata.title, url: absoluteUrl(landingUrl(regulation)) };
}

/** https://schema.org/LegalForceStatus */
const legalForce: Readonly<Record<Status, string | undefined>> = {
  现行有效: 'https://schema.org/InForce',
  已修改: 'https://schema.org/InForce',
  已废止: 'https://schema.org/NotInForce',
  尚未生效: 'https://schema.org/NotInForce',
};
