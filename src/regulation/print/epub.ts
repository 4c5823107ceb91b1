/**
 * A book (EPUB 3.3) of chapters that are written already: packages them, with a nested 目录 and a cover, into bytes that are the same for
 * the same book.
 */
import { strToU8, type Zippable } from 'fflate';
import type { Element } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { x } from 'xastscript';
import { xmlDocument } from './xml.ts';
import { zipped } from './zip.ts';

export interface Book {
  /** Whole address: names the book. */
  readonly address: string;
  readonly title: string;
  readonly creators: readonly string[];
  readonly publisher: string;
  /** `YYYY-MM-DD`; left out where it is not known. */
  readonly date: string | undefined;
  /** `YYYY-MM-DD`: since when nothing in it was changed. */
  readonly modified: string;
  /** PNG. */
  readonly cover: Uint8Array;
  readonly chapters: readonly Chapter[];
  readonly contents: readonly ContentsEntry[];
}

export interface Chapter {
  /** File name without ending. */
  readonly name: string;
  readonly title: string;
  readonly body: readonly Element[];
}

export interface ContentsEntry {
  readonly title: string;
  /** Where it begins: `art-1.xhtml`, `art-1.xhtml#chp_1`. */
  readonly href: string;
  readonly entries: readonly ContentsEntry[];
}

export function printEpub(book: Book): Uint8Array {
  const xhtml = book.chapters.map(
    (chapter) => [`EPUB/${chapter.name}.xhtml`, page(chapter.title, chapter.body)] as const,
  );
  const texts = new Map([
    ['META-INF/container.xml', CONTAINER],
    ['EPUB/package.opf', packageOf(book)],
    ['EPUB/contents.xhtml', page('目录', [contents(book)])],
    ['EPUB/cover.xhtml', page('封面', [h('img', { src: 'cover.png', alt: book.title })], 'cover')],
    ['EPUB/book.css', STYLE],
    ...xhtml,
  ]);
  // Readers find out by the first file, which must stand there as it is
  const files: Zippable = { mimetype: [strToU8('application/epub+zip'), { level: 0 }] };
  for (const [path, text] of texts) files[path] = strToU8(text);
  files['EPUB/cover.png'] = [book.cover, { level: 0 }];
  return zipped(files);
}

const CONTAINER = xmlDocument(
  x('container', { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' }, [
    x('rootfiles', [x('rootfile', { 'full-path': 'EPUB/package.opf', 'media-type': 'application/oebps-package+xml' })]),
  ]),
);

function page(title: string, body: readonly Element[], type?: string): string {
  const tree = h(
    'html',
    { xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:epub': EPUB_NAMESPACE, lang: 'zh-CN', xmlLang: 'zh-CN' },
    [
      h('head', [h('title', title), h('link', { rel: ['stylesheet'], href: 'book.css' })]),
      h('body', type === undefined ? {} : { 'epub:type': type }, [...body]),
    ],
  );
  // Readers pop notes up by EPUB's own words for what HTML calls their roles
  visit(tree, 'element', ({ properties }) => {
    const type = EPUB_TYPES[String(properties.role)];
    if (type !== undefined) properties['epub:type'] = type;
  });
  const written = toXast(tree);
  return written.type === 'element' ? xmlDocument(written, { type: 'doctype', name: 'html' }) : '';
}

const EPUB_NAMESPACE = 'http://www.idpf.org/2007/ops';

const EPUB_TYPES: Readonly<Record<string, string>> = {
  'doc-toc': 'toc',
  'doc-noteref': 'noteref',
  'doc-footnote': 'footnote',
};

function contents({ contents }: Book): Element {
  const list = (entries: readonly ContentsEntry[]): Element =>
    h(
      'ol',
      entries.map(({ title, href, entries: below }) =>
        h('li', [h('a', { href }, title), ...(below.length > 0 ? [list(below)] : [])]),
      ),
    );
  return h('nav', { role: 'doc-toc' }, [h('h1', '目录'), list(contents)]);
}

function packageOf({ address, title, creators, publisher, date, modified, chapters }: Book): string {
  const items = [
    { id: 'contents', href: 'contents.xhtml', type: XHTML, properties: 'nav' },
    { id: 'cover', href: 'cover.xhtml', type: XHTML },
    { id: 'cover-image', href: 'cover.png', type: 'image/png', properties: 'cover-image' },
    { id: 'style', href: 'book.css', type: 'text/css' },
    ...chapters.map(({ name }) => ({ id: `page-${name}`, href: `${name}.xhtml`, type: XHTML })),
  ];
  return xmlDocument(
    x(
      'package',
      { xmlns: 'http://www.idpf.org/2007/opf', version: '3.0', 'unique-identifier': 'address', 'xml:lang': 'zh-CN' },
      [
        x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
          x('dc:identifier', { id: 'address' }, address),
          x('dc:title', title),
          x('dc:language', 'zh-CN'),
          ...creators.map((creator) => x('dc:creator', creator)),
          x('dc:publisher', publisher),
          ...(date === undefined ? [] : [x('dc:date', date)]),
          x('meta', { property: 'dcterms:modified' }, `${modified}T00:00:00Z`),
        ]),
        x(
          'manifest',
          items.map(({ id, href, type, properties }) =>
            x('item', { id, href, 'media-type': type, ...(properties === undefined ? {} : { properties }) }),
          ),
        ),
        x('spine', [
          x('itemref', { idref: 'cover', linear: 'no' }),
          x('itemref', { idref: 'contents' }),
          ...chapters.map(({ name }) => x('itemref', { idref: `page-${name}` })),
        ]),
      ],
    ),
  );
}

const XHTML = 'application/xhtml+xml';

const STYLE = `body { margin: 0 5%; line-height: 1.75; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; text-align: center; }
p { margin: 0 0 0.5em; text-indent: 2em; text-align: justify; }
.line { display: block; }
p > .separator { font-size: 0; }
.preface p, .toc p { text-align: center; text-indent: 0; }
.conclusions p { text-align: right; text-indent: 0; }
ul.items { list-style: none; margin: 0; padding: 0; }
ul.items ul.items { padding-left: 2em; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid; padding: 0.2em 0.4em; text-align: left; vertical-align: top; }
a[role=doc-noteref] { font-size: 0.75em; vertical-align: super; line-height: 1; text-decoration: none; }
aside, .presumed { font-size: 0.9em; border-top: 1px solid; margin-top: 1em; padding-top: 0.5em; }
aside p, aside li, .presumed { text-indent: 0; text-align: left; }
img { max-width: 100%; }
nav ol { list-style: none; padding-left: 1em; }
`;
