import type { Division, RegulationText } from '../../regulation/model.ts';
import { openingOf, type Title, titleOf } from '../../regulation/names.ts';

/** A page of a regulation as lists and links show it. */
export interface ReadingPage {
  readonly division: Division;
  readonly title: Title;
  /** The first words of the text, for pages without a heading. */
  readonly opening: string;
}

/** The pages of a regulation in the order of the text: its divisions without the frames. */
export function readingOrder(text: Pick<RegulationText, 'divisions' | 'source'>): readonly ReadingPage[] {
  return text.divisions
    .filter((division) => division.role !== 'frame')
    .map((division) => ({
      division,
      title: pageTitle(division, text.source),
      opening: openingOf(division.provision, text.source, OPENING_LENGTH),
    }));
}

const OPENING_LENGTH = 24;

/** The text of an attachment without numbers is called by the attachment's own title. */
function pageTitle({ provision, path }: Division, source: RegulationText['source']): Title {
  const above = path.at(-1);
  return titleOf(provision.kind === 'body' && above?.kind === 'attachment' ? above : provision, source);
}
