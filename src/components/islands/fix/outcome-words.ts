import type { ScriptResult } from '../../../lib/evidence/evidence.ts';
import type { FixPageData } from '../../../lib/site/fix-page.ts';
import type { Tone } from '../../../lib/site/words.ts';

export interface OutcomeWords {
  readonly tone: Tone;
  readonly text: string;
  /** The step of this page that comes next. */
  readonly next: { readonly id: string; readonly name: string } | null;
}

const STEP = {
  dryRun: { id: 'dry-run', name: 'Go on with the dry run.' },
  apply: { id: 'apply', name: 'If the list is right, go on with apply.' },
  verify: { id: 'verify', name: 'Now verify from outside.' },
  undo: { id: 'undo', name: 'Undo puts back what was changed.' },
} as const;

type Words = readonly [tone: Tone, text: string, next: OutcomeWords['next']];

/** What each result of a part means; the codes of the check have words of their own. */
const RESULTS: Readonly<Record<string, Words>> = {
  fault: ['danger', 'Fault found.', STEP.dryRun],
  ok: ['good', 'No fault here. This is not the cause; go back to the plan.', null],
  blocked: ['caution', 'Something has to be done first.', null],
  'not-applicable': ['plain', 'This fix does not apply to this machine.', null],
  unknown: ['plain', 'The check could not tell. The dry run is safe to look at.', STEP.dryRun],
  'would-change': ['good', 'Nothing was changed. The output lists what would be.', STEP.apply],
  'no-change': ['plain', 'Nothing had to be changed.', STEP.verify],
  fixed: ['good', 'Changed, and the check is ok now.', STEP.verify],
  'not-fixed': ['caution', 'Changed, but the check still finds a fault.', STEP.undo],
  failed: ['danger', 'It stopped with an error. What was changed before is in its record.', STEP.undo],
  'restart-needed': ['caution', 'Changed. A restart is needed before it takes effect.', STEP.verify],
  refused: ['caution', 'It refused to run, and nothing was changed. The line above says why.', null],
  undone: ['good', 'Everything that was changed is back as it was.', null],
  'undone-partly': ['caution', 'Put back in part. What was left alone is named in the output.', null],
};

/** Why a script refused, where the reason is the same for every fix. */
const REFUSED: Readonly<Record<string, string>> = {
  'not-elevated': 'Open PowerShell with "Run as administrator" and paste it again.',
  'is-system': 'Run it as the person who connects, not as SYSTEM.',
  'needs-system': 'This one must run as SYSTEM: use Run Command, a management agent or PsExec.',
  'powershell-version': 'It needs Windows PowerShell 5.1.',
  bitness: 'Open the 64-bit PowerShell.',
  'language-mode': 'A policy restricts PowerShell on that computer.',
  'windows-build': 'This fix is not meant for that version of Windows.',
  'domain-controller': 'This is a domain controller. Do it by hand.',
  'policy-owned': 'A policy sets the value. Change it in the policy.',
  locked: 'Another script runs there. Wait until it ends.',
  'journal-folder': 'The folder for the record is not safe, or was left half made. Look at it, then remove it.',
};

/** What a result line means on the page of this fix. */
export function readOutcome(data: FixPageData, result: ScriptResult): OutcomeWords {
  if (result.fix !== data.fix.id) {
    return { tone: 'caution', text: `This is the output of another fix: ${result.fix}.`, next: null };
  }
  const [tone, text, next] = RESULTS[result.result] ?? ['plain', 'A result that this page does not know.', null];
  // After apply the check's sentence would send people forward and back at once.
  const means = result.part === 'check' ? data.codes[result.code]?.means : REFUSED[result.code];
  return { tone, text: means ? `${text} ${means}` : text, next };
}
