/**
 * A regulation as one file of HTML that opens by double click where there is no network and no server: text, notes, contents, search,
 * settings and print. Nothing is fetched, and its own content security policy sees to that.
 */
import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { classicScript } from '../publishing/classic-script.ts';
import { shortTitleOf } from '../regulation/metadata.ts';
import type { ContentsEntry } from '../regulation/print/epub.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { chineseDate } from '../regulation/strings.ts';
import search from '../search/browser/single-file.ts?raw';
import fold from '../search/fold.ts?raw';
import { traditionalPairs } from '../search/index/vocabulary.ts';
import queries from '../search/query/parse.ts?raw';
import styles from '../styles/single-file.css?inline';
import { chaptersInOne } from './book.ts';
import { site } from './config.ts';
import { factsOf } from './facts.ts';
import type { LibraryIndex } from './library.ts';
import { titleLines } from './phrases.ts';
import { absoluteUrl, landingUrl } from './urls.ts';

/** The same in each file. */
const classic = classicScript(fold, queries, search);

export async function singleFile(regulation: Regulation, index: LibraryIndex): Promise<string> {
  const { metadata, slug, text } = regulation;
  const { chapters, contents } = chaptersInOne(regulation, index);
  const body = [
    bar(regulation),
    h('main', { id: 'main' }, [
      h('div', { className: ['whole'] }, [
        ...(contents.length > 1 ? [outline(contents)] : []),
        h('div', { className: ['column'] }, [
          head(regulation),
          h(
            'div',
            { className: ['text'], dataRegulation: slug, dataEdition: metadata.issuedOn, dataScheme: text.scheme },
            chapters.flatMap((chapter) => chapter.body.map((each) => named(each, chapter.title))),
          ),
          origin(regulation),
        ]),
      ]),
    ]),
  ];
  const script = `{\n${await classic}}`;
  const tree = h('html', { lang: 'zh-CN' }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'content-security-policy', content: policyFor(script) }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', `${metadata.title} - ${site.name}`),
      h('style', styles),
      h('script', script),
    ]),
    h('body', body),
  ]);
  const written = unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [{ type: 'doctype' }, tree] });
  return `${written}\n`;
}

/** Only what stands in the file, to the byte; and nothing from anywhere else. */
function policyFor(script: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(styles)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
}

/** A hit is told by the article it stands in. */
function named(section: Element, name: string): Element {
  return { ...section, properties: { ...section.properties, dataName: name } };
}

function bar({ metadata, text }: Regulation): Element {
  const traditional = traditionalPairs([text.source.text]);
  return h('header', { className: ['tray'] }, [
    h('a', { className: ['brand'], href: '#main' }, shortTitleOf(metadata)),
    h('form', { role: 'search', className: ['find'], dataFind: '', dataTraditional: traditional }, [
      h('input', { type: 'search', placeholder: '在本文中检索', ariaLabel: '在本文中检索', autoComplete: 'off' }),
      h('output'),
      h('ol'),
    ]),
    h('details', { className: ['choices'], dataSettings: '' }, [h('summary', '设置'), h('div', CHOICES.map(choice))]),
    h('button', { type: 'button', dataPrint: '' }, '打印'),
  ]);
}

/** `data-*` of the root, as the site's own settings are called; an empty value is what holds without any. */
const CHOICES = [
  ['size', '字号', '1 小', ' 标准', '4 大', '5 特大'],
  ['theme', '颜色', ' 随系统', 'light 浅色', 'dark 深色'],
  ['view', '注释', ' 显示', 'text 仅原文'],
] as const;

const choice = ([name, legend, ...values]: (typeof CHOICES)[number]): Element =>
  h('fieldset', [
    h('legend', legend),
    ...values
      .map((each) => each.split(' '))
      .map(([value = '', word = '']) =>
        h('label', [h('input', { type: 'radio', name, value, checked: value === '' }), word]),
      ),
  ]);

function outline(contents: readonly ContentsEntry[]): Element {
  const list = (entries: readonly ContentsEntry[]): Element =>
    h(
      'ol',
      entries.map(({ title, href, entries: below }) =>
        h('li', [h('a', { href }, title), ...(below.length > 0 ? [list(below)] : [])]),
      ),
    );
  return h('nav', { className: ['full-outline'], ariaLabel: '目录' }, [
    h('details', { open: true, dataContents: '' }, [h('summary', '目录'), list(contents)]),
  ]);
}

/** Characters of an issuer's name from which it is set smaller, to stay on one line. */
const LONG = 8;
/** Characters of the title in a line. */
const TITLE_MEASURE = 19;

/** The head of an official document, as on the site (TitleBlock.astro). */
function head({ metadata }: Regulation): Element {
  const { issuers, documentNumber, issuedOn, title } = metadata;
  const number = documentNumber ?? (issuedOn && chineseDate(issuedOn));
  const names = issuers.map((issuer) => h('span', issuer.length > LONG ? { className: ['long'] } : {}, issuer));
  return h('div', { className: ['title-block'] }, [
    ...(names.length > 0 ? [h('p', { className: ['issuers'] }, names)] : []),
    ...(number ? [h('p', { className: ['number'] }, number)] : []),
    h(
      'h1',
      titleLines(title, TITLE_MEASURE).map((line) => h('span', line)),
    ),
  ]);
}

/** What is known of the regulation, where it is from, and whose words the notes are. */
function origin(regulation: Regulation): Element {
  const address = absoluteUrl(landingUrl(regulation));
  return h('footer', [
    h(
      'dl',
      { className: ['facts', 'standing'] },
      factsOf(regulation).map(({ name, value, href }) =>
        h('div', [h('dt', name), h('dd', href === undefined ? value : [h('a', { href, rel: ['external'] }, value)])]),
      ),
    ),
    h('p', [`正文与官方文本逐字一致；注释是编者所加。出自${site.name}，`, h('a', { href: address }, address), '。']),
  ]);
}
