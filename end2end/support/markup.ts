// The HTML as the server sends it.

import { expect, type APIRequestContext } from '@playwright/test';
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How the renderer writes things: neither right nor wrong.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'attr-quotes': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // `ul role=list` keeps its meaning in Safari where the style removes the bullets.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['list'] }],
    // The names people see are given by a city, not by us.
    'long-title': 'off',
  },
});

/** Valid by the HTML standard, before any script has touched it. */
export async function expectValidMarkup(request: APIRequestContext, path: string): Promise<void> {
  const answer = await request.get(path, { headers: { Accept: 'text/html' } });
  expect(await validateMarkup(await answer.text()), `markup of ${path}`).toEqual([]);
}

/** What is wrong, one line each. */
export async function validateMarkup(html: string): Promise<string[]> {
  // The renderer's marks between two texts; the validator takes the short form of a comment for an error.
  const report = await validator.validateString(html.replaceAll('<!>', ''));
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column, selector }) => `${ruleId} at ${line}:${column} ${selector}: ${message}`),
  );
}
