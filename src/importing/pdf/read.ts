/** Placeholder types until the reader stands. */
import type { Pages } from '../blocks.ts';

export type PdfReading =
  | {
      readonly kind: 'read';
      readonly pages: Pages;
      readonly tables: readonly { readonly page: number; readonly lines: readonly string[] }[];
    }
  | { readonly kind: 'scan'; readonly pages: number }
  | { readonly kind: 'letters'; readonly unknown: number; readonly all: number; readonly page: number }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'encrypted' | 'damaged' };

export function readPdf(_: Uint8Array): Promise<PdfReading> {
  return Promise.resolve({ kind: 'damaged' });
}
