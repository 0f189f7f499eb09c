import type { Core } from '../core.ts';
import type { Language, ScriptRequest } from '../types.ts';

/** What a channel makes of a script: the text to copy. */
export interface Wrapped {
  readonly lines: readonly string[];
  readonly language: Language;
  /** Pieces to paste one after the other, where the way cannot take all at once. */
  readonly blocks?: readonly string[];
}

/** Wraps a script for one channel, or says why it cannot: a sentence. */
export type Wrap = (core: Core, request: ScriptRequest) => Wrapped | string;

/** The name of the script as a file: reconnect-enable-rdp-check.ps1 */
export const scriptFile = ({ fix, part }: Pick<ScriptRequest, 'fix' | 'part'>): string => `reconnect-${fix.id}-${part}.ps1`;

/** The text as it is: for every place where PowerShell of the target is in front of the person. */
export const asItIs: Wrap = ({ header, body }) => ({ lines: [...header, ...body], language: 'powershell' });
