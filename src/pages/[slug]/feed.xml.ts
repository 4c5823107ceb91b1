import { historyOf } from '../../content/history/history.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { atomFeed } from '../../site/feeds.ts';
import { entriesOf } from '../../site/history.ts';
import { type FileRoute, getMaterial, regulationPaths } from '../../site/library.ts';
import { changesUrl, feedUrl } from '../../site/urls.ts';

export const getStaticPaths = regulationPaths;

export const GET: FileRoute<{ regulation: Regulation }> = async ({ props: { regulation } }) => {
  const { slug, metadata } = regulation;
  const { history } = await getMaterial();
  const entries = entriesOf(historyOf(history, slug));
  const feed = atomFeed(`${metadata.title}：更新记录`, changesUrl(slug), feedUrl(slug), entries);
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml' } });
};
