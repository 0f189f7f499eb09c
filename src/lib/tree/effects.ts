import type { Engine } from './compile.ts';
import { outlooks, triesAfter } from './look-ahead.ts';
import { plan } from './plan.ts';
import { UNKNOWN, type OptionOf, type QuestionOf, type State, type Vocabulary } from './types.ts';
import { leader, situate } from './weigh.ts';

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

/**
 * What each option of a question would lead to, in the order of the options. An answer that is
 * already given is set aside first, so this also shows what another answer would have changed.
 */
export function effects<V extends Vocabulary>(
  engine: Engine<V>,
  state: State<NoInfer<V>>,
  question: QuestionOf<V>,
): readonly OptionEffect<V>[] {
  const at = engine.tables.questionAt.get(question);
  if (at === undefined) return [];
  const { tables } = engine;
  const others: State = { ...state, answers: { ...state.answers, [question]: UNKNOWN } };
  const now = situate(engine, others);
  return outlooks(tables, now, at).map((outlook) => {
    const option = tables.questions[at]!.model.options[outlook.column - tables.questions[at]!.firstColumn]!;
    const first = leader(tables, outlook.causes);
    const after: State = { ...others, answers: { ...others.answers, [question]: option } };
    return {
      option: option as OptionOf<V>,
      chance: outlook.chance,
      cause: tables.causes[first]!,
      share: outlook.causes[first]!,
      fix: plan(engine as Engine, after).steps[0].fix,
      tries: triesAfter(tables, now, at, outlook),
    };
  });
}
