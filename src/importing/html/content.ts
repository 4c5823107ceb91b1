/** Where in a page its document is: known containers of official sites, and where there is none, the part that has the sentences. */
import {
  attribute,
  classesOf,
  elementsBelow,
  type HidingRules,
  type HtmlElement,
  isElement,
  isShown,
  isText,
  nodesIn,
  type Parent,
  textBelow,
} from './nodes.ts';

/** Ids and classes that content systems of official sites give to the text, e.g. 中国政府网 and those of TRS, 博达, 大汉, 方正. */
const CONTAINERS: readonly string[] = [
  '#UCAP-CONTENT',
  '#vsb_content',
  '#zoom',
  '#Zoom',
  '#ZOOM',
  '#zoomcon',
  '#js_content',
  '#mainText',
  '#ContentBody',
  '#fontzoom',
  '#artibody',
  '.TRS_Editor',
  '.trs_editor_view',
  '.trs_word',
  '.pages_content',
  '.v_news_content',
  '.TRS_UEDITOR',
  '.ue_table',
  '.law-content',
  '.view',
  '.article_con',
  '.article-content',
  '.article-con',
  '.art_con',
  '.content_txt',
  '.Custom_UnionStyle',
  '.wp_articlecontent',
  '.news_content',
  '.detail-content',
  '.xxgk_content',
  '.bt_content',
  '.info_con',
];

/** Sentences of a container too short for a document say that it is one of several, or none. */
const LEAST = 60;
/** Of the page's sentences, what the document's part has at least. */
const SHARE = 0.85;

/** The element that holds the document; the page's body where nothing says so. @param beside what tells of it, and is none of it */
export function findContent(body: HtmlElement, rules: HidingRules, beside: ReadonlySet<HtmlElement>): HtmlElement {
  const weights = weigh(body, rules, beside);
  const weightOf = (element: HtmlElement): number => weights.get(element) ?? 0;
  if (weightOf(body) === 0) return body;
  const known = CONTAINERS.flatMap((container) =>
    [...elementsBelow(body)].filter((element) => isNamed(element, container) && weightOf(element) >= LEAST),
  );
  const [heaviest] = known.toSorted((a, b) => weightOf(b) - weightOf(a));
  // A container may be one of many of its kind, each a part of the document
  if (heaviest !== undefined && weightOf(heaviest) >= weightOf(body) * 0.3) return outermost(heaviest, known, weightOf);
  return densest(body, weightOf);
}

function isNamed(element: HtmlElement, container: string): boolean {
  const name = container.slice(1);
  return container.startsWith('#') ? attribute(element, 'id') === name : classesOf(element).includes(name);
}

/** The innermost container that still has what the outermost has. */
function outermost(
  heaviest: HtmlElement,
  known: readonly HtmlElement[],
  weightOf: (element: HtmlElement) => number,
): HtmlElement {
  return known.filter((element) => weightOf(element) === weightOf(heaviest)).at(-1) ?? heaviest;
}

/** Down from the body while one child has nearly all the sentences. */
function densest(body: HtmlElement, weightOf: (element: HtmlElement) => number): HtmlElement {
  const least = weightOf(body) * SHARE;
  let at = body;
  for (;;) {
    const inner = nodesIn(at)
      .filter(isElement)
      .find((child) => weightOf(child) >= least && child.tagName !== 'p' && child.tagName !== 'span');
    if (inner === undefined) return within(at);
    at = inner;
  }
}

/** Not less than the cell or section that it is in: a table alone is not a document. */
function within(element: HtmlElement): HtmlElement {
  let at = element;
  while (/^(?:tr|tbody|thead|table|ul|ol|li|h[1-6])$/.test(at.tagName)) {
    const parent = at.parentNode;
    if (parent === null || !('tagName' in parent) || parent.tagName === 'html') break;
    at = parent;
  }
  return at;
}

/** How many characters of sentences each element has: of text that is no link. A sentence may be cut into spans, letter by letter. */
function weigh(
  root: HtmlElement,
  rules: HidingRules,
  beside: ReadonlySet<HtmlElement>,
): ReadonlyMap<HtmlElement, number> {
  const weights = new Map<HtmlElement, number>();
  const visit = (parent: Parent): { readonly weight: number; readonly text: string } => {
    let [blocks, parts, text] = [0, 0, ''];
    for (const child of nodesIn(parent)) {
      if (isText(child)) {
        parts += sentenceLength(child.value);
        text += child.value;
      } else if (isElement(child) && isShown(child, rules) && !beside.has(child)) {
        const isLink = child.tagName === 'a' && textBelow(child).length < 200;
        const inner = isLink ? { weight: 0, text: '' } : visit(child);
        weights.set(child, inner.weight);
        if (INLINE.test(child.tagName)) {
          parts += inner.weight;
          text += inner.text;
        } else blocks += inner.weight;
      }
    }
    return { weight: blocks + Math.max(parts, sentenceLength(text)), text };
  };
  weights.set(root, visit(root).weight);
  return weights;
}

const INLINE = /^(?:span|font|b|strong|i|em|u|a|sup|sub|ins|o:p)$/;

/** A menu of a site: short words, all of them links, none of which is a provision or a file. */
export function isMenu(element: HtmlElement): boolean {
  if (!/^(?:div|ul|ol|dl|td|p|section|header|footer)$/.test(element.tagName)) return false;
  const links = [...elementsBelow(element)].filter(({ tagName }) => tagName === 'a');
  if (links.length < LEAST_LINKS) return false;
  const words = links.map((link) => textBelow(link).trim());
  const rest = textBelow(element).length - links.reduce((sum, link) => sum + textBelow(link).length, 0);
  const blank = textBelow(element).replace(/[^\s　|｜>＞»·/-]/g, '').length;
  return (
    rest <= blank &&
    words.every(
      (word) => word.length <= LONGEST_WORD && !/[，。；：《]|^[（(]?[第附一二三四五六七八九十\d]/.test(word),
    ) &&
    links.every((link) => !/\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)$/i.test(attribute(link, 'href')))
  );
}

const LEAST_LINKS = 3;
const LONGEST_WORD = 16;

// Navigation has words, documents have sentences and numbers of provisions
const SENTENCE = /[，。；：]|^\s*第.{1,8}[条章节编]|^\s*[（(][一二三四五六七八九十]/;

function sentenceLength(text: string): number {
  const trimmed = text.trim();
  return SENTENCE.test(trimmed) ? trimmed.length : 0;
}
