import type { CodeSpace, FoundCode, KnownCode } from './evidence.ts';

/**
 * Words that stand before an extended code in the languages whose dialogs we know. The number itself is
 * the same in every language; without such a word the second number of a pair is the extended one.
 */
const EXTENDED_LABEL =
  /(?:ext\w*|erweit\w*|étendu\w*|etendu\w*|estes\w*|uitgebr\w*|udvid\w*|utök\w*|utvid\w*|rozsz\w*|расшир\w*|扩展|擴充|拡張|확장)[^0-9]{0,40}$/iu;

/** Words that make a plain decimal number a code. */
const CODE_LABEL = /(?:code|reason|error|fehler|código|codigo|codice|kod|код|代码|コード|코드)[^0-9a-z]{0,12}$/iu;

const NUMBER = /0x([0-9a-f]{1,8})|(?<![\w.:/-])(\d{1,8})(?![\w.:/-])/giu;

/** How far apart the two codes of one pair may stand when no word names the second: "0x904 / 0x7". */
const PAIR_GAP = /^\s*(?:[/,;|+&]|and|with|und|mit|ext\w*)?[^0-9a-z]{0,6}$/iu;

function normal(digits: string, base: 10 | 16): string {
  return `0x${parseInt(digits, base).toString(16)}`;
}

/**
 * Cuts letters that stuck to a code when line breaks were lost: in "0x904Extended" the E is a hex digit.
 * @returns the longest beginning that is a known code, or null if the digits run into a word.
 */
function unstick(digits: string, next: string, known: ReadonlySet<string>): string | null {
  if (!/[a-z]/iu.test(next)) return digits;
  for (let length = digits.length; length > 0; length -= 1) {
    if (known.has(normal(digits.slice(0, length), 16))) return digits.slice(0, length);
  }
  return null;
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly labelledExtended: boolean;
}

function candidates(text: string, known: ReadonlySet<string>): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const before = text.slice(Math.max(0, match.index - 60), match.index);
    const hex = match[1];
    const after = text.charAt(match.index + match[0].length);
    const digits = hex === undefined ? match[2] : unstick(hex, after, known);
    if (digits === undefined || digits === null) continue;
    const value = normal(digits, hex === undefined ? 10 : 16);
    const labelledExtended = EXTENDED_LABEL.test(before);
    // A bare decimal is a code only where a word says so and the number is one that we know.
    if (hex === undefined && !((CODE_LABEL.test(before) || labelledExtended) && known.has(value))) continue;
    const start = match.index;
    found.push({ start, end: start + (hex === undefined ? 0 : 2) + digits.length, value, labelledExtended });
  }
  return found;
}

function spaceOf(candidate: Candidate, previous: FoundCode | undefined, text: string): CodeSpace {
  if (candidate.labelledExtended) return 'extended';
  const follows = previous?.space === 'main' && PAIR_GAP.test(text.slice(previous.end, candidate.start));
  return follows ? 'extended' : 'main';
}

/**
 * Finds the codes of a Remote Desktop message: hex or decimal, with or without line breaks, in any order.
 * @param text what the person pasted
 * @param codes the codes that are known; unknown hex numbers are reported too, unknown decimals are not
 * @returns in order of appearance; the same code twice is reported once
 */
export function findCodes(text: string, codes: readonly KnownCode[]): FoundCode[] {
  const known = new Set(codes.map((code) => code.value));
  const found: FoundCode[] = [];
  let previous: FoundCode | undefined;
  for (const candidate of candidates(text, known)) {
    const code: FoundCode = {
      space: spaceOf(candidate, previous, text),
      value: candidate.value,
      start: candidate.start,
      end: candidate.end,
    };
    previous = code;
    const seen = found.some((other) => other.space === code.space && other.value === code.value);
    if (!seen) found.push(code);
  }
  return found;
}
