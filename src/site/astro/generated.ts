import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fragment, jsx } from 'astro/jsx-runtime';
import { eIdToFileName } from '../../regulation/eid.ts';
import { evaluateMdx, type MdxComponent } from './mdx-engine.ts';

/** By this Astro knows how a component is rendered; else it finds out by rendering it once more. */
const RENDERER = { [Symbol.for('astro:renderer')]: 'astro:jsx' };

/**
 * The text of a division, to be rendered with `articleComponents` or `wholeTextComponents`. Its MDX is compiled as the page is made:
 * as modules of a bundle, 11,000 of them cost half of the build's time and three quarters of its memory (see the bench).
 */
export function contentOf(slug: string, eId: string): MdxComponent {
  const file = `${slug}/${eIdToFileName(eId)}.mdx`;
  const known = import.meta.env.DEV ? undefined : compiled.get(file);
  if (known) return known;
  const content = Object.assign(evaluateMdx(readGenerated(file), { Fragment, jsx: element }), RENDERER);
  compiled.set(file, content);
  return content;
}

/** Calls the functions that make the elements of the text; Astro's own components it leaves to Astro. */
function element(type: unknown, props: unknown): unknown {
  const isOurs = typeof type === 'function' && !('isAstroComponentFactory' in type);
  return isOurs ? type(props) : jsx(type, { ...(typeof props === 'object' ? props : {}) });
}

/** A division is shown twice: as a page and in the whole text. */
const compiled = new Map<string, MdxComponent>();

function readGenerated(file: string): string {
  try {
    return readFileSync(join(import.meta.env.GENERATED_FOLDER, file), 'utf8');
  } catch (error) {
    throw new Error(`读不到生成的 ${file}：请先运行 npm run convert`, { cause: error });
  }
}
