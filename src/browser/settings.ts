/** The reader's settings, the panel that offers them, and the switch of the view. Loaded when either is first used. */
import choices from '../styles/choices.css?url';
import { adoptStyles, element } from './dom.ts';
import { openModal } from './modal.ts';
import { putViewInAddress, VIEW } from './reading.ts';
import styles from './settings.css?inline';
import { store } from './store.ts';

/**
 * How a reader wants to read. A setting is a `data-*` attribute of <html> that styles/choices.css answers to; what is kept on the
 * device is the map of those attributes (SettingsBeforePaint.astro puts it back). A setting's first-named default has no attribute.
 */
interface Setting {
  /** The attribute without `data-`. */
  readonly name: string;
  readonly title: string;
  /** In the order they are offered; '' stands for no attribute. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What goes on paper (styles/print.css); without a choice it is what is on the screen. */
export const PRINT: Setting = {
  name: 'paper',
  title: '打印',
  choices: [
    { value: '', label: '同屏幕' },
    { value: 'text', label: '仅原文' },
    { value: 'notes', label: '含注释' },
  ],
};

/** 长者模式: large print, few things, strong contrast; see styles/choices.css for what asks for it. */
const ELDER: Setting = {
  name: 'elder',
  title: '长者模式',
  choices: [
    { value: '', label: '关' },
    { value: 'on', label: '开' },
  ],
};

const SETTINGS: readonly Setting[] = [
  ELDER,
  {
    name: 'size',
    title: '字号',
    choices: [
      { value: '1', label: '小' },
      { value: '2', label: '较小' },
      { value: '', label: '标准' },
      { value: '4', label: '较大' },
      { value: '5', label: '大' },
    ],
  },
  {
    name: 'theme',
    title: '颜色',
    choices: [
      { value: '', label: '自动' },
      { value: 'light', label: '浅色' },
      { value: 'sepia', label: '护眼' },
      { value: 'dark', label: '深色' },
    ],
  },
  {
    name: 'contrast',
    title: '对比度',
    choices: [
      { value: '', label: '标准' },
      { value: 'more', label: '高' },
    ],
  },
  {
    name: 'font',
    title: '字体',
    choices: [
      { value: '', label: '自动' },
      { value: 'song', label: '宋体' },
      { value: 'hei', label: '黑体' },
    ],
  },
  {
    name: 'leading',
    title: '行距',
    choices: [
      { value: 'tight', label: '紧' },
      { value: '', label: '标准' },
      { value: 'loose', label: '松' },
    ],
  },
  {
    name: 'measure',
    title: '行宽',
    choices: [
      { value: 'narrow', label: '窄' },
      { value: '', label: '标准' },
      { value: 'wide', label: '宽' },
    ],
  },
  {
    name: 'relations',
    title: '关联标志 ※',
    choices: [
      { value: '', label: '自动' },
      { value: 'on', label: '显示' },
      { value: 'off', label: '不显示' },
    ],
  },
  {
    name: VIEW,
    title: '编者内容',
    choices: [
      { value: '', label: '显示' },
      { value: 'text', label: '仅原文' },
    ],
  },
  {
    name: 'copy',
    title: '复制',
    choices: [
      { value: '', label: '仅文字' },
      { value: 'source', label: '附出处' },
    ],
  },
  PRINT,
];

const KEY = 'tiaowen:settings';

/** What choices mean is there: since before the page was, where something had been chosen, or from now on. Without it they still hold. */
const ready = new Promise<unknown>((resolve) => {
  if (document.querySelector(`link[href="${choices}"]`)) return resolve(null);
  const link = element('link', { rel: 'stylesheet', href: choices });
  for (const end of ['load', 'error']) link.addEventListener(end, resolve);
  document.head.append(link);
});

/** The value that holds now, '' for the default. */
export function settingOf(root: HTMLElement, { name }: Setting): string {
  return root.dataset[name] ?? '';
}

/** Puts a choice on the page and keeps it on the device. */
export function choose(root: HTMLElement, { name }: Setting, value: string): void {
  if (value === '') delete root.dataset[name];
  else root.dataset[name] = value;
  keep(root);
}

function restoreDefaults(root: HTMLElement): void {
  for (const { name } of SETTINGS) delete root.dataset[name];
  keep(root);
}

/** Where nothing can be kept a choice lasts as long as the page. */
function keep(root: HTMLElement): void {
  putViewInAddress(root);
  const chosen = SETTINGS.map((setting) => [setting.name, settingOf(root, setting)]).filter(
    ([, value]) => value !== '',
  );
  store('localStorage', KEY, Object.fromEntries(chosen));
}

export function openSettings(): void {
  void ready.then(showPanel);
}

function showPanel(): void {
  adoptStyles(styles);
  const root = document.documentElement;
  const groups = SETTINGS.map((setting) => {
    const group = groupOf(setting);
    group.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) keepPlace(() => choose(root, setting, target.value));
    });
    return { setting, group };
  });
  const showChoices = () => {
    for (const { setting, group } of groups) {
      for (const radio of group.querySelectorAll('input')) radio.checked = radio.value === settingOf(root, setting);
    }
  };
  const restore = element('button', { type: 'button' }, '恢复标准');
  restore.addEventListener('click', () => {
    keepPlace(() => restoreDefaults(root));
    showChoices();
  });
  showChoices();
  const foot = element('p', { class: 'settings-foot' }, restore, '只保存在这台设备上。');
  openModal('阅读设置', element('span'), [...groups.map(({ group }) => group), foot]).classList.add('settings');
}

function groupOf({ name, title, choices }: Setting): HTMLFieldSetElement {
  return element(
    'fieldset',
    { 'data-setting': name },
    element('legend', {}, title),
    ...choices.map(({ value, label }) =>
      element(
        'label',
        {},
        element('input', { type: 'radio', name: `setting-${name}`, value }),
        element('span', {}, label),
      ),
    ),
  );
}

/** Goes between the text with all that editors add to it and the text alone. */
export function toggleView(): void {
  const setting = SETTINGS.find(({ name }) => name === VIEW);
  if (setting) toggle(setting, 'text');
}

export const toggleElderMode = (): void => toggle(ELDER, 'on');

function toggle(setting: Setting, value: string): void {
  const root = document.documentElement;
  void ready.then(() => keepPlace(() => choose(root, setting, settingOf(root, setting) === '' ? value : '')));
}

/** Changes how the page looks without moving the line that is being read. */
function keepPlace(change: () => void): void {
  const place = placeBeingRead();
  const before = place?.getBoundingClientRect().top ?? 0;
  change();
  if (place) scrollBy({ top: place.getBoundingClientRect().top - before, behavior: 'instant' });
}

/** How far below the window's top the eye rests when it reads on. */
const EYE_LINE = 0.3;

/** The character at the height of the eye, for a paragraph can fill the window; null when no official text is in sight. */
function placeBeingRead(): Range | null {
  const eye = innerHeight * EYE_LINE;
  const lines = [...document.querySelectorAll('[data-source]')];
  const line = lines.find((each) => each.getBoundingClientRect().bottom > eye) ?? lines.at(-1);
  if (!line) return null;
  const { top, bottom } = line.getBoundingClientRect();
  return bottom > 0 && top < innerHeight ? characterAt(line, eye) : null;
}

/** The line's first character that ends below the height: by its place, since under an open dialog nothing can be hit. */
function characterAt(line: Element, height: number): Range {
  const range = new Range();
  range.selectNodeContents(line);
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const endsBelow = (from: number, to: number): boolean => {
      range.setStart(node, from);
      range.setEnd(node, to);
      return range.getBoundingClientRect().bottom > height;
    };
    if (!endsBelow(0, node.length)) continue;
    let first = 0;
    let last = node.length - 1;
    while (first < last) {
      const middle = (first + last) >> 1;
      if (endsBelow(middle, middle + 1)) last = middle;
      else first = middle + 1;
    }
    endsBelow(first, first + 1);
    break;
  }
  return range;
}
