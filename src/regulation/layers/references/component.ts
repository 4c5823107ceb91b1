/** A document within the file: the main text, or an attachment with provisions of its own. Numbers count within it. */
import type { Provision, RegulationText } from '../../model.ts';
import { parseNumeral } from '../../numerals.ts';
import type { Level } from './citation.ts';

export interface Component {
  /** Null for the main text. */
  readonly attachment: Provision | null;
  readonly title: string;
  /** 附件1, 附表2 as printed, the number in Arabic; null where no number is printed. */
  readonly label: string | null;
  readonly provisions: readonly Provision[];
  /** Numbers of its articles in order. */
  readonly articles: readonly string[];
}

/** The main text first, then the attachments in order. */
export function componentsOf(text: RegulationText): readonly Component[] {
  const isAttachment = ({ kind }: Provision): boolean => kind === 'attachment';
  const main = {
    attachment: null,
    label: null,
    title: text.source.title,
    provisions: text.provisions.filter((provision) => !isAttachment(provision)),
  };
  const attachments = text.provisions.filter(isAttachment).map((attachment) => ({
    attachment,
    label: printedLabel(text, attachment),
    title: headingOf(text, attachment),
    provisions: attachment.children,
  }));
  return [main, ...attachments].map((component) => ({
    ...component,
    articles: withinLevel(component.provisions, 'article').map(numberOf),
  }));
}

function printedLabel(text: RegulationText, { pieces }: Provision): string | null {
  const label = pieces.find(({ role }) => role === 'label');
  const printed = label === undefined ? '' : text.source.text.slice(label.start, label.end).replaceAll(/\s/g, '');
  const [, word = '', numeral = ''] = /^(附[件表录])(.+?)[：:、.．]?$/.exec(printed) ?? [];
  const number = parseNumeral(numeral);
  return number === null ? null : `${word}${number}`;
}

/** The title, which can run over several lines: 文化体制改革中经营性文化事业单位 / 转制为企业的规定. */
export function headingOf(text: RegulationText, { pieces, children }: Provision): string {
  const preface = children.filter(({ kind }) => kind === 'preface').flatMap((child) => child.pieces);
  return [...pieces, ...preface]
    .filter(({ role }) => role === 'heading')
    .map(({ start, end }) => text.source.text.slice(start, end).trim())
    .join('');
}

/** The number as in the eId, which unnumbered paragraphs have too: `art_4__para_2` → `2`. */
export function numberOf({ eId }: Provision): string {
  const last = eId.slice(eId.lastIndexOf('__') + 1);
  return last
    .slice(last.lastIndexOf('_', last.includes('_dup') ? last.indexOf('_dup') - 1 : undefined) + 1)
    .replace(/_dup\d+$/, '');
}

/** All provisions of a level at or below the given ones, in order, not looking inside what was found. */
export function withinLevel(provisions: readonly Provision[], level: Level): readonly Provision[] {
  const found: Provision[] = [];
  const visit = (siblings: readonly Provision[]): void => {
    for (const provision of siblings) {
      if (provision.kind === level) found.push(provision);
      else visit(provision.children);
    }
  };
  visit(provisions);
  return found;
}
