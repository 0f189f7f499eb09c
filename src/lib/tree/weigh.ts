import type { Engine } from './compile.ts';
import type { State, Vocabulary } from './types.ts';

export interface CauseShare {
  readonly cause: string;
  /** Probability of the cause, 0 to 1. All shares together are 1. */
  readonly share: number;
}

/** All causes and `not-covered`, most likely first; equal shares (rounded) by id. */
export function shares<V extends Vocabulary>(_engine: Engine<V>, _state: State<NoInfer<V>>): readonly CauseShare[] {
  throw new Error('in work');
}
