import type { Rule } from '../script.ts';

/** Run Command can turn this pair of characters into a line break; paths work with a capital letter. */
export const backslashN: Rule = {
  id: 'backslash-n',
  check: ({ lines }) =>
    lines.flatMap((line, index) =>
      /\\n/.test(line) ? [{ line: index + 1, message: 'a backslash before a lower-case n may become a line break: write it with N' }] : [],
    ),
};
