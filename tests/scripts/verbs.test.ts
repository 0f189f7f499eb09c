/** Each verb by itself, over many states: one description a verb (verbs/), and the laws that hold for all of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../tools/find-powershell.ts';
import { changes, verdictOf, withoutJournal } from './run.ts';
import { acl, fileCopy, fileMove, folderRename } from './verbs/files.ts';
import { Laws, tried } from './verbs/laws.ts';
import { certificate, firewallRule, undoTask } from './verbs/others.ts';
import { registryKey, registryValue } from './verbs/registry.ts';
import { type FixParts, script } from './verbs/script.ts';
import { serviceRestart, serviceStart, serviceState } from './verbs/services.ts';
import { item, type Subject } from './verbs/subject.ts';
import { type Action, type Overrides, SimulatedWindows, type Step } from './windows.ts';

let windows: SimulatedWindows;
beforeAll(async () => {
  if (findPowerShell()) windows = await SimulatedWindows.start();
}, 60_000);
afterAll(() => {
  windows?.stop();
  if (tried.states > 0) console.info(`verbs: ${tried.states} machines, ${tried.scripts} scripts`);
});

const laws = new Laws(() => windows);
const LOOK: Action = { look: true };
const difference = (before: Step, after: Step): string[] => changes(withoutJournal(before.state), withoutJournal(after.state));

const SUBJECTS: readonly Subject[] = [acl, certificate, fileCopy, fileMove, firewallRule, folderRename, registryKey, registryValue, serviceStart, serviceState, serviceRestart, undoTask];

/** Rows for one law: "verb: situation". */
function rows<T extends { readonly name: string }>(of: (subject: Subject) => readonly T[]): (readonly [string, Subject, T])[] {
  return SUBJECTS.flatMap((subject) => of(subject).map((one) => [`${subject.verb}: ${one.name}`, subject, one] as const));
}

describe.skipIf(!findPowerShell())('verbs', () => {
  test.for(rows(({ situations }) => situations))('dry run, apply, apply again, undo, undo again: %s', async ([, subject, situation]) => laws.roundTrip(subject, situation));

  test.for(rows(({ situations, withFaults }) => situations.slice(0, withFaults)))('a crash before any change loses nothing: %s', async ([, subject, situation]) => laws.crashes(subject, situation));

  test.for(rows(({ situations, withFaults }) => situations.slice(0, withFaults)))('a failure of any change is loud, and loses nothing: %s', async ([, subject, situation]) => laws.failures(subject, situation));

  test('a crash before any change of the journal loses nothing', async () => laws.crashes(registryValue, registryValue.situations[0]!, true));

  test.for(rows(({ refusals }) => refusals))('what it cannot do, it says: %s', async ([, subject, refusal]) => laws.refusal(subject, refusal));

  test.for(rows(({ meddlings }) => meddlings))('somebody else has been there since: %s', async ([, subject, meddling]) => laws.meddling(subject, meddling));

  test.for(rows(({ situations }) => situations.slice(0, 1)))('refused where the fix does not declare it: %s', async ([, subject, situation]) => laws.undeclared(subject, situation));

  test.for(rows(({ situations }) => situations.slice(0, 1).map((one) => ({ ...one, machine: { ...one.machine, language: 'de' } }))))('in German: %s', async ([, subject, situation]) => laws.roundTrip(subject, situation));

  test.for(rows(({ past }) => past.map((one, index) => ({ ...one, name: `${index + 1}` }))))('a journal of an earlier version is undone: %s', async ([, subject, past]) => laws.past(subject, past));

  const KEY = 'HKLM\\SOFTWARE\\Reconnect test';
  const VALUE = [item('registry-value', 'HKLM:\\SOFTWARE\\Reconnect test!V')];
  const one: Overrides = { registry: { [KEY]: { V: 1 } } };
  const set = (to: number): string => `Set-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\Reconnect test' -Name 'V' -Kind 'DWord' -Value ${to}`;

  test('registry-value: two runs are undone one after the other', async () => {
    const undo = script(set(3), VALUE, 'undo');
    const steps = await laws.play(one, script(set(2), VALUE, 'apply'), script(set(3), VALUE, 'apply'), undo, undo, undo);
    expect(steps.map((step) => step.state[`value ${KEY}!V`])).toEqual(['DWord 2', 'DWord 3', 'DWord 2', 'DWord 1', 'DWord 1']);
    expect(verdictOf(steps[4]!).code).toBe('nothing-to-undo');
  });

  test('registry-value: a policy that owns the setting keeps every part from changing it', async () => {
    const policies = ['HKLM:\\SOFTWARE\\Policies\\Reconnect test!V'];
    const owned: Overrides = { registry: { [KEY]: { V: 1 }, 'HKLM\\SOFTWARE\\Policies\\Reconnect test': { V: 0 } } };
    const [begin, ...parts] = await laws.play(owned, LOOK, script(set(2), VALUE, 'dry-run', { policies }), script(set(2), VALUE, 'apply', { policies })) as [Step, Step, Step];
    for (const step of parts) {
      expect(verdictOf(step)).toEqual({ ...verdictOf(step), result: 'refused', code: 'policy-owned' });
      expect(difference(begin, step)).toEqual([]);
    }
  });

  test('service-state: a restart stops what depends on the service first, and starts it last', async () => {
    const [done] = await laws.play({}, script("Restart-RcService -Name 'TermService'", serviceRestart.footprint, 'apply')) as [Step];
    expect(done.happened).toEqual(['stopped UmRdpService', 'stopped TermService', 'started TermService', 'started UmRdpService']);
  });

  test.for([['StartPending', [], 'Running'], ['StopPending', ['service TermService'], 'Stopped']] as const)('service-state: what is on its way is waited for: %s', async ([state, writes, back]) => {
    const start: Overrides = { services: { TermService: { state, slow: 60 }, UmRdpService: { state: 'Stopped' } } };
    const steps = "Start-RcService -Name 'TermService'";
    const [done, undone] = await laws.play(start, script(steps, serviceState.footprint, 'apply'), script(steps, serviceState.footprint, 'undo')) as [Step, Step];
    expect([done.writes.filter((write) => write.startsWith('service ')), done.state['service TermService'], undone.state['service TermService']]).toEqual([[...writes], 'Running', back]);
  });

  test('service-state: a journal cannot make undo touch a service that does not depend on the declared one', async () => {
    const [begin, back] = await laws.undo(serviceState, {}, [['service-state', 'TermService>W3SVC', 'Running', 'Stopped']]);
    expect(difference(begin, back)).toEqual([]);
    expect(back.output.join('\n')).toMatch(/Left alone: service-state TermService>W3SVC: W3SVC does not depend on TermService/);
  });

  test('certificate: its key stays', async () => {
    const keys = (step: Step): string[] => Object.keys(step.state).filter((name) => name.includes('\\f686aace'));
    const { machine: start, steps } = certificate.situations[0]!;
    const [begin, done, back] = await laws.play(start, LOOK, script(steps, certificate.footprint, 'apply'), script(steps, certificate.footprint, 'undo')) as [Step, Step, Step];
    const inStore = (step: Step): number => Object.keys(step.state).filter((name) => name.startsWith('certificate Remote Desktop')).length;
    expect([inStore(begin), inStore(done), inStore(back)]).toEqual([1, 0, 0]);
    expect(keys(done)).toEqual(keys(begin));
    expect(done.output.join('\n')).toMatch(/not its key \(was cert:3082[0-9A-F]+\.\.\.\)/);
    expect(back.output.join('\n')).toContain('a certificate is not put back: Windows makes a new one');
    expect(verdictOf(back).result).toBe('undone');
  });

  test('registry-key: an administrator cannot give a key back to SYSTEM; all else comes back', async () => {
    const sddl = 'O:SYG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;AU)';
    const steps = "Remove-RcRegistryKey -Path 'HKLM:\\SOFTWARE\\Reconnect test'";
    const start: Overrides = { registry: { [KEY]: { V: 1, '(sddl)': sddl } } };
    const [begin, , back] = await laws.play(start, LOOK, script(steps, registryKey.footprint, 'apply'), script(steps, registryKey.footprint, 'undo')) as [Step, Step, Step];
    expect(difference(begin, back)).toEqual([`key ${KEY}: ${sddl} -> ${sddl.replace('O:SY', 'O:BA')}`]);
    expect(back.output.join('\n')).toMatch(/Left alone: registry-key .*not allowed to be the owner/);
    expect(verdictOf(back).result).toBe('undone-partly');
  });

  test('undo-task: it is due when asked for, and puts everything back by itself, as SYSTEM', async () => {
    const { machine: start, steps } = undoTask.situations[0]!;
    const [begin, done, fired] = await laws.play(start, LOOK, script(steps, undoTask.footprint, 'apply'), { fire: 'Reconnect undo' }) as [Step, Step, Step];
    expect(done.state['task Reconnect undo']).toMatch(/\\undo\.ps1\.txt'" in 30 minutes/);
    expect(done.output.join('\n')).toContain('Unregister-ScheduledTask -TaskName "Reconnect undo" -Confirm:$false');
    expect(difference(begin, fired)).toEqual([]);
  });

  const PERSON: FixParts = { runsOn: 'client-user', undo: 'none' };
  const SAVED = [item('stored-credential', 'TERMSRV/a', 'none')];
  const forget = (part: 'dry-run' | 'apply'): Action => script("Remove-RcStoredCredential -Target 'TERMSRV/a'", SAVED, part, PERSON);
  const vault = (more: Overrides = {}): Overrides => ({ user: { kind: 'person' }, credentials: ['TERMSRV/a', 'TERMSRV/ab', 'b/TERMSRV/a', 'other'], ...more });

  test.for(['en', 'de'])('stored-credential: one is forgotten, the others stay, a second time does nothing: %s', async (language) => {
    const [begin, dry, done, again] = await laws.play(vault({ language }), LOOK, forget('dry-run'), forget('apply'), forget('apply')) as [Step, Step, Step, Step];
    expect({ writes: dry.writes, result: verdictOf(dry).result }).toEqual({ writes: [], result: 'would-change' });
    expect(difference(begin, done)).toEqual(['credential TERMSRV/a: saved -> absent']);
    expect(again.writes).toEqual([]);
    expect(done.output.join('\n')).toContain('Now: forget the saved password for TERMSRV/a');
    expect(verdictOf(done).result).toBe('not-fixed');
  });

  test('stored-credential: what is not saved is not looked for further', async () => {
    const [begin, dry, done] = await laws.play(vault({ credentials: ['TERMSRV/ab'] }), LOOK, forget('dry-run'), forget('apply')) as [Step, Step, Step];
    expect([verdictOf(dry).result, verdictOf(done).result]).toEqual(['no-change', 'not-fixed']);
    expect(difference(begin, done)).toEqual([]);
  });

  test.for([
    ['the vault is closed', { vault: 'closed' }, 'cannot be read', []],
    ['it does not go away', { vault: 'kept' }, 'was not removed', []],
    ['there are two of it', { credentials: ['TERMSRV/a', 'TERMSRV/a'] }, 'was not removed', ['credential TERMSRV/a: saved 2 times -> saved']],
  ] as const)('stored-credential: what it cannot do, it says: %s', async ([, more, says, changed]) => {
    const [begin, done] = await laws.play(vault(more), LOOK, forget('apply')) as [Step, Step];
    expect(verdictOf(done).result).toBe('failed');
    expect(done.output.join('\n')).toContain(says);
    expect(difference(begin, done)).toEqual([...changed]);
  });
});
