import type { APIRoute } from 'astro';
import { historyOf } from '../../content/history/history.ts';
import { atomFeed } from '../../site/feed.ts';
import { entriesOf, getHistory } from '../../site/history.ts';
import { getLibrary } from '../../site/library.ts';
import { changesUrl, feedUrl } from '../../site/urls.ts';

export async function getStaticPaths() {
  const { regulations } = await getLibrary();
  return regulations.map(({ slug, metadata }) => ({ params: { slug }, props: { slug, title: metadata.title } }));
}

export const GET: APIRoute<{ slug: string; title: string }> = async ({ props: { slug, title } }) => {
  const entries = entriesOf(historyOf(await getHistory(), slug));
  const feed = atomFeed(`${title}：更新记录`, changesUrl(slug), feedUrl(slug), entries);
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml' } });
};
