/** Undo takes back what this fix did, and nothing else. */
import { describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import type { FootprintItem } from '../../../src/lib/scripts/index.ts';
import { VERBS } from '../run.ts';
import { CLOSED, differs, type Given, item, KEY, LOOK, play, ROOT, run, said, SET, START, useWindows, VALUE } from './bench.ts';

useWindows();
const RUN = `${ROOT}\\202501020304050607089-frame-test`;
const HERE = 'HKLM:\\SOFTWARE\\Reconnect test';
/** A machine on which these journals lie, each in the folder of a run. */
const journals = (runs: Readonly<Record<string, string>>) => ({
  files: Object.fromEntries([
    [ROOT, { folder: true, sddl: CLOSED }],
    ...Object.entries(runs).flatMap(([folder, text]) => [[folder, { folder: true, sddl: CLOSED }], [`${folder}\\journal.txt`, { text }]] as const),
  ]),
});
const line = (target = `${HERE}!V`, from = 'DWord:00000007', to = 'DWord:00000001', verb = 'registry-value', fix = 'frame-test', schema = '1') =>
  `${[schema, fix, '1', verb, target, from, to].join('|')}\r\n`;
const set = (value: unknown) => ({ set: { registry: { [KEY]: { V: value } } } }) as never;
const footprint = (...items: FootprintItem[]): Given => ({ footprint: items });
const BOTH: Given = { steps: `${SET}\nRestart-RcService -Name 'TermService'`, footprint: [item('registry-value', `${HERE}!V`), item('service-state', 'TermService')] };
const RESTARTED = ['stopped UmRdpService', 'stopped TermService', 'started TermService', 'started UmRdpService'];

describe.skipIf(!findPowerShell())('frame', () => {
  test('the newest run of this fix goes back, then the one before', async () => {
    const given = journals({ [RUN]: line(), [RUN.replace('2025', '2024')]: line(`${HERE}!V`, 'DWord:00000005', 'DWord:00000007') });
    const [one, two, three] = await play(given, [run('undo'), run('undo'), run('undo')]);
    expect([one, two, three].map((step) => [said(step), step.state[VALUE]])).toEqual([
      ['undone restored', 'DWord 7'], ['undone restored', 'DWord 5'], ['no-change nothing-to-undo', 'DWord 5'],
    ]);
    expect(one.output.at(-1)).toBe('RECONNECT 1 frame-test undo undone restored items=1 left=0');
  });

  test('states that differ in signs that do not show are not the same', async () => {
    const given = { steps: SET.replace("-Kind 'DWord' -Value 2", "-Kind 'MultiString' -Value @('one', 'two')") };
    const [begin, done, back] = await play({ registry: { [KEY]: { V: { multi: ['onetwo'] } } } }, [LOOK, run('apply', given), run('undo', given)]);
    expect([said(back), differs(begin, done).length, differs(begin, back)]).toEqual(['undone restored', 1, []]);
  });

  test('the log of the run tells of undo too', async () => {
    const log = { run: `Get-ChildItem -LiteralPath '${ROOT}' -Directory | ForEach-Object { Get-Content -LiteralPath "$($_.FullName)\\log.txt" }` };
    const [, , kept] = await play({}, [run('apply'), run('undo'), log]);
    expect(kept.output.at(-1)).toBe(`Put back: registry-value ${HERE}!V`);
  });

  test('a service that could not start before its start was put back, starts then', async () => {
    const given: Given = {
      steps: "Set-RcServiceStart -Name 'TermService' -StartType 'Automatic'\nRestart-RcService -Name 'TermService'", footprint: [item('service-start', 'TermService'), item('service-state', 'TermService')],
    };
    const [, , back] = await play({}, [run('apply', given), { set: { services: { TermService: { state: 'Stopped' }, UmRdpService: { state: 'Stopped' } } } }, run('undo', given)]);
    expect([said(back), back.state['service TermService'], back.output.some((text) => text.startsWith('Not restarted'))]).toEqual(['undone restored', 'Running', false]);
  });

  test('a service that was disabled and ran, and that a failure left stopped, runs again before it is disabled again', async () => {
    const given: Given = {
      steps: "Set-RcServiceStart -Name 'TermService' -StartType 'Manual'\nRestart-RcService -Name 'TermService'", footprint: [item('service-start', 'TermService'), item('service-state', 'TermService')],
    };
    const stopped = { set: { services: { TermService: { state: 'Stopped' }, UmRdpService: { state: 'Stopped' } } } };
    const [begin, , , back] = await play({ services: { TermService: { start: 'Disabled' } } }, [LOOK, run('apply', given), stopped, run('undo', given)]);
    expect([said(back), differs(begin, back)]).toEqual(['undone restored', []]);
  });

  test('a run that is undone is done with, even if its state comes back', async () => {
    const [, , , again] = await play({}, [run('apply'), run('undo'), set(2), run('undo')]);
    expect([said(again), again.state[VALUE]]).toEqual(['no-change nothing-to-undo', 'DWord 2']);
  });

  test('a run that has nothing to put back is passed over', async () => {
    const [back] = await play(journals({ [RUN]: line(`${HERE}!V`, 'DWord:00000001', 'DWord:00000009'), [RUN.replace('2025', '2024')]: line() }), [run('undo')]);
    expect([said(back), back.state[VALUE]]).toEqual(['undone restored', 'DWord 7']);
  });

  const IGNORED = [
    `${ROOT}\\202501020304050607089-other-fix`, `${ROOT}\\20250102030405060708-frame-test`, `${ROOT}\\202501020304050607089-frame-test-2`, `${ROOT}\\x202501020304050607089-frame-test`,
  ];
  test.for(IGNORED)('%s is not a run of this fix', async (folder) => {
    const [begin, back] = await play(journals({ [folder]: line() }), [LOOK, run('undo')]);
    expect([said(back), differs(begin, back)]).toEqual(['no-change nothing-to-undo', []]);
  });

  const SIGNS = 'M\u00fcnchen | ~ 50 % {0}\r\nline';
  test.for<readonly [string, unknown]>([['text', SIGNS], ['list', { multi: ['one', SIGNS] }], ['largest number', 4294967295]])('a value comes back as it was: %s', async ([, value]) => {
    const [begin, , back] = await play({ registry: { [KEY]: { V: value } } } as never, [LOOK, run('apply'), run('undo')]);
    expect([said(back), differs(begin, back)]).toEqual(['undone restored', []]);
  });

  const FOREIGN: readonly (readonly [string, string, Given?])[] = [
    ['another value', line('HKLM:\\SOFTWARE\\Reconnect test!W')],
    ['another key', line('HKLM:\\SOFTWARE\\Else!V')],
    ['a longer name', line(`${HERE}!VV`)],
    ['a name with a sign that does not show', line(`${HERE}!V~00ad`)],
    ['another verb', line(`${HERE}!V`, 'absent', 'task', 'undo-task')],
    ['another fix', line(`${HERE}!V`, undefined, undefined, undefined, 'other-fix')],
    ['a way out of a folder', line('%PD%\\Test\\..\\x', 'absent', 'file:1:1', 'file-copy'), footprint(item('file-copy', '%ProgramData%\\Test\\*'), item('registry-value', `${HERE}!V`))],
    ['the folder itself', line('%PD%\\Test', 'absent', 'file:1:1', 'file-copy'), footprint(item('file-copy', '%ProgramData%\\Test\\*'), item('registry-value', `${HERE}!V`))],
  ];
  test.for(FOREIGN)('a journal that names %s: nothing is touched', async ([, foreign, given]) => {
    const text = line() + foreign.replaceAll('%PD%', 'C:\\ProgramData') + line();
    const [begin, back] = await play(journals({ [RUN]: text }), [LOOK, run('undo', given)]);
    expect([said(back), differs(begin, back)]).toEqual(['refused journal-target', []]);
    expect(back.output.join('\n')).toMatch(/^The journal names .*, which this fix may not touch\. Nothing was put back\./);
  });

  const ALLOWED: readonly (readonly [string, string])[] = [['in other letters', 'hklm:\\software\\RECONNECT TEST!v'], ['with other slashes', 'HKLM:/SOFTWARE/Reconnect test!V']];
  test.for(ALLOWED)('a target %s is the same target', async ([, target]) => {
    const [back] = await play(journals({ [RUN]: line(target) }), [run('undo')]);
    expect([said(back), back.state[VALUE]]).toEqual(['undone restored', 'DWord 7']);
  });

  test('lines that the power cut are left out; an unknown schema is not', async () => {
    const [back] = await play(journals({ [RUN]: `${line()}1|frame-test|1|registry-value|HKLM:` }), [run('undo')]);
    expect(said(back)).toBe('undone restored');
    const [newer] = await play(journals({ [RUN]: line(undefined, undefined, undefined, undefined, undefined, '2') }), [run('undo')]);
    expect([said(newer), newer.output[0]]).toEqual(['refused journal-schema', "A newer script wrote this journal. Take undo from today's page."]);
  });

  test('what was changed twice in one run goes back all the way', async () => {
    const given = { steps: `${SET.replace('-Value 2', '-Value 3')}\n${SET}` };
    const [begin, done, back] = await play({}, [LOOK, run('apply', given), run('undo', given)]);
    expect([said(done), said(back), differs(begin, back)]).toEqual(['fixed two', 'undone restored', []]);
    expect(back.output.at(-1)).toContain('items=2 left=0');
  });

  test('an undo task waits for its time, also on battery and after it', async () => {
    const given: Given = { steps: `Register-RcUndoTask -Minutes 30\n${SET}`, footprint: [item('undo-task', 'Reconnect undo'), item('registry-value', `${HERE}!V`)] };
    const [begin, done, fired] = await play({}, [LOOK, run('apply', given), { fire: 'Reconnect undo' }]);
    expect(done.state['task Reconnect undo']).toMatch(/ in 30 minutes, late too, on battery too, to its end$/);
    expect(differs(begin, fired)).toEqual([]);
  });

  test('what somebody else has changed since is left and named; what is back already is not', async () => {
    const [, , changed] = await play({}, [run('apply'), set(3), run('undo')]);
    expect([said(changed), changed.state[VALUE], changed.output[0]]).toEqual([
      'undone-partly restored', 'DWord 3', `Left alone: registry-value ${HERE}!V: changed since by somebody else`,
    ]);
    expect(changed.output.at(-1)).toContain('items=0 left=1');
    const [, , back] = await play({}, [run('apply'), set(1), run('undo')]);
    expect(said(back)).toBe('no-change nothing-to-undo');
  });

  test('a key that was made goes again, also if somebody took its value away', async () => {
    const none = { registry: { [KEY]: null } };
    const [begin, , , back] = await play(none as never, [LOOK, run('apply'), set(null), run('undo')]);
    expect([said(back), differs(begin, back)]).toEqual(['undone restored', []]);
    expect(begin.state[`key ${KEY}`]).toBe(undefined);
  });

  test('a value that is gone, and was there before, is not brought back', async () => {
    const [, , back] = await play({}, [run('apply'), set(null), run('undo')]);
    expect([said(back), back.state[VALUE]]).toEqual(['undone-partly restored', undefined]);
  });

  test('what cannot come back is left, and does not make undo partial', async () => {
    const given = footprint(item('registry-value', `${HERE}!V`, 'none'));
    const [, back] = await play({}, [run('apply', given), run('undo', given)]);
    expect([said(back), back.output[0], back.state[VALUE]]).toEqual(['undone restored', `Left alone: registry-value ${HERE}!V: it cannot come back`, 'DWord 2']);
  });

  test('an account that may not do all of it leaves the rest for SYSTEM', async () => {
    const file = 'C:\\ProgramData\\Test\\key';
    const given: Given = {
      steps: `${SET}\nSet-RcAcl -LiteralPath '${file}' -Dacl 'D:PAI(A;;FA;;;SY)' -Owner 'S-1-5-18'`, footprint: [item('registry-value', `${HERE}!V`), item('acl', '%ProgramData%\\Test\\*')],
    };
    const start = { user: { kind: 'system' }, files: { [file]: { text: 'x', sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)' } } };
    const become = (kind: string) => ({ set: { user: { kind } } });
    const [begin, , , tried, , back] = await play(start, [LOOK, run('apply', given), become('administrator'), run('undo', given), become('system'), run('undo', given)]);
    expect([said(tried), tried.output.includes('This account may not do all of it. Run undo again as SYSTEM.')]).toEqual(['undone-partly restored', true]);
    expect([said(back), differs(begin, back)]).toEqual(['undone restored', []]);
  });

  test('a service is restarted once more after what was put back, dependents too', async () => {
    const [, back] = await play({}, [run('apply', BOTH), run('undo', BOTH)]);
    expect([said(back), back.happened]).toEqual(['undone restored', RESTARTED]);
  });

  test('nothing put back: nothing is restarted', async () => {
    const [, , back] = await play({}, [run('apply', BOTH), set(1), run('undo', BOTH)]);
    expect([said(back), back.happened]).toEqual(['no-change nothing-to-undo', []]);
  });

  test('a service that a power cut left stopped runs again, whatever else is to do', async () => {
    const [, whole] = await play({}, [LOOK, run('apply', BOTH)]);
    for (let n = 1; n <= whole.writes.length; n += 1) {
      if (!whole.writes[n - 1]!.startsWith('service ')) continue;
      const [begin, cut, , back] = await play({}, [LOOK, { ...run('apply', BOTH), crashAt: n }, set(1), run('undo', BOTH)]);
      const down = cut.state['service TermService'] === 'Stopped' || cut.state['service UmRdpService'] === 'Stopped';
      if (down) expect(back.output.at(-1)).toContain(`items=${back.output.filter((text) => text.startsWith('Started again: ')).length} left=0`);
      expect({ n, left: differs(begin, back), said: said(back), told: back.output.some((text) => text.startsWith('Started again: TermService')) }).toEqual({
        n, left: [], said: down ? 'undone restored' : 'no-change nothing-to-undo', told: down,
      });
    }
  });

  test('a service that does not start again is named, and undo is partial', async () => {
    const [done, back] = await play({ services: { TermService: { fails: true } } }, [run('apply', BOTH), run('undo', BOTH)]);
    expect([said(done), said(back), back.state[VALUE]]).toEqual(['failed error', 'undone-partly restored', 'DWord 1']);
    expect(back.output.join('\n')).toMatch(/Not restarted: TermService: /);
  });

  test('a service that runs and cannot be restarted is named, and all is put back', async () => {
    const disabled = { set: { services: { TermService: { start: 'Disabled' } } } };
    const [, , back, again] = await play({}, [run('apply', BOTH), disabled, run('undo', BOTH), run('undo', BOTH)]);
    expect([said(back), back.state['service TermService'], said(again)]).toEqual(['undone restored', 'Running', 'no-change nothing-to-undo']);
    expect(back.output.join('\n')).toContain('Not restarted: TermService: ');
  });

  test('what does not go back is named', async () => {
    const stuck = VERBS['registry-value']!.replace('  $path, $name = $Target -split \'!\', 2\n  if ($name', '  if ($State -eq \'DWord:00000001\') { return }\n  $path, $name = $Target -split \'!\', 2\n  if ($name');
    expect(stuck).not.toBe(VERBS['registry-value']!);
    const [, back] = await play({}, [run('apply'), run('undo', { broken: { 'registry-value': stuck } })]);
    expect([said(back), back.output[0]]).toEqual(['undone-partly restored', `Left alone: registry-value ${HERE}!V: it did not take`]);
  });

  test('once such a service can start, undo starts it', async () => {
    const disabled = { set: { services: { TermService: { start: 'Disabled', state: 'Stopped' } } } };
    const [, , down, , back] = await play({}, [run('apply', BOTH), disabled, run('undo', BOTH), { set: { services: { TermService: { start: 'Manual' } } } }, run('undo', BOTH)]);
    expect([said(down), down.state['service TermService']]).toEqual(['undone-partly restored', 'Stopped']);
    expect([said(back), back.state['service TermService'], back.output.includes('Started again: TermService')]).toEqual(['undone restored', 'Running', true]);

  });

  test('the usual machine differs in one value', () => expect(START).toEqual({ registry: { [KEY]: { V: 1 } } }));
});
