/** A finding as an entry of the list, beside the draft. */
import { element } from '../../browser/dom.ts';
import { button } from '../../browser/notify.ts';
import type { ProofFinding } from '../findings.ts';
import { citationName } from '../names.ts';
import { differenceTexts, mendingsOf, needsAttention, rightWords, sentencesOf, verdictOf } from '../wording.ts';

export interface FindingActs {
  show(finding: ProofFinding): void;
  mend(finding: ProofFinding): void;
  copy(text: string): void;
}

/** Words of the draft shown of a finding; of longer ones both ends and what differs. */
const LONGEST_SHOWN = 240;

export function findingItem(finding: ProofFinding, draft: string, acts: FindingActs): HTMLLIElement {
  const { kind, start, end, clausula, official, differences, remarks } = finding;
  const item = element('li', {
    'data-finding': '',
    'data-kind': kind,
    'data-start': String(start),
    'data-end': String(end),
    'data-regulation': clausula?.regulation ?? '',
    'data-eid': clausula?.eId ?? '',
    'data-attention': needsAttention(finding) ? '' : null,
    tabindex: '-1',
  });
  item.append(element('p', { class: 'verdict' }, element('b', {}, verdictOf(finding)), ...placeOf(finding)));
  item.append(element('blockquote', {}, ...markedWords(finding, draft)));
  const says = [
    ...sentencesOf(finding),
    ...(differences.length > 0 ? [`${differenceTexts(finding, draft).join('；')}。`] : []),
  ];
  item.append(...says.map((said) => element('p', {}, said)));
  const right = rightWords(finding, draft);
  if (right !== '') item.append(element('p', { class: 'official' }, element('small', {}, '应为'), right));
  const elsewhere = remarks.find((remark) => remark.kind === 'elsewhere')?.actual;
  const today = remarks.find((remark) => remark.kind === 'other-edition')?.today;
  for (const clause of [elsewhere, today])
    if (clause) item.append(element('p', {}, element('a', { href: clause.url }, `看${citationName(clause)}`)));
  const acting = element(
    'p',
    { class: 'acts' },
    button('在草稿中看', () => acts.show(finding)),
  );
  if (mendingsOf(finding, draft).length > 0)
    acting.append(button(official === '' ? '改正' : '改为原文', () => acts.mend(finding)));
  if (right !== '') acting.append(button(official === '' ? '复制' : '复制原文', () => acts.copy(right)));
  item.append(acting);
  item.addEventListener('keydown', (event) => {
    if (event.target !== item || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') acts.show(finding);
    else if (event.key === 'c' && mendingsOf(finding, draft).length > 0) acts.mend(finding);
    else return;
    event.preventDefault();
  });
  return item;
}

function placeOf({ clausula }: ProofFinding): readonly HTMLElement[] {
  if (clausula === null) return [];
  const name = citationName(clausula);
  return [clausula.url === '' ? element('span', {}, name) : element('a', { href: clausula.url }, name)];
}

/** The words of the draft: what is wrong struck out, what is right put behind it. */
function markedWords({ start, end, differences, official }: ProofFinding, draft: string): readonly (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = start;
  for (const each of differences) {
    parts.push(shortened(draft.slice(at, each.start), parts.length === 0 ? 'start' : 'middle'));
    if (each.end > each.start) parts.push(element('del', {}, draft.slice(each.start, each.end)));
    if (each.officialEnd > each.officialStart)
      parts.push(element('ins', {}, official.slice(each.officialStart, each.officialEnd)));
    at = each.end;
  }
  parts.push(shortened(draft.slice(at, end), parts.length === 0 ? 'middle' : 'end'));
  return parts;
}

function shortened(text: string, which: 'start' | 'middle' | 'end'): string {
  const most = LONGEST_SHOWN / 2;
  if (text.length <= 2 * most) return text;
  const [head, tail] = [text.slice(0, most), text.slice(-most)];
  return which === 'start' ? `……${tail}` : which === 'end' ? `${head}……` : `${head}……${tail}`;
}
