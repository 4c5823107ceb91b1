/** What is not yet in force says so by its day; a page that was built before that day says the rest by itself. */

/** Shows what is true from `data-effective` on, in China, in place of what was true before. */
export function turnOnTheDay(told: HTMLElement): void {
  const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const isEffective = day >= (told.dataset.effective ?? '');
  for (const before of told.querySelectorAll<HTMLElement>('[data-before]')) before.hidden = isEffective;
  for (const after of told.querySelectorAll<HTMLElement>('[data-after]')) after.hidden = !isEffective;
}

/** Lines that a page says over its text of the time of its edition (EditionBanner.astro), without what is not true today; copies. */
export function saidOfEdition(page: Document): readonly HTMLElement[] {
  const banners = [...page.querySelectorAll('.edition-banner')];
  for (const told of banners.flatMap((banner) => [...banner.querySelectorAll<HTMLElement>('[data-effective]')]))
    turnOnTheDay(told);
  const lines = banners.flatMap((banner) =>
    [...banner.querySelectorAll('p')].map((line) => document.importNode(line, true)),
  );
  for (const line of lines) for (const untrue of line.querySelectorAll('[hidden]')) untrue.remove();
  return lines;
}
