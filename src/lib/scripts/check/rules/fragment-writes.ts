import { VERB_CALLS } from '../../verbs.ts';
import type { Rule } from '../script.ts';

/** What a fix may call beside the verbs: nothing that changes anything outside this script. */
const READS = /^(Get|Test|Where|ForEach|Select|Sort|Measure|Compare|Group|Resolve|ConvertTo|ConvertFrom|Join|Split)-/;
const ALSO = new Set([
  'New-RcResult', 'Stop-Rc', 'Write-RcLine', 'New-Object', 'New-TimeSpan', 'Out-Null', 'Start-Sleep', 'qwinsta.exe', 'cmdkey.exe',
  'nltest.exe', 'netstat.exe',
]);

export const fragmentWrites: Rule = {
  id: 'fragment-writes',
  places: ['fragment'],
  check: ({ calls }) =>
    calls
      .filter(({ name }) => !(name in VERB_CALLS) && !READS.test(name) && !ALSO.has(name))
      .map(({ name, line }) => ({ line, message: `${name}: a fix changes things through verbs only` })),
};
