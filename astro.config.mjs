// @ts-check
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { findRegulationFolders } from './src/content/regulation-folders.ts';
import { pathsFromEnvironment } from './src/files/paths.ts';
import { pagefindModule } from './src/site/astro/pagefind-module.ts';
import { isLarge, site, siteProblems } from './src/site/config.ts';

/** What government desktops still run: of 2021. */
const BROWSERS = ['chrome92', 'firefox91', 'safari15'];

const paths = pathsFromEnvironment();
const problems = siteProblems(process.env);
if (problems.length > 0) throw new Error(problems.join('\n'));

const isLargeLibrary = isLarge((await findRegulationFolders(paths.content)).slugs.length);

/** Names of scripts are part of what every page runs: six letters of a hash tell one build's from another's. */
const SHORT_NAMES = '_astro/[name].[hash:6].js';
/** That of `Page.astro_astro_type_script_index_0_lang` is called `Page`. */
const shortEntryNames = (/** @type {{ name: string }} */ { name }) =>
  `_astro/${name.replace(/\.astro_.*/, '').replaceAll(/[^\w-]/g, '')}.[hash:6].js`;
/** What every page runs is one file, whatever other scripts share with it. */
const ONE_SCRIPT = { name: 'page', test: /\/src\/layouts\/page\.ts$/ };
/** What the dialog of the search shares with the page of results bears the search's name, by which it is told from what reading takes. */
const RESULTS = { name: 'dialog-results', test: /\/src\/search\/browser\/(?:result-parts|recent|wording)\.ts$/ };

/**
 * A script that is asked for later is asked for together with all that it imports, else each part would be found only in the one before
 * and cost the whole delay of the link again. Vite's own helper also waits for style sheets, of which ours have none, and takes almost
 * a fifth of what a page may send before the reader acts.
 */
const smallPreloads = {
  name: 'tiaowen:small-preloads',
  enforce: /** @type {const} */ ('pre'),
  configEnvironment: (/** @type {string} */ name) =>
    name === 'client' ? { build: { modulePreload: { polyfill: false } } } : null,
  load: {
    filter: { id: /^\0vite\/preload-helper/ },
    handler: () => `const asked = new Set();
export const __vitePreload = (load, parts = []) => {
  for (const part of parts) {
    if (!asked.has(part)) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: ${JSON.stringify(site.base)} + part }));
    asked.add(part);
  }
  return load();
};`,
  },
};

/**
 * What makes the pages runs in the Node that builds: lowered to what browsers know it takes a twentieth longer. Astro leaves out what a
 * configuration says of this, and a plain `target` would be joined to the browsers', not replace them.
 */
const madeInNode = {
  name: 'tiaowen:made-in-node',
  configEnvironment: (/** @type {string} */ name) =>
    name === 'prerender' ? { build: { rolldownOptions: { transform: { target: 'node20' } } } } : null,
};

/** The face of styles/song.css, for which all texts are read: a build makes it beside the pages (build-library.ts), a development server when somebody asks. */
const songFace = {
  name: 'tiaowen:song-face',
  configureServer: (/** @type {import('vite').ViteDevServer} */ { middlewares }) => {
    middlewares.use('/src/song.woff2', async (_request, response) => {
      const { songFont } = await import('./src/site/pictures/song.ts');
      createReadStream(await songFont(paths)).pipe(response);
    });
  },
};

/** Only a development server follows the content: a build need not load what that takes. */
const contentFollowed = {
  name: 'tiaowen:follow-content',
  hooks: {
    'astro:server:setup': async (/** @type {import('astro').HookParameters<'astro:server:setup'>} */ developing) =>
      (await import('./src/site/astro/follow-content.ts')).followContent(paths, developing),
  },
};

export default defineConfig({
  site: site.origin,
  base: site.base,
  outDir: paths.out,
  trailingSlash: 'always',
  // Everything a reader needs comes with the page's one request; in a large library with the first page's requests
  build: { inlineStylesheets: isLargeLibrary ? 'never' : 'always' },
  devToolbar: { enabled: false },
  // Renders what src/site/astro/generated.ts makes of the generated MDX
  integrations: [mdx(), contentFollowed],
  vite: {
    // Vite watches each file. The content is followed by its folders, and what is made of it is no source
    server: { watch: { ignored: [paths.content, join(paths.root, '.cache')].map((folder) => join(folder, '**')) } },
    worker: { format: 'es', plugins: () => [pagefindModule()] },
    // Scripts are files of their own: kept by the browser for the next page, admitted by the content security policy without a hash
    build: { assetsInlineLimit: 0, target: BROWSERS, cssTarget: [...BROWSERS, 'ios15'] },
    plugins: [smallPreloads, madeInNode, songFace, pagefindModule()],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              entryFileNames: shortEntryNames,
              chunkFileNames: SHORT_NAMES,
              codeSplitting: { groups: [ONE_SCRIPT, RESULTS] },
            },
          },
        },
      },
    },
    define: {
      'import.meta.env.CACHE_FOLDER': JSON.stringify(join(paths.root, '.cache')),
      'import.meta.env.CONTENT_FOLDER': JSON.stringify(paths.content),
      'import.meta.env.GENERATED_FOLDER': JSON.stringify(paths.generated),
      'import.meta.env.IS_LARGE': JSON.stringify(isLargeLibrary),
      'globalThis.IS_SMALL_LIBRARY': JSON.stringify(!isLargeLibrary),
      'import.meta.env.LIBRARY_FILE': JSON.stringify(process.env.LIBRARY_FILE ?? ''),
      'import.meta.env.OWN_FILE': JSON.stringify(process.env.OWN_FILE ?? ''),
    },
  },
});
