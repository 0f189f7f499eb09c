import { callsOf, type Call } from './calls.ts';
import { lex } from './lexer.ts';
import type { LexError, Token } from './token.ts';

/**
 * Where a PowerShell text is read:
 * - target: runs in Windows on the target or on the client, complete
 * - admin: a wrapper on the computer of the person who helps, with a target script inside
 * - blocks: pasted line by line into the serial console
 * - fragment: a fix's check.ps1 or apply.ps1
 * - frame: functions of our own
 */
export type Place = 'target' | 'admin' | 'blocks' | 'fragment' | 'frame';

/** A text with what every rule needs to know of it. */
export interface Script {
  readonly text: string;
  readonly lines: readonly string[];
  readonly tokens: readonly Token[];
  readonly errors: readonly LexError[];
  readonly calls: readonly Call[];
  readonly place: Place;
  /** The fix it belongs to. */
  readonly fix: string;
}

export interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

/** One thing that a script must or must not do. */
export interface Rule {
  readonly id: string;
  /** Where it applies; everywhere if left out. */
  readonly places?: readonly Place[];
  /** Lines and reasons. */
  readonly check: (script: Script) => readonly { readonly line: number; readonly message: string }[];
}

/** Reads a text once for all rules. */
export function readScript(text: string, place: Place, fix = ''): Script {
  const { tokens, errors } = lex(text);
  return { text, lines: text.replace(/\n$/, '').split('\n'), tokens, errors, calls: callsOf(tokens), place, fix };
}
