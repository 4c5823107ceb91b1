/**
 * What a provision is called where others speak of it, after 立法技术规范: 第十条第二款第三项第1目. Documents that are no statutes have no
 * 款; theirs are 段: （二十四）第二段.
 */
import { counted, PARAGRAPH } from '../regulation/citation.ts';
import { parentEId, parseEId } from '../regulation/eid.ts';
import type { Stretch } from '../regulation/links/stretches.ts';
import type { Provision, RegulationText } from '../regulation/model.ts';
import { titleOf, titleText } from './titles.ts';

type Text = Pick<RegulationText, 'byEId' | 'scheme' | 'source'>;

/** `art_10__para_2__item_3` → 第十条第二款第三项. An article's only paragraph is the article. */
export function clauseOf(text: Text, eId: string): string {
  const provision = text.byEId.get(eId);
  if (provision === undefined) return '';
  const parent = text.byEId.get(parentEId(eId) ?? '');
  const above = parent === undefined ? '' : clauseOf(text, parent.eId);
  const own = ownName(text, provision, parent);
  return above + own;
}

function ownName(text: Text, provision: Provision, parent: Provision | undefined): string {
  const number = parseEId(provision.eId)?.at(-1)?.number ?? null;
  switch (provision.kind) {
    case 'paragraph': {
      const only = parent?.children.filter(({ kind }) => kind === 'paragraph').length === 1;
      return only ? '' : counted(number, PARAGRAPH[text.scheme]);
    }
    case 'item':
      return counted(number, '项');
    case 'subitem':
      return `第${number}目`;
    case 'body':
      // The unnumbered text of an attachment is the attachment
      return parent === undefined ? titleText(titleOf(provision, text.source)) : '';
    default: {
      const title = titleOf(provision, text.source);
      const label = title.label.replace(/\s/g, '');
      return /^第|[）)]$|^附/.test(label) ? label : titleText(title);
    }
  }
}

/** 第三条至第七条、第九条; 第三条第一款至第三款, whose second end says only what is new. */
export function clausesOf(text: Text, stretches: readonly Stretch[]): string {
  return stretches
    .map(({ from, to }) => (from === to ? clauseOf(text, from) : `${clauseOf(text, from)}至${farEnd(text, from, to)}`))
    .join('、');
}

function farEnd(text: Text, from: string, to: string): string {
  const clause = clauseOf(text, to);
  const parent = parentEId(to);
  return parent !== null && parent === parentEId(from) ? clause.slice(clauseOf(text, parent).length) : clause;
}
