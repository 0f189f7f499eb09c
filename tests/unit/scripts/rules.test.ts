import { describe, expect, test } from 'vitest';
import { checkCalls } from '../../../src/lib/scripts/check/catalogue.ts';
import { checkFootprint } from '../../../src/lib/scripts/check/footprint.ts';
import { verbsInCheck } from '../../../src/lib/scripts/check/rules/read-only-check.ts';
import { applyRules, RULES } from '../../../src/lib/scripts/check/rules.ts';
import { readScript, type Place } from '../../../src/lib/scripts/check/script.ts';
import { compose } from '../../../src/lib/scripts/index.ts';
import { CMDLETS, request, SAMPLE, SAMPLE_FRAGMENTS } from './library.ts';

const rulesAgainst = (text: string, place: Place = 'fragment', fix = 'sample-fix'): string[] =>
  applyRules(readScript(text, place, fix)).map(({ rule }) => rule);

/** One bad line for each rule. The same line is planted into a good fragment. */
const PLANTED: Record<string, readonly string[]> = {
  lexical: ["Write-RcLine 'open", '$a = @(1', 'Write-RcLine "$name: x"'],
  ascii: ["Write-RcLine 'M\u00fcnchen'", "Write-RcLine 'a\u2019", "\tWrite-RcLine 'x'"],
  'blank-line': ['', "Write-RcLine 'x' "],
  'line-length': [`Write-RcLine '${'x'.repeat(110)}'`],
  'brace-style': ['if ($true) {\n  Out-Null\n}\nelse {\n  Out-Null\n}'],
  continuation: ["Write-RcLine `\n  'x'"],
  'one-statement': ["Write-RcLine 'a'; Write-RcLine 'b'"],
  'command-names': ["sc config TermService", "gci -LiteralPath 'x'", '% { $_ }'],
  'call-operator': ['& $program', "& 'C:\\x.exe'", '. $file'],
  quotes: ['Write-RcLine "x"'],
  subexpression: ['Write-RcLine "$(Get-Date)"'],
  'long-strings': ["Write-RcLine 'a\nb'", "$t = @'\nx\n'@"],
  'null-comparison': ['if ($x -eq $null) { Out-Null }'],
  'number-suffix': ['$x = 1GB'],
  'newer-syntax': ['Get-Date && Get-Date', '$x = $y ? 1 : 2', '$x = $y ?? 1'],
  redirects: ["icacls.exe 'x' 2>&1", "Get-Date > 'x'"],
  'try-catch': ['try {\n  Get-Date\n}', 'try {\n  Get-Date\n} catch {\n}'],
  assignments: ['$global:x = 1', '$args = 1', "$script:y = 2"],
  'unused-variables': ['$never = 1'],
  'bare-words': ['Get-Service -Name TermService'],
  'backslash-n': ["Get-Item -LiteralPath 'C:\\Windows\\notepad.exe'"],
  localized: ["Get-NetFirewallRule -DisplayGroup 'Remote Desktop'", "$a = 'NT AUTHORITY\\SYSTEM'"],
  'native-exit': ["nltest.exe '/sc_query:x'"],
  'registry-force': ["New-Item -Path 'HKLM:\\SOFTWARE\\X' -Force"],
  'value-kind': ["Set-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\X' -Name 'a' -Value 1"],
  'forbidden-commands': [
    "Read-Host -Prompt 'x'", "Invoke-Expression -Command 'x'", 'Restart-Computer', "shutdown.exe '/r'", "Add-Type -AssemblyName 'x'",
    "Invoke-WebRequest -Uri 'x'", "Set-NetFirewallProfile -Enabled 'False'", "netsh.exe 'x'", "net.exe 'x'",
    "Add-LocalGroupMember -SID 'S-1-5-32-544' -Member 'S-1-5-20'", "reg.exe 'x'", "icacls.exe 'x'", 'Get-Credential',
    "Get-WmiObject -Class 'x'", "Set-ExecutionPolicy -ExecutionPolicy 'Bypass'", 'pause',
  ],
  'forbidden-words': [
    'exit 1', "powershell.exe '-EncodedCommand' 'AAAA'", "[Microsoft.Win32.Registry]::SetValue('x', 'y', 1)",
    "$w = New-Object -TypeName 'System.Net.WebClient'", "$b = [scriptblock]::Create('x')", "$b = [convert]::FromBase64String('x')",
  ],
  'recursive-grants': ["icacls.exe 'x' '/grant' '*S-1-5-20:R' '/t'", "takeown.exe '/f' 'x' '/r'"],
  'fragment-writes': ["Remove-Item -LiteralPath 'x'", "Set-Service -Name 'x'", "Set-Content -LiteralPath 'x' -Value 'y'"],
  'undo-for-lowering': [
    "Set-RcRegistryValue -Path $RdpTcp -Name 'UserAuthentication' -Kind 'DWord' -Value 0",
    "Set-RcRegistryValue -Path $RdpTcp -Name 'SecurityLayer' -Kind 'DWord' -Value 0\nRegister-RcUndoTask -Minutes 30",
  ],
  environment: ['Get-Item -LiteralPath "$env:ProgramData\\x"', "Join-Path -Path $env:SystemRoot -ChildPath 'x'", 'Get-Item -LiteralPath "${env:windir}\\x"'],
  'frame-variables': [
    "$source = 'x'", '$Rc.Changes += 1', "$restart = 'machine'", 'Write-RcLine $Fix', '$Footprint += 1', '$steps = 1', "$Mode = 'apply'",
    '$PortNumber = 3389', "foreach ($RdpTcp in @('a')) {\n  Out-Null\n}", '$Answer = @{ a = 1 }', "$ErrorActionPreference = 'Continue'",
  ],
  'machine-keys': [
    "Rename-RcFolder -LiteralPath (Get-RcMachineKeysPath) -NewName 'MachineKeys_old'",
    "Remove-Item -LiteralPath 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys'",
  ],
};

const GOOD = SAMPLE_FRAGMENTS['apply.ps1'];

test('the good fragment has nothing against it', () => expect(rulesAgainst(GOOD)).toEqual([]));

test('every rule is planted', () => {
  const planted = [...Object.keys(PLANTED), 'single-block'];
  expect(RULES.map(({ id }) => id).filter((id) => !planted.includes(id))).toEqual([]);
});

describe.each(Object.entries(PLANTED))('%s', (rule, lines) => {
  test.each(lines)('refuses %j', (line) => expect(rulesAgainst(`${GOOD}${line}\n`)).toContain(rule));
});

test('a composed script is one block', () => {
  expect(rulesAgainst("& {\n  Out-Null\n}\nWrite-Output -InputObject 'x'\n", 'target')).toContain('single-block');
});

test('the one exception is by fix id', () => {
  const line = "Rename-RcFolder -LiteralPath $old -NewName 'MachineKeys'";
  expect(rulesAgainst(line, 'fragment', 'put-back-machinekeys')).not.toContain('machine-keys');
  expect(rulesAgainst(line, 'fragment', 'quarantine-rdp-key')).toContain('machine-keys');
});

test('a lowering with its undo task first is allowed', () => {
  const lines = "Register-RcUndoTask -Minutes 30\nSet-RcRegistryValue -Path $RdpTcp -Name 'UserAuthentication' -Kind 'DWord' -Value 0\n";
  expect(rulesAgainst(lines)).not.toContain('undo-for-lowering');
});

test('a wrapper may ask for credentials, the target may not', () => {
  const line = "& {\n  $c = Get-Credential -Message 'x'\n  Invoke-Command -ComputerName 'a' -Credential $c\n}\n";
  expect(rulesAgainst(line, 'admin')).not.toContain('forbidden-commands');
  expect(rulesAgainst(line, 'target')).toContain('forbidden-commands');
});

test('a check calls no verb', () => {
  expect(verbsInCheck(readScript(GOOD, 'fragment'))).not.toEqual([]);
  expect(verbsInCheck(readScript(SAMPLE_FRAGMENTS['check.ps1'], 'fragment'))).toEqual([]);
});

describe('the catalogue of 5.1', () => {
  const complaints = (line: string) => checkCalls(readScript(line, 'fragment'), CMDLETS).map(({ message }) => message);
  test.each([
    ["Get-Servicee -Name 'x'", /not in the catalogue/],
    ['Get-Date -AsUTC', /no parameter -AsUTC/],
    ["Get-Service -Nam 'x'", /no parameter -Nam/],
    ["Get-Service 'x'", /name the parameter/],
    ["Set-Service -Name 'x' -StartupType 'Sometimes'", /takes .*Manual/],
    ["Test-Path -Path 'x'", /-LiteralPath instead/],
    ["$p = @{ Nonsense = 1 }\nGet-Item @p", /no parameter -Nonsense/],
    ["Get-ChildItem -LiteralPath 'x' -Path 'y'", /no parameter set/],
  ])('%s', (line, message) => expect(complaints(line).join('\n')).toMatch(message));
  test.each(["Get-Service -Name 'x'", 'Get-Process -Id $PID', "$p = @{ LiteralPath = 'x' }\nGet-Item @p", '@(1) | Where-Object { $_ }'])(
    'takes %s', (line) => expect(complaints(line)).toEqual([]),
  );
});

describe('footprint', () => {
  const against = (text: string) => checkFootprint(readScript(text, 'fragment'), SAMPLE.footprint).map(({ message }) => message);
  test('a call outside it is named', () => {
    expect(against(GOOD).join('\n')).toMatch(/Restart-RcService touches "TermService"/);
  });
  test('a declared target that nothing touches is named', () => {
    expect(against("Stop-RcService -Name $OwnerService\n").join('\n')).toMatch(/never touched: registry-value/);
  });
  test('a target that nobody can read from the text is refused', () => {
    expect(against('Stop-RcService -Name (Get-Something)\n').join('\n')).toMatch(/must be a literal/);
  });
});

test('the sample fix composes into a script that passes every rule', () => {
  for (const part of ['check', 'apply'] as const) {
    const made = compose(request({ part }));
    if (made.refused !== null) throw new Error(made.refused);
    const script = readScript(made.text, 'target', SAMPLE.id);
    expect(applyRules(script)).toEqual([]);
    expect(checkCalls(script, CMDLETS)).toEqual([]);
  }
});
