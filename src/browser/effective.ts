/** What is not yet in force says so by its day; a page that was built before that day says the rest by itself. */

/** Shows what is true from `data-effective` on, in China, in place of what was true before. */
export function turnOnTheDay(told: HTMLElement): void {
  const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const isEffective = day >= (told.dataset.effective ?? '');
  for (const before of told.querySelectorAll<HTMLElement>('[data-before]')) before.hidden = isEffective;
  for (const after of told.querySelectorAll<HTMLElement>('[data-after]')) after.hidden = !isEffective;
}
