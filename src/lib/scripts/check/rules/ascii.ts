import type { Rule } from '../script.ts';

/** Windows PowerShell 5.1 reads a file without a mark in the machine's code page; a TAB completes names at a prompt. */
export const ascii: Rule = {
  id: 'ascii',
  check: ({ lines }) =>
    lines.flatMap((line, index) => {
      const char = /[^\x20-\x7e]/.exec(line)?.[0];
      if (char === undefined) return [];
      const code = char.charCodeAt(0).toString(16).padStart(4, '0');
      return [{ line: index + 1, message: `only printable ASCII and line feeds are allowed, not U+${code}` }];
    }),
};
