import { lex } from '../../../src/lib/scripts/check/lexer.ts';

/** A literal, or the sum of character codes that stands for one. */
const VALUE = /LITERAL|\( LITERAL(?: \+ (?:LITERAL|\[ char \] NUMBER))+ \)/g;

/**
 * What a PowerShell text does, without what its literals say: kinds of tokens, commands, operators. Two texts with
 * the same skeleton run the same commands.
 */
export function skeleton(text: string): string {
  const words = lex(text).tokens.flatMap(({ kind, text: word }) => {
    if (kind === 'newline' || kind === 'comment') return [];
    if (kind === 'string') return ['LITERAL'];
    return kind === 'number' ? ['NUMBER'] : [word];
  });
  return words.join(' ').replace(VALUE, 'LITERAL');
}

/** The same for bash: single-quoted words are literals, and so is the body of a here-document for its own lexer. */
export function bashSkeleton(text: string): string {
  const [shell, script] = split(text);
  return `${shell.replace(/'[^']*'(?:\\''[^']*')*/g, 'LITERAL')}\n${skeleton(script)}`;
}

function split(text: string): [string, string] {
  const found = /<<'([A-Z_]+)'\n([\s\S]*?)\n\1\n/.exec(text);
  if (!found) return [text, ''];
  return [text.replace(found[2]!, ''), found[2]!];
}

/** The same for the blocks of the serial console: what is pasted around the script, and the script that they build. */
export function blocksSkeleton(text: string): string {
  const lines = text.split('\n');
  const mark = /Replace\('(.)'/.exec(text)![1]!;
  const script = lines.flatMap((line) => /^a '#(.*)'$/.exec(line)?.[1]?.replaceAll(mark, "'") ?? []);
  // Where a block ends depends on how long the names are.
  const around = lines.filter((line) => !/^(a '|n \d+ \d+$)/.test(line));
  return `${skeleton(around.join('\n'))}\n${skeleton(script.join('\n'))}`;
}
