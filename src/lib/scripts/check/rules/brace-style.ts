import type { Rule } from '../script.ts';

/** Behind a bare brace a console thinks the statement has ended. */
export const braceStyle: Rule = {
  id: 'brace-style',
  check: ({ tokens }) =>
    tokens.flatMap((token, index) => {
      if (!/^(else|elseif|catch|finally)$/i.test(token.text) || (token.kind !== 'keyword' && token.kind !== 'command')) return [];
      const before = tokens[index - 1];
      return before?.text === '}' ? [] : [{ line: token.line, message: `"} ${token.text}" must stand on one line` }];
    }),
};
