/** Oddities that a maintainer has looked up and found in the official text: `confirmed` of regulation.yaml. */
import type { Diagnostic } from './diagnostics.ts';
import type { RegulationText } from './model.ts';

/** One oddity, or every one of its code where neither line nor eId is given. */
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
    diagnostics: diagnostics.filter(
      (diagnostic) => !confirmations.some((confirmation) => meets(diagnostic, confirmation)),
    ),
    unused: confirmations.filter((confirmation) => !diagnostics.some((diagnostic) => meets(diagnostic, confirmation))),
  };
}
