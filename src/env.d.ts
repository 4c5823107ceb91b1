interface ImportMetaEnv {
  /** The content folder of this run, absolute: where the bundled pages find it, wherever the bundle lies. */
  readonly CONTENT_FOLDER: string;
  /** What builds keep for the next ones, likewise. */
  readonly CACHE_FOLDER: string;
  /** The folder of the generated MDX, likewise. */
  readonly GENERATED_FOLDER: string;
  /** The library is large: style sheets are files that all its pages share. */
  readonly SHARES_STYLES: boolean;
  /** The library as the build has read it; empty where the pages read the content themselves. */
  readonly LIBRARY_FILE: string;
}

declare module '*?raw' {
  const text: string;
  export default text;
}

/** For `tsc`, which does not read components; `astro check` does and knows their props. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
