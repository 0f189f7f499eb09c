import { literal } from '../settings.ts';
import { ASK, onAdminComputer } from './admin.ts';
import { scriptFile, type Wrap } from './wrap.ts';

/** VMware guest operations through PowerCLI: copied as a file, because a long script does not fit a command line. */
export const vmwareTools: Wrap = (core, request) => {
  const file = scriptFile(request);
  return onAdminComputer(core, request, [
    "if ($null -eq (Get-Command -Name 'Invoke-VMScript' -ErrorAction 'SilentlyContinue')) {",
    "  throw 'VMware PowerCLI is missing. Install it and connect to the server, then run this again.'",
    '}',
    ASK,
    `$file = Join-Path -Path $env:TEMP -ChildPath ${literal(file)}`,
    "Set-Content -LiteralPath $file -Value $body.ToString() -Encoding 'Ascii'",
    '$guest = @{ VM = $VmName; GuestCredential = $admin }',
    "Copy-VMGuestFile @guest -LocalToGuest -Source $file -Destination 'C:\\Windows\\' -Force",
    `$there = ${literal(`C:\\Windows\\${file}`)}`,
    "$shell = '%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'",
    "$run = '{0} -NoProfile -ExecutionPolicy Bypass -File {1}' -f $shell, $there",
    "$said = Invoke-VMScript @guest -ScriptType 'Bat' -ScriptText $run",
    'Write-Output -InputObject $said.ScriptOutput',
    "Invoke-VMScript @guest -ScriptType 'Bat' -ScriptText ('del {0}' -f $there) | Out-Null",
    'Remove-Item -LiteralPath $file',
  ]);
};
