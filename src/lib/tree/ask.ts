import { largestFirst } from './compare.ts';
import type { Engine } from './compile.ts';
import { expectedSaving } from './look-ahead.ts';
import type { QuestionModel, QuestionOf, State, Vocabulary } from './types.ts';
import { situate, type Situation } from './weigh.ts';

/** Asking ends if no answer is expected to save more than this many fixes tried. */
export const STOP_SAVING = 0.15;
/** Minutes that it takes to read a question and to answer or skip it, whatever the answer costs. */
export const READING_MINUTES = 1;

export interface NextQuestion<V extends Vocabulary = Vocabulary> {
  readonly question: QuestionOf<V>;
  /** Expected number of fixes tried that an answer saves; more than STOP_SAVING. */
  readonly saving: number;
}

/**
 * The question worth asking next, or null if asking more would not help. Chosen by expected saving,
 * times the chance that a person can answer, over the minutes that it takes. Questions that were
 * asked (also with answer `unknown`), that only tailor, or that inform of nothing are left out.
 */
export function nextQuestion<V extends Vocabulary>(
  engine: Engine<V>,
  state: State<NoInfer<V>>,
): NextQuestion<V> | null {
  const now = situate(engine, state);
  const worth = askable(engine, now)
    .map((at) => {
      const { model } = engine.tables.questions[at]!;
      const saving = expectedSaving(engine.tables, now, at);
      return { id: model.id as QuestionOf<V>, saving, score: saving * readiness(model) };
    })
    .filter(({ saving }) => saving > STOP_SAVING)
    .sort((a, b) => largestFirst(a.score, b.score, a.id, b.id));
  const best = worth[0];
  if (best === undefined) return null;
  return { question: best.id, saving: best.saving };
}

/** Chance of an answer per minute. */
function readiness(question: QuestionModel): number {
  return question.known / (question.effort + READING_MINUTES);
}

function askable(engine: Engine, now: Situation): readonly number[] {
  return engine.tables.questions.flatMap((question, at) =>
    now.asked[at] === 1 || question.model.tailors || question.base === null ? [] : [at],
  );
}

/** The questions that a fix uses and that have not been asked, in vocabulary order. */
export function tailoringQuestions<V extends Vocabulary>(
  engine: Engine<V>,
  state: State<NoInfer<V>>,
  fix: string,
): readonly QuestionOf<V>[] {
  const at = engine.tables.fixAt.get(fix);
  if (at === undefined) return [];
  const uses: readonly string[] = engine.tables.fixes[at]!.model.uses;
  return engine.model.questions.map(({ id }) => id).filter((id) => uses.includes(id) && state.answers[id] === undefined);
}
