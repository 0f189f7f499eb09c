import { createHash } from 'node:crypto';

/** A PowerShell string without anything that PowerShell would act on. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * What the prompt needs beside the simulated Windows. powershell.exe plays the file in a window of its own, as the
 * simulation plays a script, and only by that search path under which there is nothing else.
 */
const AROUND = (expected: string): string[] => [
  `$expected = ${quoted(createHash('sha256').update(expected).digest('hex'))}`,
  "$machine = ([type]'Sim.Machine')::Now",
  'function Get-FileBytes { param([string]$LiteralPath); return , $machine.Files.Find($LiteralPath).Bytes }',
  "$sha256 = [type]'System.Security.Cryptography.SHA256'",
  "function Get-Sum { param([byte[]]$Bytes); return ([System.BitConverter]::ToString($sha256::Create().ComputeHash($Bytes))).Replace('-', '') }",
  'function Get-FileHash {',
  '  param([Parameter(Mandatory)][string]$LiteralPath, [Parameter(Mandatory)][string]$Algorithm)',
  "  if ($Algorithm -ne 'SHA256') { throw \"no algorithm $Algorithm\" }",
  '  return [pscustomobject]@{ Hash = Get-Sum -Bytes (Get-FileBytes -LiteralPath $LiteralPath) }',
  '}',
  'function powershell.exe {',
  "  if ($env:Path -ne 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0') { throw 'powershell.exe is looked up in a search path' }",
  "  if (($args[0..3] -join ' ') -notmatch '^-NoProfile -ExecutionPolicy Bypass -Fi' -or $args.Count -ne 5) { throw \"PowerShell does not know: $args\" }",
  '  $bytes = Get-FileBytes -LiteralPath $args[4]',
  "  if ((Get-Sum -Bytes $bytes) -ne $expected) { 'RAN SOMETHING ELSE'; return }",
  "  if ($asFar) { 'RAN'; return }",
  "  $play = ([type]'Sim.Runner').GetMethod('Run', ('NonPublic,Static' -as [type]'System.Reflection.BindingFlags'))",
  "  foreach ($line in $play.Invoke($null, @($machine, [System.Text.Encoding]::ASCII.GetString($bytes), $true))) { $line }",
  '}',
];

/**
 * The prompt of PowerShell without PSReadLine: a line that is no whole statement begins a block, and the block runs
 * at the next empty line. An error ends its line alone.
 */
const PROMPT = [
  '$read = @{}',
  'function Read-Typed {',
  '  param([string[]]$Typed)',
  '  $open = $null',
  '  foreach ($line in $Typed) {',
  '    $text = $line',
  "    if ($null -ne $open -and $line.Trim() -ne '') { $open = $open + [char]10 + $line; continue }",
  "    if ($null -eq $open -and $line.Trim() -eq '') { continue }",
  '    if ($null -ne $open) { $text = $open; $open = $null }',
  '    $made = $null',
  '    try { $made = [scriptblock]::Create($text) } catch {',
  '      $problem = $_.Exception.InnerException.Errors[0]',
  "      if ($problem.IncompleteInput) { $open = $text } else { '[error] ' + $problem.Message }",
  '    }',
  "    if ($null -ne $made) { try { . $made } catch { '[error] ' + $_.Exception.Message } }",
  '  }',
  "  if ($null -ne $open) { '>>' }",
  '}',
];

/**
 * A script for the simulated Windows: somebody types these lines at the prompt of the serial console.
 * @param expected the text of the one file that may run
 */
export function typedAtPrompt(lines: readonly string[], expected: string): string {
  return [...AROUND(expected), ...PROMPT, '. Read-Typed -Typed @(', lines.map((line) => `  ${quoted(line)}`).join(',\n'), ')'].join('\n');
}

/**
 * Many such sessions, each at a fresh prompt. Prints a line for each: what it said, in one piece. Nothing is played:
 * a file that would run prints RAN.
 */
export function manySessions(sessions: readonly (readonly string[])[], expected: string): string {
  const variables = ['same', 'm', 'windows', 'file'].map((name) => `$${name}`).join(' = ');
  const functions = ['a', 's', 'y', 'x', 'n'].map((name) => `function ${name} { throw 'not there' }`).join('; ');
  return [
    ...AROUND(expected), ...PROMPT, '$asFar = $true',
    `$fresh = { ${variables} = $null; $env:Path = 'C:\\'; ${functions} }`,
    ...sessions.map((lines) => [
      '. $fresh', '$said = . Read-Typed -Typed @(', lines.map((line) => `  ${quoted(line)}`).join(',\n'), ') 2>&1',
      "($said | ForEach-Object { [string]$_ }) -join ' / '",
    ].join('\n')),
  ].join('\n');
}
