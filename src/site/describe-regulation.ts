import type { Regulation } from '../regulation/regulation.ts';
import { chineseDate } from './facts.ts';

/** One sentence for search engines and shared links, of known facts only. */
export function describeRegulation({ metadata, text }: Pick<Regulation, 'metadata' | 'text'>): string {
  const { title, issuers, issuedOn, documentNumber } = metadata;
  const units = text.divisions.filter(({ role }) => role === 'unit').length;
  const issued = [issuers.join('、'), issuedOn ? `${chineseDate(issuedOn)}发布` : '', documentNumber ?? ''];
  return [
    `《${title}》`,
    issued.filter(Boolean).join('，'),
    units > 1 ? `共${units}条，逐条可读、可查、可引` : '全文可读、可查、可引',
  ]
    .filter(Boolean)
    .join('，')
    .concat('。');
}
