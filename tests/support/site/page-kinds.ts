/** One page of every kind the two sites have. */
export interface PageKind {
  readonly name: string;
  readonly site: 'own' | 'fixtures';
  /** Below the site's root. */
  readonly path: string;
  readonly status?: number;
}

export const PAGE_KINDS: readonly PageKind[] = [
  { name: 'home with one regulation', site: 'own', path: '' },
  { name: 'home with several regulations', site: 'fixtures', path: '' },
  { name: 'landing page of a policy document', site: 'own', path: 'zhiliang-tisheng-2017/' },
  { name: 'landing page of a statute', site: 'fixtures', path: 'jieshui-tiaoli/' },
  { name: 'landing page of hostile texts', site: 'fixtures', path: 'duikang-wenben/' },
  { name: 'article with —— items', site: 'own', path: 'zhiliang-tisheng-2017/art-3/' },
  { name: 'article with 款, 项 and 目', site: 'fixtures', path: 'jieshui-tiaoli/art-3/' },
  { name: 'article of hostile lines', site: 'fixtures', path: 'duikang-wenben/art-4/' },
  { name: 'article of an attachment', site: 'fixtures', path: 'chuihuo-banfa/att-1--art-2/' },
  { name: 'preamble', site: 'own', path: 'zhiliang-tisheng-2017/preamble/' },
  { name: 'conclusions', site: 'own', path: 'zhiliang-tisheng-2017/conclusions/' },
  { name: 'table', site: 'fixtures', path: 'shuju-biao/full/' },
  { name: 'whole text of a policy document', site: 'own', path: 'zhiliang-tisheng-2017/full/' },
  { name: 'whole text of a statute', site: 'fixtures', path: 'jieshui-tiaoli/full/' },
  { name: 'whole text of hostile lines', site: 'fixtures', path: 'duikang-wenben/full/' },
  { name: 'article that cites', site: 'fixtures', path: 'jieshui-xize/art-4/' },
  { name: 'goals, tasks and supports at a glance', site: 'own', path: 'zhiliang-tisheng-2017/glance/' },
  { name: '结构图 of a policy document', site: 'own', path: 'zhiliang-tisheng-2017/picture/' },
  { name: '结构图 of a statute', site: 'fixtures', path: 'jieshui-tiaoli/picture/' },
  { name: 'all relations of a policy document', site: 'own', path: 'zhiliang-tisheng-2017/links/' },
  { name: 'all references of a statute', site: 'fixtures', path: 'jieshui-tiaoli/links/' },
  { name: 'regulation without links', site: 'fixtures', path: 'shuju-biao/links/' },
  { name: 'glossary', site: 'own', path: 'glossary/' },
  { name: 'term with a definition', site: 'own', path: 'glossary/guojia-zhiliang-jichu-sheshi/' },
  { name: 'term with a body', site: 'fixtures', path: 'glossary/yongshui-danwei/' },
  { name: 'term of the index', site: 'own', path: 'glossary/zhongguo-pinpai/' },
  { name: 'record of changes', site: 'own', path: 'zhiliang-tisheng-2017/changes/' },
  { name: 'article whose text was corrected', site: 'fixtures', path: 'jieshui-tiaoli/art-2/' },
  { name: 'page in place of one that is gone', site: 'fixtures', path: 'jieshui-tiaoli/art-98/' },
  { name: 'all notes of a policy document', site: 'own', path: 'zhiliang-tisheng-2017/notes/' },
  { name: 'all notes of a statute', site: 'fixtures', path: 'zhushi-banfa/notes/' },
  { name: 'article with twelve notes on a paragraph', site: 'fixtures', path: 'zhushi-banfa/art-1/' },
  { name: 'article with notes on itself and its items', site: 'fixtures', path: 'zhushi-banfa/art-2/' },
  { name: 'landing page with a note on the regulation', site: 'fixtures', path: 'zhushi-banfa/' },
  { name: 'whole text with a note on a chapter', site: 'fixtures', path: 'zhushi-banfa/full/' },
  { name: 'record of changes of the site', site: 'fixtures', path: 'changes/' },
  { name: 'guide for readers', site: 'own', path: 'guide/' },
  { name: 'page kept for times without a network', site: 'own', path: 'offline/' },
  { name: 'article that will be amended', site: 'fixtures', path: 'dukou-tiaoli/art-9/' },
  { name: 'article of a superseded edition', site: 'fixtures', path: 'dukou-tiaoli/2012-05-20/art-10/' },
  { name: 'landing page of an edition not in force', site: 'fixtures', path: 'dukou-tiaoli/2026-06-30/' },
  { name: 'two editions beside each other', site: 'fixtures', path: 'dukou-tiaoli/compare/2012-05-20..2019-09-26/' },
  { name: 'desk for drafts', site: 'own', path: 'proofread/' },
  { name: 'page for maintainers', site: 'own', path: 'maintainers/' },
  { name: 'register of all regulations', site: 'fixtures', path: 'regulations/' },
  { name: 'search page', site: 'own', path: 'search/' },
  { name: 'page for a server’s error', site: 'own', path: 'errors/414/' },
  { name: 'page not found', site: 'own', path: 'no-such-law/', status: 404 },
];
