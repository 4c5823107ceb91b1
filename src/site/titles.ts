import type { Provision, ProvisionKind, RegulationText } from '../regulation/model.ts';

/** What a provision is called, as printed: `{ label: '（十二）', heading: '实施质量攻关工程' }`. Either may be empty. */
export interface Title {
  readonly label: string;
  readonly heading: string;
}

type Source = Pick<RegulationText['source'], 'text'>;

/** Our names for what the official text leaves unnamed. */
const unnamed: Readonly<Partial<Record<ProvisionKind, string>>> = {
  preface: '题注',
  toc: '目录',
  preamble: '引言',
  conclusions: '结语',
  body: '正文',
  attachment: '附件',
  table: '表',
};

/** A provision's own label and heading; headings broken over lines are joined. */
export function titleOf(provision: Provision, source: Source): Title {
  const printed = (role: 'label' | 'heading') =>
    provision.pieces
      .filter((piece) => piece.role === role)
      .map((piece) => source.text.slice(piece.start, piece.end).trim())
      .join('');
  const label = printed('label');
  const heading = printed('heading');
  return { label, heading: label || heading ? heading : (unnamed[provision.kind] ?? '') };
}

/** `（十二）实施质量攻关工程`, `第十二条`, `第二章　总则`: a blank parts what the brackets or 、 of the label do not. */
export function titleText({ label, heading }: Title): string {
  const parted = label && heading && !/[）)、]$/.test(label) ? '　' : '';
  return label + parted + heading;
}

/** The first words of a provision's running text, at most `length` characters, whole when it is shorter. */
export function openingOf(provision: Provision, source: Source, length: number): string {
  const text = firstText(provision, source);
  return text.length > length ? `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

function firstText(provision: Provision, source: Source): string {
  const own = provision.pieces.find((piece) => piece.role === 'text');
  const text = own ? source.text.slice(own.start, own.end).trim() : '';
  if (text) return text;
  for (const child of provision.children) {
    const below = firstText(child, source);
    if (below) return below;
  }
  return '';
}
