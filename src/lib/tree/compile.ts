import type { Model, Vocabulary } from './types.ts';

/** A model made ready for counting. Build it once per model; it is never changed. */
export interface Engine<V extends Vocabulary = Vocabulary> {
  readonly model: Model<V>;
}

/**
 * Precomputes every factor of a model. The same model always gives the same numbers.
 * @throws ModelError if the model refers to an id that it does not have; names all of them.
 */
export function compile<V extends Vocabulary>(_model: Model<V>): Engine<V> {
  throw new Error('in work');
}
