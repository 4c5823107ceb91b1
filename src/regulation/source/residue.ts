/** What is left of a web page in a text: tags and entities. None of it was ever issued. */
import { characterEntities } from 'character-entities';
import { characterEntitiesLegacy } from 'character-entities-legacy';
import { htmlTagNames } from 'html-tag-names';
import { mathmlTagNames } from 'mathml-tag-names';
import { svgTagNames } from 'svg-tag-names';
import { say } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { positionAt, splitLines } from './source-text.ts';

const ELEMENTS = new Set([...htmlTagNames, ...svgTagNames, ...mathmlTagNames].map((name) => name.toLowerCase()));

/** Those that browsers read without `;` too, `&nbsp`; in capitals they are more likely a company's name, 甲&LT公司. */
const UNENDED = characterEntitiesLegacy.filter((name) => !/^[A-Z]+$/.test(name));

const NAME = '[a-z][a-z\\d]*(?:[-:][a-z\\d]+)*';
const ATTRIBUTE = `\\s+[a-z_:][\\w:.-]*(?:\\s*=\\s*(?:"[^"<]*"|'[^'<]*'|[^\\s"'<>=]+))?`;

/**
 * Declarations: "<!DOCTYPE html>", "<!-- …", "<?xml"; tags: "</p", "<br/>", "<o:p>", "<td nowrap>", and those that go on in the next
 * line: `<p class="x`; entities: "&nbsp;", "&#x3000", "&nbsp". Not "x<a 且 b>c".
 */
const MARKUP = new RegExp(
  [
    '<(?:!(?:--|\\[|[a-z])|\\?[a-z])',
    `</(?<closed>${NAME})`,
    `<(?<opened>${NAME})(?:/?>|(?:[^\\S\\n]|/)[^<>\\n]*>|(?:${ATTRIBUTE})*(?:\\s*/?>|\\s+[a-z_:][\\w:.-]*\\s*=\\s*["']))`,
    '&(?<entity>#\\d+;?|#x[\\da-f]+;?|[a-z][a-z\\d]*;)',
    // Case is told apart below: what is looked for here is any of both
    `&(?<unended>nbsp|(?:${UNENDED.join('|')})(?![a-z\\d=]))`,
  ].join('|'),
  'gi',
);

/** One a line: an error for HTML as it is known, a warning for what only looks like it. A maintainer may confirm either. */
export function residueProblems(text: string, file: string): readonly Diagnostic[] {
  const lines = splitLines(text);
  const byLine = Map.groupBy(
    Array.from(text.matchAll(MARKUP), (match) => ({
      match,
      code: codeOf(match),
      ...positionAt({ lines }, match.index),
    })),
    ({ line }) => line,
  );
  return [...byLine.values()].flatMap((found): readonly Diagnostic[] => {
    const worst = found.find(({ code }) => code === 'html-residue') ?? found.find(({ code }) => code !== null);
    if (!worst?.code) return [];
    const { code, match, line, column } = worst;
    const [shown = ''] = match[0].split(/\r?\n/);
    return [{ ...say(code, shown.slice(0, 40), line), file, line, column }];
  });
}

function codeOf({ groups = {} }: RegExpExecArray): 'html-residue' | 'html-like' | null {
  const { closed, opened, entity, unended } = groups;
  const element = closed ?? opened;
  if (element !== undefined)
    return ELEMENTS.has(element.toLowerCase()) || element.includes(':') ? 'html-residue' : 'html-like';
  if (unended !== undefined) return UNENDED.includes(unended) ? 'html-residue' : null;
  const isKnown =
    entity === undefined || entity.startsWith('#') || Object.hasOwn(characterEntities, entity.slice(0, -1));
  return isKnown ? 'html-residue' : 'html-like';
}
