import { HtmlValidate } from 'html-validate';

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

/** What html-validate finds in a page, one line each. */
export async function htmlProblems(html: string, path: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html, path);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, selector, line, column }) => `${line}:${column} ${ruleId} ${message} ${selector ?? ''}`,
    ),
  );
}
