import type { FootprintItem } from '../../../src/lib/scripts/index.ts';
import type { Overrides } from '../windows.ts';

/** One machine, and the steps of a fix that use a verb on it. */
export interface Situation {
  readonly name: string;
  readonly machine: Overrides;
  readonly steps: string;
  /** What these entries of the state are after apply; null: absent. */
  readonly after?: Readonly<Record<string, string | null>>;
  /** A second apply does something again: a restart, or steps that go to and fro. */
  readonly repeats?: true;
}

/** What somebody else does between apply and undo, and what undo must then make of the item. */
export interface Meddling extends Situation {
  readonly meanwhile: Overrides;
  /** The entry of the state that has to stay as somebody else left it, or to be as it was before. */
  readonly entry: string;
  readonly then: 'left alone' | 'put back' | 'put back, but not all';
  /** An entry that somebody else has made, and that stays. */
  readonly keeps?: string;
  /** What undo says of it. */
  readonly says?: RegExp;
}

/** A machine on which the verb cannot do its work. It says so; and what it did before, undo puts back. */
export interface Refusal extends Situation {
  /** What the script says. */
  readonly says: RegExp;
  /** A service that hangs on its way; nobody can put it back, and undo says so. */
  readonly stuck?: readonly string[];
}

/** A journal as an earlier version wrote it, and a machine as that run left it. */
export interface Past {
  readonly machine: Overrides;
  /** Verb, target, old state, new state. */
  readonly journal: readonly (readonly [string, string, string, string])[];
  /** Files that the run kept beside its journal. */
  readonly kept?: Overrides;
  /** What undo changes on the machine: entry: before -> after. */
  readonly changes: readonly string[];
}

/** A verb that can be undone, as the laws need to know it. */
export interface Subject {
  readonly verb: string;
  /** What the situations may touch. */
  readonly footprint: readonly FootprintItem[];
  /** The first ones are also tried with a fault at every change, so they differ in what they write. */
  readonly situations: readonly Situation[];
  /** So many of them with faults. */
  readonly withFaults: number;
  readonly refusals: readonly Refusal[];
  readonly meddlings: readonly Meddling[];
  readonly past: readonly Past[];
}

export const item = (verb: string, target: string, undo: FootprintItem['undo'] = 'journal'): FootprintItem => ({ verb, target, undo });
