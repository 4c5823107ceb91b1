import type { Element, RootContent } from 'xast';
import { toXml } from 'xast-util-to-xml';

/**
 * A document of XML, in UTF-8. `]]>` in a text ends nothing and yet may not stand there (XML 1.0, 2.4): the serialiser lets it through, and
 * no document of ours has another use for it.
 */
export const xmlDocument = (root: Element, ...before: readonly RootContent[]): string =>
  `${toXml({ type: 'root', children: [DECLARATION, ...before, root] }).replaceAll(']]>', ']]&gt;')}\n`;

const DECLARATION = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="UTF-8"' } as const;
