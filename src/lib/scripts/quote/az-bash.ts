import { bash } from './bash.ts';
import { quoted, type Quoted } from './quoted.ts';

/** azure-cli reads a file when an argument starts with @, or has =@ at its first equals sign. */
export const readsFile = (text: string): boolean => /^@/.test(text) || /^[^=]*=@/.test(text);

/** A value for az in bash, to be written as --option=<value>. */
export function azBash(value: string): Quoted {
  return quoted(value, (text) => (readsFile(text) ? { reject: 'at-reads-file' } : bash(text)));
}
