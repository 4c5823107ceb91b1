import type { APIRoute } from 'astro';
import { site } from '../site/config.ts';
import { atomFeed } from '../site/feeds.ts';
import { entriesOf, titlesOf } from '../site/history.ts';
import { getMaterial } from '../site/library.ts';
import { changesUrl, feedUrl } from '../site/urls.ts';

export const GET: APIRoute = async () => {
  const { history, library } = await getMaterial();
  const entries = entriesOf(history.commits, titlesOf(library));
  const feed = atomFeed(`${site.name}：更新记录`, changesUrl(), feedUrl(), entries);
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml' } });
};
