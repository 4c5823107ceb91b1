import type { CitationData } from '../regulation/citation.ts';
import type { ProvisionKind } from '../regulation/model.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { titleOf } from './titles.ts';

/** Kinds that are cited by their place alone: 第二款第三项. */
const COUNTED: ReadonlySet<ProvisionKind> = new Set(['paragraph', 'item', 'subitem']);

/** What a citation says of a regulation, and the printed numbers (or names) its places are called by. */
export function citationData({ text, metadata }: Pick<Regulation, 'text' | 'metadata'>): CitationData {
  const { title, issuers, documentNumber, issuedOn } = metadata;
  const labels = Array.from(text.byEId.values())
    .filter(({ kind }) => !COUNTED.has(kind))
    .map((provision) => {
      const { label, heading } = titleOf(provision, text.source);
      const named = provision.kind === 'attachment' && heading !== '附件' ? `附件《${heading}》` : heading;
      return [provision.eId, label || named];
    });
  return {
    work: { title, scheme: text.scheme, issuers, documentNumber, issuedOn },
    labels: Object.fromEntries(labels),
  };
}
