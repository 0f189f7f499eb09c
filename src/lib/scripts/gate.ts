/**
 * The gate that every typed value passes before it is validated and quoted. It refuses characters that no
 * shell, console or reader shows reliably; nothing is ever stripped or repaired.
 */

export type GateCode = 'nul' | 'newline' | 'control-char' | 'lone-surrogate' | 'invisible-or-bidi';

const isNewline = (unit: number): boolean => unit === 10 || unit === 13 || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
const isControl = (unit: number): boolean => unit < 0x20 || (unit >= 0x7f && unit < 0xa0);
const isInvisible = (unit: number): boolean =>
  unit === 0xad ||
  unit === 0x61c ||
  unit === 0xfeff ||
  (unit >= 0x200b && unit <= 0x200f) ||
  (unit >= 0x202a && unit <= 0x202e) ||
  (unit >= 0x2060 && unit <= 0x2069);

/** Why the code unit at `index` is refused, or null. */
function refuse(value: string, index: number): GateCode | null {
  const unit = value.charCodeAt(index);
  if (unit === 0) return 'nul';
  if (isNewline(unit)) return 'newline';
  if (isControl(unit)) return 'control-char';
  if (isInvisible(unit)) return 'invisible-or-bidi';
  const high = unit >= 0xd800 && unit <= 0xdbff;
  const low = unit >= 0xdc00 && unit <= 0xdfff;
  if (!high && !low) return null;
  const other = value.charCodeAt(high ? index + 1 : index - 1);
  const paired = high ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other <= 0xdbff;
  return paired ? null : 'lone-surrogate';
}

/** The first reason why `value` may not reach any script, or null if it may. */
export function gate(value: string): GateCode | null {
  for (let index = 0; index < value.length; index += 1) {
    const code = refuse(value, index);
    if (code !== null) return code;
  }
  return null;
}

/** What a person reads beside the field. */
export const GATE_MESSAGES: Readonly<Record<GateCode, string>> = {
  nul: 'This contains an empty control character. Type it instead of pasting it.',
  newline: 'This contains a line break. Write it on one line.',
  'control-char': 'This contains a control character, for example a tab. Type it instead of pasting it.',
  'lone-surrogate': 'This contains half of a character. Type it instead of pasting it.',
  'invisible-or-bidi': 'This contains an invisible character, as some web pages add. Type it instead of pasting it.',
};
