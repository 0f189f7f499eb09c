import { psAscii } from './ps-ascii.ts';
import { quoted, type Quoted } from './quoted.ts';

/**
 * An argument of a native program called from Windows PowerShell 5.1, which drops empty arguments, does not
 * escape inner double quotes, and lets a trailing backslash swallow the closing quote it adds around blanks.
 */
export function psNative51(value: string): Quoted {
  return quoted(value, (text) => {
    if (text === '') return { reject: 'empty-native-arg' };
    if (/["\u201c\u201d\u201e]/.test(text)) return { reject: 'double-quote' };
    if (/\s/.test(text) && text.endsWith('\\')) return { reject: 'space-and-trailing-backslash' };
    return psAscii(text);
  });
}
