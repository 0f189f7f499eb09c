import { literal } from '../settings.ts';
import { onAdminComputer } from './admin.ts';
import { scriptFile, type Wrap } from './wrap.ts';

/**
 * PsExec as SYSTEM. The script goes into the Windows folder of the target, where only administrators can write,
 * and is taken away again.
 */
export const psexec: Wrap = (core, request) => {
  const file = scriptFile(request);
  return onAdminComputer(core, request, [
    "if ($null -eq (Get-Command -Name 'psexec.exe' -ErrorAction 'SilentlyContinue')) {",
    "  throw 'PsExec is missing. Get it from Microsoft Sysinternals, then run this again.'",
    '}',
    `$file = '\\\\{0}\\ADMIN$\\{1}' -f $HostName, ${literal(file)}`,
    "Set-Content -LiteralPath $file -Value $body.ToString() -Encoding 'Ascii'",
    "$run = @('%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', '-NoProfile')",
    "$run += @('-ExecutionPolicy', 'Bypass', '-File')",
    `$run += ${literal(`%SystemRoot%\\${file}`)}`,
    "psexec.exe \"\\\\$HostName\" -accepteula -nobanner -s cmd.exe /c @run",
    '$code = $LASTEXITCODE',
    'Remove-Item -LiteralPath $file',
    "if ($code -ne 0) { throw \"PsExec ended with code $code. Is port 445 open, and are you an administrator there?\" }",
  ]);
};
