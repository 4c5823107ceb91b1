import type { Regulation } from '../regulation/regulation.ts';

/** One thing known of a regulation, as a reader reads it. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly href?: string | undefined;
}

/** What is known of a regulation, in the order a citation gives it; what is not known is left out. */
export function factsOf({ metadata, text }: Pick<Regulation, 'metadata' | 'text'>): readonly Fact[] {
  const { issuers, documentNumber, issuedOn, effectiveOn, status, kind, shortTitles, officialSource } = metadata;
  const units = text.divisions.filter(({ role }) => role === 'unit').length;
  return [
    { name: '发布机关', value: issuers.join('、') },
    { name: '文号', value: documentNumber },
    { name: '发布日期', value: issuedOn && chineseDate(issuedOn) },
    { name: '施行日期', value: effectiveOn && chineseDate(effectiveOn) },
    { name: '效力', value: status },
    { name: '种类', value: kind },
    { name: '简称', value: shortTitles.join('、') },
    { name: '篇幅', value: units > 1 ? `${units}条` : undefined },
    { name: '官方出处', value: officialSource?.title, href: officialSource?.url },
  ].flatMap(({ name, value, href }) => (value ? [{ name, value, href }] : []));
}

/** A date as exact as it is known: `2017-09-05` → 2017年9月5日, `2016-05` → 2016年5月, `2013/2016` → 2013年至2016年. */
export function chineseDate(date: string): string {
  return date.split('/').map(oneDate).join('至');
}

function oneDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return [`${year}年`, month ? `${month}月` : '', day ? `${day}日` : ''].join('');
}
