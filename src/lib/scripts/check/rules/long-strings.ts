import type { Rule } from '../script.ts';

/** A text over several lines hides a missing quote. */
export const longStrings: Rule = {
  id: 'long-strings',
  check: ({ tokens }) =>
    tokens
      .filter((token) => /string|expandable/.test(token.kind) && token.text.includes('\n'))
      .map(({ line }) => ({ line, message: 'a text ends on the line where it begins; no here-strings' })),
};
