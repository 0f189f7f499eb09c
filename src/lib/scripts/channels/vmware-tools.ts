import { literal } from '../settings.ts';
import { ASK, onAdminComputer } from './admin.ts';
import { scriptFile, type Wrap } from './wrap.ts';

/**
 * VMware guest operations through PowerCLI: copied as a file, because a long script does not fit a command line.
 * Both copies are taken away again, also if something fails on the way.
 */
export const vmwareTools: Wrap = (core, request) => {
  const file = scriptFile(request);
  return onAdminComputer(core, request, [
    "if ($null -eq (Get-Command -Name 'Invoke-VMScript' -ErrorAction 'SilentlyContinue')) {",
    "  throw 'VMware PowerCLI is missing. Install it and connect to the server, then run this again.'",
    '}',
    ASK,
    `$file = Join-Path -Path $env:TEMP -ChildPath ${literal(file)}`,
    `$there = ${literal(`C:\\Windows\\${file}`)}`,
    "$shell = '%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'",
    "$run = '{0} -NoProfile -ExecutionPolicy Bypass -File {1}' -f $shell, $there",
    '$guest = @{ VM = $VmName; GuestCredential = $admin }',
    'try {',
    "  Set-Content -LiteralPath $file -Value $body.ToString() -Encoding 'Ascii'",
    "  Copy-VMGuestFile @guest -LocalToGuest -Source $file -Destination 'C:\\Windows\\' -Force",
    '  try {',
    "    $said = Invoke-VMScript @guest -ScriptType 'Bat' -ScriptText $run",
    '    Write-Output -InputObject $said.ScriptOutput',
    '  } finally {',
    "    Invoke-VMScript @guest -ScriptType 'Bat' -ScriptText ('del {0}' -f $there) | Out-Null",
    '  }',
    '} finally {',
    '  if (Test-Path -LiteralPath $file) { Remove-Item -LiteralPath $file }',
    '}',
    'if ($said.ExitCode -ne 0) { throw "PowerShell in the guest ended with code $($said.ExitCode)." }',
  ]);
};
