import { HtmlValidate } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { builtPages } from '../support/site/built-site.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // A style of writing that Astro's serialiser does not have: <meta> without slash, attributes in double quotes.
    'void-style': 'off',
    'attr-quotes': 'off',
    // Pages come without white space between elements: there is nothing that could trail.
    'no-trailing-whitespace': 'off',
    // Enter submits the box in the masthead, and the search page has its button: two of them on every page would be in the way.
    'wcag/h32': 'off',
    // The longest article label and title are the text of an official document.
    'long-title': 'off',
  },
});

describe.each(['own', 'fixtures'] as const)('the HTML of the %s site', async (name) => {
  const pages = await builtPages(inject(name).dist);

  test.each(pages)('is valid: $path', async ({ path, html }) => {
    const { results } = await validator.validateString(html, path);
    const problems = results.flatMap(({ messages }) =>
      messages.map(
        ({ ruleId, message, selector, line, column }) => `${line}:${column} ${ruleId} ${message} ${selector ?? ''}`,
      ),
    );
    expect(problems).toEqual([]);
  });
});
