/** Every fix on the simulated Windows: the table beside it, and what must hold for every fix. A fix without a table fails. */
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../tools/find-powershell.ts';
import { concerns, outside } from './footprint.ts';
import { differs, restarted, restarts } from './leaves.ts';
import { changes, scriptedFixes, tryScript, verdictOf } from './run.ts';
import { type Case, dataOf, heals } from './scenarios.ts';
import { difference, LOOK, said, Stage, unchanged } from './stage.ts';
import { type Overrides, SimulatedWindows, type Step } from './windows.ts';

const fixes = scriptedFixes().filter((fix) => fix.runsOn !== 'azure' && fix.runsOn !== 'other');
/** Tests that play a scenario once for every change that a script makes. */
const LONG = { timeout: 240_000 };
type Row = readonly [name: string, item: Case];
type Seven = [Step, Step, Step, Step, Step, Step, Step];

let windows: SimulatedWindows;
beforeAll(async () => {
  if (findPowerShell()) windows = await SimulatedWindows.start();
}, 60_000);
afterAll(() => windows?.stop());

const fails = ({ apply }: Case): boolean => apply?.startsWith('failed ') === true;

/** A state of the table, from the first look to undo. */
function eachState(stage: Stage, item: Case): void {
  const { fix } = stage;
  test('check, dry run, apply, check, apply again, undo', async () => {
    const { check, dry, apply, undo } = stage.scripts(item);
    const [begin, checked, tried, done, seen, again, back] = await stage.play(stage.start(item), [LOOK, check, dry, apply, check, apply, undo]) as Seven;
    looks(stage, item, begin, checked);
    expect(tried.writes).toEqual([]);
    unchanged(begin, tried);
    if (!heals(item)) {
      const [state, code] = item.check.split(' ');
      const refusal = item.apply ?? `${state === 'ok' ? 'no-change' : 'refused'} ${code}`;
      expect([said(verdictOf(tried)), said(verdictOf(done))]).toEqual([refusal, refusal]);
      expect(done.happened).toEqual([]);
      expect(difference(begin.state, done.state)).toEqual([]);
      if (!item.apply) unchanged(begin, done);
      return;
    }
    // What will fail whatever happens, fails in the dry run already.
    expect(said(verdictOf(tried))).toBe(fails(item) ? item.apply : item.check.replace(/^\S+/, 'would-change'));
    changed(stage, item, begin, done);
    expect(said(verdictOf(seen))).toBe(item.after ?? `ok ${item.apply!.split(' ')[1]}`);
    if (!fails(item)) expect(verdictOf(done).data).toEqual(verdictOf(seen).data);
    // What it waits for comes after a few seconds. It waits no longer, save for a service that makes the certificate late.
    if (item.apply!.startsWith('fixed ')) expect(done.slept - tried.slept).toBeLessThan(item.machine['certificateBy'] ? 40 : 20);
    expect(verdictOf(again).result).toBe(item.again ?? 'no-change');
    if (!item.again) unchanged(seen, again);
    if (!stage.undoable) return;
    expect(said(verdictOf(back))).toBe(item.undo ?? 'undone restored');
    expect(stage.notBack(begin, back)).toEqual([]);
    expect(outside(fix, back.writes)).toEqual([]);
  });

  if (heals(item)) test('speaks German, and finds the same', async () => {
    const { check, apply } = stage.scripts(item);
    const [checked, done] = await stage.play(stage.start(item, { language: 'de' }), [check, apply]) as [Step, Step];
    expect([said(verdictOf(checked)), said(verdictOf(done))]).toEqual([item.check, item.apply]);
  });
}

function looks({ fix }: Stage, item: Case, begin: Step, checked: Step): void {
  const verdict = verdictOf(checked);
  expect(said(verdict)).toBe(item.check);
  expect(verdict.data).toEqual(dataOf(item, verdict.data));
  expect(fix.codes[verdict.code]?.state).toBe(verdict.result);
  expect(checked.writes).toEqual([]);
  unchanged(begin, checked);
}

/** Apply did what the table says, and nothing else; sessions are cut only where the page warns of it. */
function changed({ fix }: Stage, item: Case, begin: Step, done: Step): void {
  const found = difference(begin.state, done.state);
  expect(said(verdictOf(done))).toBe(item.apply);
  expect(differs(item.leaves, found)).toEqual({ unnamed: [], missing: [] });
  expect(restarted(done.happened)).toEqual(restarts(item.leaves));
  expect(outside(fix, found)).toEqual([]);
  expect(outside(fix, done.writes)).toEqual([]);
  const cut = done.happened.some((text) => text.startsWith('sessions cut'));
  expect(cut).toBe(restarts(item.leaves).includes('TermService'));
  if (fix.cutsSessions === 'no') expect(cut).toBe(false);
  expect(done.output.join('\r\n').length).toBeLessThan(3500);
}

/** Windows must never be without this folder. */
const MACHINE_KEYS = 'file C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys';

function failures(stage: Stage, first: Case): void {
  const { fix } = stage;
  test.for(stage.faults.map((item): Row => [item.name, item]))('a failure at any change loses nothing: %s', LONG, async ([, item]) => {
    const { apply, undo } = stage.scripts(item);
    const [begin, whole] = await stage.play(stage.start(item), [LOOK, apply]) as [Step, Step];
    for (let n = 1; n <= whole.writes.length; n += 1) {
      // The journal is the same for every state, so its own failures are tried with the first one.
      if (item !== first && whole.writes[n - 1]!.includes('\\Reconnect\\')) continue;
      const [failed, back] = await stage.play(stage.start(item), [{ ...apply, failAt: n }, undo]) as [Step, Step];
      const where = `${n}: ${whole.writes[n - 1]}`;
      // A line of the log may be lost, and permissions are tried in two ways. Anything else that fails ends the script.
      const spare = /\\log\.txt$|^acl /.test(whole.writes[n - 1]!) ? `|${item.apply!.split(' ')[0]}` : '';
      const early = whole.writes[n - 1]!.includes('\\Reconnect') ? '|refused' : '';
      expect({ where, result: verdictOf(failed).result }).toEqual({ where, result: expect.stringMatching(new RegExp(`^(failed${spare}${early})$`)) });
      expect({ where, left: outside(fix, difference(begin.state, failed.state)) }).toEqual({ where, left: [] });
      if (begin.state[MACHINE_KEYS]) expect({ where, keys: failed.state[MACHINE_KEYS] }).toEqual({ where, keys: 'folder' });
      // A journal folder that was only half made is refused later; then nothing has been changed either.
      const fine = difference(begin.state, failed.state).length === 0 ? /^(undone|no-change|refused)$/ : /^(undone|no-change)$/;
      expect({ where, left: stage.notBack(begin, back), said: verdictOf(back).result }).toEqual({ where, left: [], said: expect.stringMatching(fine) });
    }
  });

  test('a power cut before any change loses nothing', LONG, async () => {
    const { apply, undo } = stage.scripts(first);
    const [begin, whole] = await stage.play(stage.start(first), [LOOK, apply]) as [Step, Step];
    for (let n = 1; n <= whole.writes.length; n += 1) {
      const [, back] = await stage.play(stage.start(first), [{ ...apply, crashAt: n }, undo]) as [Step, Step];
      const where = `${n}: ${whole.writes[n - 1]}`;
      expect({ where, left: stage.notBack(begin, back) }).toEqual({ where, left: [] });
    }
  });
}

const VERSION = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const FOLDER = 'C:\\ProgramData\\Reconnect';
const OURS = 'O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)';
type Refusal = readonly [name: string, over: Overrides, expected: string];
const ANYWHERE: readonly Refusal[] = [
  ['32-bit PowerShell', { architecture: 'x86' }, 'refused bitness'],
  ['an old Windows', { registry: { [VERSION]: { CurrentBuildNumber: '7601' } } }, 'refused windows-build'],
];
const FOR_A_PERSON: readonly Refusal[] = [['SYSTEM instead of the person', { user: { kind: 'system' } }, 'refused is-system']];
const ELEVATED: readonly Refusal[] = [
  ['an administrator without elevation', { user: { kind: 'filtered' } }, 'refused not-elevated'],
  ['an ordinary person', { user: { kind: 'person' } }, 'refused not-elevated'],
  ['another script at work', { lock: 'held' }, 'refused locked'],
  ['a lock that an ordinary person holds', { lock: 'denied' }, 'refused locked'],
  ['a journal folder that an ordinary person made', { files: { [FOLDER]: { folder: true, sddl: 'O:S-1-5-21-1-2-3-1001G:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)' } } }, 'refused journal-folder'],
  ['a journal folder that everybody can write to', { files: { [FOLDER]: { folder: true } } }, 'refused journal-folder'],
  ['a journal folder that is a link', { files: { [FOLDER]: { folder: true, attributes: 'ReparsePoint', sddl: OURS } } }, 'refused journal-folder'],
];

function refusals(stage: Stage, first: Case): void {
  const reasons = [...ANYWHERE, ...(stage.fix.runsOn === 'client-user' ? FOR_A_PERSON : ELEVATED)];
  test.for(reasons)('%s: nothing changes', async ([, over, expected]) => {
    const { apply } = stage.scripts(first);
    const [begin, done] = await stage.play(stage.start(first, over), [LOOK, apply]) as [Step, Step];
    expect(said(verdictOf(done))).toBe(expected);
    expect(changes(begin.state, done.state)).toEqual([]);
  });

  test.for(stage.fix.policies)('the policy %s owns the value', async (policy) => {
    const [key, name] = policy.replace(':', '').split('!') as [string, string];
    const { apply, dry } = stage.scripts(first);
    for (const script of [apply, dry]) {
      const [begin, done] = await stage.play(stage.start(first, { registry: { [key]: { [name]: 1 } } }), [LOOK, script]) as [Step, Step];
      expect(said(verdictOf(done))).toBe('refused policy-owned');
      unchanged(begin, done);
    }
  });
}

function differentWindows(stage: Stage, first: Case): void {
  const versions: readonly (readonly [string, Overrides])[] = [
    ['Windows Server 2012 R2', { registry: { [VERSION]: { CurrentBuildNumber: '9600' } } }],
    ['Windows Server 2025', { registry: { [VERSION]: { CurrentBuildNumber: '26100' } } }],
  ];
  test.for(versions)('%s: the same', async ([, over]) => {
    const { check, apply } = stage.scripts(first);
    const [checked, done] = await stage.play(stage.start(first, over), [check, apply]) as [Step, Step];
    expect([said(verdictOf(checked)), said(verdictOf(done))]).toEqual([first.check, first.apply]);
  });
}

function denials(stage: Stage, first: Case): void {
  test('access denied: it stops, says so, and undo still works', LONG, async () => {
    const { apply, undo } = stage.scripts(first);
    const [, whole] = await stage.play(stage.start(first), [LOOK, apply]) as [Step, Step];
    for (const over of deniedParts(stage, whole)) {
      const [begin, done, back] = await stage.play(stage.start(first, over), [LOOK, apply, undo]) as [Step, Step, Step];
      expect({ over, result: verdictOf(done).result }).toEqual({ over, result: expect.stringMatching(/^(failed|refused)$/) });
      expect({ over, left: stage.notBack(begin, back) }).toEqual({ over, left: [] });
    }
  });
}

/** Machines on which one part of what the fix changes is refused. */
function deniedParts({ fix }: Stage, whole: Step): Overrides[] {
  return fix.footprint.filter((item) => concerns(item, whole.writes)).flatMap(({ verb, target }): Overrides[] => {
    if (verb === 'registry-value') return [{ registry: { [target.replace(':', '').split('!')[0]!]: { '(denied)': 'write' } } }];
    if (verb === 'service-state' || verb === 'service-start') return [{ services: { [target]: { denied: true } } }];
    if (verb === 'firewall-rule') return [{ firewallStore: 'denied' }];
    if (verb === 'certificate') return [{ certificateStore: 'denied' }];
    if (verb === 'undo-task') return [{ taskStore: 'denied' }];
    return [];
  });
}

function insideSession(stage: Stage, first: Case): void {
  const stopped = stage.faults.find(({ leaves }) => leaves.some((line) => line.startsWith('service TermService: Stopped')));
  const states = [first, stopped].filter((item) => item !== undefined);
  test.for(states.map((item): Row => [item.name, item]))('inside a Remote Desktop session a task does it: %s', async ([, item]) => {
    const { apply, undo } = stage.scripts(item);
    const inside = { user: { kind: 'administrator', remote: true }, sessions: { 'rdp-tcp#7': { user: 'anna' } } };
    const [begin, done] = await stage.play(stage.start(item, inside), [LOOK, apply]) as [Step, Step];
    expect(said(verdictOf(done))).toBe(item.apply);
    expect(outside(stage.fix, difference(begin.state, done.state))).toEqual([]);
    const [outsideBegin, , back] = await stage.play(stage.start(item, inside), [LOOK, apply, undo]) as [Step, Step, Step];
    expect(stage.notBack(outsideBegin, back)).toEqual([]);
  });
}

function tampered(stage: Stage, first: Case): void {
  test('a tampered journal makes undo touch nothing', async () => {
    const { apply, undo } = stage.scripts(first);
    const [, done] = await stage.play(stage.start(first), [LOOK, apply]) as [Step, Step];
    const journal = Object.keys(done.state).find((name) => name.endsWith('\\journal.txt') && name.startsWith('file '))?.slice(5);
    expect(journal).toBeDefined();
    const line = `1|${stage.fix.id}|1|registry-value|HKLM:\\SYSTEM\\CurrentControlSet\\Services\\W3SVC!Start|DWord:00000004|DWord:00000002\r\n`;
    const planted = journal!.replace('Reconnect\\20', 'Reconnect\\29').replace('\\journal.txt', '');
    const files = { [FOLDER]: { folder: true, sddl: OURS }, [planted]: { folder: true, sddl: OURS }, [`${planted}\\journal.txt`]: { text: line } };
    const [begin, back] = await stage.play(stage.start(first, { files }), [LOOK, undo]) as [Step, Step];
    expect(said(verdictOf(back))).toBe('refused journal-target');
    expect(difference(begin.state, back.state)).toEqual([]);
  });
}

const JOURNAL = `foreach ($run in @(Get-ChildItem -LiteralPath '${FOLDER}' -Directory)) { Get-Content -LiteralPath "$($run.FullName)\\journal.txt" }`;
const KEY = /^file (C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys\\(f686aace6942fb7f7ceb231212eef4a4_.*))$/;
const thumbprints = ({ state }: Step): string[] => Object.keys(state).filter((name) => name.startsWith('certificate ')).map((name) => name.split('\\').at(-1)!);

/** The public part of every certificate that a journal keeps: their thumbprints. */
function keptCertificates({ output }: Step): string[] {
  const texts = output.flatMap((line) => /\|cert:([0-9A-F]+)\|/.exec(line)?.[1] ?? []);
  return texts.map((hex) => new X509Certificate(Buffer.from(hex, 'hex')).fingerprint.replaceAll(':', ''));
}

/** What Windows makes anew is not put back. What is kept of the old is kept as it was, where only administrators can look. */
function madeAnew(stage: Stage, first: Case): void {
  test.for(stage.faults.map((item): Row => [item.name, item]))('what Windows makes anew stays, what was there is kept: %s', async ([, item]) => {
    const { apply, undo } = stage.scripts(item);
    const [begin, done, journal, back] = await stage.play(stage.start(item), [LOOK, apply, { run: JOURNAL }, undo]) as [Step, Step, Step, Step];
    const removed = thumbprints(begin).filter((one) => !thumbprints(done).includes(one));
    expect(keptCertificates(journal).toSorted()).toEqual(removed.toSorted());
    expect(thumbprints(back)).toEqual(thumbprints(done));
    const movable = stage.fix.footprint.some(({ verb }) => verb === 'file-move');
    const moved = movable ? Object.keys(begin.state).filter((name) => KEY.test(name) && done.writes.includes(name)) : [];
    for (const name of moved) {
      const [, path, leaf] = KEY.exec(name)!;
      const run = Object.keys(done.state).find((one) => one.startsWith(`file ${FOLDER}\\`) && one.endsWith(`\\${leaf}`))!;
      expect([done.state[run], done.state[`acl ${run.slice(5)}`]]).toEqual([begin.state[name], begin.state[`acl ${path}`]]);
      expect(done.state[`acl ${run.slice(5, -leaf!.length - 1)}`]).toMatch(/D:P(AI)?(\(A;OICI;FA;;;(SY|BA)\)){2}$/);
      expect(back.state[name]).toBe(done.state[name]);
    }
    const left = back.output.filter((line) => line.startsWith('Left alone: '));
    expect(left.length).toBe(removed.length + moved.length);
    expect(stage.fix.undo).toBe('regenerates');
  });

  if (stage.fix.footprint.some(({ verb }) => verb === 'file-move')) test('where Windows makes no new key, undo puts the old one back', async () => {
    const { apply, undo } = stage.scripts(first);
    const [begin, done, back] = await stage.play(stage.start(first, { certificateBy: 'nobody' }), [LOOK, apply, undo]) as [Step, Step, Step];
    expect(verdictOf(done).result).toBe('not-fixed');
    const keys = ({ state }: Step) => Object.entries(state).filter(([name]) => KEY.test(name) || KEY.test(name.replace(/^(acl|attributes)/, 'file')));
    expect(keys(back)).toEqual(keys(begin));
  });
}

function undoesItself(stage: Stage, first: Case): void {
  test('the task that the page promises undoes it, and itself', async () => {
    const { apply } = stage.scripts(first);
    const [begin, done, fired] = await stage.play(stage.start(first), [LOOK, apply, { fire: 'Reconnect undo' }]) as [Step, Step, Step];
    const minutes = /after (\d+) minutes/.exec(stage.fix.undoNote)![1]!;
    expect(done.output.join(' ')).toMatch(new RegExp(`by itself in ${minutes} minutes`));
    expect(difference(begin.state, fired.state)).toEqual([]);
  });
}

describe.skipIf(!findPowerShell()).for(fixes.map((fix) => [fix.id, fix] as const))('%s', ([, declared]) => {
  const stage = new Stage(declared, () => windows);
  const first = stage.faults[0]!;
  describe.for(stage.cases.map((item): Row => [item.name, item]))('%s', ([, item]) => eachState(stage, item));
  if (stage.undoable) failures(stage, first);
  refusals(stage, first);
  differentWindows(stage, first);
  if (stage.undoable) denials(stage, first);
  if (stage.undoable && declared.cutsSessions !== 'no' && declared.runsOn === 'target') insideSession(stage, first);
  if (stage.undoable) tampered(stage, first);
  if (declared.footprint.some(({ undo }) => undo === 'regenerates')) madeAnew(stage, first);
  if (declared.footprint.some(({ verb }) => verb === 'undo-task')) undoesItself(stage, first);
  if (!stage.undoable) test('there is no script that undoes, as the page says', () => expect(tryScript(declared, 'undo', stage.channel).refused).toMatch(/cannot be undone/));
});
