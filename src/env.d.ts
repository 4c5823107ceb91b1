interface ImportMetaEnv {
  /** The content folder of this run, absolute: where the bundled pages find it, wherever the bundle lies. */
  readonly CONTENT_FOLDER: string;
  /** What builds keep for the next ones, likewise. */
  readonly CACHE_FOLDER: string;
  /** The folder of the generated MDX, likewise. */
  readonly GENERATED_FOLDER: string;
  /** Whether the library is large (src/site/config.ts): its pages share their style sheets and repeat less of one another. */
  readonly IS_LARGE: boolean;
  /** The library as the build has read it; empty while developing. */
  readonly LIBRARY_FILE: string;
  /** What of it is made here, likewise. */
  readonly OWN_FILE: string;
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

/** In the scripts of a small library; undefined where the size is not known. */
declare var IS_SMALL_LIBRARY: boolean | undefined;
