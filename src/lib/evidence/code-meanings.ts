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

/** One error: a main code and the extended code that belongs to it, or either alone. */
interface ErrorCodes {
  readonly main: FoundCode | undefined;
  readonly extended: FoundCode | undefined;
}

/** Sorts codes into errors: an extended code belongs to the main code before it, or to the first one after it. */
function intoErrors(codes: readonly FoundCode[]): ErrorCodes[] {
  const ordered = [...codes].sort((a, b) => a.start - b.start);
  const mains = ordered.filter(({ space }) => space === 'main');
  const owners = new Map<FoundCode | undefined, FoundCode>();
  for (const code of ordered.filter(({ space }) => space === 'extended')) {
    const owner = mains.findLast(({ start }) => start < code.start) ?? mains[0];
    if (!owners.has(owner)) owners.set(owner, code);
  }
  const errors = mains.map((main) => ({ main, extended: owners.get(main) }));
  const alone = owners.get(undefined);
  return alone ? [...errors, { main: undefined, extended: alone }] : errors;
}

/** The pair says more than its extended code, and that more than the main code. */
function meaningOfError({ main, extended }: ErrorCodes, known: readonly KnownCode[]): RdpAnswers {
  const pair = PAIRS.find((entry) => entry.main === main?.value && extended && entry.extended.includes(extended.value));
  return {
    ...(main && meaningOf(main, known)),
    ...(extended && meaningOf(extended, known)),
    ...pair?.answers,
  };
}

/** What the codes say: one finding per error. */
export function readCodes(codes: readonly FoundCode[], known: readonly KnownCode[]): Finding[] {
  return intoErrors(codes).flatMap((error): Finding[] => {
    const shown = error.main ?? error.extended;
    return shown ? [{ start: shown.start, end: shown.end, answers: meaningOfError(error, known), strength: 'code' }] : [];
  });
}
