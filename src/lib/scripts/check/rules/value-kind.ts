import { hasParameter } from '../calls.ts';
import type { Rule } from '../script.ts';

/** Without a kind the registry provider guesses one. */
const KIND: Readonly<Record<string, string>> = { 'Set-ItemProperty': 'Type', 'New-ItemProperty': 'PropertyType' };

export const valueKind: Rule = {
  id: 'value-kind',
  check: ({ calls }) =>
    calls.flatMap((call) => {
      const parameter = KIND[call.name];
      return parameter === undefined || hasParameter(call, parameter)
        ? []
        : [{ line: call.line, message: `${call.name} without -${parameter} guesses the kind of the value` }];
    }),
};
