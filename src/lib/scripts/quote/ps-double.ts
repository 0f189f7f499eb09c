import { quoted, type Quoted } from './quoted.ts';

/** Text to stand inside an expandable "..." (without the quotes). Avoid: assign a psAscii literal instead. */
export function psDouble(value: string): Quoted {
  return quoted(value, (text) => ({ text: text.replace(/[`$"\u201c\u201d\u201e]/g, '`$&') }));
}
