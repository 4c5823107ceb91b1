/** What styles say of a paragraph and its runs, inherited ones included. */
import { childOf, childrenOf, type Element, valOf } from '../xml.ts';

export interface Styles {
  /** The properties that hold for a paragraph, nearest first: its own, its style's, those the style is based on. */
  readonly paragraph: (properties: Element | undefined) => readonly Element[];
  /** The same of a run, `w:rPr`, without those of its paragraph. */
  readonly run: (properties: Element | undefined) => readonly Element[];
  /** The runs' properties of a paragraph's style. */
  readonly runOfParagraph: (properties: Element | undefined) => readonly Element[];
  /** The style of a paragraph that carries a list: `w:pPr` of which style, by the properties it is in. */
  readonly styleOf: (properties: Element) => string | undefined;
  readonly listOf: (style: string) => string | undefined;
}

export function readStyles(root: Element | null): Styles {
  const styles = childrenOf(root, 'w:style');
  const byId = new Map(styles.map((style) => [style.attributes['w:styleId'], style]));
  const ofProperties = new Map<Element, string>();
  for (const style of styles) {
    const properties = childOf(style, 'w:pPr');
    if (properties !== undefined) ofProperties.set(properties, style.attributes['w:styleId'] ?? '');
  }
  const standard = styles.find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(attributes['w:default'] ?? ''),
  );
  const defaults = childOf(root, 'w:docDefaults');
  const chains = new Map<Element, readonly Element[]>();
  const chainOf = (style: Element | undefined): readonly Element[] => {
    if (style === undefined) return [];
    const known = chains.get(style);
    if (known !== undefined) return known;
    const chain: Element[] = [];
    for (
      let at: Element | undefined = style;
      at !== undefined && !chain.includes(at);
      at = byId.get(valOf(at, 'w:basedOn'))
    )
      chain.push(at);
    chains.set(style, chain);
    return chain;
  };
  const parts = (style: Element | undefined, name: string): readonly Element[] =>
    chainOf(style).flatMap((one) => childrenOf(one, name));
  const paragraphStyle = (properties: Element | undefined) => byId.get(valOf(properties, 'w:pStyle')) ?? standard;
  const own = (properties: Element | undefined) => (properties === undefined ? [] : [properties]);
  return {
    paragraph: (properties) => [
      ...own(properties),
      ...parts(paragraphStyle(properties), 'w:pPr'),
      ...childrenOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr'),
    ],
    run: (properties) => [...own(properties), ...parts(byId.get(valOf(properties, 'w:rStyle')), 'w:rPr')],
    runOfParagraph: (properties) => parts(paragraphStyle(properties), 'w:rPr'),
    styleOf: (properties) => ofProperties.get(properties),
    listOf: (style) =>
      parts(byId.get(style), 'w:pPr')
        .map((properties) => valOf(childOf(properties, 'w:numPr'), 'w:numId'))
        .find((id) => id !== undefined),
  };
}

/** The nearest of several that says anything. */
export function nearest(properties: readonly Element[], name: string): Element | undefined {
  for (const one of properties) {
    const found = childOf(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
