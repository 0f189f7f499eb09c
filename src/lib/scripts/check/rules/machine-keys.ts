import type { Rule } from '../script.ts';

/** The one fix that may rename the folder: it puts back what somebody else renamed. */
const PUTS_BACK = 'put-back-machinekeys';

/** The folder holds the keys of many programs: it is never renamed, moved or emptied. */
export const machineKeys: Rule = {
  id: 'machine-keys',
  check: ({ calls, lines, fix, place }) => [
    ...calls
      .filter(({ name }) => name === 'Rename-RcFolder' && fix !== PUTS_BACK && place !== 'frame')
      .map(({ line }) => ({ line, message: `Rename-RcFolder belongs to ${PUTS_BACK} alone` })),
    ...calls
      .filter(({ name, line }) => /^(Remove|Rename|Move|Clear)-Item$/.test(name) && /MachineKeys/i.test(lines[line - 1] ?? ''))
      .map(({ line }) => ({ line, message: 'the MachineKeys folder is never removed, renamed or moved' })),
  ],
};
