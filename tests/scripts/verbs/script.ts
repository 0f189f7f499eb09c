import { compose, type FixForScripts, type FootprintItem, type Part } from '../../../src/lib/scripts/index.ts';
import { FRAME, VERBS } from '../run.ts';
import type { Action } from '../windows.ts';

/** The check of the fix in these tests: it never knows, so the steps are always taken. */
const CHECK = "return New-RcResult -State 'unknown' -Code 'looked'\n";

/** What differs from a fix that runs on the target with a journal. */
export type FixParts = Partial<Pick<FixForScripts, 'runsOn' | 'undo' | 'policies'>>;

/** A script of a fix that consists of these steps. */
export function script(steps: string, footprint: readonly FootprintItem[], part: Part, parts: FixParts = {}): Action {
  const fix: FixForScripts = {
    id: 'verb-test', revision: 1, runsOn: 'target', uses: [], needs: [], channels: { console: 'yes', client: 'yes' }, footprint, undo: 'journal',
    windows: { from: 9600 }, domainController: 'allowed', policies: [], cutsSessions: 'no', restart: 'none', ...parts,
  };
  const made = compose({
    fix, part, channel: parts.runsOn === 'client-user' ? 'client' : 'console', answers: {}, names: {},
    fragments: { 'check.ps1': CHECK, 'apply.ps1': `${steps}\n` }, verbs: VERBS, frame: FRAME, version: '1', date: '2026-11-21',
  });
  if (made.refused !== null) throw new Error(made.refused);
  return { run: made.text };
}
