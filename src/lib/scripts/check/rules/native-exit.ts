import type { Rule } from '../script.ts';

/** Programs that only look, and whose output says all. */
const READ_ONLY = new Set(['qwinsta.exe']);

/** A program does not throw: its exit code is tested in the lines below. */
export const nativeExit: Rule = {
  id: 'native-exit',
  places: ['admin', 'fragment', 'frame'],
  check: ({ calls, lines }) =>
    calls
      .filter(({ name, line, piped }) => {
        const below = lines.slice(line - 1, line + 4).join('\n');
        return name.endsWith('.exe') && !piped && !READ_ONLY.has(name) && !/\$LASTEXITCODE/i.test(below);
      })
      .map(({ name, line }) => ({ line, message: `test $LASTEXITCODE after ${name}` })),
};
