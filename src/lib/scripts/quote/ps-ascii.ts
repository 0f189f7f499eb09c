import { isAscii, quoted, type Quoted } from './quoted.ts';

const literal = (ascii: string): string => `'${ascii.replaceAll("'", "''")}'`;

/** Splits into printable ASCII runs and single UTF-16 units outside it. */
function parts(value: string): string[] {
  const found = value.match(/[\x20-\x7e]+|[^\x20-\x7e]/g) ?? [];
  return found.map((part) =>
    isAscii(part) ? literal(part) : `[char]0x${part.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/**
 * A PowerShell string expression of ASCII only. Windows PowerShell 5.1 reads a file without byte order mark
 * in the machine's code page, so anything else becomes a sum of [char] codes. The sum begins with a string,
 * because char + char is arithmetic.
 */
export function psAscii(value: string): Quoted {
  return quoted(value, (text) => {
    if (isAscii(text)) return { text: literal(text) };
    const sum = parts(text);
    if (!sum[0]?.startsWith("'")) sum.unshift("''");
    return { text: `(${sum.join(' + ')})` };
  });
}
