import type { Rule } from '../script.ts';

/** Verb-Noun, or a program with its ending: `sc` alone is Set-Content in Windows PowerShell. */
const NAME = /^([A-Z][A-Za-z]+-[A-Z][A-Za-z0-9]*|[a-z][a-z0-9]*\.exe)$/;

export const commandNames: Rule = {
  id: 'command-names',
  places: ['target', 'admin', 'fragment', 'frame'],
  check: ({ calls }) =>
    calls
      .filter(({ name }) => !NAME.test(name))
      .map(({ name, line }) => ({ line, message: `"${name}": write the full name of a cmdlet, or a program with .exe` })),
};
