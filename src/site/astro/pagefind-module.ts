import type { Plugin } from 'vite';
import { pagefindScriptForUnpacked } from '../../search/index/pagefind.ts';

const NAME = 'virtual:pagefind';

/** `import … from 'virtual:pagefind'`: Pagefind's script for browsers, which its npm package carries inside a program. */
export function pagefindModule(): Plugin {
  return {
    name: 'tiaowen:pagefind-module',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: async (id) =>
      id === `\0${NAME}` ? { code: await pagefindScriptForUnpacked(), moduleSideEffects: false } : null,
  };
}
