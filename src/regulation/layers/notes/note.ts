import { z } from 'zod';
import { dateField, looseDateField, textField, titleField, urlField } from '../../fields.ts';
import { type Anchor, anchorField, type Place } from '../anchor.ts';
import type { AnchorOrigin } from '../anchor-diagnostic.ts';

/**
 * What a note tells of its words:
 * - 术语     what an expression means
 * - 背景     what came before, or stands behind it
 * - 依据     the document a sentence rests on
 * - 关联文件 a document about the same matter
 * - 后续进展 what became of it afterwards
 * - 目标     a target and its date
 * - 疑义     a doubt about wording or reading
 */
export const NOTE_TYPES = ['术语', '背景', '依据', '关联文件', '后续进展', '目标', '疑义'] as const;

export type NoteType = (typeof NOTE_TYPES)[number];

/** A document a statement rests on. */
export const sourceSchema = z.strictObject({
  title: titleField.describe('文件标题'),
  issuer: textField.optional().describe('发布机关'),
  date: looseDateField.optional().describe('日期：2016、2016-05 或 2016-05-10；时间段 2013/2016'),
  number: textField.optional().describe('文号，例如 国发〔2017〕14号'),
  url: urlField.optional().describe('网址'),
  remark: textField.optional().describe('对出处的说明，例如“新华社公布”'),
});

export type Source = z.output<typeof sourceSchema>;

/** Front matter of `notes/<id>.md`. The body is GitHub-flavoured Markdown without HTML. */
export const noteSchema = z
  .strictObject({
    anchor: anchorField.describe('注的是哪里'),
    type: z.enum(NOTE_TYPES).describe('注释的种类'),
    title: titleField.optional().describe('标题；省略时用引文'),
    authority: titleField.describe('谁这样说，例如“国务院办公厅”；编者自己的话写“编者”'),
    sources: z.array(sourceSchema).default([]).describe('出处'),
    added: dateField.describe('写成的日期'),
    // May be before the day of writing: a note is written from what was checked before
    reviewed: dateField.optional().describe('最近一次核对的日期；省略时同 added'),
  })
  .describe('一条注释的前置信息（notes/*.md）');

/** An editor's note as written in one file, `notes/<id>.md`. */
export interface Note {
  /** File name without `.md`; part of the note's permanent link. */
  readonly id: string;
  readonly file: string;
  readonly anchor: Anchor;
  /** Where the file says what the note is about. */
  readonly origin: AnchorOrigin;
  readonly type: NoteType;
  readonly title: string | null;
  /** Who says so. */
  readonly authority: string;
  readonly sources: readonly Source[];
  /** `YYYY-MM-DD` */
  readonly added: string;
  /** `YYYY-MM-DD` of the last review; that of writing when there was none since. */
  readonly reviewed: string;
  /** Where the file says so. */
  readonly reviewedOrigin: { readonly line: number; readonly column: number };
  /** Markdown. */
  readonly body: string;
  /** Line of the file on which `body` begins, from 1. */
  readonly bodyLine: number;
}

/** A note that has found its place in the text. */
export interface PlacedNote extends Note {
  readonly place: Place;
  /** eId of the division that shows it; null for a note on the whole regulation. */
  readonly division: string | null;
  /** Its number within the division, in reading order, from 1; null when there is no text it could stand at. */
  readonly number: number | null;
}
