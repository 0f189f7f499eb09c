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

  const PS = 'https://github.com/PowerShell/PowerShell/blob/master/src/';
  const LEARN = 'https://learn.microsoft.com/';
  const FILE = 'C:\\ProgramData\\F';
  const as = (kind: string, sddl: string, more: Overrides = {}): Overrides => ({ user: { kind }, files: { [FILE]: { text: 'x', sddl, ...more } } });
  /** Tries to make this the descriptor of the file. */
  const stamp = (sddl: string): string => `${STOP}$acl = Get-Acl -LiteralPath '${FILE}'
      $acl.SetSecurityDescriptorSddlForm('${sddl}')
      try { Set-Acl -LiteralPath '${FILE}' -AclObject $acl; 'set' } catch { $_.Exception.GetType().Name; [string]$_.CategoryInfo.Category }`;
  const DENIED = ['UnauthorizedAccessException', 'PermissionDenied'];
  const OPEN = 'O:SYG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)';

  /** A behaviour, and where it is written down: in a document, in the source, or only "reported". */
  const BEHAVIOURS: readonly (readonly [behaviour: string, source: string, proof: () => Promise<void>])[] = [
    ['Set-Acl stores owner and permissions together, so it takes the right to name an owner even if he stays', `${PS}System.Management.Automation/namespaces/FileSystemSecurity.cs`, async () => {
      for (const kind of ['system', 'administrator']) {
        const step = await run(stamp('O:BAG:SYD:PAI(A;;FA;;;SY)'), as(kind, 'O:BAG:SYD:PAI(A;;0x160000;;;BA)(A;;0x160000;;;SY)'));
        expect({ said: step.output, state: step.state[`acl ${FILE}`] }).toEqual({ said: DENIED, state: 'O:BAG:SYD:PAI(A;;0x160000;;;BA)(A;;0x160000;;;SY)' });
      }
    }],
    ['whoever may name an owner can name anybody with Set-Acl: it switches the restore privilege on', `${LEARN}windows/win32/api/aclapi/nf-aclapi-setnamedsecurityinfow`, async () => {
      for (const owner of ['SY', 'NS', 'S-1-5-21-9-9-9-500']) {
        const { output, state } = await run(stamp(`O:${owner}G:SYD:PAI(A;;FA;;;SY)`), as('administrator', OPEN));
        expect([output, state[`acl ${FILE}`]]).toEqual([['set'], `O:${owner}G:SYD:PAI(A;;FA;;;SY)`]);
      }
    }],
    ['without that privilege an ordinary person sets permissions, and gives nothing away', `${LEARN}windows/win32/secauthz/security-information`, async () => {
      const mine = 'O:S-1-5-21-1-2-3-1001G:SYD:AI(A;;FA;;;S-1-5-21-1-2-3-1001)';
      expect((await run(stamp('O:S-1-5-21-1-2-3-1001G:SYD:PAI(A;;FR;;;BU)'), as('person', mine))).output).toEqual(['set']);
      expect((await run(stamp('O:BAG:SYD:PAI(A;;FR;;;BU)'), as('person', mine))).output).toEqual(['InvalidOperationException', 'InvalidOperation']);
    }],
    ['Set-Acl stores what is audited too; what it was not given is gone', `${PS}System.Management.Automation/namespaces/FileSystemSecurity.cs`, async () => {
      const audited = as('administrator', `${OPEN}S:AI(AU;SAFA;FA;;;WD)`);
      expect((await run(stamp(OPEN), audited)).state[`acl ${FILE}`]).toBe(OPEN);
      const kept = stamp(OPEN).replace("Get-Acl -LiteralPath", 'Get-Acl -Audit -LiteralPath').replace(`('${OPEN}')`, `('${OPEN}', 'Access')`);
      expect((await run(kept, audited)).state[`acl ${FILE}`]).toBe(`${OPEN}S:AI(AU;SAFA;FA;;;WD)`);
      expect((await run(`${STOP}try { Get-Acl -Audit -LiteralPath '${FILE}' } catch { $_.Exception.GetType().Name }`, { ...audited, user: { kind: 'person' } })).output).toEqual(['PrivilegeNotHeldException']);
    }],
    ['an owner may set permissions, with a method that stores nothing else', 'https://github.com/dotnet/runtime/blob/main/src/libraries/System.Security.AccessControl/src/System/Security/AccessControl/NativeObjectSecurity.cs', async () => {
      const only = `${STOP}$acl = Get-Acl -LiteralPath '${FILE}'\n$acl.SetSecurityDescriptorSddlForm('${OPEN}', 'Access')\ntry { (Get-Item -LiteralPath '${FILE}').SetAccessControl($acl) } catch { 'refused' }`;
      const { output, state } = await run(only, as('system', 'O:BAG:BAD:PAI(A;;FR;;;NS)'));
      expect([output, state[`acl ${FILE}`]]).toEqual([[], 'O:BAG:BAD:PAI(A;;FA;;;SY)(A;;FA;;;BA)']);
      expect((await run(only, as('system', 'O:NSG:BAD:PAI(A;;FR;;;SY)'))).output).toEqual(['refused']);
    }],
    ['an entry for OWNER RIGHTS takes the place of what an owner may do', 'https://www.sevecek.com/EnglishPages/Lists/Posts/Post.aspx?ID=101', async () => {
      expect((await run(`(Get-Acl -LiteralPath '${FILE}').Sddl`, as('system', 'O:SYG:SYD:PAI(A;;FR;;;NS)'))).output).toEqual(['O:SYG:SYD:PAI(A;;FR;;;NS)']);
      expect((await run(`${STOP}try { Get-Acl -LiteralPath '${FILE}' } catch { 'refused' }`, as('system', 'O:SYG:SYD:PAI(A;;0x1;;;OW)'))).output).toEqual(['refused']);
    }],
    ['takeown makes Administrators the owner, and leaves the permissions', `${LEARN}windows-server/administration/windows-commands/takeown`, async () => {
      const { output, state } = await run(`takeown.exe /f '${FILE}' /a\n$LASTEXITCODE\n(Get-Acl -LiteralPath '${FILE}').Sddl`, { ...as('administrator', 'O:NSG:SYD:PAI(A;;FR;;;NS)'), language: 'de' });
      expect([output[0]?.slice(0, 12), ...output.slice(1)]).toEqual(['ERFOLGREICH:', '[object Int32] 0', 'O:BAG:SYD:PAI(A;;FR;;;NS)']);
      expect(state[`acl ${FILE}`]).toBe('O:BAG:SYD:PAI(A;;FR;;;NS)');
      expect((await run(`takeown.exe /f '${FILE}' /a\n$LASTEXITCODE`, as('filtered', 'O:NSG:SYD:PAI(A;;FR;;;NS)'))).output.at(-1)).toBe('[object Int32] 1');
    }],
    ['a folder has no length, and StrictMode 2.0 says so', `${LEARN}powershell/module/microsoft.powershell.core/set-strictmode`, async () => {
      const { output } = await run("Set-StrictMode -Version '2.0'\n(Get-Item -LiteralPath 'C:\\Windows\\System32\\kernel32.dll').Length\ntry { (Get-Item -LiteralPath 'C:\\Windows').Length } catch { $_.FullyQualifiedErrorId }");
      expect(output).toEqual(['[object Int64] 100', 'PropertyNotFoundStrict']);
    }],
    ['a hidden, system or read-only file is removed with -Force alone', `${PS}System.Management.Automation/namespaces/FileSystemProvider.cs`, async () => {
      const remove = (force: string): string => `${STOP}try { Remove-Item -LiteralPath '${FILE}'${force} } catch { $_.Exception.Message }`;
      for (const attributes of ['Hidden', 'System', 'ReadOnly']) {
        expect((await run(remove(''), { language: 'de', ...as('system', OPEN, { attributes }) })).output[0]).toContain('ausgeblendet, schreibgesch');
        expect((await run(remove(' -Force'), as('system', OPEN, { attributes }))).state[`file ${FILE}`]).toBeUndefined();
      }
    }],
    ['a file that another program has open is not moved, renamed, copied, read or removed', `${LEARN}windows/win32/fileio/creating-and-opening-files`, async () => {
      for (const act of ["Move-Item -Destination 'C:\\ProgramData\\G'", "Rename-Item -NewName 'G'", "Copy-Item -Destination 'C:\\ProgramData\\G'", 'Get-Content', 'Remove-Item']) {
        const { output, state } = await run(`${STOP}try { ${act} -LiteralPath '${FILE}' } catch { $_.Exception.Message }`, { language: 'de', ...as('system', OPEN, { inUse: true }) });
        expect(output.at(-1)).toContain('von einem anderen Prozess verwendet');
        expect(state['file C:\\ProgramData\\G']).toBeUndefined();
      }
    }],
    ['a folder in which a file is open keeps its name', 'reported', async () => {
      const files = { 'C:\\ProgramData\\D\\below\\open': { text: 'x', inUse: true } };
      const { output, state } = await run(`${STOP}try { Rename-Item -LiteralPath 'C:\\ProgramData\\D' -NewName 'E' } catch { $_.Exception.GetType().Name; $_.Exception.Message }`, { user: { kind: 'system' }, files });
      expect(output).toEqual(['IOException', "Access to the path 'C:\\ProgramData\\D' is denied."]);
      expect(state['file C:\\ProgramData\\D']).toBe('folder');
    }],
    ['a copy cut short leaves an unfinished file', `${LEARN}windows/win32/api/winbase/nf-winbase-copyfileexw`, async () => {
      const [step] = await windows.play(machine(as('system', OPEN)), [{ run: `${STOP}try { Copy-Item -LiteralPath '${FILE}' -Destination 'C:\\ProgramData\\G' } catch { 'failed' }`, failAt: 2 }]);
      expect([step!.output, step!.state['file C:\\ProgramData\\G']?.split(' ')[0]]).toEqual([['failed'], '0']);
    }],
    ['a key is removed by whoever may write to the key above, and write to and delete each key of the tree', `${PS}System.Management.Automation/namespaces/RegistryProvider.cs`, async () => {
      const removed = async (sddl: string) => (await run(`${STOP}try { Remove-Item -LiteralPath 'HKLM:\\SOFTWARE\\A' -Recurse; 'gone' } catch { $_.Exception.GetType().Name; [string]$_.CategoryInfo.Category }`,
        { registry: { 'HKLM\\SOFTWARE\\A': { '(sddl)': OPEN_KEY }, 'HKLM\\SOFTWARE\\A\\B': { '(sddl)': sddl } } })).output;
      const OPEN_KEY = 'O:SYG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KA;;;BA)';
      expect(await removed(OPEN_KEY)).toEqual(['gone']);
      expect(await removed('O:SYG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KR;;;BA)')).toEqual(['ArgumentException', 'WriteError']);
      expect(await removed('O:SYG:SYD:PAI(A;CI;KA;;;SY)(A;CI;0x2001f;;;BA)')).toEqual(['UnauthorizedAccessException', 'PermissionDenied']);
    }],
    ['of a key Set-Acl stores what was set, and an administrator can make nobody but Administrators the owner', `${PS}System.Management.Automation/namespaces/RegistrySecurity.cs`, async () => {
      const own = (sddl: string, parts: string) => `${STOP}$acl = Get-Acl -LiteralPath 'HKLM:\\SOFTWARE\\A'\n$acl.SetSecurityDescriptorSddlForm('${sddl}'${parts})\ntry { Set-Acl -LiteralPath 'HKLM:\\SOFTWARE\\A' -AclObject $acl } catch { $_.Exception.GetType().Name }`;
      const key = { registry: { 'HKLM\\SOFTWARE\\A': { '(sddl)': 'O:SYG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KA;;;BA)' } } };
      expect((await run(own('O:SYG:SYD:PAI(A;CI;KA;;;BA)', ''), key)).output).toEqual(['InvalidOperationException']);
      expect((await run(own('O:SYG:SYD:PAI(A;CI;KA;;;BA)', ", 'Access'"), key)).state['key HKLM\\SOFTWARE\\A']).toBe('O:SYG:SYD:PAI(A;CI;KA;;;BA)');
      expect((await run(own('O:BAG:SYD:PAI(A;CI;KA;;;BA)', ''), key)).state['key HKLM\\SOFTWARE\\A']).toBe('O:BAG:SYD:PAI(A;CI;KA;;;BA)');
      expect((await run(own('O:SYG:SYD:PAI(A;CI;KA;;;BA)', ''), { ...key, user: { kind: 'system' } })).state['key HKLM\\SOFTWARE\\A']).toBe('O:SYG:SYD:PAI(A;CI;KA;;;BA)');
    }],
    ['a key inherits from the keys above', `${LEARN}windows/win32/sysinfo/registry-key-security-and-access-rights`, async () => {
      const above = { registry: { 'HKLM\\SOFTWARE\\A': { '(sddl)': 'O:SYG:SYD:PAI(A;CI;KA;;;SY)(A;CI;KR;;;BA)' }, 'HKLM\\SOFTWARE\\A\\B': { V: 1 } } };
      const { output, state } = await run(`${STOP}(Get-Acl -LiteralPath 'HKLM:\\SOFTWARE\\A\\B').Sddl\ntry { New-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\A\\B' -Name 'V' -Value 2 -Force | Out-Null } catch { $_.Exception.GetType().Name }`, above);
      expect(output).toEqual(['O:BAG:SYD:AI(A;CIID;KA;;;SY)(A;CIID;KR;;;BA)', 'SecurityException']);
      expect(state['value HKLM\\SOFTWARE\\A\\B!V']).toBe('DWord 1');
    }],
    ['Get-ItemProperty shows large numbers without a sign, the key itself with one', `${PS}System.Management.Automation/namespaces/RegistryWrapper.cs`, async () => {
      const { output } = await run("New-ItemProperty -LiteralPath 'HKLM:\\SYSTEM\\T' -Name 'q' -PropertyType 'QWord' -Value ([uint32]7) -Force | Out-Null\n(Get-ItemProperty -LiteralPath 'HKLM:\\SYSTEM\\T').d\n(Get-Item -LiteralPath 'HKLM:\\SYSTEM\\T').GetValue('d')\n(Get-ItemProperty -LiteralPath 'HKLM:\\SYSTEM\\T').q", { registry: { 'HKLM\\SYSTEM\\T': { d: 4294967295 } } });
      expect(output).toEqual(['[object UInt32] 4294967295', '[object Int32] -1', '[object Int64] 7']);
    }],
    ['a service that hangs stays on its way, and only a wait with an end ends', `${PS}Microsoft.PowerShell.Commands.Management/commands/management/Service.cs`, async () => {
      const wait = "(Get-Service -Name 'W3SVC').WaitForStatus('Stopped', [timespan]'00:01:30')";
      const hung = { services: { W3SVC: { state: 'Running', hangs: 'stop' } } };
      const { output, slept, state, unknown } = await run(`${STOP}Stop-Service -Name 'W3SVC' -NoWait\ntry { ${wait} } catch { $_.Exception.InnerException.GetType().Name; $_.Exception.InnerException.Message }`, { language: 'de', ...hung });
      expect({ output: output.map((line) => line.slice(0, 12)), slept, state: state['service W3SVC'], unknown }).toEqual({ output: ['TimeoutExcep', 'Die Zeit\u00fcber'], slept: 90, state: 'StopPending', unknown: [] });
      expect((await run("Stop-Service -Name 'W3SVC'", hung)).unknown).toEqual(['Stop-Service waits for ever']);
      expect((await run("Start-Service -Name 'W3SVC'", { services: { W3SVC: { hangs: 'start' } } })).unknown).toEqual(['Start-Service waits for ever']);
      expect((await run("Start-Service -Name 'W3SVC'\n[string](Get-Service -Name 'W3SVC').Status", { services: { W3SVC: { slow: 40 } } })).output).toEqual(['Running']);
    }],
    ['a stop waits half a minute for each that depends on the service, and gives up', `${LEARN}dotnet/api/system.serviceprocess.servicecontroller.stop`, async () => {
      const { output, state } = await run(`${STOP}try { Stop-Service -Name 'TermService' -Force -NoWait } catch { $_.Exception.GetType().Name }`, { services: { UmRdpService: { hangs: 'stop' } } });
      expect([output, state['service TermService'], state['service UmRdpService']]).toEqual([['TimeoutException'], 'Running', 'StopPending']);
    }],
    ['a service whose start fails, that is disabled, or marked for deletion, does not start', `${PS}Microsoft.PowerShell.Commands.Management/commands/management/Service.cs`, async () => {
      for (const why of [{ fails: true }, { start: 'Disabled' }, { deleted: true }, { denied: true }, { state: 'StopPending' }]) {
        const { output } = await run(`${STOP}try { Start-Service -Name 'W3SVC' } catch { $_.FullyQualifiedErrorId; [string]$_.CategoryInfo.Category; $_.Exception.Message }`, { language: 'de', services: { W3SVC: why } });
        expect([output[0]?.split(',')[0], output[1], output[2]?.includes('nicht gestartet werden')]).toEqual(['CouldNotStartService', 'OpenError', true]);
      }
      expect((await run(`${STOP}try { Set-Service -Name 'W3SVC' -StartupType 'Manual' } catch { $_.FullyQualifiedErrorId; [string]$_.CategoryInfo.Category }`, { services: { W3SVC: { deleted: true } } })).output).toEqual(['CouldNotSetService,Sim.SetService', 'PermissionDenied']);
    }],
    ['what Get-Service handed out remembers the status that it once saw', `${LEARN}dotnet/api/system.serviceprocess.servicecontroller.refresh`, async () => {
      const { output } = await run("$s = Get-Service -Name 'W3SVC'\n[string]$s.Status\nStart-Service -Name 'W3SVC'\n[string]$s.Status\n$s.Refresh()\n[string]$s.Status");
      expect(output).toEqual(['Stopped', 'Stopped', 'Running']);
    }],
    ['a certificate says what it is for, and where its key is', `${LEARN}dotnet/api/system.security.cryptography.cspkeycontainerinfo`, async () => {
      const file = '76944fb33636aeddb9590521c2e8815a_5ba1a8b2-0cfa-4c0e-9d7c-6f6a3d3b1f10';
      const My = [{ subject: 'CN=a', issuer: 'CN=CA', usages: ['1.3.6.1.5.5.7.3.2'], keyOf: { provider: 'csp', file, keySpec: 'Signature' } }, { subject: 'CN=b', issuer: 'CN=CA', keyOf: { provider: 'cng', file: 'k' } }];
      const { output } = await run(`$type = 'System.Security.Cryptography.X509Certificates.RSACertificateExtensions' -as [type]
        foreach ($c in @(Get-ChildItem -LiteralPath 'Cert:\\LocalMachine\\My')) {
          foreach ($e in @($c.Extensions)) { $e.Oid.Value; @($e.EnhancedKeyUsages | ForEach-Object -Process { $_.Value }) -join ' ' }
          $key = $type::GetRSAPrivateKey($c)
          if ($null -ne $key.PSObject.Properties['CspKeyContainerInfo']) { $key.CspKeyContainerInfo.UniqueKeyContainerName; $key.CspKeyContainerInfo.KeyNumber }
          if ($null -ne $key.PSObject.Properties['Key']) { $key.Key.UniqueName }
        }`, { certificates: { My }, files: { 'C:\\ProgramData\\Microsoft\\Crypto\\Keys\\k': { size: 900 } } });
      expect(output).toEqual(['2.5.29.37', '1.3.6.1.5.5.7.3.2', file, 'Signature', 'k']);
    }],
    ['a key in a file that is damaged, gone or closed cannot be opened; one of another pair signs in vain', `${LEARN}dotnet/api/system.security.cryptography.x509certificates.rsacertificateextensions.getrsaprivatekey`, async () => {
      const trial = `$type = 'System.Security.Cryptography.X509Certificates.RSACertificateExtensions' -as [type]
        $c = @(Get-ChildItem -LiteralPath 'Cert:\\LocalMachine\\Remote Desktop')[0]
        $sha = [System.Security.Cryptography.HashAlgorithmName]::SHA1
        $padding = [System.Security.Cryptography.RSASignaturePadding]::Pkcs1
        try { $s = $type::GetRSAPrivateKey($c).SignData([byte[]]@(1, 2), $sha, $padding); [string]$type::GetRSAPublicKey($c).VerifyData([byte[]]@(1, 2), $s, $sha, $padding) } catch { $_.Exception.InnerException.Message }`;
      const system = { user: { kind: 'system' } };
      expect((await run(trial, system)).output).toEqual(['True']);
      expect((await run(trial, { ...system, certificates: { 'Remote Desktop': [{ subject: 'CN=PC', keyOf: { provider: 'csp', other: true } }] } })).output).toEqual(['False']);
      for (const broken of [{ ...system, files: { [KEY]: { size: 10 } } }, { ...system, files: { [KEY]: { size: 2300, sddl: 'O:BAG:SYD:PAI(A;;FR;;;NS)' } } }, { language: 'de' }]) {
        expect((await run(trial, broken)).output[0]).toMatch(/^(Keyset does not exist|Der Schl)/);
      }
    }],
    ['cmdkey says with its exit code that it failed, in its own language', 'reported', async () => {
      const { output } = await run("cmdkey.exe '/list'\n$LASTEXITCODE\ncmdkey.exe '/delete:TERMSRV/a'\n$LASTEXITCODE", { language: 'de', vault: 'closed', credentials: ['TERMSRV/a'] });
      expect(output.map((line) => line.slice(0, 30))).toEqual(['CMDKEY: Eine angegebene Anmeld', '[object Int32] 1', 'CMDKEY: Eine angegebene Anmeld', '[object Int32] 1']);
      expect((await run("cmdkey.exe '/delete:TERMSRV/b'\n$LASTEXITCODE", { credentials: ['TERMSRV/a'] })).output).toEqual(['CMDKEY: Element not found.', '[object Int32] 1']);
    }],
    ['a subnet of a firewall rule comes back with its mask, profiles in their own order', 'https://github.com/dsccommunity/NetworkingDsc/issues/169', async () => {
      const { output } = await run(`Set-NetFirewallRule -Name 'RemoteDesktop-UserMode-In-TCP' -Profile 'Public', 'Domain' -RemoteAddress '10.0.0.0/8', 'LocalSubnet', '203.0.113.7'
        $r = Get-NetFirewallRule -Name 'RemoteDesktop-UserMode-In-TCP'
        [string]$r.Profile
        (Get-NetFirewallAddressFilter -AssociatedNetFirewallRule $r).RemoteAddress -join ','`);
      expect(output).toEqual(['Domain, Public', '10.0.0.0/255.0.0.0,LocalSubnet,203.0.113.7']);
    }],
  ];
  test.for(BEHAVIOURS)('%s (%s)', async ([, , proof]) => proof());

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
