/** What the head of a page tells machines: schema.org `Legislation` (https://schema.org/Legislation), filled only with what is known, and more. */

import type { Edition } from '../regulation/edition.ts';
import type { Status } from '../regulation/metadata.ts';
import { titleText } from '../regulation/names.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { chineseDate } from '../regulation/strings.ts';
import type { ReadingPage } from './outline.ts';
import { absoluteUrl, divisionUrl, landingUrl } from './urls.ts';

type WithMetadata = Pick<Regulation, keyof Edition | 'metadata'>;

export type StructuredData = Readonly<Record<string, unknown>>;

/** A whole regulation, for its landing page and its whole text. */
export function regulationData(regulation: WithMetadata): StructuredData {
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
export function articleData(regulation: WithMetadata, page: ReadingPage): StructuredData {
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

function reference(regulation: WithMetadata): StructuredData {
  return { '@type': 'Legislation', name: regulation.metadata.title, url: absoluteUrl(landingUrl(regulation)) };
}

/** https://schema.org/LegalForceStatus */
const legalForce: Readonly<Record<Status, string | undefined>> = {
  现行有效: 'https://schema.org/InForce',
  已修改: 'https://schema.org/InForce',
  已废止: 'https://schema.org/NotInForce',
  尚未生效: 'https://schema.org/NotInForce',
};

/** One sentence for search engines and shared links, of known facts only. */
export function describeRegulation({ metadata, text }: Pick<Regulation, 'metadata' | 'text'>): string {
  const { title, issuers, issuedOn, documentNumber } = metadata;
  const units = text.divisions.filter(({ role }) => role === 'unit').length;
  const issued = [issuers.join('、'), issuedOn ? `${chineseDate(issuedOn)}发布` : '', documentNumber ?? ''];
  return [
    `《${title}》`,
    issued.filter(Boolean).join('，'),
    units > 1 ? `共${units}条，逐条可读、可查、可引` : '全文可读、可查、可引',
  ]
    .filter(Boolean)
    .join('，')
    .concat('。');
}
