/** Every fix on the simulated Windows: the table beside it, and what must hold for every fix. A fix without a table fails. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../tools/find-powershell.ts';
import { concerns, notPutBack, outside } from './footprint.ts';
import { changes, type Fix, scriptedFixes, scriptText, type Verdict, verdictOf, withNames, withoutJournal } from './run.ts';
import { type Case, scenariosOf } from './scenarios.ts';
import { type Action, machine, type Overrides, SimulatedWindows, type State, type Step } from './windows.ts';

const fixes = scriptedFixes().filter((fix) => fix.runsOn !== 'azure' && fix.runsOn !== 'other');
const LOOK: Action = { look: true };
/** Tests that play a scenario once for every change that a script makes. */
const LONG = { timeout: 240_000 };

let windows: SimulatedWindows;
beforeAll(async () => {
  if (findPowerShell()) windows = await SimulatedWindows.start();
}, 60_000);
afterAll(() => windows?.stop());

/** Nothing may go past the simulation, and every script ends with its line. */
async function play(start: Overrides, actions: readonly Action[]): Promise<Step[]> {
  const steps = await windows.play(start, actions);
  for (const step of steps) expect({ unknown: step.unknown, fault: step.fault }).toEqual({ unknown: [], fault: null });
  return steps;
}

const said = ({ result, code }: Verdict): string => `${result} ${code}`;
const unchanged = (before: Step, after: Step): void => expect(changes(before.state, after.state)).toEqual([]);
const difference = (before: State, after: State): string[] => changes(withoutJournal(before), withoutJournal(after));

describe.skipIf(!findPowerShell()).for(fixes.map((fix) => [fix.id, fix] as const))('%s', ([id, declared]) => {
  const table = scenariosOf(id);
  if (!table) {
    test('has a table of states', () => expect.fail(`src/content/fixes/${id}/scenarios.yaml is missing`));
    return;
  }
  const fix = withNames(declared, table.cases.find((item) => item.apply)?.names ?? {});
  const channel = fix.runsOn === 'target' ? 'console' : 'client';
  const scripts = (item: Case) => ({
    check: { run: scriptText(fix, 'check', channel, item.answers, item.names) },
    dry: { run: scriptText(fix, 'dry-run', channel, item.answers, item.names) },
    apply: { run: scriptText(fix, 'apply', channel, item.answers, item.names) },
    undo: fix.runsOn === 'client-user' || fix.undo === 'none' ? LOOK : { run: scriptText(fix, 'undo', channel, item.answers, item.names) },
  });
  const usual: Overrides = fix.runsOn === 'client-user' ? { user: { kind: 'person' } } : {};
  const start = (item: Case, ...more: Overrides[]) => machine(usual, table.shared, item.machine, ...more);
  const undoable = fix.runsOn !== 'client-user' && fix.undo !== 'none';
  const faults = table.cases.filter((item) => item.apply);
  const first = faults[0];

  describe.for(table.cases.map((item) => [item.name, item] as const))('%s', ([, item]) => {
    test('check, dry run, apply, check, apply again, undo', async () => {
      const { check, dry, apply, undo } = scripts(item);
      const [begin, checked, tried, done, seen, again, back] = await play(start(item), [LOOK, check, dry, apply, check, apply, undo]) as [Step, Step, Step, Step, Step, Step, Step];
      expect(said(verdictOf(checked))).toBe(item.check);
      expect(checked.writes).toEqual([]);
      unchanged(begin, checked);
      expect(tried.writes).toEqual([]);
      unchanged(begin, tried);
      expect(outside(fix, difference(begin.state, done.state))).toEqual([]);
      expect(outside(fix, done.writes)).toEqual([]);
      expect(done.output.join('\r\n').length).toBeLessThan(3500);
      if (fix.cutsSessions === 'no') expect(done.happened.filter((text) => text.includes('cut'))).toEqual([]);
      if (!item.apply) {
        expect(verdictOf(tried).result).toBe(item.check.startsWith('ok ') ? 'no-change' : 'refused');
        expect(said(verdictOf(done))).toBe(said(verdictOf(tried)));
        unchanged(begin, done);
        return;
      }
      expect(verdictOf(tried).result).toBe('would-change');
      expect(said(verdictOf(done))).toBe(item.apply);
      const changes = difference(begin.state, done.state);
      expect((item.leaves ?? []).filter((wanted) => !changes.some((change) => change.startsWith(wanted)))).toEqual([]);
      expect(said(verdictOf(seen))).toBe(item.after ?? `ok ${item.apply.split(' ')[1]}`);
      expect(verdictOf(again).result).toBe(item.again ?? 'no-change');
      if (!item.again) unchanged(seen, again);
      if (!undoable) return;
      expect(said(verdictOf(back))).toBe(item.undo ?? 'undone restored');
      expect(notPutBack(fix, difference(begin.state, back.state))).toEqual([]);
      expect(outside(fix, back.writes)).toEqual([]);
    });

    if (item.apply) test('speaks German, and finds the same', async () => {
      const { check, apply } = scripts(item);
      const [checked, done] = await play(start(item, { language: 'de' }), [check, apply]) as [Step, Step];
      expect([said(verdictOf(checked)), said(verdictOf(done))]).toEqual([item.check, item.apply]);
    });
  });

  /** Is everything that undo can put back as it was? A service that a failure left stopped counts too. */
  const restored = (begin: Step, after: Step) => expect(notPutBack(fix, difference(begin.state, after.state))).toEqual([]);

  if (undoable) test.for(faults.map((item) => [item.name, item] as const))('a failure at any change loses nothing: %s', LONG, async ([, item]) => {
    const { apply, undo } = scripts(item);
    const [begin, whole] = await play(start(item), [LOOK, apply]) as [Step, Step];
    for (let n = 1; n <= whole.writes.length; n += 1) {
      // The journal is the same for every state, so its own failures are tried with the first one.
      if (item !== first && whole.writes[n - 1]!.includes('\\Reconnect\\')) continue;
      const [failed, back] = await play(start(item), [{ ...apply, failAt: n }, undo]) as [Step, Step];
      const where = `${n}: ${whole.writes[n - 1]}`;
      expect({ where, result: verdictOf(failed).result }).not.toEqual({ where, result: 'would-change' });
      expect({ where, left: outside(fix, difference(begin!.state, failed.state)) }).toEqual({ where, left: [] });
      // A journal folder that was only half made is refused later; then nothing has been changed either.
      const fine = difference(begin.state, failed.state).length === 0 ? /^(undone|no-change|refused)$/ : /^(undone|no-change)$/;
      expect({ where, left: notPutBack(fix, difference(begin.state, back.state)), said: verdictOf(back).result }).toEqual({ where, left: [], said: expect.stringMatching(fine) });
    }
  });

  if (undoable && first) test('a power cut before any change loses nothing', LONG, async () => {
    const { apply, undo } = scripts(first!);
    const [begin, whole] = await play(start(first!), [LOOK, apply]) as [Step, Step];
    for (let n = 1; n <= whole.writes.length; n += 1) {
      const [, back] = await play(start(first!), [{ ...apply, crashAt: n }, undo]) as [Step, Step];
      const where = `${n}: ${whole.writes[n - 1]}`;
      expect({ where, left: notPutBack(fix, difference(begin.state, back.state)) }).toEqual({ where, left: [] });
    }
  });

  const refusals: (readonly [string, Overrides, string])[] = [
    ['32-bit PowerShell', { architecture: 'x86' }, 'refused bitness'],
    ['an old Windows', { registry: { 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': { CurrentBuildNumber: '7601' } } }, 'refused windows-build'],
    ...(fix.runsOn === 'client-user' ? [['SYSTEM instead of the person', { user: { kind: 'system' } }, 'refused is-system']] : []) as (readonly [string, Overrides, string])[],
    ...(fix.runsOn === 'client-user' ? [] : [
      ['an administrator without elevation', { user: { kind: 'filtered' } }, 'refused not-elevated'],
      ['an ordinary person', { user: { kind: 'person' } }, 'refused not-elevated'],
      ['another script at work', { lock: 'held' }, 'refused locked'],
      ['a lock that an ordinary person holds', { lock: 'denied' }, 'refused locked'],
      ['a journal folder that an ordinary person made', { files: { 'C:\\ProgramData\\Reconnect': { folder: true, sddl: 'O:S-1-5-21-1-2-3-1001G:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)' } } }, 'refused journal-folder'],
      ['a journal folder that everybody can write to', { files: { 'C:\\ProgramData\\Reconnect': { folder: true } } }, 'refused journal-folder'],
      ['a journal folder that is a link', { files: { 'C:\\ProgramData\\Reconnect': { folder: true, attributes: 'ReparsePoint', sddl: 'O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)' } } }, 'refused journal-folder'],
    ]) as (readonly [string, Overrides, string])[],
  ];

  if (first) test.for(refusals)('%s: nothing changes', async ([, over, expected]) => {
    const { apply } = scripts(first!);
    const [begin, done] = await play(start(first!, over), [LOOK, apply]) as [Step, Step];
    expect(said(verdictOf(done))).toBe(expected);
    expect(changes(begin.state, done.state)).toEqual([]);
  });

  if (first) test.for(fix.policies)('the policy %s owns the value', async (policy) => {
    const [key, name] = policy.replace(':', '').split('!') as [string, string];
    const { apply, dry } = scripts(first!);
    for (const script of [apply, dry]) {
      const [begin, done] = await play(start(first!, { registry: { [key]: { [name]: 1 } } }), [LOOK, script]) as [Step, Step];
      expect(said(verdictOf(done))).toBe('refused policy-owned');
      unchanged(begin, done);
    }
  });

  if (undoable && first) test('access denied: it stops, says so, and undo still works', LONG, async () => {
    const { apply, undo } = scripts(first!);
    const [, whole] = await play(start(first!), [LOOK, apply]) as [Step, Step];
    for (const over of deniedParts(fix, whole.writes)) {
      const [begin, done, back] = await play(start(first!, over), [LOOK, apply, undo]) as [Step, Step, Step];
      expect(verdictOf(done).result).toMatch(/^(failed|refused)$/);
      restored(begin, back);
    }
  });

  if (undoable && first && fix.cutsSessions !== 'no' && fix.runsOn === 'target') test('inside a Remote Desktop session a task does it', async () => {
    const { apply, undo } = scripts(first!);
    const inside = { user: { kind: 'administrator', remote: true }, sessions: { 'rdp-tcp#7': { user: 'anna' } } };
    const [begin, done] = await play(start(first!, inside), [LOOK, apply]) as [Step, Step];
    expect(said(verdictOf(done))).toBe(first!.apply);
    expect(outside(fix, difference(begin.state, done.state))).toEqual([]);
    const [outsideBegin, , back] = await play(start(first!, inside), [LOOK, apply, undo]) as [Step, Step, Step];
    restored(outsideBegin, back);
  });

  if (undoable && first) test('a tampered journal makes undo touch nothing', async () => {
    const { apply, undo } = scripts(first!);
    const [, done] = await play(start(first!), [LOOK, apply]) as [Step, Step];
    const journal = Object.keys(done.state).find((name) => name.endsWith('\\journal.txt') && name.startsWith('file '))?.slice(5);
    expect(journal).toBeDefined();
    const line = `1|${id}|1|registry-value|HKLM:\\SYSTEM\\CurrentControlSet\\Services\\W3SVC!Start|DWord:00000004|DWord:00000002\r\n`;
    const protectedFolder = 'O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)';
    const planted = journal!.replace('Reconnect\\20', 'Reconnect\\29').replace('\\journal.txt', '');
    const files = {
      'C:\\ProgramData\\Reconnect': { folder: true, sddl: protectedFolder }, [planted]: { folder: true, sddl: protectedFolder },
      [`${planted}\\journal.txt`]: { text: line },
    };
    const [begin, back] = await play(start(first!, { files }), [LOOK, undo]) as [Step, Step];
    expect(said(verdictOf(back))).toBe('refused journal-target');
    unchanged(begin, back);
  });
});

/** Machines on which one part of what the fix changes is refused. */
function deniedParts(fix: Fix, writes: readonly string[]): Overrides[] {
  const parts = fix.footprint.filter((item) => concerns(item, writes)).map(({ verb, target }): Overrides | undefined => {
    if (verb === 'registry-value') return { registry: { [target.replace(':', '').split('!')[0]!]: { '(denied)': 'write' } } };
    if (verb === 'firewall-rule') return { firewallStore: 'denied' };
    if (verb === 'certificate') return { certificateStore: 'denied' };
    if (verb === 'undo-task') return { taskStore: 'denied' };
    return undefined;
  });
  return parts.filter((part): part is Overrides => part !== undefined);
}
