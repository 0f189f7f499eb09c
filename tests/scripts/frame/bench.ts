/** Scripts of a fix that exists for tests alone, so that each file of the frame can be looked at by itself. */
import { afterAll, beforeAll, expect } from 'vitest';
import { compose, type FixForScripts, type FootprintItem, type Part, type Texts } from '../../../src/lib/scripts/index.ts';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { changes, FRAME, VERBS, withoutJournal } from '../run.ts';
import { type Action, machine, type Overrides, SimulatedWindows, type Step } from '../windows.ts';

export const LOOK: Action = { look: true };
/** The value that the fix sets to 2, on a machine where it is 1. */
export const KEY = 'HKLM\\SOFTWARE\\Reconnect test';
export const START: Overrides = { registry: { [KEY]: { V: 1 } } };
export const VALUE = `value ${KEY}!V`;
export const ROOT = 'C:\\ProgramData\\Reconnect';
export const CLOSED = 'O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)';
/** An administrator whose window lives in a Remote Desktop session. */
export const INSIDE: Overrides = { user: { kind: 'administrator', remote: true }, sessions: { 'rdp-tcp#7': { user: 'anna' } } };

export const SET = "Set-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\Reconnect test' -Name 'V' -Kind 'DWord' -Value 2";
const CHECK = [
  "if ((Get-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\Reconnect test' -Name 'V') -eq 2) {",
  "  return New-RcResult -State 'ok' -Code 'two'",
  '}',
  "return New-RcResult -State 'fault' -Code 'not-two'",
].join('\n');

export const item = (verb: string, target: string, undo: FootprintItem['undo'] = 'journal'): FootprintItem => ({ verb, target, undo });

/** What differs from the usual fix: its steps, its check, a verb that misbehaves, or any part of its frontmatter. */
export interface Given extends Partial<FixForScripts> {
  readonly check?: string;
  readonly steps?: string;
  readonly broken?: Texts;
}

/** The text that a person pastes. */
export function text(part: Part, given: Given = {}): string {
  const { check = CHECK, steps = SET, broken = {}, ...more } = given;
  const fix: FixForScripts = {
    id: 'frame-test', revision: 1, runsOn: 'target', uses: [], needs: [], channels: { console: 'yes', client: 'yes' }, undo: 'journal',
    footprint: [item('registry-value', 'HKLM:\\SOFTWARE\\Reconnect test!V')],
    windows: { from: 9600 }, domainController: 'allowed', policies: [], cutsSessions: 'no', restart: 'none', ...more,
  };
  const made = compose({
    fix, part, channel: fix.runsOn === 'target' ? 'console' : 'client', answers: {}, names: {}, fragments: { 'check.ps1': `${check}\n`, 'apply.ps1': `${steps}\n` },
    verbs: { ...VERBS, ...broken }, frame: FRAME, version: '1', date: '2026-11-21',
  });
  if (made.refused !== null) throw new Error(made.refused);
  return made.text;
}

export const run = (part: Part, given: Given = {}): Action => ({ run: text(part, given) });

/** "failed error": result and code of the last line. */
export function said(step: Step): string {
  const [mark, schema, , , result, code] = (step.output.at(-1) ?? '').split(' ');
  return mark === 'RECONNECT' && schema === '1' ? `${result} ${code}` : `no last line: ${step.output.join(' / ')}`;
}

/** What differs on the machine, the journal folder aside. */
export const differs = (before: Step, after: Step): string[] => changes(withoutJournal(before.state), withoutJournal(after.state));

let windows: SimulatedWindows;

/** Starts the simulation for the tests of one file. */
export function useWindows(): void {
  beforeAll(async () => {
    if (findPowerShell()) windows = await SimulatedWindows.start();
  }, 60_000);
  afterAll(() => windows?.stop());
}

/** Plays actions on the usual machine, changed by `start`. Nothing may go past the simulation. */
export async function play<const T extends readonly Action[]>(start: Overrides, actions: T): Promise<{ [Index in keyof T]: Step }> {
  const steps = await windows.play(machine(START, start), actions);
  for (const step of steps) expect({ unknown: step.unknown, fault: step.fault }).toEqual({ unknown: [], fault: null });
  return steps as unknown as { [Index in keyof T]: Step };
}
