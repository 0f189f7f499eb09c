import { psAscii } from './ps-ascii.ts';
import { quoted, type Quoted } from './quoted.ts';

/** A literal for a parameter that takes wildcards. Prefer -LiteralPath and psAscii. */
export function psWildcard(value: string): Quoted {
  return quoted(value, (text) => psAscii(text.replace(/[`*?[\]]/g, '`$&')));
}
