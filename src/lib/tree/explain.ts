import type { Engine } from './compile.ts';
import type { OptionOf, QuestionOf, State, Vocabulary } from './types.ts';

/** What one answer did to a cause. */
export interface AnswerEffect<V extends Vocabulary = Vocabulary> {
  readonly question: QuestionOf<V>;
  readonly option: OptionOf<V>;
  /** How many times as likely the answer is under this cause as under all the others, given the rest. */
  readonly factor: number;
  readonly speaks: 'for' | 'against' | 'nothing';
  /** The share of the cause without this answer, 0 to 1. */
  readonly without: number;
}

export interface CauseExplanation<V extends Vocabulary = Vocabulary> {
  readonly cause: string;
  /** Share of the cause, 0 to 1. */
  readonly share: number;
  /** Definite answers, the strongest first. */
  readonly answers: readonly AnswerEffect<V>[];
  /** Fixes tried that made this cause less likely, with the chance that they would not have cured it. */
  readonly tried: readonly { readonly fix: string; readonly factor: number }[];
}

/** A question that tells two causes apart. */
export interface Separation<V extends Vocabulary = Vocabulary> {
  readonly question: QuestionOf<V>;
  /** 0 = tells nothing, 1 = settles it. */
  readonly strength: number;
  /** True if it was asked and the answer was `unknown`. */
  readonly asked: boolean;
  /** How often each option occurs under either cause, 0 to 1. */
  readonly options: readonly { readonly option: OptionOf<V>; readonly a: number; readonly b: number }[];
}

/** How far a question can move a cause. */
export interface Movement<V extends Vocabulary = Vocabulary> {
  readonly cause: string;
  /** Share now. */
  readonly share: number;
  /** Expected change of the share, up or down, 0 to 1. */
  readonly expected: number;
  /** The answer that raises it most, and the one that lowers it most, with the share after it. */
  readonly highest: { readonly option: OptionOf<V>; readonly share: number };
  readonly lowest: { readonly option: OptionOf<V>; readonly share: number };
}

export function explainCause<V extends Vocabulary>(
  _engine: Engine<V>,
  _state: State<NoInfer<V>>,
  _cause: string,
): CauseExplanation<V> {
  throw new Error('in work');
}

/** Index of the presentation of the cause that the answers resemble most; null for `not-covered`. */
export function resembles<V extends Vocabulary>(
  _engine: Engine<V>,
  _state: State<NoInfer<V>>,
  _cause: string,
): number | null {
  throw new Error('in work');
}

/** The smallest set of answers that alone leads to the same first cause, in vocabulary order. */
export function decisive<V extends Vocabulary>(_engine: Engine<V>, _state: State<NoInfer<V>>): readonly QuestionOf<V>[] {
  throw new Error('in work');
}

/** The unanswered question that best tells two causes apart; null if none does. */
export function separates<V extends Vocabulary>(
  _engine: Engine<V>,
  _state: State<NoInfer<V>>,
  _a: string,
  _b: string,
): Separation<V> | null {
  throw new Error('in work');
}

/** The causes that an answer to the question moves most, first the most. */
export function whyQuestion<V extends Vocabulary>(
  _engine: Engine<V>,
  _state: State<NoInfer<V>>,
  _question: QuestionOf<V>,
): readonly Movement<V>[] {
  throw new Error('in work');
}

/** A share as "N in 10", 0 to 10. */
export function inTens(_share: number): number {
  throw new Error('in work');
}
