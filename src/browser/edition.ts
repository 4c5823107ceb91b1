/**
 * An address that was kept says which edition it means (`?edition=2017-09-05`): where the page shows another, this says so over the text. Runs
 * when it is loaded.
 */

import { readEdition } from '../regulation/addresses.ts';
import { chineseDate } from '../regulation/strings.ts';
import { adoptStyles, element } from './dom.ts';
import styles from './edition.css?inline';

const meant = readEdition(location.search);
const { issued, date, editions = '' } = document.body.dataset;
if (meant !== null && meant !== issued && document.body.dataset.slug) tell(meant, issued);

function tell(meant: string, issuedOn: string | undefined): void {
  const shown = issuedOn === undefined ? '的版本没有注明日期' : `的是${chineseDate(issuedOn)}的版本`;
  adoptStyles(styles);
  const held = editions.split(' ').includes(meant);
  const line = element(
    'p',
    { class: 'other-edition', role: 'status', 'data-editorial': '' },
    `这个链接指的是${chineseDate(meant)}的版本，${held ? '' : '本站没有收录；'}现在显示${shown}。`,
    ...(held ? [element('a', { href: addressIn(meant) }, `看${chineseDate(meant)}的版本`)] : []),
  );
  document.querySelector('main')?.prepend(line);
}

/** The same place in the edition that was meant, which says itself where that is read in the one in force. */
function addressIn(meant: string): string {
  const { root = '/', slug = '' } = document.body.dataset;
  const path = location.pathname
    .slice(root.length)
    .split('/')
    .slice(date ? 2 : 1)
    .join('/');
  return `${root}${slug}/${meant}/${path}${location.hash}`;
}
