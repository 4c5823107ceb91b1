import { z } from 'zod';
import { type Correction, correctionSchema } from './corrections.ts';
import { CONFIRMABLE_CODES } from './diagnostics/codes.ts';
import { type Diagnostic, firstOfEachCode } from './diagnostics.ts';
import { dateField, nameField, namesItsHost, textField, titleField, urlField } from './fields.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { RegulationText } from './model.ts';
import { isBareNoun } from './nouns.ts';
import type { SourceText } from './source/source-text.ts';

/** 效力状态 */
export const STATUSES = ['现行有效', '已修改', '已废止', '尚未生效'] as const;

export type Status = (typeof STATUSES)[number];

/** An oddity of the official text that a maintainer has checked, so that its warning is silent. */
const confirmationSchema = z
  .strictObject({
    code: z.enum(CONFIRMABLE_CODES).describe('要确认的提示的代码，例如 number-gap'),
    line: z.int().min(1).optional().describe('只确认这一行（source.txt 的行号，从 1 起）'),
    eId: textField.optional().describe('只确认这一条款'),
    reason: textField.optional().describe('为何无误，例如“公报原文如此”'),
  })
  .describe('官方文本本来如此、已经核对的异常');

const shortTitleField = nameField.refine((title) => !isBareNoun(title), '只是文种，别的文件也这样简称');

/** 修改决定 or 修正案: the act that made an edition of the one before; its words stand in `decision.txt`. */
const decisionSchema = z
  .strictObject({
    title: titleField.describe('决定的名称，例如 全国人民代表大会关于修改《…法》的决定'),
    number: textField.optional().describe('文号，例如 主席令第三号'),
    issuer: textField.optional().describe('作出决定的机关'),
    date: dateField.optional().describe('作出决定的日期'),
    url: urlField.optional().describe('决定的网址'),
    corrections: z
      .array(correctionSchema)
      .optional()
      .describe('对决定文字的更正，每处一条；改动 decision.txt 必须同时记在这里'),
  })
  .describe('产生这一版本的修改决定');

export type DecisionFacts = z.output<typeof decisionSchema>;

const repealSchema = z
  .strictObject({
    on: dateField.describe('废止的日期'),
    by: textField.optional().describe('代替它的法规或废止它的决定的名称'),
  })
  .describe('已经废止时');

/** `regulation.yaml`: what the header of source.txt does not say, or says less well. Every field is optional. */
export const metadataFileSchema = z
  .strictObject({
    title: titleField.optional().describe('标题；省略时取 source.txt 的“法规标题”'),
    shortTitles: z.array(shortTitleField).optional().describe('简称，用于引用和检索'),
    issuers: z.array(textField).min(1, '至少写一个').optional().describe('发布机关；省略时取“颁布主体”'),
    documentNumber: textField.optional().describe('文号，例如 中发〔2017〕24号'),
    issuedOn: dateField.optional().describe('发布日期；省略时取“颁布时间”'),
    effectiveOn: dateField.optional().describe('施行日期'),
    status: z.enum(STATUSES).optional().describe('效力状态'),
    decision: decisionSchema.optional(),
    repealed: repealSchema.optional(),
    kind: z.enum(KINDS).optional().describe('种类'),
    officialSource: z
      .strictObject({
        title: titleField.describe('官方出处的名称'),
        url: urlField.optional().describe('官方出处的网址'),
      })
      .superRefine(namesItsHost)
      .optional()
      .describe('官方文本的出处'),
    subjects: z.array(textField).optional().describe('主题词'),
    confirmed: z.array(confirmationSchema).optional().describe('已核对无误的异常，不再提示'),
    distinctFrom: z
      .array(textField)
      .optional()
      .describe('已经撤下的、文字相近而发布日期不同的法规（简称）：已经核对，这不是换了名字的它'),
    corrections: z
      .array(correctionSchema)
      .optional()
      .describe('对原文文字的更正，每处一条；改动 source.txt 必须同时记在这里'),
  })
  .describe('法规的元数据（regulation.yaml）');

export type MetadataFile = z.output<typeof metadataFileSchema>;

/** `edition.yaml` of an earlier edition: the same, but for what the work is called and is in all its editions. */
export const editionFileSchema = metadataFileSchema
  .omit({ shortTitles: true, kind: true, subjects: true, repealed: true, distinctFrom: true })
  .describe('较早版本的元数据（editions/<日期>/edition.yaml）');

/** What is known of a regulation besides its text. Absent means not known: nothing is guessed. */
export interface Metadata {
  readonly title: string;
  readonly shortTitles: readonly string[];
  readonly issuers: readonly string[];
  readonly documentNumber?: string | undefined;
  /** `YYYY-MM-DD` */
  readonly issuedOn?: string | undefined;
  /** `YYYY-MM-DD` */
  readonly effectiveOn?: string | undefined;
  readonly status?: Status | undefined;
  readonly decision?: DecisionFacts | undefined;
  readonly repealed?: z.output<typeof repealSchema> | undefined;
  readonly kind?: Kind | undefined;
  readonly officialSource?: { readonly title: string; readonly url?: string | undefined } | undefined;
  readonly subjects: readonly string[];
  readonly confirmed: readonly z.output<typeof confirmationSchema>[];
  readonly distinctFrom?: readonly string[] | undefined;
  /** 更正, in the order of the file. */
  readonly corrections: readonly Correction[];
}

/** The metadata of a regulation: what `regulation.yaml` says, and where it is silent, what the header says. */
export function metadataOf(source: SourceText, file: MetadataFile = {}): Metadata {
  return {
    ...file,
    title: file.title ?? source.title,
    shortTitles: file.shortTitles ?? [],
    issuers: file.issuers ?? issuersIn(source.issuer),
    issuedOn: file.issuedOn ?? source.issuedOn ?? undefined,
    subjects: file.subjects ?? [],
    confirmed: file.confirmed ?? [],
    corrections: file.corrections ?? [],
  };
}

/** What a regulation is called in passing: its first short title, else its title. */
export const shortTitleOf = ({ title, shortTitles }: Pick<Metadata, 'title' | 'shortTitles'>): string =>
  shortTitles[0] ?? title;

/** 颁布主体 lists several with 、 or white space: `中共中央、国务院`. */
function issuersIn(header: string | null): readonly string[] {
  return (header ?? '').split(/[、，,；;\s]+/).filter((issuer) => issuer !== '');
}

/** An oddity that a maintainer has looked up and found in the official text, or every one of its code where neither line nor eId is given. */
export interface Confirmation {
  readonly code: string;
  /** From 1, in the source file. */
  readonly line?: number | undefined;
  /** The provision that begins on the line. */
  readonly eId?: string | undefined;
}

export interface Confirmed {
  /** What is left to look at. Errors cannot be confirmed away, but those that some official text may really have. */
  readonly diagnostics: readonly Diagnostic[];
  /** Confirmations that meet nothing: the text was mended, or the line moved. */
  readonly unused: readonly Confirmation[];
}

export function confirm(
  text: RegulationText,
  diagnostics: readonly Diagnostic[],
  confirmations: readonly Confirmation[],
): Confirmed {
  const meets = (diagnostic: Diagnostic, { code, line, eId }: Confirmation): boolean =>
    (diagnostic.severity !== 'error' || diagnostic.code === 'html-residue') &&
    diagnostic.code === code &&
    (line === undefined || diagnostic.line === line) &&
    (eId === undefined || text.byEId.get(eId)?.pieces.some((piece) => piece.line === diagnostic.line) === true);
  return {
    // The first few after the confirmed ones: these hide none that come after them
    diagnostics: firstOfEachCode(
      diagnostics.filter((diagnostic) => !confirmations.some((confirmation) => meets(diagnostic, confirmation))),
    ),
    unused: confirmations.filter((confirmation) => !diagnostics.some((diagnostic) => meets(diagnostic, confirmation))),
  };
}
