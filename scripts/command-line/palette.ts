import pc from 'picocolors';
import type { Palette } from '../../src/regulation/inspect/outline.ts';

/** Colours of the terminal; none where it has none. */
export const palette: Palette = { strong: pc.bold, label: pc.cyan, faint: pc.dim, error: pc.red, warning: pc.yellow };
