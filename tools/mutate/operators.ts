/** Ways to break a PowerShell file on purpose, one small change at a time. Text in, texts out. */

/** One broken version of a file. */
export interface Mutant {
  /** Line number from 1. */
  readonly line: number;
  /** What was done to the line: "delete", "-eq to -ne" ... */
  readonly operator: string;
  readonly before: string;
  /** The changed line; empty if it was taken away. */
  readonly after: string;
  /** The whole broken file. */
  readonly text: string;
}

/** Words that are exchanged for their opposite, outside texts in quotes. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['-eq', '-ne'], ['-and', '-or'], ['-contains', '-notcontains'], ['-match', '-notmatch'], ['-like', '-notlike'],
  ['-lt', '-ge'], ['-gt', '-le'], ['$true', '$false'],
];

/** Words that are exchanged although they stand in quotes. */
const QUOTED: readonly (readonly [string, string])[] = [["'Automatic'", "'Manual'"], ["'Running'", "'Stopped'"], ["'absent'", "'task'"]];

interface Change {
  readonly operator: string;
  readonly after: string;
}

/** Lines that only open or close a block, declare, explain, or tell a person something: breaking them says nothing about what the script does. */
const PASSIVE = /^(#|[{}()@]+$|\} (else|catch|finally|elseif)|try \{$|function |param\(|Write-RcLine )/;

function inQuotes(line: string, at: number): boolean {
  const before = line.slice(0, at);
  return (before.split("'").length - 1) % 2 === 1 || (before.split('"').length - 1) % 2 === 1;
}

/** Each place where a word stands by itself, with another word put there. */
function replaced(line: string, from: string, to: string, quoted: boolean): Change[] {
  const places: Change[] = [];
  for (let at = line.indexOf(from); at >= 0; at = line.indexOf(from, at + 1)) {
    const alone = !/[\w-]/.test(line[at + from.length] ?? ' ') && !/[\w-]/.test(line[at - 1] ?? ' ');
    if (alone && (quoted || !inQuotes(line, at))) places.push({ operator: `${from} to ${to}`, after: line.slice(0, at) + to + line.slice(at + from.length) });
  }
  return places;
}

const bothWays = (line: string, pairs: readonly (readonly [string, string])[], quoted: boolean): Change[] =>
  pairs.flatMap(([one, other]) => [...replaced(line, one, other, quoted), ...replaced(line, other, one, quoted)]);

function numbers(line: string): Change[] {
  const found = [...line.matchAll(/(?<![\w.$])\d+(?![\w.])/g)].filter(({ index }) => !inQuotes(line, index));
  return found.map(({ 0: digits, index }) => ({ operator: `${digits} to ${Number(digits) + 1}`, after: line.slice(0, index) + (Number(digits) + 1) + line.slice(index + digits.length) }));
}

/** A guard that always lets pass: a block that leaves is never entered, any other always is. */
function guard(line: string, next: string): Change[] {
  const opened = /^(\s*(?:\} else)?if \()(.*)(\) \{)$/.exec(line);
  if (!opened) return [];
  const leaves = /^\s*(return|continue|break|throw|Stop-Rc)\b/.test(next);
  return [{ operator: 'drop the guard', after: `${opened[1]}${leaves ? '$false' : '$true'}${opened[3]}` }];
}

function withoutNot(line: string): Change[] {
  return [...line.matchAll(/-not /g)].filter(({ index }) => !inQuotes(line, index))
    .map(({ index }) => ({ operator: 'drop -not', after: line.slice(0, index) + line.slice(index + 5) }));
}

/** How long a script waits shows on real Windows only: here the clock goes by itself. */
const WAITS = /^(Start-Sleep|for \(\$wait = 0;)/;

function changesOf(line: string, next: string): Change[] {
  const trimmed = line.trim();
  const opens = /[{(|]$/.test(trimmed);
  const closes = /^[})]/.test(trimmed);
  const gone: Change[] = opens || closes || PASSIVE.test(trimmed) ? [] : [{ operator: 'delete', after: '' }];
  if (/^(#|function |param\(|Write-RcLine )/.test(trimmed) || WAITS.test(trimmed) || trimmed === '') return [];
  return [...gone, ...bothWays(line, OPPOSITES, false), ...bothWays(line, QUOTED, true), ...numbers(line), ...guard(line, next), ...withoutNot(line)];
}

/** Every mutant of a file. Whether it still parses is for others to find out. */
export function mutantsOf(text: string): Mutant[] {
  const lines = text.split('\n');
  return lines.flatMap((before, index) =>
    changesOf(before, lines.slice(index + 1).find((one) => !one.trim().startsWith('#')) ?? '').map(({ operator, after }): Mutant => {
      const rest = after === '' ? [] : [after];
      return { line: index + 1, operator, before: before.trim(), after: after.trim(), text: [...lines.slice(0, index), ...rest, ...lines.slice(index + 1)].join('\n') };
    }));
}
