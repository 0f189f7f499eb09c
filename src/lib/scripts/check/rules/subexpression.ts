import type { Rule } from '../script.ts';

/** Only a property may stand in "$( )": nothing that runs. */
const PROPERTY = /^\$\(\$[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z]+|\[[0-9]+\])+\)$/;

/** One call that the frame needs: the last part of a path. */
const LEAF = '$(Split-Path -Path $Target -Leaf)';

export const subexpression: Rule = {
  id: 'subexpression',
  check: ({ tokens }) =>
    tokens.flatMap(({ kind, text, line }) =>
      kind !== 'expandable'
        ? []
        : (text.match(/\$\([^()]*(\([^()]*\))*[^()]*\)?/g) ?? [])
            .filter((part) => !PROPERTY.test(part) && part !== LEAF)
            .map((part) => ({ line, message: `${part}: only $($x.Property) may stand inside a text` })),
    ),
};
