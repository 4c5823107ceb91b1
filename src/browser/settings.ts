import { store } from './store.ts';
import { putViewInAddress, VIEW } from './view.ts';

/**
 * How a reader wants to read. A setting is a `data-*` attribute of <html> that styles/tokens.css answers to; what is kept on the
 * device is the map of those attributes (SettingsBeforePaint.astro puts it back). A setting's first-named default has no attribute.
 */
export interface Setting {
  /** The attribute without `data-`. */
  readonly name: string;
  readonly title: string;
  /** In the order they are offered; '' stands for no attribute. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export const SETTINGS: readonly Setting[] = [
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
      { value: '', label: '宋体' },
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
    name: VIEW,
    title: '编者内容',
    choices: [
      { value: '', label: '显示' },
      { value: 'text', label: '仅原文' },
    ],
  },
];

const KEY = 'tiaowen:settings';

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

export function restoreDefaults(root: HTMLElement): void {
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
