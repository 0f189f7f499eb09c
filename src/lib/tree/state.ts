import type { QuestionOf, OptionOf, State, UNKNOWN, Vocabulary } from './types.ts';

/** Nothing answered, nothing tried. Fits every vocabulary. */
export const START = { answers: {}, tried: [] } as const satisfies State;

/** The state with one answer set or changed. The other answers stay. */
export function withAnswer<V extends Vocabulary, Q extends QuestionOf<V>>(
  state: State<V>,
  question: Q,
  option: OptionOf<V, Q> | typeof UNKNOWN,
): State<V> {
  return { ...state, answers: { ...state.answers, [question]: option } };
}

/** The state as if the question had never been asked. */
export function withoutAnswer<V extends Vocabulary>(state: State<V>, question: QuestionOf<V>): State<V> {
  const kept = Object.entries(state.answers).filter(([key]) => key !== question);
  return { ...state, answers: Object.fromEntries(kept) as State<V>['answers'] };
}

/** The state after a fix was tried and did not help. */
export function withTried<V extends Vocabulary>(state: State<V>, fix: string): State<V> {
  return state.tried.includes(fix) ? state : { ...state, tried: [...state.tried, fix] };
}

/** The state as if the fix had not been tried. */
export function withoutTried<V extends Vocabulary>(state: State<V>, fix: string): State<V> {
  return { ...state, tried: state.tried.filter((id) => id !== fix) };
}
