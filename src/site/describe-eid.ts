/**
 * A paragraph's or item's place within its page in words, for the names of its links: `art_4__para_2__item_1` →
 * 第2段第1项. What has neither is 本处.
 */
export function describeEId(eId: string): string {
  const place = eId
    .split('__')
    .map((segment) => /^(para|item|subitem)_(.+)$/.exec(segment))
    .map((match) => (match ? `第${match[2]}${wordOf[match[1] as keyof typeof wordOf]}` : ''))
    .join('');
  return place || '本处';
}

const wordOf = { para: '段', item: '项', subitem: '目' };
