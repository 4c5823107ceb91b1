/** The files a regulation can be taken away as. Each is a printer's, told by the site where things are. */
import { createHash } from 'node:crypto';
import { readContentFile } from '../content/read-file.ts';
import { fileName } from '../regulation/addresses.ts';
import type { Edition } from '../regulation/edition.ts';
import { oncePer } from '../regulation/once-per.ts';
import { printAkn } from '../regulation/print/akn.ts';
import { printEpub } from '../regulation/print/epub.ts';
import { printJson } from '../regulation/print/json.ts';
import { allEditions, type Library, type PublishedNote, type Regulation } from '../regulation/regulation.ts';
import { officialLetters } from '../regulation/source/agreement.ts';
import { bookOf, noteLines } from './book.ts';
import { type FilesChoice, site } from './config.ts';
import type { LibraryIndex } from './library.ts';
import { wholeLinks } from './links/article-links.ts';
import { wholeMarkdown } from './markdown.ts';
import { titleLines } from './phrases.ts';
import type { Shape } from './shape.ts';
import { absoluteUrl, dataSchemaUrl, landingUrl } from './urls.ts';

export interface FileFormat {
  readonly ending: string;
  readonly mediaType: string;
  readonly name: string;
  /** What it is good for, as a reader would say. */
  readonly purpose: string;
  /** Whether it is for programs and made for libraries of any size. */
  readonly isData: boolean;
  /** Of which regulations; absent: of all. */
  readonly isFor?: (regulation: Regulation) => boolean;
  readonly make: (regulation: Regulation, index: LibraryIndex) => string | Uint8Array | Promise<Uint8Array>;
}

/** Characters of 二号 in a line of 156 mm. */
const TITLE_MEASURE = 19;

export const FILE_FORMATS: readonly FileFormat[] = [
  {
    ending: 'txt',
    mediaType: 'text/plain; charset=utf-8',
    name: '纯文本',
    purpose: '官方文本的原样，与登记的校验值一致',
    isData: true,
    make: sourceBytes,
  },
  {
    ending: 'md',
    mediaType: 'text/markdown; charset=utf-8',
    name: 'Markdown',
    purpose: '带标题、引用和注释的文本，便于再编辑或交给程序',
    isData: true,
    make: wholeMarkdown,
  },
  {
    ending: 'json',
    mediaType: 'application/json',
    name: 'JSON 数据',
    purpose: '条款树、引用、注释和它们在原文中的位置',
    isData: true,
    make: (regulation, index) =>
      printJson(regulation, {
        ...placeOf(regulation, index),
        schema: absoluteUrl(dataSchemaUrl()),
        textHash: textHashOf(regulation),
      }),
  },
  {
    ending: 'akn.xml',
    mediaType: 'application/akn+xml',
    name: 'Akoma Ntoso',
    purpose: '国际通行的法律文件 XML（OASIS LegalDocML 3.0）',
    isData: true,
    make: (regulation, index) => printAkn(regulation, { ...placeOf(regulation, index), publisher: site.name }),
  },
  {
    ending: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: 'Word 文件',
    purpose: '公文版式，注释在尾注里，便于摘编、传阅和打印',
    isData: false,
    make: (regulation, index) => word(regulation, index.notes.get(regulation.slug) ?? null),
  },
  {
    ending: 'text.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: 'Word 文件（仅原文）',
    purpose: '公文版式，没有注释，可作附件印发',
    isData: false,
    isFor: ({ notes }) => notes.length > 0,
    make: (regulation) => word(regulation, null),
  },
  {
    ending: 'epub',
    mediaType: 'application/epub+zip',
    name: '电子书',
    purpose: '在手机和阅读器上读，一条一章，注释点开即看',
    isData: false,
    make: async (regulation, index) => printEpub(await bookOf(regulation, index)),
  },
  {
    ending: 'html',
    mediaType: 'text/html; charset=utf-8',
    name: '单页网页',
    purpose: '一个文件，双击即开，不需网络：全文、注释、目录、检索、打印，可放进内网或 U 盘',
    isData: false,
    make: async (regulation, index) => {
      const { singleFile } = await import('./single-file.ts');
      return new TextEncoder().encode(await singleFile(regulation, index));
    },
  },
];

/** @param notes null leaves them out */
async function word(regulation: Regulation, notes: ReadonlyMap<string, PublishedNote> | null): Promise<Uint8Array> {
  const { printDocx } = await import('../regulation/print/docx.ts');
  return printDocx(regulation, {
    address: absoluteUrl(landingUrl(regulation)),
    titleLines: titleLines(regulation.metadata.title, TITLE_MEASURE),
    noteLines:
      notes &&
      ((id) => {
        const note = notes.get(id);
        return note === undefined ? [] : noteLines(regulation, note);
      }),
  });
}

/** The formats that regulations are published in. */
export function filesMade(choice: FilesChoice): readonly FileFormat[] {
  if (choice === 'none') return [];
  return FILE_FORMATS.filter(({ isData }) => isData || choice === 'all');
}

/** Those of one of them. */
export const filesOf = (regulation: Regulation, choice: FilesChoice): readonly FileFormat[] =>
  filesMade(choice).filter(({ isFor }) => isFor?.(regulation) ?? true);

export const kilobytes = (size: number): string => `${Math.max(1, Math.round(size / 1024))} kB`;

/** What a file holds, kept for whoever asks next where its size is told. @param index as the edition sees the library */
export const contentOfFile = (
  regulation: Regulation,
  format: FileFormat,
  index: LibraryIndex,
  { isSizeTold }: Pick<Shape, 'isSizeTold'>,
): Promise<Uint8Array> =>
  isSizeTold ? keptContent(index)(regulation)(format) : makeContent(regulation, format, index);

const keptContent = oncePer((index: LibraryIndex) =>
  oncePer((regulation: Regulation) => oncePer((format: FileFormat) => makeContent(regulation, format, index))),
);

async function makeContent(regulation: Regulation, { make }: FileFormat, index: LibraryIndex): Promise<Uint8Array> {
  const content = await make(regulation, index);
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** `law.akn.xml`, `law-2018-10-26.akn.xml` */
export const fileOf = (edition: Edition, { ending }: Pick<FileFormat, 'ending'>): string =>
  `${fileName(edition)}.${ending}`;

/** A file is read anywhere: every address in it is whole. */
const placeOf = (regulation: Regulation, index: LibraryIndex) => ({
  links: wholeLinks(regulation, index),
  addressOf: (edition: Regulation): string => absoluteUrl(landingUrl(edition)),
  work: index.works.get(regulation.slug) ?? null,
});

/** What whoever takes the official text out of any file compares its own with: SHA-256, hexadecimal. */
export const textHashOf = oncePer((regulation: Regulation): string =>
  createHash('sha256').update(officialLettersOf(regulation)).digest('hex'),
);

/** The official text without white space and the separators of cells. */
export function officialLettersOf({ text: { source } }: Regulation): string {
  const [first] = source.lines.slice(source.firstBodyLine - 1);
  return first === undefined ? '' : officialLetters(source.text.slice(first.start));
}

/** Of every edition, for the manifest. */
export const officialTexts = (library: Library) =>
  allEditions(library).map((regulation) => ({
    work: regulation.slug,
    edition: regulation.metadata.issuedOn ?? null,
    title: regulation.metadata.title,
    source: regulation.sourceHash,
    text: textHashOf(regulation),
    ...(regulation.original === null ? {} : { original: regulation.original.hash }),
  }));

/**
 * How the name of a published original ends; null where none is kept. What an official page holds is nobody's to run: it is published
 * as text, never as a page of this site.
 */
export function originalEnding({ original }: Pick<Regulation, 'original'>): string | null {
  const name = original?.file?.split('/').at(-1) ?? null;
  return name?.endsWith('.html') === true ? `${name}.txt` : name;
}

/** The official file that the text was imported from, byte for byte. */
export const originalBytes = ({ original }: Regulation): Promise<Uint8Array> => contentBytes(original?.file ?? '');

/** The official text as it is stored, in whatever encoding: what readers verify against. */
export function sourceBytes({ text }: Regulation): Promise<Uint8Array> {
  return contentBytes(text.source.file);
}

async function contentBytes(file: string): Promise<Uint8Array> {
  const reading = await readContentFile(import.meta.env.CONTENT_FOLDER, file);
  if (!reading.ok) throw new Error(`${file}：${reading.diagnostics.map(({ message }) => message).join('')}`);
  return reading.bytes;
}
