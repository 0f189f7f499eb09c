import type { FixModel, SafetyClass } from './types.ts';

/** Minutes that every attempt costs whatever it does: get to the machine, run it, try again. */
export const ATTEMPT_MINUTES = 10;
/** Minutes that a restart adds. */
export const RESTART_MINUTES = { none: 0, service: 2, machine: 15 } as const;
/** Minutes that it is worth not to cut off people who are working. */
export const CUT_MINUTES = { no: 0, may: 5, yes: 15 } as const;
/** Minutes that a kind adds: care for each step by hand, waiting for somebody else. */
export const KIND_MINUTES = { scripted: 0, 'by-hand': 5, escalation: 20 } as const;

/** Minutes that one attempt with a fix costs, waiting and disturbance included. */
export function attemptCost(fix: FixModel): number {
  return (
    ATTEMPT_MINUTES +
    fix.minutes +
    RESTART_MINUTES[fix.restart] +
    CUT_MINUTES[fix.cutsSessions] +
    KIND_MINUTES[fix.kind]
  );
}

/**
 * Place in a plan by safety, which is a constraint and not a cost: everything of a lower tier comes
 * before anything of a higher one. 0 = may be first, 1 = lowers security, 2 = cannot be undone.
 */
export const SAFETY_TIER: Readonly<Record<SafetyClass, 0 | 1 | 2>> = {
  'read-only': 0,
  reversible: 0,
  disruptive: 0,
  'lowers-security': 1,
  irreversible: 2,
};
