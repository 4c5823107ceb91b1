import { type Correction, placeCorrection } from '../../regulation/corrections.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import type { Regulation } from '../../regulation/regulation.ts';

/** Corrections on record that the text does not bear out. */
export function checkCorrections({ slug, text, metadata }: Pick<Regulation, 'slug' | 'text' | 'metadata'>) {
  const file = `regulations/${slug}/regulation.yaml`;
  return metadata.corrections.flatMap((correction): readonly Diagnostic[] => {
    const placing = placeCorrection(text.source, correction);
    return placing.ok
      ? []
      : [{ severity: 'warning', file, line: 1, column: 1, ...describe(correction, placing.reason) }];
  });
}

function describe(
  { date, line, to }: Correction,
  reason: 'line' | 'text',
): Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  return reason === 'line'
    ? {
        code: 'correction-line',
        message: `${date} 的更正记在第 ${line} 行，文件没有这一行。`,
        hint: 'line 写 source.txt 现在的行号。',
      }
    : {
        code: 'correction-not-in-text',
        message: `${date} 的更正后文字“${to}”不在第 ${line} 行。`,
        hint: '核对行号和 to；那一行后来又改过时，再记一条并把这一条的 to 保持原样也无妨，这只是警告。',
      };
}
