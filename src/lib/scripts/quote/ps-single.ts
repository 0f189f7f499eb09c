import { quoted, type Quoted } from './quoted.ts';

/** PowerShell takes all five as single quotes; each is escaped by itself. */
const SINGLE_QUOTES = /['\u2018\u2019\u201a\u201b]/g;

/** A PowerShell single-quoted literal with its quotes. May hold non-ASCII: prefer psAscii. */
export function psSingle(value: string): Quoted {
  return quoted(value, (text) => ({ text: `'${text.replace(SINGLE_QUOTES, '$&$&')}'` }));
}
