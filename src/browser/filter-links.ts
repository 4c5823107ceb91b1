/** Narrows the table of links by type, direction and text. Without scripts the table stands whole. */
export function offerFilter(form: HTMLFormElement, count: HTMLElement, table: HTMLElement): void {
  const rows = [...table.querySelectorAll<HTMLElement>('[data-type]')].map((row) => ({ row, text: row.textContent }));
  const all = count.textContent;
  const narrow = () => {
    const wanted = new FormData(form);
    const value = (name: string) => String(wanted.get(name) ?? '').trim();
    const [type, direction, words] = [value('type'), value('direction'), value('text')];
    let shown = 0;
    for (const { row, text } of rows) {
      const fits =
        (type === '' || row.dataset.type === type) &&
        (direction === '' || row.dataset.direction === direction) &&
        (words === '' || text.includes(words));
      row.hidden = !fits;
      if (fits) shown++;
    }
    count.textContent = shown === rows.length ? all : `${rows.length}项中的${shown}项`;
  };
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  // A reader who comes back finds the fields as they were left
  narrow();
}
