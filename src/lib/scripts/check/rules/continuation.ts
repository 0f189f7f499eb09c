import type { Rule } from '../script.ts';

/** A backtick at the end of a line breaks with one blank behind it. */
export const continuation: Rule = {
  id: 'continuation',
  check: ({ tokens }) =>
    tokens
      .filter((token) => token.kind === 'operator' && token.text.startsWith('`'))
      .map(({ line }) => ({ line, message: 'no line goes on with a backtick; use a splat' })),
};
