import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateMdx } from '../../site/astro/generated.ts';
import { escapeAttribute, escapeText } from './escape-mdx.ts';

/** The text an MDX paragraph shows: `<Paragraph>…</Paragraph>` compiled by the site's own engine, run and read back. */
function readBack(mdx: string): { text: string; tags: string[] } {
  const tags: string[] = [];
  const jsx = (type: unknown, props: unknown): string => {
    if (typeof type === 'function') return String(type(props));
    if (typeof type === 'string') tags.push(type);
    const { children, label = '' } = props as { children?: unknown; label?: string };
    return [label, children].flat(9).join('');
  };
  const Paragraph = (props: unknown) => jsx('Paragraph', props);
  const Content = evaluateMdx(`<Paragraph>${mdx}</Paragraph>\n`, { Fragment: 'Fragment', jsx });
  return { text: String(Content({ components: { Paragraph } })), tags };
}

describe('text written as MDX', () => {
  test.each([
    ['an expression', '{process.exit()}'],
    ['a script', '<script>alert(1)</script>'],
    ['a comment of MDX', '{/* 注释 */}'],
    ['an import', "import x from 'y'"],
    ['an export', 'export const a = 1'],
    ['a closing tag of ours', '</Paragraph><Paragraph>'],
    ['emphasis', '*甲*、**乙**、_丙_、__丁__'],
    ['strikethrough and ranges', '10~20 ~~删~~ 3~5'],
    ['numbers that look like a list', '1. 甲 2） 乙 - 丙 + 丁'],
    ['headings and quotes', '# 甲 > 乙'],
    ['links and images', '[甲](乙) ![丙](丁) [^1] <https://例.cn>'],
    ['bare addresses', 'http://www.gov.cn/a_b www.gov.cn a@b.cn mailto:a@b.cn'],
    ['a table', '| 甲 | 乙 |'],
    ['character references', '&amp; &#65; &nbsp;'],
    ['backslashes', '\\ \\* \\\\'],
    ['code', '`甲` ```乙'],
    ['quotes and dashes', `"甲" '乙' -- --- ... “丙”——`],
    ['blanks at the ends and doubled', '  甲  乙  '],
    ['full-width and no-break blanks', '　甲\u00a0乙\u2002丙　'],
    ['a tab', '\t甲\t乙\t'],
    ['joiners, emoji and rare characters', '👨‍👩‍👧 𠮷 𬭊 \ufeff\u200b'],
  ])('%s comes back as it stands', (_name, text) => {
    expect(readBack(escapeText(text))).toEqual({ text, tags: ['Paragraph'] });
  });

  const hostile = fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...'{}<>*_~#|\\&[]"\'`!()-+=.:/@ \t　\u00a0，。（）“”——123') },
        {
          weight: 2,
          arbitrary: fc.constantFrom('第', '条', '质量', '𠮷', '👩‍🔬', '10~20', '1. ', 'http://', 'www.', '&lt;'),
        },
        fc.string({ unit: 'grapheme', maxLength: 2 }).filter((s) => !/[\n\r\0]/.test(s)),
      ),
      { minLength: 1, maxLength: 24 },
    )
    .map((parts) => parts.join(''));

  test('any text comes back as it stands', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(readBack(escapeText(text))).toEqual({ text, tags: ['Paragraph'] });
      }),
      { numRuns: 400 },
    );
  });
});

test('any attribute value comes back as it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const { text } = readBack(`<Paragraph label="${escapeAttribute(value)}" />`);
      expect(text).toBe(value);
    }),
  );
});
