/** Inside a Remote Desktop session a task makes the change, because the window may not live to see it. */
import { describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { differs, type Given, INSIDE, LOOK, play, ROOT, run, said, SET, useWindows, VALUE } from './bench.ts';
import type { Overrides } from '../windows.ts';

useWindows();
const CUTS: Given = { cutsSessions: 'may' };
const FILE = `${ROOT}\\task.ps1`;
const LATER = { ...INSIDE, startedTasks: 'later' };
const FIRE = { fire: 'Reconnect run' };
const policy = (values: Record<string, string | number>) => ({ registry: { 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell': values } });
const session = (id: number, name: string) => ({ registry: { [`HKCU\\Volatile Environment\\${id}`]: { SESSIONNAME: name } } });
const leftovers = (state: Readonly<Record<string, string>>) => Object.keys(state).filter((name) => name.startsWith('task ') || name.startsWith(`file ${FILE}`));

describe.skipIf(!findPowerShell())('frame', () => {
  test('inside a session a task does it; the window repeats what it says, and nothing of it is left', async () => {
    const [begin, done, back] = await play(INSIDE, [LOOK, run('apply', CUTS), run('undo', CUTS)]);
    expect([said(done), said(back)]).toEqual(['fixed two', 'undone restored']);
    expect(done.output.join('\n')).toMatch(/sessions open now: 1\.[\s\S]*A task does it\.[\s\S]*Now: set HKLM[\s\S]*The task has ended\.\nRECONNECT 1 frame-test apply fixed two$/);
    expect(done.output.filter((line) => /reconnect 1/i.test(line)).length).toBe(1);
    expect(done.slept).toBe(5);
    expect([leftovers(done.state), leftovers(back.state), differs(begin, back)]).toEqual([[], [], []]);
  });

  const where: readonly (readonly [string, Overrides, boolean])[] = [
    ['at the console', { user: { kind: 'administrator' } }, false],
    ['as SYSTEM', { user: { kind: 'system' } }, false],
    ['at a console that Remote Desktop has taken over since', { user: { kind: 'administrator' }, ...session(1, 'RDP-Tcp#3') }, true],
    ['in a session that moved to the console since', { ...INSIDE, ...session(2, 'Console') }, true],
    ['in a session, of which Windows says the same', { ...INSIDE, ...session(2, 'RDP-Tcp#7') }, true],
    ['at a console, of which Windows says the same', { user: { kind: 'administrator' }, ...session(1, 'Console') }, false],
    ['at a console beside another session', { user: { kind: 'administrator' }, ...session(2, 'RDP-Tcp#7') }, false],
  ];
  test.for(where)('%s', async ([, start, leaves]) => {
    const [done] = await play(start, [run('apply', CUTS)]);
    expect([said(done), done.writes.includes('task Reconnect run')]).toEqual(['fixed two', leaves]);
  });

  test('a dry run, and a fix that cuts no session, stay in the window', async () => {
    const [dry, done] = await play(INSIDE, [run('dry-run', CUTS), run('apply')]);
    expect([said(dry), dry.writes]).toEqual(['would-change not-two', []]);
    expect([said(done), done.writes.includes('task Reconnect run')]).toEqual(['fixed two', false]);
  });

  test('a task that takes longer than five minutes is not called a failure, and not disturbed', async () => {
    const [begin, done, seen, after] = await play(LATER, [LOOK, run('apply', CUTS), LOOK, FIRE]);
    expect([said(done), done.slept]).toEqual(['unknown task', 300]);
    expect(done.output.join('\n')).toContain(`What it says: ${FILE}.txt`);
    expect([differs(begin, done).map((line) => line.split(':')[0]), seen.state[VALUE]]).toEqual([['task Reconnect run'], 'DWord 1']);
    expect([after.state[VALUE], after.state[`file ${FILE}.txt`] !== undefined]).toEqual(['DWord 2', true]);
  });

  test('while such a task works, a second window is refused and leaves it alone', async () => {
    const inUse = { set: { files: { [`${ROOT}\\lock`]: { inUse: true } } } };
    const [, , second] = await play(LATER, [run('apply', CUTS), inUse, run('apply', CUTS)]);
    expect([said(second), second.writes]).toEqual(['refused locked', []]);
    expect(leftovers(second.state)).toEqual([`file ${FILE}`, 'task Reconnect run']);
  });

  test('the answer of an earlier task is not taken for the one of this', async () => {
    const [, , again] = await play(LATER, [run('apply', CUTS), FIRE, run('apply', CUTS)]);
    expect(said(again)).toBe('unknown task');
  });

  test('a task of that name that somebody prepared is replaced', async () => {
    const prepare = `$a = New-ScheduledTaskAction -Execute 'C:\\x.exe'\nRegister-ScheduledTask -TaskName 'Reconnect run' -Action $a | Out-Null`;
    const [, done] = await play(INSIDE, [{ run: prepare }, run('apply', CUTS)]);
    expect([said(done), leftovers(done.state)]).toEqual(['fixed two', []]);
  });

  test.for([{ ExecutionPolicy: 'AllSigned' }, { EnableScripts: 0 }])('a policy that lets no script file run: %s', async (values) => {
    const [begin, done] = await play({ ...INSIDE, ...policy(values) }, [LOOK, run('apply', CUTS)]);
    expect([said(done), differs(begin, done)]).toEqual(['failed error', []]);
    expect(done.output.join('\n')).toContain('no unsigned script file');
  });

  test.for([{ ExecutionPolicy: 'RemoteSigned' }, { EnableScripts: 1 }])('a policy that lets script files run: %s', async (values) => {
    const [done] = await play({ ...INSIDE, ...policy(values) }, [run('apply', CUTS)]);
    expect(said(done)).toBe('fixed two');
  });

  test('a refusal of the task is the answer of the window', async () => {
    const [done] = await play(INSIDE, [run('apply', { ...CUTS, steps: `Stop-Rc -Result 'refused' -Code 'no' -Message 'Not here.'\n${SET}` })]);
    expect([said(done), done.output.includes('Not here.')]).toEqual(['refused no', true]);
  });
});
