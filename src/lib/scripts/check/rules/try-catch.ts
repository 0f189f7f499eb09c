import type { Token } from '../token.ts';
import type { Rule } from '../script.ts';

const meaningful = (tokens: readonly Token[]) => tokens.filter(({ kind }) => kind !== 'newline' && kind !== 'comment');

/** A try without catch or finally is no statement; an empty catch hides what happened. */
export const tryCatch: Rule = {
  id: 'try-catch',
  check: ({ tokens }) => {
    const all = meaningful(tokens);
    return all.flatMap((token, index) => {
      const word = token.kind === 'keyword' ? token.text.toLowerCase() : '';
      if (word === 'catch' && all[index + 1]?.text === '{' && all[index + 2]?.text === '}') {
        return [{ line: token.line, message: 'an empty catch hides the error' }];
      }
      if (word !== 'try') return [];
      const close = all.findIndex((other, at) => at > index && other.text === '}' && other.depth === token.depth);
      const next = all[close + 1]?.text.toLowerCase() ?? '';
      return close > 0 && ['catch', 'finally'].includes(next) ? [] : [{ line: token.line, message: 'try needs catch or finally' }];
    });
  },
};
