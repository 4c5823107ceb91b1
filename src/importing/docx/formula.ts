/** A formula of Word in one line: E=mc², (a+b)/2, √(x). It is never a copy: who reads the report compares. */
import { raise } from '../characters.ts';
import { childOf, type Element, elementsOf, plainText } from '../xml.ts';

export function formulaText(element: Element): string {
  const inner = (name: string): string => {
    const part = childOf(element, name);
    return part === undefined ? '' : contents(part);
  };
  switch (element.name) {
    case 'm:r':
      return elementsOf(element)
        .map((child) => (child.name === 'm:t' ? plainText(child) : ''))
        .join('');
    case 'm:sSup':
      return inner('m:e') + raise(inner('m:sup'), 'super');
    case 'm:sSub':
      return inner('m:e') + raise(inner('m:sub'), 'sub');
    case 'm:sSubSup':
      return inner('m:e') + raise(inner('m:sub'), 'sub') + raise(inner('m:sup'), 'super');
    case 'm:f':
      return `${bracketed(inner('m:num'))}/${bracketed(inner('m:den'))}`;
    case 'm:rad':
      return `${raise(inner('m:deg'), 'super')}√${bracketed(inner('m:e'))}`;
    case 'm:d': {
      const given = (name: string) => childOf(childOf(element, 'm:dPr'), name)?.attributes['m:val'];
      const parts = elementsOf(element).filter(({ name }) => name === 'm:e');
      return (
        (given('m:begChr') ?? '(') + parts.map(contents).join(given('m:sepChr') ?? '|') + (given('m:endChr') ?? ')')
      );
    }
    case 'm:nary': {
      const sign = childOf(childOf(element, 'm:naryPr'), 'm:chr')?.attributes['m:val'] ?? '∫';
      return sign + raise(inner('m:sub'), 'sub') + raise(inner('m:sup'), 'super') + inner('m:e');
    }
    default:
      return element.name.startsWith('m:') && element.name.endsWith('Pr') ? '' : contents(element);
  }
}

const contents = (element: Element): string => elementsOf(element).map(formulaText).join('');

const bracketed = (text: string): string => (/^[\p{L}\p{N}.]*$/u.test(text) ? text : `(${text})`);
