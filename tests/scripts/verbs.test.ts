/** Each verb by itself: over many states, what it does can be undone exactly, a dry run is silent, a crash loses nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose, type FixForScripts, type FootprintItem, type Part } from '../../src/lib/scripts/index.ts';
import { findPowerShell } from '../../tools/find-powershell.ts';
import { changes, FRAME, VERBS, verdictOf, withoutJournal } from './run.ts';
import { type Action, machine, type Overrides, SimulatedWindows, type Step } from './windows.ts';

let windows: SimulatedWindows;
beforeAll(async () => {
  if (findPowerShell()) windows = await SimulatedWindows.start();
}, 60_000);
afterAll(() => windows?.stop());

const LOOK: Action = { look: true };
const CHECK = "return New-RcResult -State 'unknown' -Code 'looked'\n";

/** A script of a fix that consists of these steps. */
function script(steps: string, footprint: readonly FootprintItem[], part: Part): Action {
  const fix: FixForScripts = {
    id: 'verb-test', revision: 1, runsOn: 'target', uses: [], needs: [], channels: { console: 'yes' }, footprint, undo: 'journal',
    windows: { from: 9600 }, domainController: 'allowed', policies: [], cutsSessions: 'no', restart: 'none',
  };
  const fragments = { 'check.ps1': CHECK, 'apply.ps1': `${steps}\n` };
  const made = compose({ fix, part, channel: 'console', answers: {}, names: {}, fragments, verbs: VERBS, frame: FRAME, version: '1', date: '2026-11-21' });
  if (made.refused !== null) throw new Error(made.refused);
  return { run: made.text };
}

const item = (verb: string, target: string): FootprintItem => ({ verb, target, undo: 'journal' });

async function play(start: Overrides, actions: readonly Action[]): Promise<Step[]> {
  const steps = await windows.play(machine(start), actions);
  for (const step of steps) expect({ unknown: step.unknown, fault: step.fault }).toEqual({ unknown: [], fault: null });
  return steps;
}

const left = (before: Step, after: Step): string[] => changes(withoutJournal(before.state), withoutJournal(after.state));

/** Dry run silent, apply does something or nothing, a second apply does nothing, undo is the identity. */
async function roundTrip(steps: string, footprint: readonly FootprintItem[], start: Overrides): Promise<void> {
  const [begin, dry, done, again, back] = (await play(start, [
    LOOK, script(steps, footprint, 'dry-run'), script(steps, footprint, 'apply'), script(steps, footprint, 'apply'), script(steps, footprint, 'undo'),
  ])) as [Step, Step, Step, Step, Step];
  expect({ dry: dry.writes, said: verdictOf(dry).result }).toEqual({ dry: [], said: left(begin, done).length > 0 ? 'would-change' : expect.anything() });
  expect(verdictOf(done).result).toBe('not-fixed');
  expect(left(done, again)).toEqual([]);
  expect({ start, back: left(begin, back), said: verdictOf(back).result }).toEqual({ start, back: [], said: left(begin, done).length > 0 ? 'undone' : expect.anything() });
}

/** The power goes before each change; then undo. */
async function crashes(steps: string, footprint: readonly FootprintItem[], start: Overrides): Promise<void> {
  const [begin, whole] = (await play(start, [LOOK, script(steps, footprint, 'apply')])) as [Step, Step];
  for (let n = 1; n <= whole.writes.length; n += 1) {
    const [, back] = (await play(start, [{ ...script(steps, footprint, 'apply'), crashAt: n }, script(steps, footprint, 'undo')])) as [Step, Step];
    expect({ before: whole.writes[n - 1], left: left(begin, back) }).toEqual({ before: whole.writes[n - 1], left: [] });
  }
}

describe.skipIf(!findPowerShell())('verbs', () => {
  const KEY = 'HKLM\\SOFTWARE\\Reconnect test\\Below';
  const VALUE = [item('registry-value', 'HKLM:\\SOFTWARE\\Reconnect test\\Below!V [1]')];
  const values: Record<string, Overrides[string]> = {
    dword: 7, 'the largest dword': 4294967295, text: 'x', 'an empty text': '', 'a text with signs': 'M\u00fcnchen | ~ 50 % {0} $x `n\r\nline', expandable: { expand: '%SystemRoot%\\x' },
    binary: { binary: '00FF10' }, 'no bytes': { binary: '' }, list: { multi: ['one', 'two words', '\u00fc|~'] }, 'an empty list': { multi: [] }, qword: { qword: 9007199254740991 },
  };
  const starts: [string, Overrides][] = [
    ['no key', {}],
    ['a key without the value', { registry: { [KEY]: { other: 1 } } }],
    ...Object.entries(values).map(([name, value]): [string, Overrides] => [name, { registry: { [KEY]: { 'V [1]': value } } }]),
  ];
  const wanted = ["-Kind 'DWord' -Value 0", "-Kind 'DWord' -Value 4294967295", "-Kind 'String' -Value 'new'", "-Kind 'ExpandString' -Value '%windir%'", "-Kind 'Binary' -Value ([byte[]]@(1, 2))", "-Kind 'MultiString' -Value @('a', 'b')", "-Kind 'QWord' -Value 5"];
  const set = (kind: string) => `Set-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\Reconnect test\\Below' -Name 'V [1]' ${kind}`;

  test.for(starts)('a registry value is set over: %s', { timeout: 120_000 }, async ([, start]) => {
    for (const kind of wanted) await roundTrip(set(kind), VALUE, start);
  });

  test.for(starts)('a registry value is removed: %s', { timeout: 120_000 }, async ([, start]) => {
    await roundTrip("Remove-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\Reconnect test\\Below' -Name 'V [1]'", VALUE, start);
  });

  test('a registry value: a crash at any change loses nothing', { timeout: 120_000 }, async () => {
    for (const [, start] of starts.slice(0, 3)) await crashes(set("-Kind 'DWord' -Value 0"), VALUE, start);
  });

  test('a value that somebody else has changed since is left, and named', async () => {
    const [, , back] = (await play({ registry: { [KEY]: { 'V [1]': 1 } } }, [
      script(set("-Kind 'DWord' -Value 2"), VALUE, 'apply'), { set: { registry: { [KEY]: { 'V [1]': 3 } } } }, script(set("-Kind 'DWord' -Value 2"), VALUE, 'undo'),
    ])) as [Step, Step, Step];
    expect(back.state[`value ${KEY}!V [1]`]).toBe('DWord 3');
    expect(verdictOf(back).result).toBe('undone-partly');
    expect(back.output.join('\n')).toMatch(/Left alone: registry-value .*V \[1\].*changed since/);
  });

  test('two runs are undone one after the other', async () => {
    const two = (await play({ registry: { [KEY]: { 'V [1]': 1 } } }, [
      script(set("-Kind 'DWord' -Value 2"), VALUE, 'apply'), script(set("-Kind 'DWord' -Value 3"), VALUE, 'apply'),
      script(set("-Kind 'DWord' -Value 3"), VALUE, 'undo'), script(set("-Kind 'DWord' -Value 3"), VALUE, 'undo'), script(set("-Kind 'DWord' -Value 3"), VALUE, 'undo'),
    ])) as Step[];
    expect(two.map((step) => step.state[`value ${KEY}!V [1]`])).toEqual(['DWord 2', 'DWord 3', 'DWord 2', 'DWord 1', 'DWord 1']);
    expect(verdictOf(two[4]!).code).toBe('nothing-to-undo');
  });

  test('what the fix does not declare is refused, before anything changes', async () => {
    const [begin, done] = (await play({}, [LOOK, script("Set-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\Else' -Name 'V' -Kind 'DWord' -Value 1", VALUE, 'apply')])) as [Step, Step];
    expect(verdictOf(done).result).toBe('failed');
    expect(done.output.join('\n')).toContain('Not declared by this fix');
    expect(changes(begin.state, done.state)).toEqual([]);
  });

  const STARTS = ['Automatic', 'Manual', 'Disabled'];
  test.for(STARTS.flatMap((from) => STARTS.map((to) => [from, to] as const)))('a service start goes from %s to %s', async ([from, to]) => {
    await roundTrip(`Set-RcServiceStart -Name 'W3SVC' -StartType '${to}'`, [item('service-start', 'W3SVC')], { services: { W3SVC: { start: from } } });
  });

  const STATE = [item('service-state', 'TermService')];
  const stopped = { services: { TermService: { state: 'Stopped' }, UmRdpService: { state: 'Stopped' } } };
  const acts = ["Stop-RcService -Name 'TermService'", "Start-RcService -Name 'TermService'", "Stop-RcService -Name 'TermService'\nStart-RcService -Name 'TermService'"];
  const pairs = [[acts[0], {}], [acts[0], stopped], [acts[1], {}], [acts[1], stopped], [acts[2], {}]] as [string, Overrides][];
  test.for(pairs)('a service is brought back: %s', { timeout: 120_000 }, async ([act, start]) => {
    await roundTrip(act, STATE, start);
    await crashes(act, STATE, start);
  });

  test('a restart brings dependents back, and a crash in it too', { timeout: 120_000 }, async () => {
    const act = "Restart-RcService -Name 'TermService'";
    const [begin, done] = (await play({}, [LOOK, script(act, STATE, 'apply')])) as [Step, Step];
    expect(left(begin, done)).toEqual([]);
    expect(done.happened).toEqual(['stopped UmRdpService', 'stopped TermService', 'started TermService', 'started UmRdpService']);
    await crashes(act, STATE, {});
  });

  test('a service that is disabled, or hangs, is not stopped for good without a word', async () => {
    const act = "Restart-RcService -Name 'TermService'";
    const [disabled] = (await play({ services: { TermService: { start: 'Disabled' } } }, [script(act, STATE, 'apply')])) as [Step];
    expect(verdictOf(disabled).result).toBe('failed');
    expect(disabled.state['service TermService']).toBe('Running');
    const [hung] = (await play({ services: { TermService: { hangs: 'stop' } } }, [script(act, STATE, 'apply')])) as [Step];
    expect(verdictOf(hung).result).toBe('failed');
  });

  const FILE = 'C:\\ProgramData\\Test\\key';
  const descriptors = ['O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)', 'O:BAG:SYD:PAI(A;;FA;;;BA)', 'inherited', 'O:SYG:SYD:PAI(D;;FR;;;NS)(A;;0x1301bf;;;SY)(A;;FA;;;BA)'];
  test.for(descriptors.flatMap((sddl) => ['system', 'administrator'].map((kind) => [sddl, kind] as const)))('permissions %s are set and restored by %s', { timeout: 120_000 }, async ([sddl, kind]) => {
    const act = `Set-RcAcl -LiteralPath '${FILE}' -Dacl 'D:PAI(A;;FA;;;SY)(A;;FR;;;LS)' -Owner 'S-1-5-18'`;
    const start = { user: { kind }, files: { [FILE]: { text: 'x', ...(sddl === 'inherited' ? {} : { sddl }) } } };
    const footprint = [item('acl', '%ProgramData%\\Test\\*')];
    if (kind === 'system') {
      await roundTrip(act, footprint, start);
      await crashes(act, footprint, start);
      return;
    }
    // An administrator cannot give a file to SYSTEM with Set-Acl. Whatever happens, it must be said, and undone.
    const [begin, done, back] = (await play(start, [LOOK, script(act, footprint, 'apply'), script(act, footprint, 'undo')])) as [Step, Step, Step];
    expect(verdictOf(done).result).toMatch(/^(not-fixed|failed)$/);
    const rest = left(begin, back);
    expect(rest.length === 0 || verdictOf(back).result === 'undone-partly').toBe(true);
  });

  test.for(['Domain, Private', 'Any', 'Public'].flatMap((profile) => [true, false].map((enabled) => [profile, enabled] as const)))('a firewall rule for %s, enabled %s', { timeout: 120_000 }, async ([profile, enabled]) => {
    const start = { firewall: { 'RemoteDesktop-UserMode-In-TCP': { enabled, profile, from: 'LocalSubnet,10.0.0.0/255.0.0.0' } } };
    for (const more of ['', " -Profile 'Domain,Private'", " -Profile 'Domain,Private,Public' -RemoteAddress '203.0.113.7'"]) {
      await roundTrip(`Set-RcFirewallRule -Name 'RemoteDesktop-UserMode-In-TCP' -Enabled $true${more}`, [item('firewall-rule', 'RemoteDesktop-UserMode-In-TCP')], start);
    }
  });

  test('a file is moved into the journal folder and comes back as it was', { timeout: 120_000 }, async () => {
    const footprint = [item('file-move', '%ProgramData%\\Test\\*')];
    const start = { user: { kind: 'system' }, files: { [FILE]: { text: 'secret', attributes: 'System', sddl: descriptors[0]! } } };
    await roundTrip(`foreach ($file in @(Get-ChildItem -LiteralPath "$env:ProgramData\\Test" -Force)) {\n  Move-RcFile -LiteralPath $file.FullName\n}`, footprint, start);
    await crashes(`Move-RcFile -LiteralPath '${FILE}'`, footprint, start);
  });

  test('the undo task puts everything back by itself, as SYSTEM', async () => {
    const footprint = [item('undo-task', 'Reconnect undo'), ...VALUE];
    const steps = `Register-RcUndoTask -Minutes 30\n${set("-Kind 'DWord' -Value 2")}`;
    const start = { registry: { [KEY]: { 'V [1]': 1 } } };
    const [begin, done, fired] = (await play(start, [LOOK, script(steps, footprint, 'apply'), { fire: 'Reconnect undo' }])) as [Step, Step, Step];
    expect(done.state[`value ${KEY}!V [1]`]).toBe('DWord 2');
    expect(left(begin, fired)).toEqual([]);
  });
});
