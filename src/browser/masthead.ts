import { focusOnSlash } from './shortcuts.ts';
import { offerTheme } from './theme.ts';

const box = document.querySelector<HTMLInputElement>('.masthead input[type=search]');
if (box) focusOnSlash(box);

const toggle = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
if (toggle) offerTheme(toggle);
