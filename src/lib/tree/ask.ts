import type { Engine } from './compile.ts';
import type { OptionOf, QuestionOf, State, Vocabulary } from './types.ts';

/** Asking ends if no answer is expected to save more than this many fixes tried. */
export const STOP_SAVING = 0.15;

/** What one answer would lead to. */
export interface OptionEffect<V extends Vocabulary = Vocabulary> {
  readonly option: OptionOf<V>;
  /** Chance of this answer, 0 to 1, given the other answers. */
  readonly chance: number;
  /** The most likely cause after it, and its share. */
  readonly cause: string;
  readonly share: number;
  /** The first step of the plan after it. */
  readonly fix: string;
  /** Expected number of fixes tried after it. */
  readonly tries: number;
}

export interface NextQuestion<V extends Vocabulary = Vocabulary> {
  readonly question: QuestionOf<V>;
  /** Expected number of fixes that an answer saves. */
  readonly saving: number;
  readonly effects: readonly OptionEffect<V>[];
}

/** The question worth asking next, or null if asking more would not help. */
export function nextQuestion<V extends Vocabulary>(
  _engine: Engine<V>,
  _state: State<NoInfer<V>>,
): NextQuestion<V> | null {
  throw new Error('in work');
}

/** The questions that a fix uses and that have not been asked, in vocabulary order. */
export function tailoringQuestions<V extends Vocabulary>(
  _engine: Engine<V>,
  _state: State<NoInfer<V>>,
  _fix: string,
): readonly QuestionOf<V>[] {
  throw new Error('in work');
}

/** What each option of a question would lead to; an answer that is already given is set aside. */
export function effects<V extends Vocabulary>(
  _engine: Engine<V>,
  _state: State<NoInfer<V>>,
  _question: QuestionOf<V>,
): readonly OptionEffect<V>[] {
  throw new Error('in work');
}
