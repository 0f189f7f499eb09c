import { literal } from '../settings.ts';
import { onAdminComputer } from './admin.ts';
import { scriptFile, type Wrap } from './wrap.ts';

/** All but the program itself. cmd.exe of the target fills in where Windows is there. */
const SENT = '"\\\\$HostName" -accepteula -nobanner -s cmd.exe /c @run';

/**
 * PsExec as SYSTEM. The script goes into the Windows folder of the target, where only administrators can write,
 * and is taken away again, also if PsExec fails or somebody presses Ctrl+C. PsExec64 comes in the same package; the
 * other one is a 32-bit program, and what a 32-bit program starts may be the 32-bit PowerShell.
 */
export const psexec: Wrap = (core, request) => {
  const file = scriptFile(request);
  return onAdminComputer(core, request, [
    "$tools = @(Get-Command -Name 'psexec64.exe', 'psexec.exe' -ErrorAction 'SilentlyContinue')",
    'if ($tools.Count -eq 0) {',
    "  throw 'PsExec is missing. Get it from Microsoft Sysinternals, then run this again.'",
    '}',
    `$file = '\\\\{0}\\ADMIN$\\{1}' -f $HostName, ${literal(file)}`,
    "$run = @('%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', '-NoProfile')",
    "$run += @('-ExecutionPolicy', 'Bypass', '-File')",
    `$run += ${literal(`%SystemRoot%\\${file}`)}`,
    'try {',
    "  Set-Content -LiteralPath $file -Value $body.ToString() -Encoding 'Ascii'",
    "  if ($tools.Name -contains 'psexec64.exe') {",
    `    psexec64.exe ${SENT}`,
    '  } else {',
    `    psexec.exe ${SENT}`,
    '  }',
    '  $code = $LASTEXITCODE',
    '} finally {',
    '  if (Test-Path -LiteralPath $file) { Remove-Item -LiteralPath $file }',
    '}',
    "if ($code -ne 0) { throw \"PsExec ended with code $code. Is port 445 open, and are you an administrator there?\" }",
  ]);
};
