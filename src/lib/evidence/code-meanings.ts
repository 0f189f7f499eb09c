import type { RdpAnswers } from '../knowledge/vocabulary.ts';
import type { CodeSpace, Finding, FoundCode, KnownCode } from './evidence.ts';

interface CodePair {
  readonly main: string;
  readonly extended: readonly string[];
  readonly answers: RdpAnswers;
}

/**
 * Pairs that mean something else than their main code alone. 0x904 only says that the socket was closed;
 * with extended 0x0 or a Winsock code the client words it as a session that was lost.
 */
const PAIRS: readonly CodePair[] = [
  { main: '0x904', extended: ['0x0', '0x304', '0x404'], answers: { symptom: 'drops' } },
  { main: '0x904', extended: ['0x7'], answers: { symptom: 'closed' } },
];

interface CodeRange {
  readonly space: CodeSpace;
  readonly from: number;
  readonly to: number;
  readonly answers: RdpAnswers;
}

/**
 * Families of codes whose members mean the same to a person. Licensing: ExtendedDisconnectReasonCode,
 * 0x100 to 0x10B; gateway: the client's own texts for 0x3000001 and up.
 */
const RANGES: readonly CodeRange[] = [
  { space: 'extended', from: 0x100, to: 0x10b, answers: { symptom: 'licence' } },
  { space: 'main', from: 0x3000001, to: 0x30000ff, answers: { symptom: 'gateway-error', route: 'gateway' } },
];

function meaningOf(code: FoundCode, known: readonly KnownCode[]): RdpAnswers {
  const exact = known.find((other) => other.space === code.space && other.value === code.value);
  const number = Number(code.value);
  const range = RANGES.find(({ space, from, to }) => space === code.space && number >= from && number <= to);
  return { ...range?.answers, ...exact?.answers };
}

/** What the codes say, singly and as pairs. */
export function readCodes(codes: readonly FoundCode[], known: readonly KnownCode[]): Finding[] {
  const single = codes.map((code): Finding => ({
    start: code.start,
    end: code.end,
    answers: meaningOf(code, known),
    strength: code.space === 'main' ? 'main-code' : 'extended-code',
  }));
  const pairs = PAIRS.flatMap(({ main, extended, answers }): Finding[] => {
    const first = codes.find((code) => code.space === 'main' && code.value === main);
    const second = codes.find((code) => code.space === 'extended' && extended.includes(code.value));
    return first && second ? [{ start: first.start, end: first.end, answers, strength: 'code-pair' }] : [];
  });
  return [...single, ...pairs];
}
