import { quoted, type Quoted } from './quoted.ts';

/** Text inside a WQL string literal. The whole filter must then pass psAscii. */
export function wql(value: string): Quoted {
  return quoted(value, (text) => ({ text: text.replace(/[\\'"]/g, '\\$&') }));
}
