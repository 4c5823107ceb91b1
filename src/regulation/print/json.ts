/**
 * A regulation as data: the official text whole, and everything known of it as offsets into that text (UTF-16 units, half-open). The schema
 * is published with the site; what it says is promised, and `version` grows when a promise changes.
 */
import { z } from 'zod';
import { gridOf } from '../layers/tables/grid.ts';
import type { LineageKind } from '../lineage/lineage.ts';
import type { Provision } from '../model.ts';
import { nameOf, titleOf } from '../names.ts';
import type { Regulation } from '../regulation.ts';
import { dayOf, type Work } from '../work.ts';
import type { Links } from './links.ts';

const offset = z.int().min(0);
const range = { start: offset, end: offset };
const day = z.iso.date();

const cell = z.strictObject({
  ...range,
  column: z.int().min(1).describe('从 1 起'),
  rowspan: z.int().min(1),
  colspan: z.int().min(1),
  scope: z.enum(['col', 'row', 'rowgroup']).nullable().describe('是哪些格子的表头'),
  presumed: z.boolean().describe('合并是读出来的，尚未与原表核对'),
});

const piece = z.strictObject({
  ...range,
  line: z.int().min(1).describe('source.txt 的行号，从 1 起'),
  role: z.enum(['label', 'heading', 'text', 'row']).describe('编号、标题、正文、表格的一行'),
  cells: z.array(cell).optional().describe('表格一行的格子，被上面的格子盖住的不在其中'),
});

const provision = z.strictObject({
  eId: z.string().describe('永久编号，例如 art_12__para_2'),
  kind: z.string().describe('book part chapter section article paragraph item …（Akoma Ntoso 的词）'),
  label: z.string().describe('印出的编号，例如 第十二条'),
  heading: z.string(),
  name: z.string().describe('引用时的名称，例如 第十二条第二款'),
  pieces: z.array(piece).describe('它自己的文字，不含下级的'),
  get children() {
    return z.array(provision);
  },
});

const source = z.strictObject({
  title: z.string(),
  issuer: z.string().optional(),
  date: z.string().optional(),
  number: z.string().optional(),
  url: z.string().optional(),
  remark: z.string().optional(),
});

const end = z.strictObject({ eId: z.string(), ...range });

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const place = z.strictObject({ eId: z.string(), label: z.string() });

const descent = z.strictObject({
  eId: z.string(),
  label: z.string(),
  from: z.array(place).describe('来自旧版本的哪几条'),
  kind: z.enum([
    'new',
    'merged',
    'split',
    'unchanged',
    'renumbered-unchanged',
    'changed',
    'renumbered-changed',
  ] satisfies readonly LineageKind[]),
});

const instruction = z.strictObject({
  n: z.string().describe('决定里的项号'),
  operation: z.string(),
  old: z.array(z.string()),
  new: z.array(z.string()),
  applied: z.boolean().describe('照它改，是不是新文本的样子'),
  text: z.string().describe('决定的原话'),
});

const passage = z.strictObject({
  from: day.describe('旧版本'),
  to: day.describe('新版本'),
  decision: z
    .strictObject({
      title: z.string(),
      number: z.string().optional(),
      issuer: z.string().optional(),
      date: day.optional(),
      url: z.string().optional(),
    })
    .nullable()
    .describe('产生新版本的修改决定；null 是没有记录'),
  articles: z.array(descent).describe('新版本的每一条'),
  deleted: z.array(place).describe('旧版本里后来没有了的'),
  instructions: z.array(instruction),
  unexplained: z
    .array(z.strictObject({ new: z.string(), old: z.string().nullable() }))
    .describe('与照决定改成的不同，而没有指令说明的条'),
});

/** Grows when what was promised changes its meaning. */
export const DATA_VERSION = 1;

/** The name of the published schema of that version. */
export const DATA_SCHEMA_FILE = `regulation-${DATA_VERSION}.schema.json`;

export const dataSchema = z
  .strictObject({
    $schema: z.url(),
    version: z.literal(DATA_VERSION),
    work: z.string().describe('法规的简称，是网址的第一段'),
    edition: day.nullable().describe('版本：通过或公布之日'),
    address: z.url(),
    sha256: hash.describe('source.txt 的 SHA-256'),
    textSha256: hash.describe('官方文本的 SHA-256：正文各行相连，去掉空白和竖线，UTF-8；任何格式里取出的都应当相同'),
    title: z.string(),
    shortTitles: z.array(z.string()),
    issuers: z.array(z.string()),
    documentNumber: z.string().optional(),
    issuedOn: day.optional(),
    effectiveOn: day.optional(),
    status: z.string().optional(),
    repealed: z.strictObject({ on: day, by: z.string().optional() }).optional().describe('废止的日期和代替它的法规'),
    kind: z.string().optional(),
    officialSource: z.strictObject({ title: z.string(), url: z.string().optional() }).optional(),
    text: z.string().describe('source.txt 全文；下面的 start、end 都是其中的位置（UTF-16 单元，左闭右开）'),
    provisions: z.array(provision),
    references: z.array(
      z.strictObject({
        ...range,
        eId: z.string().describe('在哪一条款里'),
        law: z.string().nullable().describe('所引的法规；null 是本文件'),
        work: z.string().nullable().describe('它在本库的简称；null 是本库没有'),
        edition: day.optional().describe('所引的版本；省略的是现行版本'),
        isAssumed: z.literal(true).optional().describe('不知道所引的是哪个版本，按现行文本'),
        targets: z.array(z.string()).describe('所引的条款；空的是整部法规'),
        address: z.url().nullable(),
      }),
    ),
    terms: z.array(z.strictObject({ ...range, term: z.string(), address: z.url() })),
    relations: z.array(z.strictObject({ id: z.string(), type: z.string(), from: end, to: end, reason: z.string() })),
    notes: z
      .array(
        z.strictObject({
          id: z.string(),
          type: z.string(),
          title: z.string().nullable(),
          authority: z.string(),
          added: day,
          reviewed: day,
          eId: z.string().nullable().describe('注的条款；null 是整部法规'),
          quote: z.strictObject(range).nullable().describe('注的词句；null 是整个条款'),
          body: z.string().describe('Markdown'),
          sources: z.array(source),
          outcomes: z
            .array(z.strictObject({ kind: z.string(), state: z.string(), date: z.string(), source: z.string() }))
            .describe('此后如何：成了什么、到了哪一步、何时、出处的标题，按日期'),
        }),
      )
      .describe('编者的注释，不是官方文字'),
    editions: z
      .array(
        z.strictObject({
          date: day.describe('通过或公布之日'),
          effectiveOn: day.optional(),
          address: z.url(),
          sha256: hash,
        }),
      )
      .describe('这部法规的各个版本，旧的在前；只有一个版本的是空的'),
    lineage: z.array(passage).describe('相邻两个版本之间，每一条来自哪几条'),
  })
  .describe('一部法规的数据');

export type RegulationData = z.output<typeof dataSchema>;

export interface DataContext {
  readonly links: Links;
  /** Whole address of an edition's own page. */
  readonly addressOf: (edition: Regulation) => string;
  /** Whole address of the published schema. */
  readonly schema: string;
  /** Hash of the official text: see `officialLetters`. */
  readonly textHash: string;
  /** Null for a work of one edition. */
  readonly work: Work<Regulation> | null;
}

/** The schema as it is published, for validators of other languages. @param address where it is published */
export const dataJsonSchema = (address: string) => ({
  ...z.toJSONSchema(dataSchema, { target: 'draft-2020-12' }),
  $id: address,
});

/** Deterministic: the same regulation is the same bytes. */
export function printJson(regulation: Regulation, context: DataContext): string {
  return `${JSON.stringify(dataOf(regulation, context))}\n`;
}

export function dataOf(regulation: Regulation, context: DataContext): RegulationData {
  const { links, addressOf, schema, textHash } = context;
  const { slug, sourceHash, text, metadata, references, terms, relations, notes } = regulation;
  const { title, shortTitles, issuers, documentNumber, issuedOn, effectiveOn, status, repealed, kind, officialSource } =
    metadata;
  return {
    $schema: schema,
    version: DATA_VERSION,
    work: slug,
    edition: issuedOn ?? null,
    address: addressOf(regulation),
    sha256: sourceHash,
    textSha256: textHash,
    title,
    shortTitles: [...shortTitles],
    issuers: [...issuers],
    documentNumber,
    issuedOn,
    effectiveOn,
    status,
    repealed,
    kind,
    officialSource,
    text: text.source.text,
    provisions: text.provisions.map((each) => provisionData(each, regulation)),
    references: references.map(({ start, end, from, law, regulation: work, targets, edition, isAssumed }) => ({
      start,
      end,
      eId: from,
      law,
      work,
      edition,
      isAssumed,
      targets: [...targets],
      address: links.reference({ regulation: work, targets, law, edition, isAssumed })?.href ?? null,
    })),
    terms: terms.map(({ start, end, term }) => ({ start, end, term, address: links.term(term) })),
    relations: relations.map(({ id, type, from, to, reason }) => ({
      id,
      type,
      from: { eId: from.place.provision.eId, ...rangeOf(from.place.range) },
      to: { eId: to.place.provision.eId, ...rangeOf(to.place.range) },
      reason,
    })),
    notes: notes.map(({ id, type, title, authority, added, reviewed, place, body, sources, outcomes }) => ({
      id,
      type,
      title,
      authority,
      added,
      reviewed,
      eId: place.kind === 'regulation' ? null : place.provision.eId,
      quote: place.kind === 'quote' ? rangeOf(place.range) : null,
      body,
      sources: sources.map((each) => ({ ...each })),
      outcomes: outcomes.map((each) => ({ ...each, source: each.source.title })),
    })),
    editions: (context.work?.editions ?? []).map((edition) => ({
      date: dayOf(edition),
      effectiveOn: edition.metadata.effectiveOn,
      address: addressOf(edition),
      sha256: edition.sourceHash,
    })),
    lineage: context.work === null ? [] : passagesOf(context.work),
  };
}

function passagesOf({ editions, passages }: Work<Regulation>): RegulationData['lineage'] {
  return passages.flatMap(({ lineage, decision }, at) => {
    const [old, next] = editions.slice(at);
    if (old === undefined || next === undefined) return [];
    return {
      from: dayOf(old),
      to: dayOf(next),
      decision: next.metadata.decision ?? null,
      articles: lineage.articles.map(({ from, ...each }) => ({ ...each, from: [...from] })),
      deleted: [...lineage.deleted],
      instructions: (decision?.outcomes ?? []).map(({ instruction, old: before, new: after, applied }) => ({
        n: instruction.n,
        operation: instruction.operation,
        old: [...before],
        new: [...after],
        applied,
        text: instruction.text,
      })),
      unexplained: [...(decision?.unexplained ?? [])],
    };
  });
}
const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }) => ({ start, end });

type ProvisionData = RegulationData['provisions'][number];

function provisionData(provision: Provision, regulation: Regulation): ProvisionData {
  const { text, spans } = regulation;
  const { eId, kind, pieces, children } = provision;
  const printed = pieces.length === 0 ? { label: '', heading: '' } : titleOf(provision, text.source);
  const grid = kind === 'table' ? gridOf(text.source.text, provision, spans) : null;
  return {
    eId,
    kind,
    ...printed,
    name: nameOf(text, eId),
    pieces: pieces.map(({ start, end, line, role }) => ({
      start,
      end,
      line,
      role,
      cells: grid?.rows
        .find((row) => row.piece.start === start)
        ?.cells.map((each) => ({
          ...rangeOf(each),
          column: each.column,
          rowspan: each.rows,
          colspan: each.columns,
          scope: each.scope,
          presumed: each.reading === 'presumed',
        })),
    })),
    children: children.map((child) => provisionData(child, regulation)),
  };
}
