import type { Rule } from '../script.ts';

/** Double quotes say that something is filled in. */
export const quotes: Rule = {
  id: 'quotes',
  places: ['target', 'admin', 'fragment', 'frame'],
  check: ({ tokens }) =>
    tokens
      .filter((token) => token.kind === 'expandable' && !/[$`']/.test(token.text))
      .map(({ line, text }) => ({ line, message: `${text}: single quotes for a constant` })),
};
