/** On to the next article and back by a swipe. Loaded when a finger first touches the page. */

import { isBusy, turn } from './keys.ts';

/** A swipe: in pixels, width to height, and in milliseconds. */
const LONG_ENOUGH = 80;
const LEVEL_ENOUGH = 2.5;
const QUICK_ENOUGH = 700;
/** Browsers take swipes from the screen's edge for their own back and forward. */
const EDGE = 24;

/** @param ended when the first touch ends, which may have been before this was loaded */
export function followSwipes(first: TouchEvent, ended: Promise<TouchEvent>): void {
  let begun: { readonly x: number; readonly y: number; readonly at: number } | null = null;
  const begin = ({ touches, target, timeStamp }: TouchEvent) => {
    const [touch] = touches;
    const isAlone = touch && touches.length === 1 && touch.clientX > EDGE && touch.clientX < innerWidth - EDGE;
    begun = isAlone && !isBusy(target) ? { x: touch.clientX, y: touch.clientY, at: timeStamp } : null;
  };
  const end = ({ changedTouches, timeStamp, target }: TouchEvent) => {
    const [touch] = changedTouches;
    if (!begun || !touch || isBusy(target)) return;
    const [across, down] = [touch.clientX - begun.x, touch.clientY - begun.y];
    const isSwipe = Math.abs(across) > LONG_ENOUGH && Math.abs(across) > LEVEL_ENOUGH * Math.abs(down);
    if (isSwipe && timeStamp - begun.at < QUICK_ENOUGH) turn(across > 0 ? 'prev' : 'next');
    begun = null;
  };
  document.addEventListener('touchstart', begin, { passive: true });
  document.addEventListener('touchend', end, { passive: true });
  begin(first);
  void ended.then(end);
}
