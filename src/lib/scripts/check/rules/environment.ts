import type { Rule } from '../script.ts';

/** What only says how this window runs. Where Windows keeps its files it says itself: Get-RcProgramData, SystemDirectory. */
const ALLOWED = /^(path|processor_architecture|sessionname)$/i;

/** Whoever starts a window chooses its environment, so no place and no program is taken from there. */
export const environment: Rule = {
  id: 'environment',
  places: ['target', 'fragment', 'frame'],
  check: ({ lines }) =>
    lines.flatMap((line, index) =>
      [...line.matchAll(/\$\{?env:(\w+)/gi)]
        .filter(([, name]) => !ALLOWED.test(name!))
        .map(([text]) => ({ line: index + 1, message: `${text}: anybody can have set it` })),
    ),
};
