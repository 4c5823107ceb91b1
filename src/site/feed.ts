import { Feed } from 'feed';
import { site } from './config.ts';
import { escapeXml } from './escape-xml.ts';
import type { Entry } from './history.ts';
import { absoluteUrl } from './urls.ts';

/** As many as a reader who comes back after a while needs. */
const MOST_ENTRIES = 50;

/** An Atom feed (RFC 4287) of a 更新记录. Its date is that of its newest entry, so that a build says the same every time. */
export function atomFeed(title: string, page: string, self: string, entries: readonly Entry[]): string {
  const feed = new Feed({
    id: absoluteUrl(page),
    link: absoluteUrl(page),
    title,
    language: 'zh-CN',
    copyright: '',
    generator: site.name,
    updated: new Date(entries[0]?.commit.date ?? 0),
    feedLinks: { atom: absoluteUrl(self) },
    author: { name: site.name },
  });
  for (const { id, commit, what } of entries.slice(0, MOST_ENTRIES)) {
    feed.addItem({
      id: `${absoluteUrl(page)}#${id}`,
      link: `${absoluteUrl(page)}#${id}`,
      title: what.join('；'),
      date: new Date(commit.date),
      // HTML (`type="html"`), which a commit's subject is not
      content: escapeXml(`${what.join('；')}。提交 ${commit.hash.slice(0, 12)}：${commit.subject}`),
    });
  }
  return feed.atom1();
}
