import type { Rule } from '../script.ts';

/** Read by PowerShell itself. */
const PREFERENCES = new Set(['$erroractionpreference', '$progresspreference']);

/** A variable that is set and never read is a mistake or a leftover. */
export const unusedVariables: Rule = {
  id: 'unused-variables',
  places: ['target', 'fragment'],
  check: ({ tokens, place }) => {
    const variables = tokens.filter((token) => token.kind === 'variable');
    const inText = tokens.filter(({ kind }) => kind.includes('expandable')).map(({ text }) => text.toLowerCase()).join(' ');
    const counts = new Map<string, number>();
    for (const { text } of variables) counts.set(text.toLowerCase(), (counts.get(text.toLowerCase()) ?? 0) + 1);
    const splats = new Set(tokens.filter(({ kind }) => kind === 'splat').map(({ text }) => `$${text.slice(1).toLowerCase()}`));
    return tokens.flatMap((token, index) => {
      const name = token.text.toLowerCase();
      const set = token.kind === 'variable' && tokens[index + 1]?.text === '=';
      if (!set || counts.get(name) !== 1 || splats.has(name) || inText.includes(name) || PREFERENCES.has(name)) return [];
      return place === 'target' && /^\$[A-Z]/.test(token.text) ? [] : [{ line: token.line, message: `${token.text} is never read` }];
    });
  },
};
