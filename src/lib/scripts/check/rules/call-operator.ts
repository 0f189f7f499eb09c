import type { Rule } from '../script.ts';

/** The blocks of the frame. Anything else behind & or . could be a program that nobody sees. */
const OURS = new Set(['$steps', '$guards', '{']);

export const callOperator: Rule = {
  id: 'call-operator',
  check: ({ tokens }) =>
    tokens.flatMap((token, index) => {
      const target = tokens[index + 1];
      if (token.kind !== 'operator' || !/^[&.]$/.test(token.text) || !target || target.start === token.end) return [];
      return OURS.has(target.text) ? [] : [{ line: token.line, message: `"${token.text} ${target.text}" may run anything` }];
    }),
};
