import type { Rule } from '../script.ts';

/** With $null on the right, a list is filtered instead of compared. */
export const nullComparison: Rule = {
  id: 'null-comparison',
  check: ({ tokens }) =>
    tokens.flatMap((token, index) =>
      /^-[ci]?(eq|ne)$/i.test(token.text) && tokens[index + 1]?.text.toLowerCase() === '$null'
        ? [{ line: token.line, message: '$null stands on the left of a comparison' }]
        : [],
    ),
};
