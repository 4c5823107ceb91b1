/** Made by `src/site/astro/pagefind-module.ts`. */
declare module 'virtual:pagefind' {
  export const PagefindInstance: import('../query/engine.ts').PagefindScript['PagefindInstance'];
}
