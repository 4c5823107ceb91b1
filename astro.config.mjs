// @ts-check
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { pathsFromEnvironment } from './src/content/paths.ts';
import { site } from './src/site/config.ts';
import { followContent } from './src/site/follow-content.ts';
import { mdxEngine } from './src/site/mdx-engine.ts';

const paths = pathsFromEnvironment();

export default defineConfig({
  site: site.origin,
  base: site.base,
  outDir: paths.out,
  trailingSlash: 'always',
  // Everything a reader needs comes with the page's one request
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  integrations: [mdx({ processor: mdxEngine, syntaxHighlight: false }), followContent(paths)],
  vite: {
    resolve: { alias: { '#generated': paths.generated } },
    define: { 'import.meta.env.CONTENT_FOLDER': JSON.stringify(paths.content) },
  },
});
