import type { Rule } from '../script.ts';

/** Merging the error stream turns harmless output into errors in 5.1; < does not exist. */
export const redirects: Rule = {
  id: 'redirects',
  check: ({ tokens }) =>
    tokens
      .filter((token) => token.kind === 'redirect')
      .map(({ line, text }) => ({ line, message: `"${text}": no redirection; use -ErrorAction or Out-Null` })),
};
