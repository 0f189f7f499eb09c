import { literal } from '../settings.ts';
import { sha256 } from '../sha256.ts';
import { channelRule } from './registry.ts';
import type { Wrap } from './wrap.ts';

/** More blocks than this cannot be pasted by a person without a mistake. */
export const MAX_SERIAL_BLOCKS = 20;

/** Without comments and indentation: nothing that changes what the script does. */
function bare(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => !line.startsWith('#'));
}

const SDDL = 'O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)';

/**
 * The folder for SYSTEM and administrators only, an empty file in it, and a short command that adds a line. It is
 * made where nobody else may write, so that nobody has it open before its permissions are set.
 */
const START = [
  "$ErrorActionPreference = 'Stop'",
  '$d = "$env:ProgramData\\Reconnect"',
  '$new = -not (Test-Path -LiteralPath $d)',
  '$m = "$env:SystemRoot\\Reconnect-{0}" -f [guid]::NewGuid()',
  "if ($new) { New-Item -ItemType 'Directory' -Path $m | Out-Null }",
  'if ($new) { $acl = Get-Acl -LiteralPath $m }',
  `if ($new) { $acl.SetSecurityDescriptorSddlForm('${SDDL}') }`,
  'if ($new) { Set-Acl -LiteralPath $m -AclObject $acl }',
  'if ($new) { Move-Item -LiteralPath $m -Destination $d }',
  "$f = '{0}\\{1}.ps1' -f $d, [guid]::NewGuid()",
  "Set-Content -LiteralPath $f -Value '' -NoNewline",
  'function a { Add-Content -LiteralPath $f -Value ($args[0] + [char]10) -NoNewline -Encoding Ascii }',
];

/**
 * Runs the file only if it is complete, unchanged, and in a folder that nobody else could write to. The folder is
 * judged at the end: with our file in it, it cannot become a link any more.
 */
function finish(text: string): string[] {
  return [
    "$safe = (Get-Acl -LiteralPath $d).Sddl -match '^O:(BA|SY)G:[^:]*D:P(AI)?(\\(A;OICI;FA;;;(BA|SY)\\))+$'",
    "if ([string](Get-Item -LiteralPath $d -Force).Attributes -match 'ReparsePoint') { $safe = $false }",
    `$same = (Get-FileHash -LiteralPath $f -Algorithm 'SHA256').Hash -eq '${sha256(text).toUpperCase()}'`,
    "if (-not $safe) { 'The Reconnect folder is a link, or others can write there. Nothing was run.' }",
    "if (-not $same) { 'A block is missing or damaged. Begin again with block 1. Nothing was run.' }",
    'if ($safe -and $same) { powershell.exe -NoProfile -ExecutionPolicy Bypass -File $f }',
  ];
}

/** Fills blocks up to the limit; a line is never split. Null if one line is longer than a block. */
function inBlocks(lines: readonly string[], limit: number): string[][] | null {
  const blocks: string[][] = [[]];
  let size = 0;
  for (const line of lines) {
    if (line.length + 1 > limit) return null;
    if (size + line.length + 1 > limit) {
      blocks.push([]);
      size = 0;
    }
    blocks.at(-1)!.push(line);
    size += line.length + 1;
  }
  return blocks;
}

/** Room for the comment that numbers a block. */
const NUMBERING = '# Block 00 of 00\n'.length;

/**
 * Azure Serial Console: numbered blocks that build one file line by line. Paste them in order into PowerShell
 * after Remove-Module PSReadLine.
 */
export const serialConsole: Wrap = ({ header, body }, { channel }) => {
  const script = [...header, ...bare(body)];
  const limit = (channelRule(channel).pasteCharacters ?? 0) - NUMBERING;
  const lines = [...START, ...script.map((line) => `a ${literal(line)}`), ...finish(`${script.join('\n')}\n`)];
  const blocks = inBlocks(lines, limit);
  if (blocks === null) return 'A line of this script is longer than the serial console takes at once.';
  if (blocks.length > MAX_SERIAL_BLOCKS) {
    return `This script needs ${blocks.length} pieces; more than ${MAX_SERIAL_BLOCKS} cannot be pasted reliably.`;
  }
  const numbered = blocks.map((block, index) => [`# Block ${index + 1} of ${blocks.length}`, ...block]);
  return { lines: numbered.flat(), language: 'powershell', blocks: numbered.map((block) => block.join('\n')) };
};
