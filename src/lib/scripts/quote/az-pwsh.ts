import { readsFile } from './az-bash.ts';
import { psSingle } from './ps-single.ts';
import { isAscii, quoted, type Quoted } from './quoted.ts';

/**
 * A value for az typed in PowerShell on Windows. There az is a batch file, so cmd.exe parses the line a second
 * time without the quotes: anything that cmd.exe could act on is refused.
 */
export function azPwsh(value: string): Quoted {
  return quoted(value, (text) => {
    if (text === '') return { reject: 'empty-native-arg' };
    if (!isAscii(text)) return { reject: 'non-ascii' };
    if (/[&|<>^%"!()]/.test(text)) return { reject: 'cmd-metacharacter' };
    if (readsFile(text)) return { reject: 'at-reads-file' };
    if (text.endsWith('\\')) return { reject: 'trailing-backslash' };
    return psSingle(text);
  });
}
