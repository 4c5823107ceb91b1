import { editionRedirects } from '../content/permalinks/edition-redirects.ts';
import { type Forwardings, forward } from '../content/permalinks/redirects.ts';
import type { ContentReading } from '../content/read-content.ts';
import type { Edition } from '../regulation/edition.ts';
import type { Provision, RegulationText } from '../regulation/model.ts';
import { openingOf, titleOf } from '../regulation/names.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { withoutDeceptive } from '../regulation/source/characters.ts';
import { comparedPairs, type Work } from '../regulation/work.ts';
import { site } from './config.ts';
import { hasOutcomes } from './notes.ts';
import { glanceOf } from './pictures/glance.ts';
import { hasTasks } from './tasks.ts';
import {
  addresses,
  basketUrl,
  changesUrl,
  dataUrl,
  deskUrl,
  fullTextUrl,
  glanceUrl,
  glossaryUrl,
  guideUrl,
  landingUrl,
  linksUrl,
  maintainersUrl,
  notesUrl,
  outcomesUrl,
  pairUrl,
  pictureUrl,
  proofreadUrl,
  provisionUrl,
  regulationsUrl,
  searchUrl,
  sideUrl,
  tasksUrl,
  termUrl,
  verifyingUrl,
} from './urls.ts';

/** Enough of a text to tell it from another, and short enough for one line of a diff. */
const OPENING_LENGTH = 20;

/**
 * Every page and provision the site promises to keep, as a path below its base, with what is read there: the heading of a provision,
 * or where it has none the first words of its text; `注释` for a note, whose file name is its identity.
 */
export function publishedAddresses({
  regulations,
  works,
  glossary,
}: Pick<Library, 'regulations' | 'works' | 'glossary'>): ReadonlyMap<string, string> {
  const ofSite: readonly Promised[] = [
    [searchUrl(), '检索'],
    [regulationsUrl(), '全部法规'],
    [changesUrl(), '更新记录'],
    [glossaryUrl(), '术语'],
    [guideUrl(), '使用说明'],
    [deskUrl(), '工作台'],
    [basketUrl(), '摘编'],
    [proofreadUrl(), '核稿'],
    [sideUrl(), '并读'],
    [maintainersUrl(), '维护'],
    [dataUrl(), '数据'],
    [verifyingUrl(), '校验'],
    ...glossary.map(({ id, term }): Promised => [termUrl(id), term]),
  ];
  return new Map([...ofSite, ...regulations.flatMap(ofRegulation), ...works.flatMap(ofOtherEditions)].map(belowBase));
}

/** A dated address never dies; when its edition comes into force it forwards. Comparisons follow from their editions, and are kept too. */
function ofOtherEditions(work: Work<Regulation>): readonly Promised[] {
  return [
    ...work.editions.filter((edition) => edition !== work.current).flatMap(ofText),
    ...comparedPairs(work).map(({ old, next }): Promised => [pairUrl(work, old, next), '对照']),
  ];
}

type Promised = readonly [url: string, meaning: string];

function ofRegulation(
  regulation: Pick<Regulation, keyof Edition | 'text' | 'metadata' | 'notes' | 'relations' | 'taskCorrections'>,
): readonly Promised[] {
  const { slug, notes } = regulation;
  return [
    ...ofText(regulation),
    [changesUrl(slug), '更新记录'],
    [linksUrl(regulation), '引用与关联'],
    // 结构图, under the name it was registered by
    [pictureUrl(regulation), '关系图'],
    ...(glanceOf(regulation) ? [[glanceUrl(regulation), '一图读懂'] as const] : []),
    ...(hasTasks(regulation) ? [[tasksUrl(regulation), '任务分解'] as const] : []),
    ...(notes.length > 0 ? [[notesUrl(regulation), '注释一览'] as const] : []),
    ...(hasOutcomes(regulation) ? [[outcomesUrl(regulation), '此后如何'] as const] : []),
    ...notes.map((note): Promised => [addresses.note(regulation, note), '注释']),
  ];
}

/** What every edition promises. */
function ofText(regulation: Pick<Regulation, keyof Edition | 'text' | 'metadata'>): readonly Promised[] {
  const { text, metadata } = regulation;
  return [
    [landingUrl(regulation), metadata.title],
    [fullTextUrl(regulation), '全文'],
    ...[...text.byEId.values()].map(
      (provision): Promised => [provisionUrl(regulation, provision.eId), meaningOf(provision, text.source)],
    ),
  ];
}

function meaningOf(provision: Provision, source: RegulationText['source']): string {
  return withoutDeceptive(titleOf(provision, source).heading || openingOf(provision, source, OPENING_LENGTH));
}

const belowBase = ([url, meaning]: Promised): Promised => [url.slice(site.base.length), meaning];

/** What became of addresses that no longer lead where they did. */
export function forwardingsOf(
  library: Library,
  { redirects, recorded, published }: Pick<ContentReading, 'redirects' | 'recorded' | 'published'>,
): Forwardings {
  const computed = editionRedirects(library, { redirects, recorded, published });
  return forward([...redirects, ...computed], published, recorded);
}

/** `law/art-4/#art_4__para_2` as it is linked: under the site's base. */
export const forwardUrl = (address: string): string => site.base + address;
