import { fragmentOf } from './dom.ts';

/**
 * Marks in the outline beside the whole text the section that is being read. An observer tells which headings have passed the
 * middle of the window: nothing is measured while the reader scrolls, and sections that are not rendered (full.css) stay so.
 * It begins when the reader first moves the page, or comes back to a place further down.
 */
const outline = document.querySelector<HTMLElement>('.full-outline');

/** The window's upper half and all that is above it. */
const PASSED = '10000000px 0px -50%';

if (outline) {
  const controller = new AbortController();
  const begin = () => {
    controller.abort();
    markPlace(outline);
  };
  addEventListener('scroll', begin, { signal: controller.signal, passive: true });
  addEventListener('pageshow', () => scrollY > 0 && begin(), { signal: controller.signal });
}

function markPlace(nav: HTMLElement): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of nav.querySelectorAll('a')) {
    const section = document.getElementById(fragmentOf(link));
    if (section) links.set(section, link);
  }
  const passed = new Set<Element>();
  let marked: HTMLAnchorElement | undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) passed.add(target);
        else passed.delete(target);
      }
      const [link] = [...links].flatMap(([section, each]) => (passed.has(section) ? each : [])).slice(-1);
      if (link === marked) return;
      if (link) bringIntoSight(nav, link);
      marked?.removeAttribute('aria-current');
      link?.setAttribute('aria-current', 'location');
      marked = link;
    },
    { rootMargin: PASSED },
  );
  for (const section of links.keys()) observer.observe(section);
}

/** In an outline longer than the window. Not by scrollIntoView, which would move the page as well. */
function bringIntoSight(nav: HTMLElement, link: HTMLElement): void {
  const box = nav.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  if (top < box.top || bottom > box.bottom) nav.scrollTop += (top + bottom - box.top - box.bottom) / 2;
}
