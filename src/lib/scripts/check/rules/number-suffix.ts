import type { Rule } from '../script.ts';

/** One way to write it, which the grammar of the checks knows. */
export const numberSuffix: Rule = {
  id: 'number-suffix',
  check: ({ tokens }) =>
    tokens
      .filter(({ kind, text }) => kind === 'number' && /[KMGTP]B$/i.test(text) && text !== text.toLowerCase())
      .map(({ line, text }) => ({ line, message: `${text}: size suffixes in lower case` })),
};
