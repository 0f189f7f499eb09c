/** What a check can ask, and places that come from Windows, not from whoever opened the window. */
import { describe, expect, test } from 'vitest';
import { findPowerShell } from '../../../tools/find-powershell.ts';
import { CLOSED, type Given, INSIDE, LOOK, play, ROOT, run, said, text, useWindows } from './bench.ts';
import type { Overrides } from '../windows.ts';

useWindows();
const TCP = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp';
const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';
const KEYS = 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys';
const OURS = `${KEYS}\\f686aace6942fb7f7ceb231212eef4a4_0aaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee`;
const PROFILES = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList';

/** What a check prints of an expression. */
async function answer(expression: string, start: Overrides = {}): Promise<string | undefined> {
  const check = `Write-RcLine '[{0}]' (${expression})\nreturn New-RcResult -State 'ok' -Code 'looked'`;
  const [seen] = await play(start, [run('check', { check })]);
  expect(said(seen)).toBe('ok looked');
  return seen.output[0];
}

const key = (value: Overrides[string], name = 'V') => ({ registry: { 'HKLM\\SOFTWARE\\Reconnect test': { [name]: value } } });
const read = (name = 'V') => `Get-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\Reconnect test' -Name '${name}'`;

/** expression, machine, what is printed */
const ROWS: readonly (readonly [string, Overrides, string])[] = [
  [read(), key(7), '[7]'],
  [read(), key(4294967295), '[4294967295]'],
  [read(), key(2147483648), '[2147483648]'],
  [read(), key({ expand: '%SystemRoot%\\x' }), '[%SystemRoot%\\x]'],
  [`(${read()}).GetType().Name`, key({ binary: '01' }), '[Byte[]]'],
  [`$null -eq (${read('None')})`, {}, '[True]'],
  ["$null -eq (Get-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\None' -Name 'V')", {}, '[True]'],
  ['Get-RcRdpPort', {}, '[3389]'],
  ['Get-RcRdpPort', { registry: { [TCP]: { PortNumber: 3390 } } }, '[3390]'],
  ['Get-RcRdpPort', { registry: { [TCP]: { PortNumber: null } } }, '[3389]'],
  ["Get-RcPolicyValue -Name 'SecurityLayer'", { registry: { [POLICY]: { SecurityLayer: 1 } } }, '[1]'],
  ["$null -eq (Get-RcPolicyValue -Name 'SecurityLayer')", {}, '[True]'],
  ["(Get-RcServiceProcessId -Name 'TermService') -gt 0", {}, '[True]'],
  ["Get-RcServiceProcessId -Name 'W3SVC'", {}, '[0]'],
  ["Get-RcServiceProcessId -Name 'None'", {}, '[0]'],
  ['ConvertTo-RcHex -Bytes ([byte[]]@(1, 171))', {}, '[01AB]'],
  ['ConvertTo-RcHex -Bytes ([byte[]]@(5))', {}, '[05]'],
  ['ConvertTo-RcHex -Bytes $null', {}, '[]'],
  ['ConvertTo-RcHex -Bytes ([byte[]]@())', {}, '[]'],
  ['Get-RcMachineKeysPath', {}, `[${KEYS}]`],
  ['@(Get-RcRdpKeyFile).Count', {}, '[1]'],
  ['@(Get-RcRdpKeyFile).Count', { files: { [OURS]: { text: 'x', attributes: 'Hidden, System' } } }, '[2]'],
  ['@(Get-RcRdpKeyFile).Count', { files: { [OURS]: { folder: true } } }, '[1]'],
  ['@(Get-RcRdpKeyFile).Count', { files: { [OURS]: { text: 'x', attributes: 'ReparsePoint' } } }, '[1]'],
  ['@(Get-RcRdpKeyFile).Count', { registry: { [PROFILES]: { ProgramData: { expand: 'C:\\Elsewhere' } } } }, '[0]'],
  ['@(Get-RcSelfSignedCertificate).Count', {}, '[1]'],
  ['@(Get-RcSelfSignedCertificate).Count', { certificates: { 'Remote Desktop': [{ subject: 'CN=PC', issuer: 'CN=Company' }] } }, '[0]'],
  ['@(Get-RcSelfSignedCertificate).Count', { certificates: { 'Remote Desktop': null } }, '[0]'],
  ['Test-RcDomainJoined', {}, '[False]'],
  ['Test-RcDomainJoined', { domainJoined: true }, '[True]'],
  ['Get-RcActiveSessionCount', {}, '[0]'],
  ['Get-RcActiveSessionCount', { sessions: { 'rdp-tcp#3': { user: 'kim' }, 'rdp-sxs220#1': { user: 'eve' } } }, '[2]'],
  ['Get-RcActiveSessionCount', { missingTools: ['qwinsta.exe'] }, '[0]'],
  ["(Get-RcAcl -LiteralPath 'C:\\ProgramData\\a').Owner", { files: { 'C:\\ProgramData\\a': { text: '', sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;BU)' } } }, '[S-1-5-18]'],
  ["(Get-RcAcl -LiteralPath 'C:\\ProgramData\\a').Dacl", { files: { 'C:\\ProgramData\\a': { text: '', sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;BU)S:AI(AU;FA;FA;;;WD)' } } }, '[D:PAI(A;;FA;;;SY)(A;;FR;;;BU)]'],
  ['Get-RcProgramData', {}, '[C:\\ProgramData]'],
  ['Get-RcProgramData', { registry: { [PROFILES]: { ProgramData: { expand: '%systemdrive%\\Data' } } } }, '[C:\\Data]'],
  ['Get-RcProgramData', { registry: { [PROFILES]: { ProgramData: 'D:\\Data' } } }, '[D:\\Data]'],
  ['Get-RcProgramData', { registry: { [PROFILES]: { ProgramData: null } } }, '[C:\\ProgramData]'],
];

describe.skipIf(!findPowerShell())('frame', () => {
  test.for(ROWS)('%s', async ([expression, start, wanted]) => expect(await answer(expression, start)).toBe(wanted));

  // A person can set variables for every window of their account, those that are opened as administrator too.
  const FAKE = "$env:ProgramData = 'C:\\Users\\anna'\n$env:SystemRoot = 'C:\\Users\\anna'\n$env:windir = 'C:\\Users\\anna'\n$env:SystemDrive = 'Z:'\n$env:Path = 'C:\\Users\\anna'\n";
  const faked = (part: 'apply' | 'undo', given: Given = {}) => ({ run: FAKE + text(part, given) });

  test('a changed environment changes neither where journals are, nor which programs run', async () => {
    const steps = "cmdkey.exe '/list' | Out-Null\nSet-RcRegistryValue -Path 'HKLM:\\SOFTWARE\\Reconnect test' -Name 'V' -Kind 'DWord' -Value 2";
    const [begin, done, back] = await play(INSIDE, [LOOK, faked('apply', { cutsSessions: 'may', steps }), run('undo')]);
    expect([said(done), said(back)]).toEqual(['fixed two', 'undone restored']);
    const made = Object.keys(done.state).filter((name) => !(name in begin.state) && name.startsWith('file '));
    expect(made.filter((name) => !name.startsWith(`file ${ROOT}`))).toEqual([]);
  });

  test('the PATH of the window is as before, whatever happens', async () => {
    for (const given of [{}, { steps: "throw 'no'\nSet-RcServiceStart -Name 'W3SVC' -StartType 'Manual'" }]) {
      const [seen] = await play({}, [{ run: `$env:Path = 'before'\n${text('apply', given)}\n$env:Path` }]);
      expect(seen.output.at(-1)).toBe('before');
    }
    const inside = "Write-RcLine $env:Path\nreturn New-RcResult -State 'ok' -Code 'looked'";
    const [seen] = await play({}, [{ run: `$env:Path = 'C:\\Users\\anna'\n${text('check', { check: inside })}` }]);
    expect(seen.output[0]!.toLowerCase()).toBe('c:\\windows\\system32');
  });

  test('habits of the window are no parameter of a script', async () => {
    const [seen] = await play({}, [{ run: `$PSDefaultParameterValues = @{ 'Test-Path:PathType' = 'Leaf' }\n${text('apply')}` }]);
    expect(said(seen)).toBe('fixed two');
  });

  test('permissions are set, and what is audited stays', async () => {
    const file = 'C:\\ProgramData\\Test\\key';
    const before = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;NS)S:PAI(AU;SAFA;FA;;;WD)';
    const given: Given = {
      steps: `Set-RcAcl -LiteralPath '${file}' -Dacl 'D:PAI(A;;FA;;;SY)(A;;FA;;;BA)' -Owner 'S-1-5-18'`,
      footprint: [{ verb: 'acl', target: '%ProgramData%\\Test\\*', undo: 'journal' }],
    };
    const [begin, done, back] = await play({ user: { kind: 'system' }, files: { [file]: { text: 'x', sddl: before } } }, [LOOK, run('apply', given), run('undo', given)]);
    expect([begin, done, back].map(({ state }) => state[`acl ${file}`])).toEqual([before, 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)S:PAI(AU;SAFA;FA;;;WD)', before]);
  });

  test('the journal folder of a moved ProgramData lies there', async () => {
    const moved = { registry: { [PROFILES]: { ProgramData: { expand: 'C:\\Data' } } }, files: { 'C:\\Data': { folder: true } } };
    const [done] = await play(moved, [run('apply')]);
    expect([said(done), done.state['acl C:\\Data\\Reconnect'], done.state[`file ${ROOT}`]]).toEqual(['fixed two', CLOSED, undefined]);
  });
});
