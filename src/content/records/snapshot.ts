/** A regulation's texts and their record, as some commit or the disk has them. */
import { z } from 'zod';
import type { Correction } from '../../regulation/corrections.ts';
import { metadataFileSchema } from '../../regulation/metadata.ts';
import { decode } from '../../regulation/source/decode.ts';
import { readSource } from '../../regulation/source/read.ts';
import { ORIGINAL_RECORD } from '../original.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import {
  besideOf,
  type Chain,
  chainOf,
  departure,
  isDecision,
  keyOf,
  type OfficialText,
  officialText,
} from './official-text.ts';
import { type Chains, chainFor, type Entry, goesOnFrom, readChains } from './records-file.ts';

export interface Snapshot {
  /** In the order of their files: earlier editions before the text in force. */
  readonly texts: readonly OfficialText[];
  readonly chains: Chains;
}

const { title, issuers, issuedOn, corrections } = metadataFileSchema.shape;

/** What is official of a `regulation.yaml` or an `edition.yaml`; whatever else they say, and said in earlier versions, is left. */
const officialSchema = z.object({
  title,
  issuers,
  issuedOn,
  corrections,
  decision: z.object({ corrections }).optional(),
});

/** What an `original.yaml` says of the official file; when it was proved, and by what, is left. */
const originalSchema = z.object({ original: z.string(), earlier: z.array(z.string()).default([]) });

/** Null where a text, or what belongs to it, cannot be read: then nothing can have been published of it. */
export function readSnapshot(files: ReadonlyMap<string, Uint8Array>): Snapshot | null {
  const texts: OfficialText[] = [];
  let chains: Chains = [];
  for (const [file, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (file.startsWith('records/')) {
      const record = readChains(textOf(bytes) ?? '');
      if (record.ok) chains = record.chains;
    } else if (file.endsWith('/source.txt') || isDecision(file)) {
      const beside = files.get(besideOf(file).file);
      const { source } = readSource(bytes, file);
      const known = readBeside(beside, officialSchema);
      const proof = files.get(file.replace(/[^/]+$/, ORIGINAL_RECORD));
      const original = proof === undefined ? null : readBeside(proof, originalSchema);
      if (source === null || known === null || (proof !== undefined && original === null)) return null;
      texts.push(officialText(source, known, original && { hash: original.original, earlier: original.earlier }));
    }
  }
  return { texts, chains };
}

/** What YAML beside a text says; null where it cannot be read. */
function readBeside<Schema extends z.ZodType>(bytes: Uint8Array | undefined, schema: Schema): z.output<Schema> | null {
  const text = bytes === undefined ? '' : textOf(bytes);
  const yaml = text === null ? null : readYaml({ file: '', text, firstLine: 1 }, schema);
  return yaml?.ok ? yaml.value : null;
}

function textOf(bytes: Uint8Array): string | null {
  const decoded = decode(bytes);
  return decoded.kind === 'text' ? decoded.text : null;
}

/** Whether every text of an earlier snapshot is gone on from, and what was on record still is. */
export const isSuccessor = (now: Snapshot, before: Snapshot): boolean =>
  before.texts.every((text) => successorOf(now.texts, text) !== undefined) && lostEntries(now, before).length === 0;

/** The text that goes on from another: that of a decision from that of a decision alone, wherever they stand. */
export const successorOf = (texts: readonly OfficialText[], before: OfficialText): OfficialText | undefined =>
  texts.find((text) => isDecision(text.file) === isDecision(before.file) && departure(text, before) === null);

/**
 * Entries on record before that are not now. Two branches that each went on give one chain in one order: what one of them had in between
 * is on record where its correction is.
 */
export function lostEntries(now: Snapshot, before: Snapshot): readonly Entry[] {
  const entries = now.chains.flat();
  return before.texts.flatMap((text) => {
    const chain = chainOf(text);
    const recorded = recordedOf(chain, before.chains);
    if (recorded.length === 0) return [];
    const successor = successorOf(now.texts, text);
    const registered = successor ? registeredCorrections(successor, now.chains) : [];
    return recorded.filter(({ hash, title, date }, at) => {
      const same = entries.filter((entry) => entry.hash === hash);
      const correction = text.corrections[at - 1];
      if (same.length > 0) return !same.some((entry) => entry.title === title);
      return date === null || correction === undefined || !registered.includes(keyOf(correction));
    });
  });
}

const recordedOf = (chain: Chain, chains: Chains): readonly Entry[] => {
  const recorded = chainFor(chain, chains) ?? [];
  return goesOnFrom(chain, recorded) ? recorded : [];
};

function registeredCorrections(text: OfficialText, chains: Chains): readonly string[] {
  const recorded = recordedOf(chainOf(text), chains);
  const made: readonly Correction[] = text.corrections.slice(0, Math.max(0, recorded.length - 1));
  return made.map(keyOf);
}
