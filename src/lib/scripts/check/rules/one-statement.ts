import type { Token } from '../token.ts';
import type { Rule } from '../script.ts';

/** Is the semicolon part of a hashtable or of the head of a for loop? */
function belongs(tokens: readonly Token[], index: number): boolean {
  const depth = tokens[index]!.depth;
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at]!;
    if (token.kind !== 'open' || token.depth !== depth - 1) continue;
    return token.text === '@{' || (token.text === '(' && tokens[at - 1]?.text.toLowerCase() === 'for');
  }
  return false;
}

export const oneStatement: Rule = {
  id: 'one-statement',
  places: ['target', 'admin', 'fragment', 'frame'],
  check: ({ tokens }) =>
    tokens.flatMap((token, index) =>
      token.text === ';' && token.kind === 'separator' && !belongs(tokens, index)
        ? [{ line: token.line, message: 'one statement per line' }]
        : [],
    ),
};
