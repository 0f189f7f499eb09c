import { hasParameter } from '../calls.ts';
import type { Rule } from '../script.ts';

/** Names that Windows translates. */
const TRANSLATED = /NT AUTHORITY\\|BUILTIN\\|\bNETWORK SERVICE\b/i;
const PARAMETERS = ['DisplayName', 'DisplayGroup'];

/** Scripts work in every display language: accounts by SID, firewall rules by Name. */
export const localized: Rule = {
  id: 'localized',
  check: ({ calls, tokens }) => [
    ...calls.flatMap((call) =>
      PARAMETERS.filter((parameter) => hasParameter(call, parameter)).map((parameter) => ({
        line: call.line,
        message: `-${parameter} differs with the display language: use -Name`,
      })),
    ),
    ...tokens
      .filter(({ kind, text }) => (kind === 'string' || kind === 'expandable') && TRANSLATED.test(text))
      .map(({ line, text }) => ({ line, message: `${text} differs with the display language: use the SID` })),
  ],
};
