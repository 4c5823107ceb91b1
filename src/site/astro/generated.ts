import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fragment, jsx } from 'astro/jsx-runtime';
import { evaluate } from 'satteri';
import { generatedFile, mdxPrinter } from '../../content/convert.ts';
import { oncePer } from '../../regulation/once-per.ts';
import type { Regulation } from '../../regulation/regulation.ts';

/** By this Astro knows how a component is rendered; else it finds out by rendering it once more. */
const RENDERER = { [Symbol.for('astro:renderer')]: 'astro:jsx' };

/**
 * The text of a division, to be rendered with `articleComponents` or `wholeTextComponents`. Its MDX is compiled as the page is made:
 * as modules of a bundle, 11,000 of them cost half of the build's time and three quarters of its memory (see the bench). While developing
 * it is printed as the page is made, too: nobody waits for that of pages that are not looked at.
 */
export function contentOf(edition: Regulation, eId: string): MdxComponent {
  if (import.meta.env.DEV) return componentOf(printed(edition, eId));
  const file = generatedFile(edition, eId);
  if (compiled.of !== edition.slug) compiled = { of: edition.slug, files: new Map() };
  const known = compiled.files.get(file);
  if (known) return known;
  const content = componentOf(readGenerated(file));
  compiled.files.set(file, content);
  return content;
}

const componentOf = (mdx: string): MdxComponent =>
  Object.assign(evaluateMdx(mdx, { Fragment, jsx: element }), RENDERER);

const printerOf = oncePer(mdxPrinter);

function printed(edition: Regulation, eId: string): string {
  const division = edition.text.divisions.find((each) => each.eId === eId);
  if (division === undefined) throw new RangeError(`${edition.slug} has no division ${eId}`);
  return printerOf(edition)(division);
}

/** Calls the functions that make the elements of the text; Astro's own components it leaves to Astro. */
function element(type: unknown, props: unknown): unknown {
  const isOurs = typeof type === 'function' && !('isAstroComponentFactory' in type);
  return isOurs ? type(props) : jsx(type, { ...(typeof props === 'object' ? props : {}) });
}

/** A division is shown twice: as a page and in the whole text. Pages are made regulation by regulation, so one at a time is enough. */
let compiled: { readonly of: string; readonly files: Map<string, MdxComponent> } = { of: '', files: new Map() };

function readGenerated(file: string): string {
  try {
    return readFileSync(join(import.meta.env.GENERATED_FOLDER, file), 'utf8');
  } catch (error) {
    throw new Error(`读不到生成的 ${file}：请先运行 npm run convert`, { cause: error });
  }
}

/** What compiled MDX makes its elements with. */
export interface JsxRuntime {
  readonly Fragment: unknown;
  jsx(type: unknown, props: unknown): unknown;
}

export type MdxComponent = (props: { readonly components: Readonly<Record<string, unknown>> }) => unknown;

/** Conveniences that would touch the text: GitHub's extensions link bare addresses and eat `~`, smart punctuation rewrites quotes and dashes. */
const features = { gfm: false, smartPunctuation: false } as const;

/** Compiles generated MDX and runs it. Sätteri, Astro's own engine, is a fifth faster over 10,000 pages than unified. */
export function evaluateMdx(mdx: string, { Fragment, jsx }: JsxRuntime): MdxComponent {
  const module = evaluate(mdx, { Fragment, jsx, jsxs: jsx, features });
  const component = 'default' in module ? module.default : undefined;
  if (!isComponent(component)) throw new TypeError('the MDX has no default export');
  return component;
}

const isComponent = (value: unknown): value is MdxComponent => typeof value === 'function';
