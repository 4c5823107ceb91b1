/** 朗读 is offered where the browser has a voice that speaks Chinese; what reads aloud is loaded when it is asked for. */
import { onPlainKey } from './keys.ts';

/** One on the device before one that asks a server, 普通话 before others; null where there is none. */
export function chineseVoice(): SpeechSynthesisVoice | undefined {
  const voices = globalThis.speechSynthesis?.getVoices().filter(({ lang }) => /^(?:zh|cmn)/iu.test(lang)) ?? [];
  const fitness = ({ lang, localService }: SpeechSynthesisVoice) =>
    (/TW|HK|Hant/u.test(lang) ? 0 : 2) + (localService ? 1 : 0);
  return [...voices].sort((a, b) => fitness(b) - fitness(a))[0];
}

/** The button and the key r; browsers learn of their voices some time after the page is there. */
export function offerSpeaking(): void {
  const [button] = document.querySelectorAll<HTMLElement>('[data-speak]');
  if (!button || !globalThis.speechSynthesis) return;
  const reflect = () => {
    button.hidden = !chineseVoice();
  };
  reflect();
  speechSynthesis.onvoiceschanged = reflect;
  const read = () => void import('./speak.ts').then((its) => its.readAloud());
  button.addEventListener('click', read);
  onPlainKey((key) => {
    if (key === 'r' && !button.hidden) read();
  });
}
