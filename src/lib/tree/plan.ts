import type { Engine } from './compile.ts';
import type { FixKind, SafetyClass, State, Vocabulary } from './types.ts';

/** A fix is left out of a plan if the chance that it cures is smaller than this (0 to 1). */
export const PLAN_FLOOR = 0.005;
/** `not-covered` must lead with at least this share before a plan says that nothing fits. */
export const UNCOVERED_SHARE = 0.2;
/** If no fix has at least this chance, collecting evidence comes first. */
export const DIAGNOSE_BELOW = 0.1;

export interface PlanStep {
  readonly fix: string;
  readonly kind: FixKind;
  readonly safety: SafetyClass;
  /** The causes that it cures, the one to which it owes most of its chance first. */
  readonly cures: readonly string[];
  /** Chance that this fix alone cures, as things stand now, 0 to 1. */
  readonly chance: number;
  /** Chance that it cures after all the steps before it have failed, 0 to 1. */
  readonly turn: number;
  /** Minutes that an attempt costs, waiting and disturbance included. */
  readonly cost: number;
  /** The fix of the next steps that needs this one first, if that is why it stands here. */
  readonly requiredBy: string | null;
}

export interface Plan {
  /** Never empty; the first is never one that lowers security or cannot be undone. */
  readonly steps: readonly PlanStep[];
  /** True if nothing in the model fits the answers well: say so, and collect evidence first. */
  readonly uncovered: boolean;
  /** Chance that none of the steps cures, 0 to 1. */
  readonly unresolved: number;
}

export function plan<V extends Vocabulary>(_engine: Engine<V>, _state: State<NoInfer<V>>): Plan {
  throw new Error('in work');
}
