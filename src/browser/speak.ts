/**
 * 朗读: the official text read aloud by the browser's own voice, sentence by sentence, the one being read lit. Loaded when it is asked
 * for (voices.ts). What editors add is not read.
 */

import { sentences } from '../regulation/sentences.ts';
import { adoptStyles, element } from './dom.ts';
import { barAtEdge, button } from './notify.ts';
import { darken, light, type PageText, pageText, rangeIn, selectedPart } from './official-text.ts';
import styles from './speak.css?inline';
import { store, stored } from './store.ts';
import { chineseVoice } from './voices.ts';

const KEY = 'tiaowen:speed';
const SPEEDS = [
  ['0.75', '慢'],
  ['1', '标准'],
  ['1.25', '快'],
  ['1.5', '更快'],
] as const;

interface Sentence {
  readonly line: Element;
  readonly text: PageText;
  readonly start: number;
  readonly end: number;
}

/** While it reads, asking again pauses it and goes on. */
let toggle: (() => void) | null = null;

/** Begins at what is selected, else at the first line in sight. */
export function readAloud(): void {
  if (toggle) toggle();
  else begin();
}

function begin(): void {
  adoptStyles(styles);
  const all = [...document.querySelectorAll('.text [data-source]')].flatMap(sentencesOf);
  let at = first(all);
  /** What is being said; null while it pauses. */
  let saying: SpeechSynthesisUtterance | null = null;
  const leaving = new AbortController();
  const { signal } = leaving;

  const pause = () => {
    saying = null;
    pausing.textContent = '继续';
    speechSynthesis.cancel();
  };
  // One at a time: browsers cut long speeches off, and some cannot pause
  const say = () => {
    const sentence = all[at];
    if (!sentence) return stop();
    const utterance = new SpeechSynthesisUtterance(wordsOf(sentence));
    const voice = chineseVoice();
    utterance.voice = voice ?? null;
    utterance.lang = voice?.lang ?? 'zh-CN';
    utterance.rate = Number(speed.value);
    utterance.onend = () => {
      if (saying === utterance) go(at + 1);
    };
    utterance.onerror = () => {
      if (saying === utterance) pause();
    };
    saying = utterance;
    pausing.textContent = '暂停';
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
    const { top, bottom } = light(sentence.line, sentence.text, sentence).getBoundingClientRect();
    if (top < innerHeight * 0.1 || bottom > innerHeight * 0.6) scrollBy({ top: top - innerHeight * 0.2 });
  };
  const go = (to: number) => {
    at = Math.max(to, 0);
    say();
  };
  const stop = () => {
    saying = null;
    toggle = null;
    leaving.abort();
    speechSynthesis.cancel();
    darken();
    bar.remove();
  };
  toggle = () => (saying ? pause() : say());

  const pausing = button('暂停', () => toggle?.());
  const speed = element('select', {}, ...SPEEDS.map(([value, name]) => element('option', { value }, name)));
  speed.value = SPEEDS.find(([value]) => value === stored('localStorage', KEY))?.[0] ?? '1';
  speed.addEventListener('change', () => {
    store('localStorage', KEY, speed.value);
    if (saying) say();
  });
  const bar = barAtEdge(
    { role: 'group', 'aria-label': '朗读' },
    pausing,
    button('上一句', () => go(at - 1)),
    button('下一句', () => go(at + 1)),
    element('label', {}, '语速', speed),
    button('停止', stop),
  );
  addEventListener('pagehide', stop, { signal });
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Escape' && !document.querySelector('dialog[open]')) stop();
    },
    { signal },
  );
  // 从这里读起: any sentence that is pointed at
  document.addEventListener(
    'click',
    ({ target, clientX, clientY }) => {
      const line = target instanceof Element && !target.closest('a, summary') && target.closest('.text [data-source]');
      if (!line || getSelection()?.isCollapsed === false) return;
      const pointed = all.findIndex((each) => each.line === line && isAt(rangeOf(each), clientX, clientY));
      if (pointed >= 0) go(pointed);
    },
    { signal },
  );
  pausing.focus({ preventScroll: true });
  say();
}

/** With the number as printed: it is read out, too. */
function sentencesOf(line: Element): readonly Sentence[] {
  const text = pageText(line);
  return sentences(text.text).map(({ start, end }) => ({ line, text, start, end }));
}

const wordsOf = ({ text, start, end }: Sentence): string => text.text.slice(start, end);
const rangeOf = ({ text, start, end }: Sentence): Range => rangeIn(text, start, end);

function first(all: readonly Sentence[]): number {
  const selection = getSelection();
  const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const at = all.findIndex(({ line, text, end }) => {
    if (!range) return line.getBoundingClientRect().top >= 0;
    return range.intersectsNode(line) && (selectedPart(text, range)?.start ?? end) < end;
  });
  return Math.max(at, 0);
}

const isAt = (range: Range, x: number, y: number): boolean =>
  [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
  );
