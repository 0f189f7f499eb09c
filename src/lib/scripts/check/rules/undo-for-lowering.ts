import { argument, literalOf } from '../calls.ts';
import type { Rule } from '../script.ts';

/** Values that lower the security of Remote Desktop, by name. */
const LOWERS: readonly (readonly [string, string])[] = [
  ['UserAuthentication', '0'],
  ['SecurityLayer', '0'],
  ['MinEncryptionLevel', '1'],
  ['AllowEncryptionOracle', '2'],
  ['LmCompatibilityLevel', '0'],
  ['EnableFirewall', '0'],
];

/** A setting that lowers security comes with a task that takes it back, registered first. */
export const undoForLowering: Rule = {
  id: 'undo-for-lowering',
  places: ['fragment'],
  check: ({ calls }) => {
    const task = calls.findIndex(({ name }) => name === 'Register-RcUndoTask');
    return calls.flatMap((call, index) => {
      if (call.name !== 'Set-RcRegistryValue') return [];
      const [name, value] = [literalOf(argument(call, 'Name')), literalOf(argument(call, 'Value'))];
      const lowers = LOWERS.some(([lowName, low]) => lowName === name && low === value);
      return lowers && (task < 0 || task > index)
        ? [{ line: call.line, message: `${name} ${value} lowers security: Register-RcUndoTask must come first` }]
        : [];
    });
  },
};
