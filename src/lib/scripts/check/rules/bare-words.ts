import type { Rule } from '../script.ts';

/** Texts are quoted; numbers, variables, brackets and options of programs may stand bare. */
export const bareWords: Rule = {
  id: 'bare-words',
  places: ['target', 'admin', 'fragment', 'frame'],
  check: ({ calls }) =>
    calls
      .filter(({ name }) => !name.endsWith('.exe'))
      .flatMap(({ items }) => items.flatMap((item) => (item.kind === 'value' ? item.tokens : [])))
      .filter(({ kind, text }) => kind === 'argument' && !/^-?[0-9]+(\.[0-9]+)*$/.test(text))
      .map(({ line, text }) => ({ line, message: `${text}: quote it` })),
};
