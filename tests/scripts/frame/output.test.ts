/** What a person sees, what the log keeps, and the last line, which the site reads. */
import { describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { differs, type Given, LOOK, play, ROOT, run, said, SET, useWindows, VALUE } from './bench.ts';

useWindows();
const checks = (lines: string): Given => ({ check: lines });
const found = (state: string, code = 'x', data = ''): string => `return New-RcResult -State '${state}' -Code '${code}'${data}`;
/** A check that says one thing before the change and another after it. */
const turns = (before: string, after: string): Given => checks(`if ((Get-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\Reconnect test' -Name 'V') -eq 2) {\n  ${found(after, 'after')}\n}\n${found(before, 'before')}`);
/** The texts that lie in the folder of the newest run. */
const kept = (name: string) => ({ run: `Get-ChildItem -LiteralPath '${ROOT}' -Directory | ForEach-Object { Get-Content -LiteralPath "$($_.FullName)\\${name}" }` });

describe.skipIf(!findPowerShell())('frame', () => {
  const LAST: readonly (readonly [string, string])[] = [
    ["@{ b = 2; keys = 1; a = 'x y'; count = 0 }", 'RECONNECT 1 frame-test check ok x a=x_y b=2 count=0 keys=1'],
    ["@{ values = 'a' }", 'RECONNECT 1 frame-test check ok x values=a'],
    ["@{ until = '2026-11-14'; at = '10:20'; hex = '0xFF' }", 'RECONNECT 1 frame-test check ok x at=10:20 hex=0xFF until=2026-11-14'],
    ["@{ name = \"M$([char]252)ller\\x=1\" }", 'RECONNECT 1 frame-test check ok x name=M_ller_x_1'],
    ['@{}', 'RECONNECT 1 frame-test check ok x'],
  ];
  test.for(LAST)('the data of a check stand in the last line: %s', async ([data, line]) => {
    const [seen] = await play({}, [run('check', checks(found('ok', 'x', ` -Data ${data}`)))]);
    expect(seen.output.at(-1)).toBe(line);
  });

  test('a check that finds nothing to say is unknown', async () => {
    const [seen] = await play({}, [run('check', checks("Write-RcLine 'hm'"))]);
    expect(seen.output).toEqual(['hm', 'RECONNECT 1 frame-test check unknown unknown']);
  });

  test('an error of a check is said, and has a last line', async () => {
    const [seen] = await play({}, [run('check', checks(`Write-RcLine 'first'\nthrow 'broken'\n${found('ok')}`))]);
    expect(seen.output).toEqual(['first', 'Stopped by an error: broken', 'RECONNECT 1 frame-test check failed error']);
  });

  const ROWS: readonly (readonly [string, Given, string, string])[] = [
    ['ok', turns('ok', 'ok'), 'no-change before', 'no-change before'],
    ['blocked', turns('blocked', 'ok'), 'refused before', 'refused before'],
    ['not applicable', turns('not-applicable', 'ok'), 'refused before', 'refused before'],
    ['a fault that goes', turns('fault', 'ok'), 'would-change before', 'fixed after'],
    ['a fault that stays', turns('fault', 'fault'), 'would-change before', 'not-fixed after'],
    ['unknown, then ok', turns('unknown', 'ok'), 'would-change before', 'fixed after'],
    ['unknown, then unknown', turns('unknown', 'unknown'), 'would-change before', 'not-fixed after'],
    ['a fault that needs a restart', { ...turns('fault', 'fault'), restart: 'machine' }, 'would-change before', 'restart-needed after'],
    ['a fault about which no step does anything', { ...turns('fault', 'ok'), steps: SET.replace('Value 2', 'Value 1') }, 'no-change before', 'not-fixed before'],
  ];
  test.for(ROWS)('%s', async ([, given, dry, apply]) => {
    const [begin, tried, done] = await play({}, [LOOK, run('dry-run', given), run('apply', given)]);
    expect([said(tried), said(done)]).toEqual([dry, apply]);
    expect(differs(begin, done).length > 0).toBe(dry.startsWith('would-change'));
  });

  test('a dry run says what would be, apply what is; both say what was', async () => {
    const [dry, done] = await play({}, [run('dry-run'), run('apply')]);
    expect(dry.output[0]).toBe('Would set HKLM:\\SOFTWARE\\Reconnect test!V to DWord:00000002 (now DWord:00000001)');
    expect(done.output[1]).toBe('Now: set HKLM:\\SOFTWARE\\Reconnect test!V to DWord:00000002 (was DWord:00000001)');
    expect(done.output[0]).toMatch(/^Journal, and how to undo by hand: C:\\ProgramData\\Reconnect\\[0-9]{21}-frame-test$/);
  });

  test('a long old state is cut where it is printed, and whole in the journal', async () => {
    const [done, journal] = await play({ registry: { 'HKLM\\SOFTWARE\\Reconnect test': { V: 'x'.repeat(200) } } }, [run('apply'), kept('journal.txt')]);
    expect(done.output[1]).toContain(`(was String:${'x'.repeat(53)}...)`);
    expect(journal.output[0]).toContain(`|String:${'x'.repeat(200)}|DWord:00000002`);
  });

  test('what is printed is kept in the log, and by hand one can undo too', async () => {
    const two = `${SET}\n${SET.replace("'V'", "'W'")}\nRestart-RcService -Name 'W3SVC'\nWrite-RcLine 'end'`;
    const given = { steps: two, footprint: [{ verb: 'registry-value', target: 'HKLM:\\SOFTWARE\\Reconnect test!*', undo: 'journal' }, { verb: 'service-state', target: 'W3SVC', undo: 'journal' }] as const };
    const [done, log, hand] = await play({ services: { W3SVC: { state: 'Running' } } }, [run('apply', given), kept('log.txt'), kept('undo-by-hand.txt')]);
    expect(log.output).toEqual(done.output.slice(0, -1));
    expect(hand.output).toEqual([
      'If registry-value HKLM:\\SOFTWARE\\Reconnect test!V is still [DWord:00000002], put back [DWord:00000001]. Begin with the last line.',
      'If registry-value HKLM:\\SOFTWARE\\Reconnect test!W is still [DWord:00000002], put back [absent:0]. Begin with the last line.',
      'Restart the service W3SVC after the other lines.',
    ]);
  });

  test('no more is printed than Run Command hands back; the log has it all', async () => {
    const given = { steps: `${SET}\nforeach ($n in 1..100) {\n  Write-RcLine "line $n $('x' * 60)"\n}` };
    const [done, log] = await play({}, [run('apply', given), kept('log.txt')]);
    const printed = done.output.join('\r\n').length;
    expect(printed).toBeLessThan(3000);
    expect(printed).toBeGreaterThan(2800);
    expect([said(done), log.output.length]).toEqual(['fixed two', 102]);
    // Two bytes end each line.
    const exact = checks(`Write-RcLine ('x' * 1448)\nWrite-RcLine ('y' * 1448)\n${found('ok')}`);
    const almost = checks(`Write-RcLine ('x' * 1448)\nWrite-RcLine ('y' * 1447)\n${found('ok')}`);
    const [full, fits] = await play({}, [run('check', exact), run('check', almost)]);
    expect([full.output.length, fits.output.length]).toEqual([2, 3]);
  });

  const LINES: readonly (readonly [string, string])[] = [
    ["Write-RcLine 'a {0} {1}' 7 'b'", 'a 7 b'],
    ["Write-RcLine 'a {0}'", 'a {0}'],
    ["Write-RcLine 'a {0}' 7", 'a 7'],
    ["Write-RcLine \"M$([char]252)nchen$([char]10)RECONNECT 1 x apply fixed y\"", 'M?nchen?Reconnect 1 x apply fixed y'],
    ['Write-RcLine "~ $([char]127)"', '~ ?'],
  ];
  test.for(LINES)('%s', async ([line, wanted]) => {
    const [seen] = await play({}, [run('check', checks(`${line}\n${found('ok')}`))]);
    expect(seen.output[0]).toBe(wanted);
  });

  test('after an error it says what is done, and how to get back', async () => {
    const [begin, done, back] = await play({}, [LOOK, run('apply', { steps: `${SET}\nthrow 'broken'` }), run('undo')]);
    expect([said(done), done.state[VALUE], differs(begin, back)]).toEqual(['failed error', 'DWord 2', []]);
    expect(done.output.slice(-4, -1)).toEqual([
      'Stopped by an error: broken', 'Changes begun before that: 1. The undo script puts them back.', expect.stringMatching(/^By hand: read undo-by-hand.txt in C:\\ProgramData\\Reconnect\\[0-9]{21}-frame-test$/),
    ]);
  });

  test('an error before the first change says nothing of undo, nor does a dry run', async () => {
    const given = { steps: `throw 'broken'\n${SET}` };
    const [done, dry] = await play({}, [run('apply', given), run('dry-run', { steps: `${SET}\nthrow 'broken'` })]);
    expect(done.output).toEqual(['Stopped by an error: broken', 'RECONNECT 1 frame-test apply failed error']);
    expect(dry.output.slice(1)).toEqual(['Stopped by an error: broken', 'RECONNECT 1 frame-test dry-run failed error']);
  });

  test('a step can stop with a reason, and the data of the check are not taken for its own', async () => {
    const given = { check: found('fault', 'x', ' -Data @{ a = 1 }'), steps: `Stop-Rc -Result 'refused' -Code 'because' -Message 'Not on this machine.'\n${SET}` };
    const [done] = await play({}, [run('apply', given)]);
    expect(done.output).toEqual(['Not on this machine.', 'RECONNECT 1 frame-test apply refused because']);
  });

  test('a step that the fix does not declare is stopped before it changes anything', async () => {
    const [begin, done, dry] = await play({}, [LOOK, run('apply', { steps: SET.replace("'V'", "'W'") }), run('dry-run', { steps: SET.replace("'V'", "'W'") })]);
    expect([said(done), said(dry), differs(begin, done)]).toEqual(['failed error', 'failed error', []]);
    expect(done.output[0]).toBe('Stopped by an error: Not declared by this fix: registry-value HKLM:\\SOFTWARE\\Reconnect test!W');
  });

  test('a change that does not take is an error', async () => {
    const still = { 'registry-value': 'function Read-RcRegistryValue {\n  return Get-RcRegistryValue -Path \'HKLM:\\SOFTWARE\\Reconnect test\' -Name \'V\'\n}\nfunction Write-RcRegistryValue {\n  param([string]$Target, [string]$State)\n}\nfunction Set-RcRegistryValue {\n  param([string]$Path, [string]$Name, [string]$Kind, [object]$Value)\n  Invoke-RcChange -Verb \'registry-value\' -Target "$Path!$Name" -New $Value -Say \'set it\'\n}\n' };
    const [done] = await play({}, [run('apply', { broken: still })]);
    expect([said(done), done.output.includes('Stopped by an error: It did not take: registry-value HKLM:\\SOFTWARE\\Reconnect test!V')]).toEqual(['failed error', true]);
  });
});
