/**
 * What the head of a page tells machines: schema.org `Legislation` (https://schema.org/Legislation), whose properties are those of ELI,
 * filled only with what is known. A provision says little and leads to its regulation, which says all: a page has few bytes to spare.
 */
import type { Edition } from '../regulation/edition.ts';
import type { Metadata, Status } from '../regulation/metadata.ts';
import { titleText } from '../regulation/names.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { chineseDate } from '../regulation/strings.ts';
import { dayOf } from '../regulation/work.ts';
import type { EditionView } from './editions.ts';
import type { FileFormat } from './files.ts';
import { type ReadingPage, readingOrder } from './outline.ts';
import { absoluteUrl, divisionUrl, fileUrl, landingUrl } from './urls.ts';

type WithMetadata = Pick<Regulation, keyof Edition | 'metadata'>;

export type StructuredData = Readonly<Record<string, unknown>>;

/** An edition, for its landing page and its whole text. @param view of a work that has several */
export function regulationData(
  regulation: Pick<Regulation, keyof Edition | 'metadata' | 'text'>,
  view: EditionView | null,
  formats: readonly Pick<FileFormat, 'ending' | 'mediaType'>[],
): StructuredData {
  const { metadata, text } = regulation;
  const { title, shortTitles, documentNumber, kind, issuedOn, effectiveOn, issuers, officialSource } = metadata;
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': absoluteUrl(landingUrl(regulation)),
    url: absoluteUrl(landingUrl(regulation)),
    name: title,
    alternateName: shortTitles.length > 0 ? shortTitles : undefined,
    inLanguage: 'zh-CN',
    legislationIdentifier: documentNumber,
    legislationType: kind,
    legislationDate: issuedOn,
    legislationDateVersion: issuedOn,
    legislationDateOfApplicability: effectiveOn,
    legislationPassedBy: issuers.length > 0 ? issuers.map((name) => ({ '@type': 'Organization', name })) : undefined,
    legislationLegalForce: forceOf(metadata, view),
    datePublished: issuedOn,
    isBasedOn: officialSource?.url,
    ...(view === null ? {} : versionData(regulation, view)),
    hasPart: readingOrder(text).map(({ division }) => ({ '@id': absoluteUrl(divisionUrl(regulation, division.eId)) })),
    encoding:
      formats.length === 0
        ? undefined
        : formats.map(({ ending, mediaType }) => ({
            '@type': 'LegislationObject',
            contentUrl: absoluteUrl(fileUrl(regulation, ending)),
            encodingFormat: mediaType.replace(/;.*/, ''),
            legislationLegalValue: 'https://schema.org/UnofficialLegalValue',
          })),
  };
}

/** Which version of its work an edition is, what it was made from, and by what. */
function versionData({ metadata }: WithMetadata, { work, name, from, until }: EditionView): StructuredData {
  const { decision } = metadata;
  const before = work.editions.findLast((edition) => dayOf(edition) < dayOf({ metadata }));
  return {
    version: name,
    temporalCoverage: `${from}/${until ?? '..'}`,
    legislationConsolidates:
      before === undefined
        ? undefined
        : [
            { '@id': absoluteUrl(landingUrl(before)) },
            ...(decision === undefined
              ? []
              : [
                  {
                    '@type': 'Legislation',
                    name: decision.title,
                    url: decision.url,
                    legislationIdentifier: decision.number,
                    legislationDate: decision.date,
                    legislationPassedBy: decision.issuer && { '@type': 'Organization', name: decision.issuer },
                    legislationChanges: { '@id': absoluteUrl(landingUrl(before)) },
                  },
                ]),
          ],
  };
}

/** One article of an edition. */
export function articleData(regulation: WithMetadata, page: ReadingPage): StructuredData {
  const { title, issuedOn } = regulation.metadata;
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': absoluteUrl(divisionUrl(regulation, page.division.eId)),
    name: titleText(page.title),
    legislationDateVersion: issuedOn,
    isPartOf: { '@type': 'Legislation', '@id': absoluteUrl(landingUrl(regulation)), name: title },
  };
}

/** A page about a regulation that holds none of its text: its notes, its links, its picture. */
export function aboutData(regulation: WithMetadata, name: string, address: string): StructuredData {
  const { metadata } = regulation;
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': absoluteUrl(address),
    name,
    about: { '@type': 'Legislation', '@id': absoluteUrl(landingUrl(regulation)), name: metadata.title },
  };
}

/** 数据: the library as a data set, and how it is had. */
export function dataSetData(
  title: string,
  address: string,
  files: readonly (readonly [url: string, type: string])[],
): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': absoluteUrl(address),
    name: `${title}：法规数据`,
    description: '法规的全部条款、版本、引用和编者的注释。',
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    distribution: files.map(([url, type]) => ({
      '@type': 'DataDownload',
      contentUrl: absoluteUrl(url),
      encodingFormat: type,
    })),
  };
}

/** JSON for a `<script>`: nothing in it can close the element. */
export function scriptText(data: StructuredData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

const IN_FORCE = 'https://schema.org/InForce';
const NOT_IN_FORCE = 'https://schema.org/NotInForce';

/** What the day tells goes before what was written down once. */
function forceOf({ status, repealed }: Metadata, view: EditionView | null): string | undefined {
  if (repealed) return NOT_IN_FORCE;
  if (view !== null) return view.standing === 'current' ? IN_FORCE : NOT_IN_FORCE;
  return status && LEGAL_FORCE[status];
}

const LEGAL_FORCE: Readonly<Record<Status, string>> = {
  现行有效: IN_FORCE,
  已修改: IN_FORCE,
  已废止: NOT_IN_FORCE,
  尚未生效: NOT_IN_FORCE,
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
