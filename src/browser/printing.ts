/** Buttons that print, and the date of print on the paper. */
export function offerPrinting(): void {
  for (const button of document.querySelectorAll('[data-print]')) button.addEventListener('click', () => print());
  addEventListener('beforeprint', () => {
    const now = new Date();
    const date = `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`;
    for (const place of document.querySelectorAll('[data-printed-on]')) place.textContent = `　${date}打印`;
  });
}
