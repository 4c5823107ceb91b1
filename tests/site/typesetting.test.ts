/**
 * How lines end, counted on built pages at four widths, at the usual size and the largest: no line of a title ends inside a word, nothing
 * ends with a character alone, and lines that are set to both edges have no gaps.
 */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { chooseSettings, PHONE, test } from '../support/site/browser.ts';

const SLUG = 'zhiliang-tisheng-2017';
const PAGES = [
  { site: 'own', path: `${SLUG}/` },
  { site: 'own', path: `${SLUG}/art-13/` },
  { site: 'own', path: `${SLUG}/art-19/` },
  { site: 'own', path: `${SLUG}/full/` },
  { site: 'own', path: `${SLUG}/glance/` },
  { site: 'own', path: 'glossary/' },
  { site: 'fixtures', path: 'jieshui-tiaoli/' },
  { site: 'fixtures', path: 'jieshui-tiaoli/full/' },
] as const;

const WIDTHS = [
  { width: 390, device: PHONE },
  { width: 820, device: { viewport: { width: 820, height: 1180 } } },
  { width: 1366, device: { viewport: { width: 1366, height: 768 } } },
  { width: 1440, device: { viewport: { width: 1440, height: 900 } } },
] as const;

/** In em, what the characters of a line stand apart: more is seen as holes. */
const WIDEST_GAP = 0.2;

describe.each(WIDTHS)('at $width pixels', ({ device }) => {
  test.for(PAGES)('/$path has no broken title, no lone character, no gaps', async ({ site, path }, { visit }) => {
    const page = await visit(path, { site, ...device });
    expect(await faultsOn(page)).toEqual([]);
    await chooseSettings(page, { size: '5' });
    expect(await faultsOn(page), 'at the largest size').toEqual([]);
  });
});

/** Each with its kind and where it is: `broken h4: 工程和服｜务质量`. */
function faultsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate((widestGap) => {
    interface Glyph {
      readonly character: string;
      readonly box: DOMRect;
    }
    const TITLES = 'h1, h2, h3, h4, h5, h6, summary, nav a';
    const words = new Intl.Segmenter('zh', { granularity: 'word' });
    const isWord = (character: string) => /[\p{L}\p{N}]/u.test(character);
    const isHan = ({ character }: Glyph) => /\p{Script=Han}/u.test(character);
    const textOf = (glyphs: readonly Glyph[]) => glyphs.map(({ character }) => character).join('');
    const faults: string[] = [];
    for (const [block, texts] of textsByBlock()) {
      const { fontSize, textAlign, writingMode } = getComputedStyle(block);
      if (writingMode !== 'horizontal-tb') continue;
      const size = Number.parseFloat(fontSize);
      const lines = linesOf(texts.flatMap(glyphsOf), size);
      const say = (fault: string, line: number) => {
        const [end, start] = [textOf(lines[line] ?? []).slice(-8), textOf(lines[line + 1] ?? []).slice(0, 8)];
        faults.push(`${fault} ${block.tagName}.${block.className}: ${end}｜${start}`);
      };
      const last = lines.at(-1) ?? [];
      // （九） behind a phrase is a sign, no character of it
      // Behind the label of an article Chromium cannot break prettily (styles/full.css)
      if (!block.matches('.run-in') && lines.length > 1 && textOf(last).replaceAll(/（.*?）/gu, '').length > 0)
        if (last.filter(({ character }) => isWord(character)).length === 1) say('alone', lines.length - 2);
      if (block.closest(TITLES)) {
        const text = lines.map(textOf).join('');
        const starts = new Set(Array.from(words.segment(text), ({ index }) => index));
        let at = 0;
        lines.slice(0, -1).forEach((line, index) => {
          at += textOf(line).length;
          if (!starts.has(at)) say('broken', index);
        });
      }
      if (textAlign !== 'justify') continue;
      lines.forEach((line, index) => {
        const widths = line
          .filter(isHan)
          .map(({ box }) => box.width)
          .sort((a, b) => a - b);
        const gap = (widths[widths.length >> 1] ?? size) / size - 1;
        if (widths.length > 1 && gap > widestGap) say(`gaps of ${gap.toFixed(2)}`, index);
      });
    }
    return faults;

    function textsByBlock(): ReadonlyMap<Element, readonly Text[]> {
      const found = new Map<Element, Text[]>();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!(node instanceof Text) || !parent || node.data.trim() === '') continue;
        if (!parent.checkVisibility() || parent.closest('svg, select, .unseen, .skip, sup, .note-number')) continue;
        let block: Element = parent;
        while (getComputedStyle(block).display === 'inline' && block.parentElement) block = block.parentElement;
        found.set(block, [...(found.get(block) ?? []), node]);
      }
      return found;
    }

    function glyphsOf(text: Text): readonly Glyph[] {
      const range = document.createRange();
      let offset = 0;
      return [...text.data].flatMap((character) => {
        range.setStart(text, offset);
        offset += character.length;
        range.setEnd(text, offset);
        const box = [...range.getClientRects()].at(-1);
        return box && box.width > 0 && character.trim() !== '' ? [{ character, box }] : [];
      });
    }

    function linesOf(glyphs: readonly Glyph[], size: number): readonly (readonly Glyph[])[] {
      const lines: Glyph[][] = [];
      for (const glyph of glyphs) {
        const line = lines.at(-1);
        const before = line?.at(-1)?.box;
        const middle = (box: DOMRect) => box.top + box.height / 2;
        const goesOn = before && glyph.box.left >= before.left && Math.abs(middle(glyph.box) - middle(before)) < size;
        if (line && goesOn) line.push(glyph);
        else lines.push([glyph]);
      }
      return lines;
    }
  }, WIDEST_GAP);
}
