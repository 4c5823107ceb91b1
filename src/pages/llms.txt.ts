import type { APIRoute } from 'astro';
import { markdownText } from '../regulation/print/markdown.ts';
import { site } from '../site/config.ts';
import { filesMade } from '../site/files.ts';
import { getMaterial } from '../site/library.ts';
import { LIBRARY_FILES } from '../site/shape.ts';
import { absoluteUrl, dataUrl, fileUrl, landingUrl, libraryFileUrl } from '../site/urls.ts';

/** What the site has for machines that read (llmstxt.org): every text as Markdown, and what holds them all. */
export const GET: APIRoute = async () => {
  const { library, shape } = await getMaterial();
  const { regulations } = library;
  const hasFiles = filesMade(shape.files).length > 0;
  const entries = regulations.map((regulation) => {
    const { title, documentNumber, status } = regulation.metadata;
    const address = hasFiles ? fileUrl(regulation, 'md') : landingUrl(regulation);
    const facts = [documentNumber, status].filter((fact) => fact !== undefined).map(markdownText);
    return `- [${markdownText(title)}](${absoluteUrl(address)})${facts.length > 0 ? `：${facts.join('，')}` : ''}`;
  });
  const data = [
    [libraryFileUrl(LIBRARY_FILES.provisions), '每个条款一行，带名称、路径、日期和地址'],
    [libraryFileUrl(LIBRARY_FILES.database), '法规、版本、条款、引用和注释的数据库，可全文检索'],
    [libraryFileUrl(LIBRARY_FILES.archive), '全部文件'],
    [dataUrl(), '这些数据怎样用'],
  ].map(([url = '', what]) => `- [${url.slice(site.base.length)}](${absoluteUrl(url)})：${what}`);
  return new Response(
    `${[
      `# ${site.name}`,
      `> ${site.tagline}。正文与官方文本逐字一致；注释是编者所加。引用时写明法规、条款和版本，不要改动一字。`,
      `每一条也有自己的 Markdown：在它的地址后加 index.md，例如 ${absoluteUrl(`${site.base}<法规>/art-12/index.md`)}。`,
      '## 法规',
      entries.join('\n'),
      ...(hasFiles ? ['## 全部数据', data.join('\n')] : []),
      '',
    ]
      .join('\n\n')
      .trimEnd()}\n`,
  );
};
