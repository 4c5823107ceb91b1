import type { MDXInstance } from 'astro';
import { eIdToFileName } from '../regulation/eid.ts';

type Content = MDXInstance<Record<string, never>>['Content'];

/* Eager: one module graph for all pages costs a third of what the content collections do (see the bench). */
const modules = import.meta.glob<MDXInstance<Record<string, never>>>('#generated/**/*.mdx', { eager: true });

/** `law/art-12` → the text of that division, to be rendered with `textComponents`. */
const contents: ReadonlyMap<string, Content> = new Map(
  Object.entries(modules).map(([path, module]) => [path.replace(/^.*\/([^/]+\/[^/]+)\.mdx$/, '$1'), module.Content]),
);

export function contentOf(slug: string, eId: string): Content {
  const key = `${slug}/${eIdToFileName(eId)}`;
  const content = contents.get(key);
  if (!content) throw new Error(`没有生成 ${key}.mdx：请先运行 npm run convert`);
  return content;
}
