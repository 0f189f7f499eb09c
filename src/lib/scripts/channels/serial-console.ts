import { sha256 } from '../sha256.ts';
import { channelRule } from './registry.ts';
import type { Wrap } from './wrap.ts';

/** More blocks than this cannot be pasted by a person without a mistake. */
export const MAX_SERIAL_BLOCKS = 20;

/** Without comments and indentation: nothing that changes what the script does. */
function bare(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => !line.startsWith('#'));
}

/** Stands for a single quote inside a pasted line, so that a line holds two quotes and no more. */
const MARKS = ['`', '~'] as const;

/** A sum over the lines of a block, that goes on from the sum before it. PowerShell reckons the same below. */
function sumOf(lines: readonly string[], before: number): number {
  return [...lines.join('|')].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 999_983, before);
}

/**
 * A script line as it is pasted. The sign # makes a comment of whatever stands outside the quotes: if a quote is
 * lost or doubled on the way, no part of the script can become a command, and the next line is whole again.
 */
const pasted = (line: string, mark: string): string => `a '#${line.replaceAll("'", mark)}'`;

/**
 * What the lines are pasted into. Each line is a whole statement: without PSReadLine a prompt that has begun with
 * half a statement takes all that follows, until an empty line. No variable is named like a function: without its
 * dollar sign it would call it.
 */
const start = (mark: string): string[] => [
  '# After each block comes a line with OK. If not, press Enter once more.',
  '# Paste after Remove-Module PSReadLine. In what follows, ' + mark + ' is a single quote.',
  '$same = $false',
  '$m = @{ Done = 0; Sum = 7; Lines = @(); New = @() }',
  `function a { $m.New += $args[0].Substring(1).Replace('${mark}', [string][char]39) }`,
  "function s { $all = $m.Sum; foreach ($c in ($m.New -join '|').ToCharArray()) { $all = ($all * 31 + $c) % 999983 }; $all }",
  "function y { $m.Done, $m.Sum = $args; $m.Lines += $m.New; 'OK, block {0} is in place.' -f $m.Done }",
  "function x { 'This block is damaged, or not the next one. Paste block {0} now.' -f ($m.Done + 1) }",
  'function n { if ((s) -eq $args[1]) { y @args } else { x }; $m.New = @() }',
];

/**
 * Writes the file where only administrators can write, and runs it only if it is what the page made. Looked up by
 * its whole path: a search path is anybody's, but what is set here holds nothing else.
 */
const finish = (text: string): string[] => [
  '$windows = Split-Path -LiteralPath ([System.Environment]::SystemDirectory)',
  "$file = Join-Path -Path $windows -ChildPath ('Reconnect-{0}.ps1' -f [guid]::NewGuid())",
  "Set-Content -LiteralPath $file -Value $m.Lines -Encoding 'Ascii'",
  `$same = (Get-FileHash -LiteralPath $file -Algorithm 'SHA256').Hash -eq '${sha256(text).toUpperCase()}'`,
  "$env:Path = Join-Path -Path $windows -ChildPath 'System32\\WindowsPowerShell\\v1.0'",
  'if ($same) { powershell.exe -NoProfile -ExecutionPolicy Bypass -File $file } else { x }',
  "if (-not $same) { 'Nothing was run. If no block is missing, begin again with block 1.' }",
  'Remove-Item -LiteralPath $file',
];

/** Fills blocks up to the limit; a line is never split. Null if one line is longer than a block. */
function inBlocks(first: readonly string[], lines: readonly string[], limit: number): string[][] | null {
  const blocks: string[][] = [[]];
  let size = first.join('\n').length + 1;
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

/** Room for the comment that numbers a block, and for the line that compares its sum. */
const AROUND = '# Block 00 of 00\nn 00 000000\n'.length;

/**
 * Azure Serial Console: numbered blocks that build a script line by line. After each block its sum is compared;
 * the last one compares the SHA-256 of the file before it runs.
 */
export const serialConsole: Wrap = ({ header, body }, { channel }) => {
  const script = [...header, ...bare(body)];
  const mark = MARKS.find((one) => !script.some((line) => line.includes(one)));
  if (mark === undefined) return 'A name holds signs that the serial console cannot carry.';
  const limit = (channelRule(channel).pasteCharacters ?? 0) - AROUND;
  const filled = inBlocks(start(mark), script.map((line) => pasted(line, mark)), limit);
  const end = finish(script.map((line) => `${line}\r\n`).join(''));
  if (filled === null || end.join('\n').length > limit) return 'A line of this script is longer than the serial console takes at once.';
  const count = filled.length + 1;
  if (count > MAX_SERIAL_BLOCKS) {
    return `This script needs ${count} pieces; more than ${MAX_SERIAL_BLOCKS} cannot be pasted reliably.`;
  }
  let sum = 7;
  let at = 0;
  const blocks = filled.map((block, index) => {
    sum = sumOf(script.slice(at, at += block.length), sum);
    return [`# Block ${index + 1} of ${count}`, ...(index === 0 ? start(mark) : []), ...block, `n ${index + 1} ${sum}`];
  });
  const numbered = [...blocks, [`# Block ${count} of ${count}`, ...end]];
  return { lines: numbered.flat(), language: 'powershell', blocks: numbered.map((block) => block.join('\n')) };
};
