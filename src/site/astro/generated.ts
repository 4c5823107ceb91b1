import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from 'satteri';
import { generatedFile, mdxPrinter } from '../../content/convert.ts';
import { editionPath } from '../../regulation/addresses.ts';
import { oncePer } from '../../regulation/once-per.ts';
import type { Regulation } from '../../regulation/regulation.ts';

/** What generated MDX says, whoever shows it: text, and elements that are named as the components that show them. */
export type MdxContent = string | number | MdxElement | readonly MdxContent[] | undefined;

export interface MdxElement {
  readonly name: string;
  readonly props: { readonly children?: MdxContent };
}

/**
 * The text of a division, to be shown by `src/components/text.ts`. Its MDX is compiled as pages are made: as modules of a bundle, 11,000
 * of them cost half of the build's time and three quarters of its memory (see the bench). While developing it is printed as the page is
 * made, too: nobody waits for that of pages that are not looked at.
 */
export function contentOf(edition: Regulation, eId: string): MdxContent {
  if (import.meta.env.DEV) return evaluateMdx([printed(edition, eId)])[0];
  if (latest.slug !== edition.slug) latest = { slug: edition.slug, editions: new Map() };
  const path = editionPath(edition);
  const contents = latest.editions.get(path) ?? compiled(edition);
  latest.editions.set(path, contents);
  if (!contents.has(eId)) throw new RangeError(`${path} has no division ${eId}`);
  return contents.get(eId);
}

/** A division is shown twice: as a page and in the whole text. Pages are made regulation by regulation, so one at a time is enough. */
let latest: { readonly slug: string; readonly editions: Map<string, ReadonlyMap<string, MdxContent>> } = {
  slug: '',
  editions: new Map(),
};

/** The divisions of an edition by their eIds. */
function compiled(edition: Regulation): ReadonlyMap<string, MdxContent> {
  const eIds = edition.text.divisions.map(({ eId }) => eId);
  const contents = evaluateMdx(eIds.map((eId) => readGenerated(generatedFile(edition, eId))));
  return new Map(eIds.map((eId, index) => [eId, contents[index]]));
}

export const isMdxElement = (content: MdxContent): content is MdxElement =>
  typeof content === 'object' && 'props' in content;

const printerOf = oncePer(mdxPrinter);

function printed(edition: Regulation, eId: string): string {
  const division = edition.text.divisions.find((each) => each.eId === eId);
  if (division === undefined) throw new RangeError(`${edition.slug} has no division ${eId}`);
  return printerOf(edition)(division);
}

function readGenerated(file: string): string {
  try {
    return readFileSync(join(import.meta.env.GENERATED_FOLDER, file), 'utf8');
  } catch (error) {
    throw new Error(`读不到生成的 ${file}：请先运行 npm run convert`, { cause: error });
  }
}

/** Conveniences that would touch the text: GitHub's extensions link bare addresses and eat `~`, smart punctuation rewrites quotes and dashes. */
const features = { gfm: false, smartPunctuation: false } as const;

const FRAGMENT = 'Fragment';

/** What compiled MDX makes its elements with. */
function jsx(name: unknown, props: unknown): unknown {
  if (typeof name !== 'string' || !isProps(props)) throw new TypeError('MDX made something else than an element');
  return name === FRAGMENT ? props.children : { name, props };
}

const isProps = (props: unknown): props is MdxElement['props'] => typeof props === 'object' && props !== null;

/** Every component that MDX asks for is there, as its name; but nothing is laid around the whole. */
const names = new Proxy({}, { get: (_, name) => (name === 'wrapper' ? undefined : name) });

/**
 * Compiles generated MDX and runs it. Sätteri, Astro's own engine, is a fifth faster over 10,000 pages than unified. A hundred at a time
 * take a third of what they take one by one, where each compiles and runs a program of its own.
 * @param documents the MDX of divisions
 * @returns what each says
 */
export function evaluateMdx(documents: readonly string[]): MdxContent[] {
  const contents: MdxContent[] = [];
  while (contents.length < documents.length) {
    const some = documents.slice(contents.length, contents.length + AT_A_TIME);
    const divisions = [run(some.map((mdx) => `<Division>\n\n${mdx}\n</Division>\n`).join('\n'))]
      .flat()
      .filter(isMdxElement);
    if (divisions.length !== some.length) throw new Error(`${divisions.length} divisions of ${some.length} documents`);
    contents.push(...divisions.map(({ props }) => props.children));
  }
  return contents;
}

const AT_A_TIME = 100;

function run(mdx: string): MdxContent {
  const module = evaluate(mdx, { Fragment: FRAGMENT, jsx, jsxs: jsx, features });
  const component = 'default' in module ? module.default : undefined;
  if (typeof component !== 'function') throw new TypeError('the MDX has no default export');
  return component({ components: names });
}
