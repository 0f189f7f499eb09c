import { gate, type GateCode } from '../gate.ts';

/** Why a value cannot be written in a context. */
export type RejectCode =
  | GateCode
  | 'empty-native-arg'
  | 'double-quote'
  | 'space-and-trailing-backslash'
  | 'trailing-backslash'
  | 'at-reads-file'
  | 'cmd-metacharacter'
  | 'percent'
  | 'non-ascii';

/** The exact text to write, or why there is none. */
export type Quoted = { readonly text: string; readonly reject?: undefined } | { readonly reject: RejectCode };

/** Passes the gate first, then writes `value` with `write`. */
export function quoted(value: string, write: (value: string) => Quoted): Quoted {
  const code = gate(value);
  return code === null ? write(value) : { reject: code };
}

export const isAscii = (value: string): boolean => /^[\x20-\x7e]*$/.test(value);
