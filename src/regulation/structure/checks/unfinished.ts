/** A text that stops in the middle of a sentence: the end of a copy was cut off. */
import type { Provision } from '../../model.ts';
import { ruleTable } from '../../rules.ts';
import { isCutOff } from './cut-off.ts';
import { type Finding, textOf } from './finding.ts';

// Texts forget the last 。 after these words
const COMPLETE = ruleTable({ name: '忘了句号的末句', frame: (words) => `${words}$` }, [
  {
    is: '施行|实施|执行|生效|废止|解释|备案',
    yes: [
      '自公布之日起施行',
      '自某日起实施',
      '自某日起执行',
      '自某日起生效',
      '同时废止',
      '由渡口处解释',
      '报渡口处备案',
    ],
    no: '自公布之日',
  },
]);

export function checkUnfinished(text: string, provisions: readonly Provision[]): readonly Finding[] {
  const last = lastText(provisions.at(-1));
  if (last === undefined) return [];
  const line = textOf(text, last.pieces).trim();
  if (!isCutOff(line) || COMPLETE.pattern.test(line)) return [];
  return [
    {
      severity: 'warning',
      code: 'text-unfinished',
      offset: (last.pieces.at(-1)?.end ?? 1) - 1,
      message: `正文最后一句没有写完：“…${line.slice(-10)}”。`,
      hint: '请核对复制时是否漏了末尾；原文就是这样时在 regulation.yaml 中确认。',
    },
  ];
}

/** The last paragraph or item of the last article; undefined when the text ends in another way. */
function lastText(provision: Provision | undefined): Provision | undefined {
  if (provision === undefined || ENDINGS.includes(provision.kind)) return undefined;
  const below = provision.children.at(-1);
  if (below !== undefined) return lastText(below);
  return TEXTS.includes(provision.kind) ? provision : undefined;
}

const ENDINGS: readonly Provision['kind'][] = ['attachment', 'conclusions', 'body'];
const TEXTS: readonly Provision['kind'][] = ['paragraph', 'item', 'subitem'];
