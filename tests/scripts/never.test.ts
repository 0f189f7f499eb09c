/**
 * What no fix may ever do. Each act is planted among the steps of a real fix: the static rules must refuse it,
 * and run all the same, it must be seen: unknown to the simulation, stopped by the frame, or a change outside the footprint.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../tools/find-powershell.ts';
import { checkFootprint } from '../../src/lib/scripts/check/footprint.ts';
import { applyRules } from '../../src/lib/scripts/check/rules.ts';
import { verbsInCheck } from '../../src/lib/scripts/check/rules/read-only-check.ts';
import { readScript } from '../../src/lib/scripts/check/script.ts';
import { compose } from '../../src/lib/scripts/index.ts';
import { outside } from './footprint.ts';
import { changes, exampleNames, type Fix, readFix, scriptedFixes, scriptText, verdictOf, withoutJournal } from './run.ts';
import { machine, SimulatedWindows, type Step } from './windows.ts';

let windows: SimulatedWindows;
afterAll(() => windows?.stop());

const fix = readFix('set-security-layer')!;
const KEYS = "$env:ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys";
const FAULTY = machine({ registry: { 'RDP-Tcp': { SecurityLayer: 0 } } });

/** The act, the step that does it, and the static rule that refuses it. */
const ACTS: readonly (readonly [act: string, step: string, rule: string])[] = [
  ['renames MachineKeys with the verb', `Rename-RcFolder -LiteralPath "${KEYS}" -NewName 'MachineKeys.old'`, 'machine-keys'],
  ['renames MachineKeys with the cmdlet', `Rename-Item -LiteralPath "${KEYS}" -NewName 'MachineKeys.old'`, 'machine-keys'],
  ['moves MachineKeys', `Move-Item -LiteralPath "${KEYS}" -Destination 'C:\\old'`, 'machine-keys'],
  ['empties MachineKeys', `Remove-Item -LiteralPath "${KEYS}" -Recurse -Force`, 'machine-keys'],
  ['empties MachineKeys by a variable', `$folder = "${KEYS}"\nRemove-Item -LiteralPath $folder -Recurse -Force`, 'fragment-writes'],
  ['moves every key with the verb', `foreach ($file in @(Get-ChildItem -LiteralPath "${KEYS}" -Force)) {\n  Move-RcFile -LiteralPath $file.FullName\n}`, 'footprint'],
  ['grants rights below a folder', `icacls.exe "${KEYS}" '/grant' '*S-1-1-0:F' '/T'`, 'recursive-grants'],
  ['takes ownership below a folder', `takeown.exe '/F' "${KEYS}" '/R'`, 'recursive-grants'],
  ['sets permissions on everything below', `Get-ChildItem -LiteralPath "${KEYS}" -Recurse | Set-Acl -AclObject $acl`, 'recursive-grants'],
  ['puts NETWORK SERVICE among the administrators', "Add-LocalGroupMember -SID 'S-1-5-32-544' -Member 'S-1-5-20'", 'forbidden-commands'],
  ['puts somebody among the administrators with net.exe', "net.exe 'localgroup' 'Administrators' 'x' '/add'", 'forbidden-commands'],
  ['switches the firewall off', "Set-NetFirewallProfile -All -Enabled 'False'", 'forbidden-commands'],
  ['switches the firewall off with netsh', "netsh.exe 'advfirewall' 'set' 'allprofiles' 'state' 'off'", 'forbidden-commands'],
  ['lowers Network Level Authentication without a time limit', "Set-RcRegistryValue -Path $RdpTcp -Name 'UserAuthentication' -Kind 'DWord' -Value 0", 'undo-for-lowering'],
  ['asks a question', "$answer = Read-Host -Prompt 'Sure?'\nWrite-RcLine $answer", 'forbidden-commands'],
  ['asks for a password', "$secret = Get-Credential\nWrite-RcLine $secret.UserName", 'forbidden-commands'],
  ['downloads', "Invoke-WebRequest -Uri 'https://example.com/x' -OutFile 'C:\\x.exe'", 'forbidden-commands'],
  ['downloads with certutil', "certutil.exe '-urlcache' '-f' 'https://example.com/x' 'x'", 'forbidden-commands'],
  ['downloads with a .NET class', "(New-Object -TypeName 'Net.WebClient').DownloadString('https://example.com/x')", 'forbidden-words'],
  ['runs an encoded command', "powershell.exe -EncodedCommand 'ZABpAHIAZABpAHIAZABpAHIA'", 'forbidden-words'],
  ['runs a text', "Invoke-Expression -Command 'Get-Date'", 'forbidden-commands'],
  ['makes code at run time', "& ([scriptblock]::Create('Get-Date'))", 'forbidden-words'],
  ['starts a program', "Start-Process -FilePath 'cmd.exe'", 'forbidden-commands'],
  ['closes the window', 'exit', 'forbidden-words'],
  ['restarts the computer', 'Restart-Computer -Force', 'forbidden-commands'],
  ['signs people out', "logoff.exe '7'", 'forbidden-commands'],
  ['writes to the registry past the verbs', "Set-ItemProperty -LiteralPath $TerminalServer -Name 'fDenyTSConnections' -Value 1", 'fragment-writes'],
  ['writes to the registry with reg.exe', "reg.exe 'delete' 'HKLM\\SOFTWARE\\Policies\\Microsoft' '/f'", 'forbidden-commands'],
  ['writes to the registry past the cmdlets', "[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\SOFTWARE\\X', 'Y', 1)", 'forbidden-words'],
  ['writes a file', "Set-Content -LiteralPath 'C:\\x.txt' -Value 'x'", 'fragment-writes'],
  ['stops a service past the verbs', "Stop-Service -Name 'mpssvc' -Force", 'fragment-writes'],
  ['sets a value that the fix does not declare', "Set-RcRegistryValue -Path $TerminalServer -Name 'fDenyTSConnections' -Kind 'DWord' -Value 1", 'footprint'],
  ['goes out of the declared key with ..', "Set-RcRegistryValue -Path \"$RdpTcp\\..\" -Name 'SecurityLayer' -Kind 'DWord' -Value 1", 'footprint'],
  ['stops a service that the fix does not declare', "Stop-RcService -Name 'mpssvc'", 'footprint'],
  ['opens a firewall rule that the fix does not declare', "Set-RcFirewallRule -Name 'RemoteDesktop-Shadow-In-TCP' -Enabled $true", 'footprint'],
  ['empties an event log', "Clear-EventLog -LogName 'System'", 'forbidden-commands'],
];

/**
 * Commands and types that would do no harm, or not much, each planted in a whole script. That they are unknown to the
 * simulation shows that those which do harm are unknown too: they would come the same way. Only then are those played.
 */
const HARMLESS: readonly (readonly [step: string, unknown: string])[] = [
  ['Get-Random', 'command Get-Random'],
  ['Microsoft.PowerShell.Utility\\Get-Random', 'command Microsoft.PowerShell.Utility\\Get-Random'],
  ["Import-Module -Name 'Microsoft.PowerShell.Utility'", 'command Import-Module'],
  ["Import-Module -Name 'Microsoft.PowerShell.Management'\nRestart-Computer -WhatIf", 'command Import-Module'],
  ['Restart-Computer -WhatIf', 'command Restart-Computer'],
  ['Microsoft.PowerShell.Management\\Restart-Computer -WhatIf', 'command Microsoft.PowerShell.Management\\Restart-Computer'],
  ['Stop-Computer -WhatIf', 'command Stop-Computer'],
  ["Invoke-WebRequest -Uri 'http://127.0.0.1:9/'", 'command Invoke-WebRequest'],
  ["Invoke-RestMethod -Uri 'http://127.0.0.1:9/'", 'command Invoke-RestMethod'],
  ["Test-Connection -ComputerName '127.0.0.1'", 'command Test-Connection'],
  ["Start-Process -FilePath 'hostname.exe'", 'command Start-Process'],
  ["shutdown.exe '/?'", 'command shutdown.exe'],
  ['[System.Net.Dns]::GetHostName()', 'type System.Net.Dns'],
  ["(New-Object -TypeName 'System.Net.WebClient').IsBusy", 'New-Object System.Net.WebClient'],
  ["(New-Object -ComObject 'WScript.Shell').CurrentDirectory", 'New-Object WScript.Shell'],
  ["[Microsoft.Win32.Registry]::GetValue('HKEY_CURRENT_USER\\Environment', 'TEMP', 1)", 'type Microsoft.Win32.Registry'],
  ["[System.Diagnostics.Process]::GetCurrentProcess().Id", 'type System.Diagnostics.Process'],
];

async function played(step: string): Promise<Step> {
  const [done] = (await windows.play(FAULTY, [{ run: applyOf(fix, withStep(step)) }])) as [Step];
  return done;
}

/** A file that a program would make if it were started: by its whole path, or because its folder is in the PATH. */
const FILE = join(tmpdir(), `reconnect-never-${process.pid}`);
const PROGRAMS = process.platform === 'win32' ? [`C:\\Windows\\System32\\cmd.exe '/c' 'echo x > ${FILE}'`, `$env:PATH = 'C:\\Windows\\System32'\ncmd.exe '/c' 'echo x > ${FILE}'`]
  : [`/bin/touch '${FILE}'`, `$env:PATH = '/bin:/usr/bin'\ntouch '${FILE}'`, `$env:PATH = '/bin:/usr/bin'\n& 'touch' '${FILE}'`];

/** Nothing is played that could do harm before it is shown that nothing gets past the simulation. */
beforeAll(async () => {
  if (!findPowerShell()) return;
  windows = await SimulatedWindows.start();
  for (const [step, unknown] of HARMLESS) expect((await played(step)).unknown.join('\n')).toContain(unknown);
  for (const program of PROGRAMS) await played(program);
  expect(existsSync(FILE)).toBe(false);
}, 60_000);

const withStep = (step: string): string => `${step}\n${fix.fragments['apply.ps1']!}`;

/** All that the static checks have against the steps of a fix. */
function findings(of: Fix, steps: string): string[] {
  const script = readScript(steps, 'fragment', of.id);
  return [...applyRules(script), ...checkFootprint(script, of.footprint)].map(({ rule }) => rule);
}

function applyOf(of: Fix, steps: string): string {
  return scriptText({ ...of, fragments: { ...of.fragments, 'apply.ps1': steps } }, 'apply', 'console');
}

test('the fix that they are planted in is clean', () => expect(findings(fix, fix.fragments['apply.ps1']!)).toEqual([]));

test.for(ACTS)('a fix that %s: refused before anything runs', ([, step, rule]) => {
  expect(findings(fix, withStep(step))).toContain(rule);
});

test.for(ACTS)('a check that %s: refused too', ([, step]) => {
  const script = readScript(`${step}\n${fix.fragments['check.ps1']!}`, 'fragment', fix.id);
  expect([...applyRules(script).map(({ rule }) => rule), ...verbsInCheck(script)]).not.toEqual([]);
});

/** What does no harm by itself: seen in the text alone. */
const SEEN_ONLY_IN_THE_TEXT = new Set(['makes code at run time']);

describe.skipIf(!findPowerShell())('run all the same', () => {
  test.for(ACTS.filter(([act]) => !SEEN_ONLY_IN_THE_TEXT.has(act)))('a fix that %s is seen', async ([, step]) => {
    const [begin, done] = (await windows.play(FAULTY, [{ look: true }, { run: applyOf(fix, withStep(step)) }])) as [Step, Step];
    const strange = [...done.unknown, ...outside(fix, done.writes), ...outside(fix, changes(begin.state, done.state))];
    const stopped = done.output.some((line) => /^RECONNECT 1 \S+ apply (failed|refused) /.test(line)) && outside(fix, changes(begin.state, done.state)).length === 0;
    expect({ strange: strange.length > 0, stopped }).not.toEqual({ strange: false, stopped: false });
  });
});

describe.skipIf(!findPowerShell())('the simulation keeps scripts away from this computer', () => {
  test.for(HARMLESS)('%s is unknown, and the script comes to nothing', async ([step, unknown]) => {
    const done = await played(step);
    expect(done.unknown.join('\n')).toContain(unknown);
    expect(done.output.at(-1)).toMatch(/^RECONNECT 1 \S+ apply failed |^\[not run\]$/);
  });

  test.for(PROGRAMS)('%s is not started', async (step) => {
    expect(verdictOf(await played(step)).result).toBe('failed');
    expect(existsSync(FILE)).toBe(false);
  });

  test('a type that nobody has looked at: nothing of the script is run', async () => {
    const step = `Write-RcLine 'first'\n[System.IO.Directory]::CreateDirectory('${FILE}')`;
    expect((await played(step)).output).toEqual(['[not run]']);
    expect(existsSync(FILE)).toBe(false);
  });
});

describe('the one exception', () => {
  const RENAME = `Rename-RcFolder -LiteralPath "${KEYS}" -NewName 'MachineKeys.old'`;
  const others = scriptedFixes().filter(({ id, runsOn }) => id !== 'put-back-machinekeys' && runsOn !== 'azure');
  const exception = readFix('put-back-machinekeys')!;

  test('put-back-machinekeys may rename the folder', () => {
    expect(exception.fragments['apply.ps1']).toContain('Rename-RcFolder');
    expect(findings(exception, exception.fragments['apply.ps1']!)).toEqual([]);
  });

  test('even that fix may not delete or move it', () => {
    for (const act of ['Remove-Item', 'Move-Item', 'Rename-Item', 'Clear-Item']) expect(findings(exception, `${act} -LiteralPath "${KEYS}"`)).toContain('machine-keys');
  });

  test.for(others.map((other) => [other.id, other] as const))('%s may not, whatever it declares', ([, other]) => {
    const footprint = [...other.footprint, ...exception.footprint];
    expect(findings({ ...other, footprint }, `${RENAME}\n${other.fragments['apply.ps1']!}`)).toContain('machine-keys');
  });

  test('it is sent by no channel that nobody watches', () => {
    for (const channel of ['run-command-portal', 'run-command-shell', 'run-command-az', 'agent'] as const) {
      const made = compose({
        fix: exception, part: 'apply', channel, answers: {}, names: exampleNames(exception, channel), fragments: exception.fragments,
        verbs: {}, frame: {}, version: '1', date: '2026-11-21',
      });
      expect(made.refused).toBeTruthy();
    }
  });

  test.skipIf(!findPowerShell())('a fix that does not declare it is stopped by the frame', async () => {
    const [begin, done] = (await windows.play(FAULTY, [{ look: true }, { run: applyOf(fix, withStep(RENAME)) }])) as [Step, Step];
    expect(verdictOf(done).result).toBe('failed');
    expect(changes(withoutJournal(begin.state), withoutJournal(done.state))).toEqual([]);
  });
});
