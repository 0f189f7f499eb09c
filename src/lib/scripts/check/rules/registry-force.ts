import { hasParameter } from '../calls.ts';
import type { Rule } from '../script.ts';

/** New-Item -Force on a key that exists deletes what is in it. */
export const registryForce: Rule = {
  id: 'registry-force',
  check: ({ calls, lines }) =>
    calls
      .filter((call) => call.name === 'New-Item' && hasParameter(call, 'Force'))
      .filter(({ line }) => !/^\s*if \(-not \(Test-Path -LiteralPath \$\w+\)\) \{ New-Item /.test(lines[line - 1] ?? ''))
      .map(({ line }) => ({ line, message: 'New-Item -Force empties a key that exists: only inside "if (-not (Test-Path ..."' })),
};
