/** Light or dark: the reader's choice, kept on the device. Without one the page follows the system. */
export type Theme = 'light' | 'dark';

const KEY = 'tiaowen-theme';

/** Makes a button that goes between light and dark; it is hidden where scripts are off. */
export function offerTheme(button: HTMLButtonElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const shown = (): Theme => {
    const chosen = document.documentElement.dataset.theme;
    return chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
  };
  const describe = () => {
    button.ariaLabel = shown() === 'dark' ? '换成浅色' : '换成深色';
    button.title = button.ariaLabel;
  };
  button.addEventListener('click', () => {
    const next: Theme = shown() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    keep(next);
    describe();
  });
  dark.addEventListener('change', describe);
  describe();
  button.hidden = false;
}

/** Storage can be refused (private windows, strict settings): then the choice lasts as long as the page. */
function keep(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // nothing to do: see above
  }
}
