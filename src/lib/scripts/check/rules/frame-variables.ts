import { NAME_FIELDS } from '../../names.ts';
import type { Rule } from '../script.ts';

/**
 * What the frame keeps for itself. A function sees the variables of whoever calls it, so a fix that sets one of
 * these would change what the frame does.
 */
const OWNED = new Set(['rc', 'fix', 'revision', 'restart', 'source', 'footprint', 'steps', 'guards', 'erroractionpreference', 'progresspreference', 'psdefaultparametervalues']);

/** What the frame gives a fix to read. */
const GIVEN = new Set(['mode', 'answer', 'terminalserver', 'rdptcp', ...NAME_FIELDS.map(({ powershell }) => powershell.toLowerCase())]);

const SETS = /^([+\-*/%]?=|\+\+|--|in)$/i;

/** A fix reads what it is given, sets variables of its own, and leaves the frame's alone. */
export const frameVariables: Rule = {
  id: 'frame-variables',
  places: ['fragment'],
  check: ({ tokens }) =>
    tokens.flatMap((token, index) => {
      const name = token.kind === 'variable' ? token.text.slice(1).toLowerCase() : '';
      if (OWNED.has(name)) return [{ line: token.line, message: `${token.text} belongs to the frame` }];
      return GIVEN.has(name) && SETS.test(tokens[index + 1]?.text ?? '') ? [{ line: token.line, message: `${token.text} is given to the fix, to read` }] : [];
    }),
};
