import { quoted, type Quoted } from './quoted.ts';

/** A single-quoted word of a POSIX shell. Nothing but the quote itself is special inside. */
export function bash(value: string): Quoted {
  return quoted(value, (text) => ({ text: `'${text.replaceAll("'", "'\\''")}'` }));
}
