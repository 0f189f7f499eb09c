import type { Rule } from '../script.ts';

const NEWER = new Map([
  ['&&', 'pipeline chains'], ['||', 'pipeline chains'], ['?', 'the ternary operator'], ['??', 'null coalescing'],
  ['??=', 'null coalescing'],
]);

/** What Windows PowerShell 5.1 does not know. */
export const newerSyntax: Rule = {
  id: 'newer-syntax',
  check: ({ tokens }) =>
    tokens
      .filter(({ kind, text }) => (kind === 'separator' || kind === 'operator') && NEWER.has(text))
      .map(({ line, text }) => ({ line, message: `"${text}": Windows PowerShell 5.1 has no ${NEWER.get(text)}` })),
};
