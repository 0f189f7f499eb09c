/** Does the simulated Windows behave as Windows does, where scripts depend on it? */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPowerShell } from '../../tools/find-powershell.ts';
import { machine, type Overrides, SimulatedWindows, type Step } from './windows.ts';

if (!findPowerShell()) console.warn('SKIPPED: no PowerShell 7, so no script was run. Set PWSH_PATH, or REQUIRE_PWSH=1 to make this a failure.');

describe.skipIf(!findPowerShell())('the simulated Windows', () => {
  let windows: SimulatedWindows;
  beforeAll(async () => void (windows = await SimulatedWindows.start()), 60_000);
  afterAll(() => windows?.stop());

  /** Runs lines with errors as Windows shows them, and hands back what they print. */
  async function run(lines: string, over: Overrides = {}): Promise<Step> {
    const [step] = await windows.play(machine(over), [{ run: lines }]);
    return step!;
  }

  const TCP = "'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp'";
  const KEY = 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys\\f686aace6942fb7f7ceb231212eef4a4_5ba1a8b2-0cfa-4c0e-9d7c-6f6a3d3b1f10';
  const caught = (line: string) => `try { ${line} } catch { $_.FullyQualifiedErrorId; [string]$_.CategoryInfo.Category }`;
  const STOP = "$ErrorActionPreference = 'Stop'\n";

  test('registry values come back with their kind, unexpanded where asked', async () => {
    const values = { registry: { 'HKLM\\SYSTEM\\T': { d: 7, s: 'x', e: { expand: '%SystemRoot%\\x' }, b: { binary: '0AFF' }, m: { multi: ['a', 'b'] }, q: { qword: 5 } } } };
    const { output } = await run(
      `$k = Get-Item -LiteralPath 'HKLM:\\SYSTEM\\T'
       foreach ($n in $k.GetValueNames()) { '{0} {1} {2}' -f $n, $k.GetValueKind($n), ($k.GetValue($n, $null, 'DoNotExpandEnvironmentNames') -join ',') }
       (Get-ItemProperty -LiteralPath 'HKLM:\\SYSTEM\\T').e
       Test-Path -LiteralPath 'Registry::HKEY_LOCAL_MACHINE\\SYSTEM\\T'
       [string]$k.GetValue('none')`, values);
    expect(output).toEqual(['b Binary 10,255', 'd DWord 7', 'e ExpandString %SystemRoot%\\x', 'm MultiString a,b', 'q QWord 5', 's String x', 'C:\\Windows\\x', '[object Boolean] True', '']);
  });

  test('New-Item -Force on a registry key wipes it', async () => {
    const { state } = await run(`New-Item -Path ${TCP} -Force | Out-Null`);
    expect(Object.keys(state).filter((key) => key.includes('RDP-Tcp!'))).toEqual([]);
  });

  test('a missing value and a missing key are errors', async () => {
    const { output } = await run(`${STOP}${caught(`Get-ItemProperty -LiteralPath ${TCP} -Name 'none'`)}\n${caught("Get-Item -LiteralPath 'HKLM:\\NONE'")}\n${caught(`Remove-ItemProperty -LiteralPath ${TCP} -Name 'none'`)}`);
    expect(output[0]).toContain('System.Management.Automation.PSArgumentException');
    expect(output[2]).toContain('PathNotFound');
    expect(output[3]).toBe('ObjectNotFound');
    expect(output[4]).toContain('PSArgumentException');
  });

  test('a refused key says so in the language of Windows', async () => {
    const denied = { registry: { 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server': { '(denied)': 'write' } }, language: 'de' };
    const { output, state } = await run(`${STOP}try { Set-ItemProperty -LiteralPath ${TCP} -Name 'SecurityLayer' -Value 0 } catch { [string]$_.CategoryInfo.Category; $_.Exception.Message }`, denied);
    expect(output[0]).toBe('PermissionDenied');
    expect(output[1]).toContain('Der angeforderte');
    expect(state['value HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp!SecurityLayer']).toBe('DWord 2');
  });

  test('Set-ItemProperty keeps the kind that is there, and takes -Type', async () => {
    const { state } = await run(`Set-ItemProperty -LiteralPath ${TCP} -Name 'SecurityLayer' -Value '1'\nSet-ItemProperty -LiteralPath ${TCP} -Name 'new' -Value 5 -Type QWord`);
    expect(state['value HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp!SecurityLayer']).toBe('DWord 1');
    expect(state['value HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp!new']).toBe('QWord 5');
  });

  test('reg.exe sees the same registry', async () => {
    const { output } = await run(`reg.exe query 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server' /v fDenyTSConnections\n$LASTEXITCODE\nreg.exe query 'HKLM\\NONE'\n$LASTEXITCODE`, { language: 'de' });
    expect(output).toContain('    fDenyTSConnections    REG_DWORD    0x0');
    expect(output).toContain('[stderr] FEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.');
    expect(output.at(-1)).toBe('[object Int32] 1');
  });

  test('an administrator cannot read the permissions of a healthy key file, SYSTEM can', async () => {
    const look = `${STOP}try { (Get-Acl -LiteralPath '${KEY}').Sddl } catch { 'denied' }`;
    expect((await run(look)).output).toEqual(['denied']);
    expect((await run(look, { user: { kind: 'system' } })).output).toEqual(['O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)']);
  });

  test('takeown lets an administrator in; Set-Acl cannot give a file to SYSTEM as an administrator', async () => {
    const { output, state } = await run(`${STOP}takeown.exe /f '${KEY}' /a | Out-Null
      $acl = Get-Acl -LiteralPath '${KEY}'
      $acl.SetSecurityDescriptorSddlForm('O:SYG:SYD:P(A;;FA;;;SY)')
      try { Set-Acl -LiteralPath '${KEY}' -AclObject $acl } catch { 'refused' }
      icacls.exe '${KEY}' /setowner '*S-1-5-18' | Out-Null`);
    expect(output).toEqual(['refused']);
    expect(state[`acl ${KEY}`]).toBe('O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)');
  });

  test('a new folder inherits; a protected one does not; its files follow', async () => {
    const { state } = await run(`New-Item -ItemType 'Directory' -Path 'C:\\ProgramData\\A' | Out-Null
      Set-Content -LiteralPath 'C:\\ProgramData\\A\\x.txt' -Value 'x'
      $acl = Get-Acl -LiteralPath 'C:\\ProgramData\\A'
      $acl.SetSecurityDescriptorSddlForm('O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)')
      Set-Acl -LiteralPath 'C:\\ProgramData\\A' -AclObject $acl`);
    expect(state['acl C:\\ProgramData\\A']).toBe('O:BAG:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)');
    expect(state['acl C:\\ProgramData\\A\\x.txt']).toBe('O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)');
  });

  test('a file in use is not moved; a moved file keeps its permissions', async () => {
    const move = `${STOP}New-Item -ItemType 'Directory' -Path 'C:\\ProgramData\\A' | Out-Null\ntry { Move-Item -LiteralPath '${KEY}' -Destination 'C:\\ProgramData\\A\\k' } catch { 'refused' }`;
    expect((await run(move, { files: { [KEY]: { inUse: true } } })).output).toEqual(['refused']);
    const { state } = await run(move);
    expect(state['acl C:\\ProgramData\\A\\k']).toBe('O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FR;;;NS)');
    expect(state[`file ${KEY}`]).toBeUndefined();
  });

  test('services: dependents hold a stop, -Force takes them along, disabled ones do not start', async () => {
    const { output, state } = await run(`${STOP}try { Stop-Service -Name 'TermService' } catch { 'has dependents' }
      Stop-Service -Name 'TermService' -Force
      Set-Service -Name 'TermService' -StartupType 'Disabled'
      try { Start-Service -Name 'TermService' } catch { 'disabled' }
      ${caught("Get-Service -Name 'None'")}`);
    expect(output).toEqual(['has dependents', 'disabled', 'NoServiceFoundForGivenName,Microsoft.PowerShell.Commands.GetServiceCommand,Sim.GetService', 'ObjectNotFound']);
    expect(state['service UmRdpService']).toBe('Stopped');
    expect(state['value HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService!Start']).toBe('DWord 4');
  });

  test('stopping Remote Desktop Services inside a session ends the script there', async () => {
    const inside = { user: { kind: 'administrator', remote: true }, sessions: { 'rdp-tcp#7': { user: 'anna' } } };
    const step = await run("'before'\nStop-Service -Name 'TermService' -Force\n'after'\nStart-Service -Name 'TermService'", inside);
    expect(step).toMatchObject({ crashed: true, output: ['before'] });
    expect(step.happened).toContain('own session cut');
    expect(step.state['service TermService']).toBe('Stopped');
  });

  test('the certificate store holds real certificates; a removed one takes no key along', async () => {
    const { output, state } = await run(`$c = @(Get-ChildItem -LiteralPath 'Cert:\\LocalMachine\\Remote Desktop')
      $c[0].Subject; [string]$c[0].HasPrivateKey; $c.Count
      Remove-Item -LiteralPath "Cert:\\LocalMachine\\Remote Desktop\\$($c[0].Thumbprint)"
      Test-Path -LiteralPath "Cert:\\LocalMachine\\Remote Desktop\\$($c[0].Thumbprint)"`);
    expect(output).toEqual(['CN=PC', 'True', '[object Int32] 1', '[object Boolean] False']);
    expect(state[`file ${KEY}`]).toBeDefined();
  });

  test('SessionEnv makes a new certificate some seconds after its start, unless its key is damaged', async () => {
    const restart = "Stop-Service -Name 'SessionEnv' -Force\nStart-Service -Name 'SessionEnv'\nStart-Sleep -Seconds 5\n@(Get-ChildItem -LiteralPath 'Cert:\\LocalMachine\\Remote Desktop').Count";
    const empty = { certificates: { 'Remote Desktop': [] } };
    expect((await run(restart, empty)).output).toEqual(['[object Int32] 1']);
    expect((await run(restart, { ...empty, files: { [KEY]: { size: 10 } } })).output).toEqual(['[object Int32] 0']);
  });

  test('the Enabled of a firewall rule is an enumeration: always true in an if', async () => {
    const { output } = await run(`$r = Get-NetFirewallRule -Name 'RemoteDesktop-Shadow-In-TCP'
      if ($r.Enabled) { 'looks on' }
      [string]$r.Enabled
      Set-NetFirewallRule -Name 'RemoteDesktop-Shadow-In-TCP' -Enabled 'True' -Profile 'Private,Domain'
      [string](Get-NetFirewallRule -Name 'RemoteDesktop-Shadow-In-TCP').Profile
      ${caught("Get-NetFirewallRule -Name 'None' -ErrorAction Stop")}`);
    expect(output.slice(0, 3)).toEqual(['looks on', 'False', 'Domain, Private']);
    expect(output.at(-1)).toBe('ObjectNotFound');
  });

  test('an empty event query is an error, in German too', async () => {
    const { output } = await run(`try { Get-WinEvent -FilterHashtable @{ LogName = 'System'; Id = 1057 } -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }`, { language: 'de' });
    expect(output[0]).toContain('NoMatchingEventsFound');
    expect(output[1]).toContain('keine Ereignisse');
  });

  test('an unknown command, a question and a restart fail the test', async () => {
    const { unknown } = await run("try { Restart-Computer } catch { 1 }\ntry { shutdown.exe /r } catch { 1 }\ntry { Stop-Computer } catch { 1 }\ntry { Get-CimInstance -ClassName 'Win32_BIOS' } catch { 1 }\nRemove-Item -Path 'C:\\ProgramData\\Microsoft\\Crypto'");
    expect(unknown).toEqual(expect.arrayContaining(['command Restart-Computer', 'command shutdown.exe', 'command Stop-Computer', 'Get-CimInstance Win32_BIOS', 'a question to the person']));
  });

  test('the n-th change can fail, and the power can go before it', async () => {
    const two = `${STOP}Set-ItemProperty -LiteralPath ${TCP} -Name 'a' -Value 1\ntry { Set-ItemProperty -LiteralPath ${TCP} -Name 'b' -Value 1 } catch { 'failed' }\n'end'`;
    const [fail] = await windows.play(machine(), [{ run: two, failAt: 2 }]);
    expect(fail!.output).toEqual(['failed', 'end']);
    const [crash, later] = await windows.play(machine(), [{ run: two, crashAt: 2 }, { run: "'alive'" }]);
    expect(crash).toMatchObject({ crashed: true, output: [] });
    expect(later!.output).toEqual(['alive']);
  });

  test('a task runs its script as SYSTEM and keeps what it prints', async () => {
    const { output } = await run(`Set-Content -LiteralPath 'C:\\ProgramData\\t.ps1' -Value '[string][System.Security.Principal.WindowsIdentity]::GetCurrent().IsSystem'
      $a = New-ScheduledTaskAction -Execute 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe' -Argument '-NoProfile -ExecutionPolicy Bypass -Command "& ''C:\\ProgramData\\t.ps1'' > ''C:\\ProgramData\\t.ps1.txt''"'
      $p = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType 'ServiceAccount' -RunLevel 'Highest'
      Register-ScheduledTask -TaskName 'T' -Action $a -Principal $p | Out-Null
      Start-ScheduledTask -TaskName 'T'
      Get-Content -LiteralPath 'C:\\ProgramData\\t.ps1.txt'
      [string][System.Security.Principal.WindowsIdentity]::GetCurrent().IsSystem`);
    expect(output).toEqual(['True', 'False']);
  });

  test('native tools answer in the language of Windows', async () => {
    const { output } = await run('qwinsta.exe', { language: 'de', sessions: { 'rdp-tcp#3': { user: 'kim' } } });
    expect(output.join('\n')).toMatch(/SITZUNGSNAME[\s\S]*rdp-tcp#3/);
  });
});
