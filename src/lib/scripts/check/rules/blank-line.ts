import type { Rule } from '../script.ts';

/** An empty line ends a statement at the prompt of an old console. */
export const blankLine: Rule = {
  id: 'blank-line',
  check: ({ lines }) =>
    lines.flatMap((line, index) => {
      if (line.trim() === '') return [{ line: index + 1, message: 'no blank lines: they end a statement in some consoles' }];
      return /\s$/.test(line) ? [{ line: index + 1, message: 'no blanks at the end of a line' }] : [];
    }),
};
